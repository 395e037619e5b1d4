/** The order people read things in: by source, then by place, then by address. Of a pair the later one is reported. */
import type { Place } from '../model/place'
import type { Resource } from '../model/resource'

export function comesAfter(a: Resource, b: Resource): boolean {
  if (a === b) return false
  const order =
    a.place.source === b.place.source
      ? comparePlaces(a.place, b.place)
      : compare(a.place.source, b.place.source)
  return (order || compare(a.address, b.address) || compare(a.id, b.id)) > 0
}

/** Both begin at the same position of the same source. */
export const samePosition = (a: Place, b: Place): boolean =>
  a.source === b.source && comparePlaces(a, b) === 0

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

function comparePlaces(a: Place, b: Place): number {
  if (a.at === 'span' && b.at === 'span') return compare(a.start, b.start)
  if (a.at !== 'path' || b.at !== 'path') return compare(a.at, b.at)
  for (const [index, step] of a.path.entries()) {
    const other = b.path[index]
    if (other === undefined) return 1
    const order = typeof step === typeof other ? compare(step, other) : compare(typeof step, typeof other)
    if (order !== 0) return order
  }
  return compare(a.path.length, b.path.length)
}
