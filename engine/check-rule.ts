/**
 * What a schema cannot say of a rule: the paths in `of`, `distinct` and the placeholders of messages lead through relations to an
 * attribute that is there.
 */
import type { Row } from '../resources/define'
import { CALLED } from './called'
import { type Clause, isClause } from './clause'
import { placeholdersIn } from './message'
import { isPathWord, type PathWord } from './path-words'
import { EVERYWHERE } from './question'
import type { AnyRule, WayOut } from './rule'
import type { Words as KindWords } from './vocabulary'

/** By kind or group. */
type Words = ReadonlyMap<string, KindWords>

export interface Mistake {
  /** Where in the rule. */
  readonly at: readonly (string | number)[]
  readonly message: string
  /** The word that is not known, and those that are. */
  readonly word: string
  readonly known: readonly string[]
}

export function mistakesIn(rule: AnyRule, words: Words): readonly Mistake[] {
  return [
    ...messageMistakes(rule.message, ['message'], rule.about, words),
    ...(rule.fixes ?? []).flatMap((way, index) => wayMistakes(way, ['fixes', index], rule.about, words)),
    ...clauseMistakes(rule.when, ['when'], rule.about, words),
    ...clauseMistakes(rule.must, ['must'], rule.about, words),
    ...(rule.raise ?? []).flatMap((raise, index) => [
      ...clauseMistakes(raise.when, ['raise', index, 'when'], rule.about, words),
      ...messageMistakes(raise.message ?? '', ['raise', index, 'message'], rule.about, words),
    ]),
  ]
}

type At = Mistake['at']

const messageMistakes = (message: string, at: At, about: string, words: Words): readonly Mistake[] =>
  placeholdersIn(message).flatMap((path) => pathMistake(path.split('.'), at, about, words, CALLED))

function wayMistakes(
  { title, costs = '', steps = [], set = {}, breaks = [] }: WayOut,
  at: At,
  about: string,
  words: Words,
): readonly Mistake[] {
  const texts = [title, costs, ...steps, ...breaks.map(({ says }) => says)]
  const names = [...Object.keys(set), ...breaks.map(({ whoever }) => whoever)]
  return [
    ...texts.flatMap((one) => messageMistakes(one, at, about, words)),
    ...names.flatMap((one) => pathMistake(one.split('.'), at, about, words)),
  ]
}

function clauseMistakes(clause: Clause, at: At, about: string, words: Words): readonly Mistake[] {
  return Object.entries(clause).flatMap(([word, told]) => {
    const here = [...at, word]
    const own = words.get(about)
    const row = own?.get(word)
    if (row) return rowMistakes(told, here, row, about, words)
    if (Array.isArray(told)) {
      return told.flatMap((each, index) =>
        isClause(each) ? clauseMistakes(each, [...here, index], about, words) : [],
      )
    }
    if (!isClause(told)) return []
    if (word === 'not') return clauseMistakes(told, here, about, words)
    if (isPathWord(word)) return targetMistakes(word, told, here, about, own)
    return word === 'unique' && isClause(told.where)
      ? clauseMistakes(told.where, [...here, 'where'], about, words)
      : []
  })
}

function rowMistakes(told: unknown, at: At, row: Row, about: string, words: Words): readonly Mistake[] {
  if (!isClause(told)) return []
  switch (row.row) {
    case 'one':
      return clauseMistakes(told, at, row.kind, words)
    case 'many':
    case 'parts':
    case 'reverse':
      return quantifierMistakes(told, at, row.kind, words)
    case 'policy':
      return quantifierMistakes(told, at, 'policy-statement', words)
    default:
      return operandMistakes(told, at, about, words)
  }
}

const quantifierMistakes = (told: Clause, at: At, kind: string, words: Words): readonly Mistake[] =>
  Object.entries(told).flatMap(([word, inner]) => {
    if (!isClause(inner)) return []
    if (word !== 'count') return clauseMistakes(inner, [...at, word], kind, words)
    const where = isClause(inner.where)
      ? clauseMistakes(inner.where, [...at, word, 'where'], kind, words)
      : []
    const { distinct } = inner
    return typeof distinct === 'string'
      ? [...where, ...pathMistake(distinct.split('.'), [...at, word, 'distinct'], kind, words)]
      : where
  })

const operandMistakes = (told: Clause, at: At, about: string, words: Words): readonly Mistake[] =>
  Object.entries(told).flatMap(([word, operand]) => {
    if (!isClause(operand)) return []
    const here = [...at, word]
    if (typeof operand.of === 'string')
      return pathMistake(operand.of.split('.'), [...here, 'of'], about, words)
    return operandMistakes(operand, here, about, words)
  })

function pathMistake(
  path: readonly string[],
  at: At,
  about: string,
  words: Words,
  alsoLast: readonly string[] = [],
): readonly Mistake[] {
  let kind = about
  for (const [index, word] of path.entries()) {
    const own = words.get(kind)
    const row = own?.get(word)
    const last = index === path.length - 1
    if (last && (row || EVERYWHERE.has(word) || alsoLast.includes(word))) return []
    const next = row && relatedKind(row)
    if (next === undefined) {
      const known = last ? [...(own?.keys() ?? []), ...alsoLast] : relationsIn(own)
      return [
        {
          at,
          word,
          known,
          message: `${path.join('.')}: ${kind} has no ${last ? 'attribute' : 'relation'} ${word}.`,
        },
      ]
    }
    kind = next
  }
  return []
}

/** Requests go to what a relation leads to; an attribute is text, and a way through several relations no relation. */
function whyNoTarget(of: string, about: string, own: KindWords | undefined): string {
  const [first = ''] = of.split('.')
  if (own?.has(of))
    return `of takes a relation, and ${of} of ${about} is an attribute. A host name is written as text.`
  if (of !== first && relationsIn(own).includes(first))
    return `of takes one relation of ${about}, and ${of} is a way through several.`
  return `${about} has no relation ${of}.`
}

/** What a request goes to is a relation. */
function targetMistakes(
  word: PathWord,
  told: Clause,
  at: At,
  about: string,
  own: KindWords | undefined,
): readonly Mistake[] {
  const key = word === 'resolves' ? 'name' : 'to'
  const target = told[key]
  const of = isClause(target) ? target.of : undefined
  if (typeof of !== 'string' || relationsIn(own).includes(of)) return []
  const message = `${word}: ${whyNoTarget(of, about, own)}`
  return [{ at: [...at, key, 'of'], word: of, known: relationsIn(own), message }]
}

const relationsIn = (words: KindWords | undefined): readonly string[] =>
  [...(words ?? [])].filter(([, row]) => relatedKind(row) !== undefined).map(([name]) => name)

function relatedKind(row: Row): string | undefined {
  if (row.row === 'policy') return 'policy-statement'
  return row.row === 'one' || row.row === 'many' || row.row === 'parts' || row.row === 'reverse'
    ? row.kind
    : undefined
}
