/** What a configuration makes of the rules: their severities, and rules of one's own only where they are named. */
import type { Configuration } from '../engine/configuration/configuration'
import type { RuleSetting } from '../engine/configuration/settings'
import type { Severities } from '../engine/configured'
import type { AnyRule } from '../engine/rule'
import type { Problem } from '../model/problem'
import type { Severity } from '../model/report'
import { didYouMean } from './did-you-mean'
import type { UserRules } from './user-rules'

export interface SeveritiesOfRules {
  readonly severities: Severities
  readonly problems: readonly Problem[]
}

/** `files`: those whose rules hold here. */
export function severitiesIn(
  configuration: Configuration,
  { rules, byFile }: Pick<UserRules, 'rules' | 'byFile'>,
  files: readonly string[],
): SeveritiesOfRules {
  const elsewhere = [...byFile].flatMap(([file, own]) => (files.includes(file) ? [] : own))
  const severities = new Map<string, Severity | 'off'>(elsewhere.map(({ id }) => [id, 'off']))
  const problems: Problem[] = []
  for (const [name, setting] of configuration.rules) {
    const rule = rules.find(({ id, formerly = [] }) => id === name || formerly.includes(name))
    if (rule === undefined) problems.push(unknownRule(name, setting, rules))
    else severities.set(rule.id, setting.word === 'on' ? rule.severity : setting.word)
  }
  return { severities, problems }
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
