/** What an evaluation needs: the graph, the world it is asked in, and how far defaults are trusted. */
import type { Graph } from '../graph/graph'
import type { Dialect } from '../model/declaration'
import type { Resource } from '../model/resource'
import { absent, known, type Value, written } from '../model/value'
import type { World } from '../model/world'
import type { Trust } from './settle'

/** The part of the graph that the engine asks. */
export type View = Pick<
  Graph,
  'ofKind' | 'at' | 'value' | 'relation' | 'row' | 'deployment' | 'deployments' | 'exclusive'
>

export interface Question {
  readonly graph: View
  readonly world: World
  readonly trust: Trust
}

/** Attributes that every resource has, beside those of its kind. */
export const EVERYWHERE: ReadonlySet<string> = new Set([
  'ownership',
  'dialect',
  'account',
  'region',
  'action',
])

export function ownValue(resource: Resource, attribute: string): Value<unknown> {
  const here = written(resource.place)
  switch (attribute) {
    case 'account':
      return resource.account
    case 'region':
      return resource.region
    case 'ownership':
      return known(resource.ownership, here)
    case 'dialect':
      return known<Dialect>(resource.dialect, here)
    default:
      return resource.action === undefined ? absent(here) : known(resource.action, here)
  }
}

export const attributeOf = (graph: View, resource: Resource, attribute: string): Value<unknown> =>
  EVERYWHERE.has(attribute) ? ownValue(resource, attribute) : graph.value(resource, attribute)
