/**
 * # What lies under derived values
 *
 * A derived value is as assumed as what it was derived from: a Region read out of `com.amazonaws.${var.region}.sqs` rests on the
 * default of `var.region`. Facts need not remember that: while one is computed, the graph watches which values it asks for. In the
 * same way it keeps what an answer that is not definite lacked ({@link Causes}).
 */
import { answered, giveNotice } from '../model/noticed'
import type { Relation } from '../model/resource'
import { type Assumption, isWhole, type List, type Value, valuesInside } from '../model/value'
import { type Cause, FEW_EDGES, keptCauses } from './causes'

export interface Watch {
  /** Hands the value on, remembering its mark for the fact that is being computed. */
  readonly value: (value: Value<unknown>) => Value<unknown>
  readonly relation: (relation: Relation) => Relation
  /** Computes a fact; its value gets the mark of what it asked for. */
  readonly during: (compute: () => Value<unknown> | Relation) => Value<unknown> | Relation
  /** Computes what several facts will share; what it rests on is told to each that asks, by {@link tell}. */
  readonly apart: <T>(compute: () => T) => Apart<T>
  readonly tell: <T>(answer: Apart<T>) => T
  /** What was not known when this derived answer was made, and would have made it definite. */
  readonly causesOf: (answer: Value<unknown> | Relation) => readonly Cause[]
}

/** An answer that is no value of the graph, with what it rests on. */
export interface Apart<T> {
  readonly answer: T
  readonly mark: Assumption | undefined
  readonly causes: readonly Cause[]
  readonly noticed: boolean
}

/** What has been seen since a fact began to be computed, inside of another or by itself. */
interface Seen {
  readonly within: Seen | undefined
  mark: Assumption | undefined
  readonly causes: Cause[]
}

export function watch(): Watch {
  let innermost: Seen | undefined
  const marks: Marks = new WeakMap()
  const markIn = relationMarks(marks)
  const causes = keptCauses()
  const seeing = <T>(compute: () => T): Apart<T> => {
    const seen: Seen = { within: innermost, mark: undefined, causes: [] }
    innermost = seen
    const { is, noticed } = answered(compute)
    innermost = seen.within
    return { answer: is, mark: seen.mark, causes: seen.causes, noticed }
  }
  return {
    value: (value) => {
      if (innermost) {
        innermost.mark ??= markOf(value, marks)
        causes.add(value, innermost.causes)
      }
      return value
    },
    relation: (relation) => {
      if (innermost) {
        innermost.mark ??= markIn(relation)
        causes.add(relation, innermost.causes)
      }
      return relation
    },
    during: (compute) => {
      const seen = seeing(compute)
      const answer = marked(seen.answer, seen.mark)
      causes.keep(answer, seen.causes)
      return answer
    },
    apart: seeing,
    tell: ({ answer, mark, causes: lacking, noticed }) => {
      if (noticed) giveNotice()
      if (innermost) {
        innermost.mark ??= mark
        causes.addAll(lacking, innermost.causes)
      }
      return answer
    },
    causesOf: causes.of,
  }
}

const marked = (
  answer: Value<unknown> | Relation,
  mark: Assumption | undefined,
): Value<unknown> | Relation =>
  mark !== undefined && 'state' in answer && answer.state !== 'unknown' && answer.assumed === undefined
    ? { ...answer, assumed: mark }
    : answer

type Marks = WeakMap<Value<unknown>, Assumption | 'none'>

/** Hostile nesting ends here. */
const DEPTH = 64

function markOf(value: Value<unknown>, marks: Marks, depth: number = DEPTH): Assumption | undefined {
  if (depth === 0) return undefined
  if (isWhole(value)) return value.assumed
  if (value.state === 'list' && isShort(value))
    return value.assumed ?? firstMark(value.items, marks, depth - 1)
  const known = marks.get(value)
  if (known !== undefined) return known === 'none' ? undefined : known
  const mark = value.assumed ?? firstMark(valuesInside(value), marks, depth - 1)
  marks.set(value, mark ?? 'none')
  return mark
}

/** Looking at so few plain values again costs less than keeping what they say. */
const isShort = ({ items }: List): boolean =>
  items.length <= FEW_EDGES && items.every(({ state }) => state === 'known')

/** A relation with more edges rests on its first ones as much as on the others. */
const EDGES_SEEN = 32

function relationMarks(marks: Marks): (relation: Relation) => Assumption | undefined {
  const kept = new WeakMap<Relation, Assumption | 'none'>()
  return (relation) => {
    if (relation.edges.length <= FEW_EDGES) return markOfEdges(relation, marks)
    const known = kept.get(relation) ?? markOfEdges(relation, marks) ?? 'none'
    kept.set(relation, known)
    return known === 'none' ? undefined : known
  }
}

function markOfEdges({ edges }: Relation, marks: Marks): Assumption | undefined {
  for (const { because } of edges.length > EDGES_SEEN ? edges.slice(0, EDGES_SEEN) : edges) {
    const mark = firstMark(because, marks, DEPTH)
    if (mark !== undefined) return mark
  }
  return undefined
}

function firstMark(values: readonly Value<unknown>[], marks: Marks, depth: number): Assumption | undefined {
  for (const value of values) {
    const mark = markOf(value, marks, depth)
    if (mark !== undefined) return mark
  }
  return undefined
}
