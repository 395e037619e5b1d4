/** Rules of people's own, from the files that options and configurations name. */
import type { AnyRule } from '../engine/rule'
import { readRules } from '../lint'
import { type Source, wholeSource } from '../model/place'
import type { Problem } from '../model/problem'
import { readDecision } from './decisions'
import type { Roots } from './roots'

export interface UserRules {
  /** The built-in ones first. */
  readonly rules: readonly AnyRule[]
  /** By the name of their file. */
  readonly byFile: ReadonlyMap<string, readonly AnyRule[]>
  readonly texts: readonly Source[]
  readonly problems: readonly Problem[]
}

export function userRules(files: readonly string[], builtIn: readonly AnyRule[], roots: Roots): UserRules {
  const byFile = new Map<string, readonly AnyRule[]>()
  const texts: Source[] = []
  const problems: Problem[] = []
  const rules = [...builtIn]
  for (const file of files) {
    const source = readDecision(file, roots)
    if ('code' in source) {
      problems.push(invalid(source))
      continue
    }
    texts.push(source)
    const loaded = readRules(source)
    const fresh = loaded.rules.filter(({ id }) => !rules.some((rule) => rule.id === id))
    problems.push(
      ...loaded.problems.map(invalid),
      ...loaded.rules.flatMap((rule) => taken(rule, fresh, file)),
    )
    byFile.set(file, fresh)
    rules.push(...fresh)
  }
  return { rules, byFile, texts, problems }
}

/** Whatever is wrong with a rule file, the rules are wrong: bad usage, not an input that could not be read. */
const invalid = (problem: Problem): Problem =>
  problem.severity === 'note' ? problem : { ...problem, code: 'rule-invalid', severity: 'unreadable' }

const taken = (rule: AnyRule, fresh: readonly AnyRule[], file: string): readonly Problem[] =>
  fresh.includes(rule)
    ? []
    : [
        {
          code: 'rule-invalid',
          severity: 'unreadable',
          message: `There already is a rule "${rule.id}": give this one another id.`,
          place: wholeSource(file),
        },
      ]
