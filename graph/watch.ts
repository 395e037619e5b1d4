/**
 * # What lies under derived values
 *
 * A derived value is as assumed as what it was derived from: a Region read out of `com.amazonaws.${var.region}.sqs` rests on the
 * default of `var.region`. Facts need not remember that: while one is computed, the graph watches which values it asks for. In the
 * same way it keeps what an answer that is not definite lacked ({@link Causes}).
 */
import type { Relation } from '../model/resource'
import { type Assumption, type Value, valuesInside } from '../model/value'
import { type Cause, keptCauses } from './causes'

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
}

/** A relation with more edges rests on its first ones as much as on the others. */
const EDGES_SEEN = 32

export function watch(): Watch {
  const computing: { mark: Assumption | undefined; readonly causes: Cause[] }[] = []
  const marks: Marks = new WeakMap()
  const causes = keptCauses()
  const lack = (answer: Value<unknown> | Relation): void => {
    const innermost = computing.at(-1)
    if (innermost) causes.add(answer, innermost.causes)
  }
  const ofRelations = new WeakMap<Relation, Assumption | 'none'>()
  const seeMark = (mark: Assumption | undefined): void => {
    const innermost = computing.at(-1)
    if (innermost) innermost.mark ??= mark
  }
  const see = (value: Value<unknown>): void => {
    const innermost = computing.at(-1)
    if (innermost) innermost.mark ??= markOf(value, marks)
  }
  const relationMark = (relation: Relation): Assumption | undefined => {
    const known = ofRelations.get(relation)
    if (known !== undefined) return known === 'none' ? undefined : known
    const mark = markOfEdges(relation, marks)
    ofRelations.set(relation, mark ?? 'none')
    return mark
  }
  return {
    value: (value) => {
      see(value)
      lack(value)
      return value
    },
    relation: (relation) => {
      const innermost = computing.at(-1)
      if (innermost) innermost.mark ??= relationMark(relation)
      lack(relation)
      return relation
    },
    during: (compute) => {
      computing.push({ mark: undefined, causes: [] })
      const computed = compute()
      const seen = computing.pop()
      const answer = marked(computed, seen?.mark)
      causes.keep(answer, seen?.causes ?? [])
      return answer
    },
    apart: (compute) => {
      computing.push({ mark: undefined, causes: [] })
      const answer = compute()
      const seen = computing.pop()
      return { answer, mark: seen?.mark, causes: seen?.causes ?? [] }
    },
    tell: ({ answer, mark, causes: lacking }) => {
      seeMark(mark)
      const innermost = computing.at(-1)
      if (innermost) causes.addAll(lacking, innermost.causes)
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
  if (value.state === 'known' || value.state === 'absent') return value.assumed
  const known = marks.get(value)
  if (known !== undefined) return known === 'none' ? undefined : known
  const mark = value.assumed ?? firstMark(valuesInside(value), marks, depth - 1)
  marks.set(value, mark ?? 'none')
  return mark
}

function markOfEdges({ edges }: Relation, marks: Marks): Assumption | undefined {
  for (const { because } of edges.slice(0, EDGES_SEEN)) {
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
