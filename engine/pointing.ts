/** Where a finding points: the rule's attribute where it is written, the overlay's place where one sets it, else the block's header. */
import type { Place } from '../model/place'
import type { Resource } from '../model/resource'
import { placeOf } from './evidence'
import type { View } from './question'

export function pointedPlace(resource: Resource, attribute: string | undefined, graph: View): Place {
  if (attribute === undefined) return resource.place
  const row = graph.row(resource.kind, attribute)?.row
  const tied = row === 'one' || row === 'many' || row === 'reverse' || row === 'parts'
  const edge = tied ? graph.relation(resource, attribute).edges[0]?.because[0] : undefined
  return placeOf(resource, edge ?? graph.value(resource, attribute))
}
