/**
 * # `vpclint.yaml`
 *
 * What people decide about rules, and what they know and the input does not show. Files are found from the folder of an input
 * upwards; the nearest one wins for each key, and lists add.
 */
import type { Severity } from '../../model/report'
import type { StatedFacts, StatedJoin } from '../../model/stated'
import type { SaidAllow } from '../allow/allow'
import type { RuleSetting } from './settings'

export interface Configuration {
  /** Files above this one do not count. */
  readonly root: boolean
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
}

export const NO_CONFIGURATION: Configuration = {
  root: false,
  failOn: null,
  rules: new Map(),
  ruleFiles: [],
  account: null,
  region: null,
  baseline: null,
  allows: [],
  outside: [],
  joins: [],
}

/** The nearest first. */
export const together = (chain: readonly Configuration[]): Configuration =>
  chain.reduceRight(over, NO_CONFIGURATION)

function over(far: Configuration, near: Configuration): Configuration {
  const named = new Set(near.outside.map(({ name }) => name))
  return {
    root: near.root,
    failOn: near.failOn ?? far.failOn,
    rules: new Map([...far.rules, ...near.rules]),
    ruleFiles: [...new Set([...far.ruleFiles, ...near.ruleFiles])],
    account: near.account ?? far.account,
    region: near.region ?? far.region,
    baseline: near.baseline ?? far.baseline,
    allows: [...far.allows, ...near.allows],
    outside: [...far.outside.filter(({ name }) => !named.has(name)), ...near.outside],
    joins: [...far.joins, ...near.joins],
  }
}
