/** Lines between boxes, leaving and reaching them at their sides. */
import type { DrawnLink } from '../../model/drawing'
import type { Box } from './arrange'

export interface Wire {
  readonly link: DrawnLink
  /** The data of an SVG path. */
  readonly path: string
  /** Where a word about it stands. */
  readonly middle: { readonly x: number; readonly y: number }
  /** How far to the right it comes. */
  readonly right: number
}

/** What a box stands in says so by where it stands: no line. */
export function wiresOf(
  links: readonly DrawnLink[],
  boxes: readonly Box[],
  parents: ReadonlyMap<string, string>,
): readonly Wire[] {
  const byId = new Map(boxes.map((box) => [box.node.id, box]))
  return links.flatMap((link) => {
    const from = byId.get(link.from)
    const to = byId.get(link.to)
    return from === undefined || to === undefined || isAround(link.to, link.from, parents)
      ? []
      : [wire(link, from, to)]
  })
}

function isAround(outer: string, inner: string, parents: ReadonlyMap<string, string>): boolean {
  const parent = parents.get(inner)
  return parent !== undefined && (parent === outer || isAround(outer, parent, parents))
}

/** The way of a request, from box to box. */
export function wayThrough(ids: readonly string[], boxes: readonly Box[]): readonly Wire[] {
  const byId = new Map(boxes.map((box) => [box.node.id, box]))
  const met = ids.flatMap((id) => byId.get(id) ?? [])
  return met.slice(1).flatMap((to, index) => {
    const from = met[index]
    return from === undefined || from === to
      ? []
      : [wire({ from: from.node.id, to: to.node.id, relation: '', exact: true }, from, to)]
  })
}

interface Point {
  readonly x: number
  readonly y: number
}

function wire(link: DrawnLink, from: Box, to: Box): Wire {
  const goesRight = to.x >= from.x + from.width
  const goesLeft = to.x + to.width <= from.x
  if (goesRight) return curve(link, side(from, to, 'right'), side(to, from, 'left'), 1, -1)
  if (goesLeft) return curve(link, side(from, to, 'left'), side(to, from, 'right'), -1, 1)
  // One above the other: round their right sides.
  return curve(link, side(from, to, 'right'), side(to, from, 'right'), 1, 1)
}

/** A frame is reached at the height of what reaches it. */
function side(box: Box, other: Box, end: 'left' | 'right'): Point {
  const own = box.y + box.height / 2
  const theirs = other.y + other.height / 2
  const y = box.isFrame ? Math.min(Math.max(theirs, box.y + 18), box.y + box.height - 12) : own
  return { x: end === 'left' ? box.x : box.x + box.width, y }
}

function curve(link: DrawnLink, start: Point, end: Point, outward: number, inward: number): Wire {
  const reach = Math.max(28, Math.min(90, Math.abs(end.x - start.x) / 2, 40 + Math.abs(end.y - start.y) / 3))
  const [a, b] = [start.x + outward * reach, end.x + inward * reach]
  const path = `M${round(start.x)} ${round(start.y)}C${round(a)} ${round(start.y)} ${round(b)} ${round(end.y)} ${round(end.x)} ${round(end.y)}`
  // The point of a cubic curve at its half.
  const middle = { x: round((start.x + 3 * a + 3 * b + end.x) / 8), y: round((start.y + end.y) / 2) }
  // Round the right sides of both, it comes three quarters of the way to its handles.
  const right = Math.max(start.x, end.x) + (outward > 0 && inward > 0 ? 0.75 * reach : 0)
  return { link, path, middle, right }
}

export const round = (value: number): number => Math.round(value * 10) / 10
