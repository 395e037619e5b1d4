/**
 * Ranges that are asked, often, whether one of them holds a range or touches it. In the order of where they begin, each with the last
 * address that it or an earlier one reaches, the last that begins in time answers both:
 *
 *     10.0.0.0/8 10.1.0.0/16 52.0.0.0/8        from 10.0.0.0 10.1.0.0 52.0.0.0   reach 10.255.255.255 10.255.255.255 52.255.255.255
 *     10.1.2.0/24    begins behind 10.1.0.0, ends before 10.255.255.255: one holds it
 */
import type { Range } from '../model/range'

export interface RangeSet {
  readonly from: readonly bigint[]
  readonly reach: readonly bigint[]
}

/** All of one family. */
export function rangeSet(ranges: readonly Range[]): RangeSet {
  const ordered = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const reach: bigint[] = []
  for (const { to } of ordered) {
    const before = reach.at(-1)
    reach.push(before === undefined || before < to ? to : before)
  }
  return { from: ordered.map(({ from }) => from), reach }
}

/** One of them has all of its addresses. */
export const holdsRange = (set: RangeSet, { from, to }: Range): boolean => reachedFrom(set, from) >= to

/** One of them has some of its addresses. */
export const touchesRange = (set: RangeSet, { from, to }: Range): boolean => reachedFrom(set, to) >= from

const NOTHING = -1n

/** The last address of those that begin no later. */
function reachedFrom({ from, reach }: RangeSet, start: bigint): bigint {
  let low = 0
  let high = from.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((from[middle] ?? start) <= start) low = middle + 1
    else high = middle
  }
  return low === 0 ? NOTHING : (reach[low - 1] ?? NOTHING)
}
