/**
 * # Defaults under derived values
 *
 * A derived value is as assumed as what it was derived from: a Region read out of `com.amazonaws.${var.region}.sqs` rests on the
 * default of `var.region`. Facts need not remember that: while one is computed, the graph watches which values it asks for.
 */
import type { Relation } from '../model/resource'
import { type Assumption, type Value, valuesInside } from '../model/value'

export interface Watch {
  /** Hands the value on, remembering its mark for the fact that is being computed. */
  readonly value: (value: Value<unknown>) => Value<unknown>
  readonly relation: (relation: Relation) => Relation
  /** Computes a fact; its value gets the mark of what it asked for. */
  readonly during: (compute: () => Value<unknown> | Relation) => Value<unknown> | Relation
}

/** A relation with more edges rests on its first ones as much as on the others. */
const EDGES_SEEN = 32

export function watch(): Watch {
  const computing: { mark: Assumption | undefined }[] = []
  const marks: Marks = new WeakMap()
  const see = (value: Value<unknown>): void => {
    const innermost = computing.at(-1)
    if (innermost && innermost.mark === undefined) innermost.mark = markOf(value, marks)
  }
  return {
    value: (value) => {
      see(value)
      return value
    },
    relation: (relation) => {
      if (computing.length > 0)
        for (const edge of relation.edges.slice(0, EDGES_SEEN)) for (const value of edge.because) see(value)
      return relation
    },
    during: (compute) => {
      computing.push({ mark: undefined })
      const answer = compute()
      const mark = computing.pop()?.mark
      return mark !== undefined &&
        'state' in answer &&
        answer.state !== 'unknown' &&
        answer.assumed === undefined
        ? { ...answer, assumed: mark }
        : answer
    },
  }
}

type Marks = WeakMap<Value<unknown>, Assumption | 'none'>

/** Hostile nesting ends here. */
const DEPTH = 64

function markOf(value: Value<unknown>, marks: Marks, depth: number = DEPTH): Assumption | undefined {
  if (depth === 0) return undefined
  const known = marks.get(value)
  if (known !== undefined) return known === 'none' ? undefined : known
  const mark = value.assumed ?? firstMark(valuesInside(value), marks, depth - 1)
  marks.set(value, mark ?? 'none')
  return mark
}

function firstMark(values: readonly Value<unknown>[], marks: Marks, depth: number): Assumption | undefined {
  for (const value of values) {
    const mark = markOf(value, marks, depth)
    if (mark !== undefined) return mark
  }
  return undefined
}
