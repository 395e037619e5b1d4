/**
 * # Names of DNS zones
 *
 * Compared without case, final dot and wildcard: `*.execute-api…` is answered by a zone called `execute-api…`. A Region whose text is
 * unknown is still one label, so names of different length differ:
 *
 *     ${Region}.amazonaws.com     is not     sqs.${Region}.amazonaws.com
 */
import { referentKey } from '../model/reference'
import type { Template, Value } from '../model/value'
import { sameKey } from './same'
import { both, CANNOT_TELL, NO, type Standing, standingOf, YES } from './standing'
import { type Piece, piecesOf } from './text'

export function zoneName(name: Value<unknown>): Value<unknown> {
  if (name.state === 'conditional')
    return { ...name, cases: name.cases.map((each) => ({ ...each, value: zoneName(each.value) })) }
  if (name.state !== 'known' && name.state !== 'template') return name
  const pieces = piecesOf(name)
  const parts = pieces.map((piece, at) =>
    typeof piece === 'string' ? plain(piece, at === 0, at === pieces.length - 1) : piece.value,
  )
  const normalized: Template = { state: 'template', parts, origin: name.origin }
  return normalized
}

function plain(text: string, first: boolean, last: boolean): string {
  const lower = text.toLowerCase()
  const start = first && lower.startsWith('*.') ? lower.slice(2) : lower
  return last && start.endsWith('.') ? start.slice(0, -1) : start
}

export const sameZoneName = (a: Value<unknown>, b: Value<unknown>): Standing =>
  standingOf(zoneName(a), (one) => standingOf(zoneName(b), (other) => compare(one, other)))

function compare(a: Value<unknown>, b: Value<unknown>): Standing {
  const [left, right] = [labelsOf(piecesOf(a)), labelsOf(piecesOf(b))]
  if (!left || !right) return sameKey(a, b)
  if (left.length !== right.length) return NO
  return both(...left.map((label, at) => sameLabel(label, right[at] ?? '')))
}

/** Undefined when a hole may hold more than one label, or a part of one. */
function labelsOf(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const labels: Piece[] = []
  let whole = true
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (!isRegion(piece) || !whole) return undefined
      labels.push(piece)
      whole = false
      continue
    }
    if (!whole && !piece.startsWith('.')) return undefined
    const texts: readonly string[] = (whole ? piece : piece.slice(1)).split('.')
    whole = texts.at(-1) === ''
    labels.push(...(whole ? texts.slice(0, -1) : texts))
  }
  return labels
}

const isRegion = (piece: Exclude<Piece, string>): boolean =>
  piece.refers.length === 1 && piece.refers.every(({ to }) => to.is === 'symbol' && to.name === 'region')

const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/

function sameLabel(a: Piece, b: Piece): Standing {
  if (typeof a === 'string' && typeof b === 'string') return a === b ? YES : NO
  if (typeof a !== 'string' && typeof b !== 'string') return sameRegion(a, b) ? YES : CANNOT_TELL
  const text = typeof a === 'string' ? a : String(b)
  return REGION.test(text) ? CANNOT_TELL : NO
}

function sameRegion(a: Exclude<Piece, string>, b: Exclude<Piece, string>): boolean {
  const [one, other] = [a.refers[0], b.refers[0]]
  return one !== undefined && other !== undefined && referentKey(one.to) === referentKey(other.to)
}
