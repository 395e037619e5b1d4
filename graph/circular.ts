/** The answers to a question that leads back to itself. */
import type { Relation, Resource } from '../model/resource'
import { unknown, type Value, written } from '../model/value'

export const circular = (resource: Resource): Value<unknown> => unknown('cycle', written(resource.place))

export const endless = (resource: Resource): Relation => ({
  edges: [],
  open: true,
  why: [circular(resource)],
})

/** The same, counted: an answer that was made meanwhile may be another one elsewhere. */
export interface Circles {
  readonly count: () => number
  readonly value: (resource: Resource) => Value<unknown>
  readonly relation: (resource: Resource) => Relation
}

export function circles(): Circles {
  let count = 0
  const counted = <T>(answer: T): T => {
    count += 1
    return answer
  }
  return {
    count: () => count,
    value: (resource) => counted(circular(resource)),
    relation: (resource) => counted(endless(resource)),
  }
}
