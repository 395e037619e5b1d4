/**
 * # What a plan says several times
 *
 * Of most resources a plan says the same four times: before and after a change, as planned and as stored. Where two values are the same
 * bytes, the second ends as far from its start as the first, and to see that bytes are the same is ten times as fast as to walk
 * over them. So each list of resources keeps where the values of each address are, and the next list looks there first:
 *
 *     planned_values:   aws_vpc.a {…}                     walked over
 *     resource_changes: aws_vpc.a before {…} after {…}    compared with what was planned
 *     prior_state:      aws_vpc.a {…}                     compared with what was before
 *
 * A value that is another one is walked over like any that was never said. One that is the same is taken to stand where the first one
 * does: what is kept of that holds for it too, and that the two are the same is told by the number.
 */
import { CUT, isObjectAt, isSameText, NOWHERE, type Span, valueEnd } from './json-bytes'

export interface Twins {
  /** A list of resources begins: it is compared with the one before. */
  readonly begin: () => void
  /** The values of the object whose address stands there, in the list before. */
  readonly of: (address: Span) => Span | undefined
  /** The value at `from`, which may be the same as another. */
  readonly valueAt: (from: number, like: Span | undefined) => Twin
  /** Keeps where the values of an object are, for the next list. */
  readonly keep: (address: Span, values: Span) => void
}

export interface Twin {
  /** Where the value is said first. */
  readonly first: Span
  /** Where it ends itself. */
  readonly end: number
}

/** Lists have one order, but for what only one of them has: so many are looked at. */
const NEAR = 16
/** Numbers a value: where the address stands, and the values. */
const NUMBERS = 4

export function twinsIn(bytes: Uint8Array): Twins {
  const native = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let before: readonly number[] = []
  let own: number[] = []
  let next = 0
  const isSame = (from: number, { from: other, to }: Span): boolean =>
    from + to - other <= bytes.length && native.compare(native, from, from + to - other, other, to) === 0
  return {
    begin: () => {
      before = own
      own = []
      next = 0
    },
    of: ({ from, to }) => {
      for (let at = next; at < Math.min(next + NEAR * NUMBERS, before.length); at += NUMBERS) {
        if (!isSameText(bytes, before[at] ?? NOWHERE, from, to)) continue
        next = at + NUMBERS
        return { from: before[at + 2] ?? NOWHERE, to: before[at + 3] ?? NOWHERE }
      }
      return undefined
    },
    valueAt: (from, like) => {
      if (like && isObjectAt(bytes, from) && isSame(from, like))
        return { first: like, end: from + like.to - like.from }
      const end = valueEnd(bytes, from)
      return { first: { from, to: end }, end }
    },
    keep: (address, values) => {
      if (values.to !== CUT && isObjectAt(bytes, values.from))
        own.push(address.from, address.to, values.from, values.to)
    },
  }
}
