/**
 * A condition as the engine reads it: plain data, whether it came from a typed object or from YAML. What a key means depends on the
 * kind of the resource it is asked of, so a clause is read per kind ({@link readClause}) and each reading is kept.
 */
import { wholeSource } from '../model/place'
import { known, written } from '../model/value'
import type { Row } from '../resources/define'
import { operatorNamed } from './operators/index'
import type { Operator } from './operators/operator'
import { isPathWord, readWalk, type Walk } from './path-words'
import { EVERYWHERE } from './question'
import type { Plain } from './settle'

export type Clause = Readonly<Record<string, unknown>>

/** How deep conditions may stand in each other; a rule of people is below ten. */
export const DEEPEST = 40

export type Test =
  | { readonly is: 'all' | 'any'; readonly clauses: readonly Clause[] }
  | { readonly is: 'not'; readonly clause: Clause }
  | { readonly is: 'compare'; readonly attribute: string; readonly comparisons: readonly Comparison[] }
  | { readonly is: 'step'; readonly relation: string; readonly clause: Clause }
  | { readonly is: 'present'; readonly relation: string; readonly policy: boolean; readonly wanted: boolean }
  | { readonly is: 'some' | 'every' | 'none'; readonly relation: string; readonly clause: Clause }
  | { readonly is: 'count'; readonly relation: string; readonly count: Count }
  | { readonly is: 'unique'; readonly by: readonly string[]; readonly where: Clause | undefined }
  | Walk
  /** A word that this kind does not have: a rule that was not validated. Nothing can be said. */
  | { readonly is: 'misspelt'; readonly word: string }

export interface Comparison {
  readonly operator: Operator
  readonly operands: readonly Operand[]
  /** The operands as values, where all are literals. */
  readonly literals: readonly Plain[] | undefined
  readonly negated: boolean
}

export type Operand =
  | { readonly is: 'literal'; readonly value: string | number | boolean; readonly plain: Plain }
  | { readonly is: 'of'; readonly path: readonly string[] }

export interface Count {
  readonly atLeast: number
  readonly atMost: number
  readonly distinct: readonly string[] | undefined
  readonly where: Clause | undefined
}

type RowOf = (attribute: string) => Row | undefined

export const isClause = (value: unknown): value is Clause =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const clausesIn = (value: unknown): readonly Clause[] => (Array.isArray(value) ? value.filter(isClause) : [])

/** One test a key, to be held together. */
export function readClause(clause: Clause, rowOf: RowOf): readonly Test[] {
  return Object.entries(clause)
    .filter(([, told]) => told !== undefined)
    .flatMap(([word, told]) => readKey(word, told, rowOf))
}

function readKey(word: string, told: unknown, rowOf: RowOf): readonly Test[] {
  const row = rowOf(word)
  if (row) return readRow(word, told, row)
  if (EVERYWHERE.has(word)) return [readComparison(word, told)]
  if (word === 'any' || word === 'all') return [{ is: word, clauses: clausesIn(told) }]
  if (word === 'not' && isClause(told)) return [{ is: 'not', clause: told }]
  if (word === 'unique' && isClause(told)) return [readUnique(told)]
  const walk = isPathWord(word) && isClause(told) && readWalk(word, told)
  if (walk) return [walk]
  return [{ is: 'misspelt', word }]
}

function readRow(word: string, told: unknown, row: Row): readonly Test[] {
  switch (row.row) {
    case 'one':
      return readStep(word, told)
    case 'many':
    case 'parts':
    case 'reverse':
    case 'policy':
      return isClause(told) ? readQuantifiers(word, told, row) : [{ is: 'misspelt', word }]
    default:
      return [readComparison(word, told)]
  }
}

function readStep(relation: string, told: unknown): readonly Test[] {
  if (!isClause(told)) return [{ is: 'misspelt', word: relation }]
  if (typeof told.exists === 'boolean')
    return [{ is: 'present', relation, policy: false, wanted: told.exists }]
  return [{ is: 'step', relation, clause: told }]
}

function readQuantifiers(relation: string, told: Clause, row: Row): readonly Test[] {
  return Object.entries(told)
    .filter(([, inner]) => inner !== undefined)
    .map(([word, inner]) => readQuantifier(relation, word, inner, row))
}

function readQuantifier(relation: string, word: string, told: unknown, row: Row): Test {
  if (word === 'exists' && typeof told === 'boolean') {
    return { is: 'present', relation, policy: row.row === 'policy', wanted: told }
  }
  if (!isClause(told)) return { is: 'misspelt', word: `${relation}.${word}` }
  if (word === 'some' || word === 'every' || word === 'none') return { is: word, relation, clause: told }
  return word === 'count'
    ? { is: 'count', relation, count: readCount(told) }
    : { is: 'misspelt', word: `${relation}.${word}` }
}

const readCount = (told: Clause): Count => ({
  atLeast: typeof told.atLeast === 'number' ? told.atLeast : 0,
  atMost: typeof told.atMost === 'number' ? told.atMost : Number.POSITIVE_INFINITY,
  distinct: typeof told.distinct === 'string' ? told.distinct.split('.') : undefined,
  where: isClause(told.where) ? told.where : undefined,
})

const readUnique = (told: Clause): Test => ({
  is: 'unique',
  by: Array.isArray(told.by) ? told.by.filter((name) => typeof name === 'string') : [],
  where: isClause(told.where) ? told.where : undefined,
})

function readComparison(attribute: string, told: unknown): Test {
  const comparisons = readComparisons(told, false)
  return comparisons ? { is: 'compare', attribute, comparisons } : { is: 'misspelt', word: attribute }
}

/** Undefined when a word is not an operator. */
function readComparisons(told: unknown, negated: boolean): readonly Comparison[] | undefined {
  if (isScalar(told)) return compared('is', told, negated)
  if (!isClause(told)) return undefined
  const read = Object.entries(told)
    .filter(([, operand]) => operand !== undefined)
    .map(([word, operand]) => (word === 'not' ? readNot(operand, negated) : compared(word, operand, negated)))
  return read.some((each) => each === undefined) ? undefined : read.flatMap((each) => each ?? [])
}

/** `not: { a, b }` would be "not both", which is a disjunction: only one operator may stand under it. */
function readNot(told: unknown, negated: boolean): readonly Comparison[] | undefined {
  const inner = readComparisons(told, !negated)
  return inner?.length === 1 ? inner : undefined
}

function compared(word: string, told: unknown, negated: boolean): readonly Comparison[] | undefined {
  const operator = operatorNamed(word)
  const read = (Array.isArray(told) ? told : [told]).map(readOperand)
  const operands = read.filter((operand) => operand !== undefined)
  if (!operator || operands.length < read.length) return undefined
  const literals = operands.flatMap((operand) => (operand.is === 'literal' ? [operand.plain] : []))
  return [
    { operator, operands, literals: literals.length === operands.length ? literals : undefined, negated },
  ]
}

/** What a rule says was written in no input. */
const RULE = written(wholeSource(''))

function readOperand(told: unknown): Operand | undefined {
  if (isScalar(told)) return { is: 'literal', value: told, plain: known(told, RULE) }
  return isClause(told) && typeof told.of === 'string' ? { is: 'of', path: told.of.split('.') } : undefined
}
