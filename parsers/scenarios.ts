/**
 * # Scenarios
 *
 * One root or template as it is deployed several times, each time with other values: environments. Each is a deployment of its own,
 * and no two of them are ever there together, so nothing joins them.
 *
 *     live/app with envs/dev.tfvars and envs/prod.tfvars      the deployments `live/app (dev)` and `live/app (prod)`
 */
import type { Deployment, Parsed } from '../model/declaration'
import type { StatedFacts } from '../model/stated'

/** How people say that something is deployed. */
export interface Scenario {
  readonly name: string
  /** Terraform: names of sources, a later one wins. */
  readonly varFiles?: readonly string[]
  readonly workspace?: string
  /** CloudFormation. */
  readonly parameters?: ReadonlyMap<string, string>
  readonly region?: string
  readonly account?: string
  /** What people say of things elsewhere, in this scenario. */
  readonly outside?: readonly StatedFacts[]
}

/** What a reader is told of the scenario; nothing where there is only one. */
export interface InScenario {
  readonly deployment?: string
  readonly scenario?: NonNullable<Deployment['scenario']>
}

/** What is joined with some scenarios is there for them alone. */
export const thereIn = (joinedIn: ReadonlySet<string> | undefined, parsed: Parsed): Parsed =>
  joinedIn === undefined
    ? parsed
    : { ...parsed, deployments: parsed.deployments.map((each) => ({ ...each, joinedIn })) }

/** `id`: of the deployment, were there one. What is wrong in each of them is wrong once. */
export function inEach<Way extends { readonly name: string }>(
  id: string,
  ways: readonly Way[],
  read: (way: Way, told: InScenario) => Parsed,
): Parsed {
  const all = distinct(ways.map(({ name }) => name))
  const parsed = ways.map((way, index) => {
    const name = all[index] ?? way.name
    return read(way, ways.length > 1 ? { deployment: `${id} (${name})`, scenario: { name, all } } : {})
  })
  const problems = parsed.flatMap((each) => each.problems)
  return {
    deployments: parsed.flatMap(({ deployments }) => deployments),
    declarations: parsed.flatMap(({ declarations }) => declarations),
    problems: [
      ...new Map(
        problems.map((each) => [JSON.stringify([each.code, each.message, each.place]), each]),
      ).values(),
    ],
  }
}

/** Files of one name from two folders are two. */
const distinct = (names: readonly string[]): readonly string[] =>
  names.map((name, index) => {
    const before = names.slice(0, index).filter((each) => each === name).length
    return before === 0 ? name : `${name} ${before + 1}`
  })
