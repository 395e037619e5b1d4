/**
 * # Rules in YAML
 *
 * A user's rule is the same words as a built-in one. A file holds one rule, a list of rules, or `rules:` with a list. What `about` names
 * picks the branch of the schema, so that one typo gives one message, at its line, with a suggestion; what is valid comes back as the
 * identical object that TypeScript would have made.
 */
import { nearest } from '../model/nearest'
import { type Source, span, wholeSource } from '../model/place'
import type { Problem } from '../model/problem'
import { type Node, valueAt } from '../parsers/yaml/node'
import { readYaml } from '../parsers/yaml/read'
import { type Mistake, mistakesIn } from './check-rule'
import type { AnyRule } from './rule'
import { type RuleCheck, ruleCheck } from './rule-check'
import { type Vocabulary, wordsOf } from './vocabulary'
import { dataOf, keyAt, nodeAt } from './yaml-data'

export interface LoadedRules {
  readonly rules: readonly AnyRule[]
  readonly problems: readonly Problem[]
}

export function loadRules(source: Source, vocabulary: Vocabulary): LoadedRules {
  const { root, further, problems, broken } = readYaml(source)
  if (!root || broken) return { rules: [], problems: broken ? problems : [...problems, noRules(source)] }
  const check = ruleCheck(vocabulary)
  const words = wordsOf(vocabulary)
  const loaded = [root, ...further].flatMap(ruleNodes).map((node): LoadedRules => {
    const data = dataOf(node)
    const failures = check(data)
    if ('failed' in failures)
      return { rules: [], problems: failures.failed.map((each) => problemOf(each, node, source)) }
    const mistakes = mistakesIn(failures.rule, words)
    if (mistakes.length > 0)
      return { rules: [], problems: mistakes.map((each) => mistakeProblem(each, node, source)) }
    return { rules: [failures.rule], problems: [] }
  })
  return {
    rules: loaded.flatMap(({ rules }) => rules),
    problems: [...problems, ...loaded.flatMap((each) => each.problems)],
  }
}

function ruleNodes(node: Node): readonly Node[] {
  const listed = valueAt(node, 'rules')
  if (listed?.kind === 'sequence') return listed.items
  return node.kind === 'sequence' ? node.items : [node]
}

const noRules = (source: Source): Problem => ({
  code: 'rule-file-empty',
  severity: 'unreadable',
  message: `${source.name} holds no rule`,
  place: wholeSource(source.name),
})

type Failure = Extract<ReturnType<RuleCheck>, { failed: unknown }>['failed'][number]

function problemOf(failure: Failure, node: Node, source: Source): Problem {
  const { start, end } =
    failure.key === undefined ? nodeAt(node, failure.at) : keyAt(node, failure.at, failure.key)
  return invalid(`${failure.message}${suggestion(failure.word, failure.known)}`, source, start, end)
}

function mistakeProblem({ at, message, word, known }: Mistake, node: Node, source: Source): Problem {
  const { start, end } = nodeAt(node, at)
  return invalid(`${message}${suggestion(word, known)}`, source, start, end)
}

const invalid = (message: string, source: Source, start: number, end: number): Problem => ({
  code: 'rule-invalid',
  severity: 'unreadable',
  message,
  place: span(source.name, start, end),
})

function suggestion(word: string | undefined, known: readonly string[]): string {
  const found = word === undefined ? null : nearest(word, known)
  return found === null ? '' : ` Did you mean "${found}"?`
}
