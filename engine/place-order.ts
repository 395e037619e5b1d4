/** Which of two resources stands first: by source, position, then address. */
import type { Place } from '../model/place'

export function comparePlaces(
  left: { readonly place: Place; readonly address: string },
  right: { readonly place: Place; readonly address: string },
): number {
  return (
    compareText(left.place.source, right.place.source) ||
    position(left.place) - position(right.place) ||
    comparePaths(left.place, right.place) ||
    compareText(left.address, right.address)
  )
}

/** By UTF-16 units, so that every machine sorts alike. */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const position = (place: Place): number => (place.at === 'span' ? place.start : 0)

function comparePaths(left: Place, right: Place): number {
  if (left.at !== 'path' || right.at !== 'path') return 0
  for (const [at, step] of left.path.entries()) {
    const other = right.path[at]
    if (other === undefined) return 1
    const order =
      typeof step === 'number' && typeof other === 'number'
        ? step - other
        : compareText(String(step), String(other))
    if (order !== 0) return order
  }
  return left.path.length - right.path.length
}
