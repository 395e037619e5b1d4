/** The words that a configuration may give a setting. */
import type { Place } from '../../model/place'
import type { Severity } from '../../model/report'

export const SEVERITY_WORDS = ['error', 'warning', 'note'] as const satisfies readonly Severity[]

/** `on` is the rule's own severity: what a folder above turned off is on again. */
export const RULE_WORDS = ['off', 'on', ...SEVERITY_WORDS] as const
export type RuleWord = (typeof RULE_WORDS)[number]

export const FAIL_WORDS = [...SEVERITY_WORDS, 'never'] as const

export interface RuleSetting {
  readonly word: RuleWord
  readonly place: Place
}
