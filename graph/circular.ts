/** The answers to a question that leads back to itself. */
import type { Relation, Resource } from '../model/resource'
import { unknown, type Value, written } from '../model/value'

export const circular = (resource: Resource): Value<unknown> => unknown('cycle', written(resource.place))

export const endless = (resource: Resource): Relation => ({
  edges: [],
  open: true,
  why: [circular(resource)],
})
