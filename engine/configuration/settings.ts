/** The words that a configuration may give a setting. */
import type { Place } from '../../model/place'
import type { Severity } from '../../model/report'

export const SEVERITY_WORDS = ['error', 'warning', 'note'] as const satisfies readonly Severity[]

/** `on` is the rule's own severity: what a folder above turned off is on again. */
export const RULE_WORDS = ['off', 'on', ...SEVERITY_WORDS] as const
export type RuleWord = (typeof RULE_WORDS)[number]

export const FAIL_WORDS = [...SEVERITY_WORDS, 'never'] as const

/**
 * What becomes of a check that neither passes nor fails: `tell` says it among what cannot be told and fails nothing (when nobody
 * decides), `ignore` leaves it out, a severity makes it a finding, for whoever wants proof.
 */
export const UNDECIDED_WORDS = ['tell', 'ignore', ...SEVERITY_WORDS] as const
export type UndecidedWord = (typeof UNDECIDED_WORDS)[number]

export interface RuleSetting {
  /** Null: not said here. */
  readonly word: RuleWord | null
  readonly whenUndecided: UndecidedWord | null
  /** No nearer file may say otherwise. */
  readonly locked: boolean
  readonly place: Place
}
