/** `covers`, `overlaps`, `within`: CIDRs and ports as intervals. */

import { type Range, rangesOf } from '../../model/range'
import { type Truth, truthOf } from '../../model/truth'
import type { Plain } from '../settle'
import type { Operator } from './operator'

type Relates = (left: readonly Range[], right: readonly Range[]) => boolean

const inside = (inner: Range, outer: Range): boolean =>
  inner.family === outer.family && inner.from >= outer.from && inner.to <= outer.to

const touches = (left: Range, right: Range): boolean =>
  left.family === right.family && left.from <= right.to && right.from <= left.to

/** Parts of another family are left aside: an IPv4 CIDR covers the IPv4 half of `everywhere`. */
const covered: Relates = (left, right) => {
  const comparable = right.filter((range) => left.some((each) => each.family === range.family))
  return comparable.length > 0 && comparable.every((range) => left.some((each) => inside(range, each)))
}

const holdsFor =
  (relates: Relates) =>
  (value: Plain, operands: readonly Plain[]): Truth => {
    if (value.state === 'absent') return 'false'
    const left = value.state === 'known' ? rangesOf(value.value) : undefined
    const right = rangesOfAll(operands)
    return left && right ? truthOf(relates(left, right)) : 'unknown'
  }

function rangesOfAll(operands: readonly Plain[]): readonly Range[] | undefined {
  const ranges: Range[] = []
  for (const operand of operands) {
    const parsed = operand.state === 'known' ? rangesOf(operand.value) : undefined
    if (!parsed) return undefined
    ranges.push(...parsed)
  }
  return ranges
}

export const covers: Operator = {
  name: 'covers',
  says: 'A CIDR or port range that contains all of this one. On a list: one item does.',
  takes: 'range',
  onList: 'some',
  holds: holdsFor(covered),
}

export const overlaps: Operator = {
  name: 'overlaps',
  says: 'A CIDR or port range that has something in common with this one. On a list: one item does.',
  takes: 'range',
  onList: 'some',
  holds: holdsFor((left, right) => left.some((each) => right.some((other) => touches(each, other)))),
}

export const within: Operator = {
  name: 'within',
  says: 'A CIDR or port range that lies inside this one. On a list: every item does.',
  takes: 'range',
  onList: 'every',
  holds: holdsFor((left, right) => left.every((each) => right.some((other) => inside(each, other)))),
}
