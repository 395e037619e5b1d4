/** What a configuration makes of the rules: their severities, and rules of one's own only where they are named. */
import type { Configuration } from '../engine/configuration/configuration'
import { isBroken, lockedRule, settingOver } from '../engine/configuration/locks'
import type { RuleSetting } from '../engine/configuration/settings'
import type { Severities, WhenUndecided } from '../engine/configured'
import type { AnyRule } from '../engine/rule'
import type { Problem } from '../model/problem'
import type { Severity } from '../model/report'
import { didYouMean } from './did-you-mean'
import type { UserRules } from './user-rules'

export interface SettingsOfRules {
  readonly severities: Severities
  readonly whenUndecided: WhenUndecided
  readonly problems: readonly Problem[]
}

/** `files`: those whose rules hold here. */
export function settingsIn(
  configuration: Configuration,
  { rules, byFile }: Pick<UserRules, 'rules' | 'byFile'>,
  files: readonly string[],
): SettingsOfRules {
  const elsewhere = [...byFile].flatMap(([file, own]) => (files.includes(file) ? [] : own))
  const severities = new Map<string, Severity | 'off'>(elsewhere.map(({ id }) => [id, 'off']))
  const whenUndecided = new Map<string, Severity | 'ignore'>()
  const { byRule, problems } = settingsByRule(configuration, rules)
  for (const [rule, { word, whenUndecided: undecided }] of byRule) {
    if (word !== null) severities.set(rule.id, word === 'on' ? rule.severity : word)
    if (undecided !== null && undecided !== 'tell') whenUndecided.set(rule.id, undecided)
  }
  return { severities, whenUndecided, problems }
}

/** A rule may be named by an earlier name too; a lock holds under each. */
export function settingsByRule(configuration: Configuration, rules: readonly AnyRule[]) {
  const byRule = new Map<AnyRule, RuleSetting>()
  const problems: Problem[] = []
  for (const [name, setting] of configuration.rules) {
    const rule = rules.find(({ id, formerly = [] }) => id === name || formerly.includes(name))
    const before = rule && byRule.get(rule)
    if (rule === undefined) problems.push(unknownRule(name, setting, rules))
    else if (before !== undefined && isBroken(before, setting))
      problems.push(lockedRule(name, before, setting))
    else byRule.set(rule, before === undefined ? setting : settingOver(before, setting))
  }
  return { byRule, problems }
}

const unknownRule = (name: string, { place }: RuleSetting, rules: readonly AnyRule[]): Problem => ({
  code: 'configuration-invalid',
  severity: 'unreadable',
  message: `There is no rule "${name}".${didYouMean(
    name,
    rules.map(({ id }) => id),
  )}`,
  place,
})
