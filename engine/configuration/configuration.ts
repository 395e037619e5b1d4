/**
 * # `vpclint.yaml`
 *
 * What people decide about rules, and what they know and the input does not show. Files are found from the folder of an input
 * upwards; the nearest one wins for each key, and lists add.
 */
import type { Place } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Severity } from '../../model/report'
import type { StatedFacts, StatedJoin, StatedModule } from '../../model/stated'
import type { SaidAllow } from '../allow/allow'
import type { Deployed } from './deployments'
import { settingsOver } from './locks'
import type { RuleSetting } from './settings'

/** A path, or the name of an installed package. */
export interface Extended {
  readonly name: string
  readonly place: Place
}

export interface Configuration {
  /** Files above this one do not count. */
  readonly root: boolean
  /** Files that this one stands on; it wins over them. */
  readonly extends: readonly Extended[]
  readonly failOn: Severity | 'never' | null
  readonly rules: ReadonlyMap<string, RuleSetting>
  /** Names of sources with rules in YAML. */
  readonly ruleFiles: readonly string[]
  readonly account: string | null
  readonly region: string | null
  /** Name of the source. */
  readonly baseline: string | null
  readonly allows: readonly SaidAllow[]
  readonly outside: readonly StatedFacts[]
  readonly joins: readonly StatedJoin[]
  readonly modules: readonly StatedModule[]
  readonly deployments: readonly Deployed[]
  /** Where the single values stand, by key; of a list, by key and value. */
  readonly places: ReadonlyMap<string, Place>
  /** What is wrong with how files lie over each other. */
  readonly problems: readonly Problem[]
}

export const NO_CONFIGURATION: Configuration = {
  root: false,
  extends: [],
  failOn: null,
  rules: new Map(),
  ruleFiles: [],
  account: null,
  region: null,
  baseline: null,
  allows: [],
  outside: [],
  joins: [],
  modules: [],
  deployments: [],
  places: new Map(),
  problems: [],
}

/** The nearest first. */
export const together = (chain: readonly Configuration[]): Configuration =>
  chain.reduceRight(over, NO_CONFIGURATION)

function over(far: Configuration, near: Configuration): Configuration {
  const { settings, problems } = settingsOver(far.rules, near.rules)
  return {
    root: near.root,
    extends: [],
    failOn: near.failOn ?? far.failOn,
    rules: settings,
    ruleFiles: [...new Set([...far.ruleFiles, ...near.ruleFiles])],
    account: near.account ?? far.account,
    region: near.region ?? far.region,
    baseline: near.baseline ?? far.baseline,
    allows: [...far.allows, ...near.allows],
    outside: named(far.outside, near.outside),
    joins: [...far.joins, ...near.joins],
    modules: named(far.modules, near.modules),
    deployments: [
      ...far.deployments.filter((one) => !near.deployments.some((other) => isSame(one, other))),
      ...near.deployments,
    ],
    places: new Map([...far.places, ...near.places]),
    problems: [...far.problems, ...near.problems, ...problems],
  }
}

const isSame = (one: Deployed, other: Deployed): boolean => one.name === other.name && one.path === other.path

/** What is said of one thing in two files is said by the nearer one. */
function named<T extends { readonly name: string }>(far: readonly T[], near: readonly T[]): readonly T[] {
  const again = new Set(near.map(({ name }) => name))
  return [...far.filter(({ name }) => !again.has(name)), ...near]
}

/** What holds of a file that lies above `root: true`: its locks, which nobody below can take off. */
export const locksOf = ({ rules }: Configuration): Configuration => ({
  ...NO_CONFIGURATION,
  rules: new Map([...rules].filter(([, { locked }]) => locked)),
})
