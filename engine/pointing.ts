/**
 * Where a finding points: the rule's attribute where it is written, the overlay's place where one sets it, else the block's header.
 *
 * In a downloaded module there is nothing that people can edit or review: then it is the input that they hand to it, else their call.
 */
import { isDownloaded, type Place } from '../model/place'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { placeOf } from './evidence'
import type { View } from './question'

export function pointedPlace(resource: Resource, attribute: string | undefined, graph: View): Place {
  const value = attribute === undefined ? undefined : pointedValue(resource, attribute, graph)
  const place = value === undefined ? resource.place : placeOf(resource, value)
  if (!isDownloaded(place)) return place
  const ways = [...(value?.origin.trail ?? []), ...resource.calls]
  return ways.find((each) => !isDownloaded(each)) ?? place
}

function pointedValue(resource: Resource, attribute: string, graph: View): Value<unknown> {
  const row = graph.row(resource.kind, attribute)?.row
  const tied = row === 'one' || row === 'many' || row === 'reverse' || row === 'parts'
  const edge = tied ? graph.relation(resource, attribute).edges[0]?.because[0] : undefined
  return edge ?? graph.value(resource, attribute)
}
