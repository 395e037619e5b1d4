/** Text with holes as a flat row of pieces, so that patterns can be found in it whoever composed it. */
import type { Reference } from '../model/reference'
import type { Value } from '../model/value'

/** A piece of literal text, something that is referred to, or something that nobody can see. */
export type Piece = string | Hole

/** `exact`: the text is what the one reference gives; else it is made of some of them, nobody can see how. */
export interface Hole {
  readonly refers: readonly Reference[]
  readonly exact: boolean
  readonly value: Value<unknown>
}

const DEPTH = 16

/** One row of pieces; neighbouring literals are one. Conditional parts are a piece nobody can see. */
export function piecesOf(value: Value<unknown>, depth: number = DEPTH): readonly Piece[] {
  if (value.state === 'known') return value.value === '' ? [] : [String(value.value)]
  const pieces: Piece[] = []
  for (const piece of rawPieces(value, depth)) {
    const last = pieces.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
    else if (piece !== '') pieces.push(piece)
  }
  return pieces
}

function rawPieces(value: Value<unknown>, depth: number): readonly Piece[] {
  if (depth === 0) return [hole(value)]
  switch (value.state) {
    case 'known':
      return [String(value.value)]
    case 'absent':
      return []
    case 'reference':
      return [{ refers: value.targets, exact: value.exact, value }]
    case 'template':
      return value.parts.flatMap((part) => (typeof part === 'string' ? [part] : rawPieces(part, depth - 1)))
    case 'unknown':
      return [{ refers: value.refersTo, exact: false, value }]
    default:
      return [hole(value)]
  }
}

const hole = (value: Value<unknown>): Hole => ({ refers: [], exact: false, value })

/** Every text anywhere in a structure (environment variables, container definitions), with its place; bounded. */
export function textsIn(
  value: Value<unknown>,
  budget: { left: number } = { left: 5000 },
): readonly Value<unknown>[] {
  if (budget.left-- <= 0) return []
  switch (value.state) {
    case 'list':
      return value.items.flatMap((item) => textsIn(item, budget))
    case 'map':
      return [...value.entries.values()].flatMap((entry) => textsIn(entry, budget))
    case 'conditional':
      return value.cases.flatMap((each) => textsIn(each.value, budget))
    case 'absent':
      return []
    default:
      return [value]
  }
}
