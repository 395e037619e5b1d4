/** What people decide and know about some inputs, and what of it holds where. */
import type { Deployment } from '../model/declaration'
import type { Severity } from '../model/report'
import type { StatedFacts, StatedJoin, StatedModule } from '../model/stated'
import type { SaidAllow } from './allow/allow'
import type { AnyRule } from './rule'

/** By rule id; `off` is not asking. */
export type Severities = ReadonlyMap<string, Severity | 'off'>

/** By rule id: a severity makes a finding of a check that neither passes nor fails, `ignore` leaves it out. */
export type WhenUndecided = ReadonlyMap<string, Severity | 'ignore'>

export interface Configured {
  readonly severities?: Severities
  readonly whenUndecided?: WhenUndecided
  readonly account?: string
  readonly region?: string
  readonly allows?: readonly SaidAllow[]
  readonly outside?: readonly StatedFacts[]
  readonly joins?: readonly StatedJoin[]
  readonly modules?: readonly StatedModule[]
}

/** The deployments that one configuration speaks of. */
export interface Holding {
  readonly configured: Configured
  readonly deployments: ReadonlySet<string>
}

/** One entry a configuration, also where several inputs have the same one. */
export function holdings(
  read: readonly { readonly configured: Configured | undefined; readonly deployments: readonly string[] }[],
): readonly Holding[] {
  const byConfigured = new Map<Configured, Set<string>>()
  for (const { configured, deployments } of read) {
    if (configured === undefined) continue
    const own = byConfigured.get(configured) ?? new Set()
    for (const id of deployments) own.add(id)
    byConfigured.set(configured, own)
  }
  return [...byConfigured].map(([configured, deployments]) => ({ configured, deployments }))
}

/** Where nobody configures any. */
export const ownSeverity = (rule: AnyRule): Severity => rule.severity

/** The severity of a rule in a deployment. */
export function severitiesOf(
  all: readonly Holding[],
  everywhere: Severities | undefined,
): (rule: AnyRule, deployment: string) => Severity | 'off' {
  const byDeployment = inEach(all, ({ severities }) => severities)
  if (everywhere === undefined && byDeployment.size === 0) return ownSeverity
  return (rule, deployment) =>
    everywhere?.get(rule.id) ?? byDeployment.get(deployment)?.get(rule.id) ?? rule.severity
}

/** What becomes of an undecided check of a rule in a deployment; undefined when nobody decides. */
export function whenUndecidedOf(
  all: readonly Holding[],
): (rule: AnyRule, deployment: string) => Severity | 'ignore' | undefined {
  const byDeployment = inEach(all, ({ whenUndecided }) => whenUndecided)
  return (rule, deployment) => byDeployment.get(deployment)?.get(rule.id)
}

const inEach = <T>(
  all: readonly Holding[],
  part: (configured: Configured) => T | undefined,
): ReadonlyMap<string, T> =>
  new Map(
    all.flatMap(({ configured, deployments }) => {
      const own = part(configured)
      return own === undefined ? [] : [...deployments].map((id) => [id, own] as const)
    }),
  )

/** What one configuration allows holds for its deployments only; the same allow in the configurations of two inputs is one. */
export function allowsOf(all: readonly Holding[]): readonly SaidAllow[] {
  const within = new Map<SaidAllow, Set<string>>()
  for (const { configured, deployments } of all) {
    for (const allow of configured.allows ?? []) {
      const own = within.get(allow) ?? new Set()
      for (const id of deployments) own.add(id)
      within.set(allow, own)
    }
  }
  return [...within].map(([said, deployments]) =>
    'reach' in said && said.reach.is === 'named' ? { ...said, reach: { ...said.reach, deployments } } : said,
  )
}

export const statedOf = (all: readonly Holding[]) => ({
  outside: all.flatMap(({ configured, deployments }) =>
    [...(configured.outside ?? []), ...(configured.modules ?? []).flatMap(({ facts }) => facts)].map(
      (facts) => ({ ...facts, deployments }),
    ),
  ),
  joins: [...new Set(all.flatMap(({ configured }) => configured.joins ?? []))],
})

interface InScenarios {
  readonly parsed: { readonly deployments: readonly Deployment[] }
  readonly scenarios: readonly { readonly name: string; readonly outside?: readonly StatedFacts[] }[]
}

/** What is said for one scenario holds for its deployments alone. */
export const scenarioFacts = (all: readonly InScenarios[]): readonly StatedFacts[] =>
  all.flatMap(({ parsed: { deployments }, scenarios }) =>
    scenarios.flatMap(({ name, outside = [] }) => {
      const own = deployments.filter(({ scenario }) => scenario === undefined || scenario.name === name)
      const ids = new Set(own.map(({ id }) => id))
      return outside.map((facts) => ({ ...facts, deployments: ids }))
    }),
  )
