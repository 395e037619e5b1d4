/** Where every box stands: networks one below the other in the middle, what is in none at their sides, near what it is joined with. */
import type { Drawing, DrawnNode } from '../../model/drawing'
import { standsRight } from './kinds'
import { type Nested, nest } from './nest'

export interface Box {
  readonly node: DrawnNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Holds others. */
  readonly isFrame: boolean
}

export interface Arranged {
  readonly boxes: readonly Box[]
  readonly width: number
  readonly height: number
}

export const LEAF = { width: 176, height: 44 }
const GAP = 14
/** Between columns in a frame. */
const LANE = 46
/** Above what a frame holds. */
const HEAD = 34
/** Between the middle and its sides, where the lines run. */
const AISLE = 96
const MARGIN = 16

/** A piece of the picture whose own corner is 0, 0. */
interface Block {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
}

export function arrange(drawing: Drawing): Arranged {
  const roots = nest(drawing)
  const isMiddle = ({ node, inside }: Nested) =>
    inside.length > 0 || node.kind === 'vpc' || node.kind === 'subnet'
  const middle = stacked(roots.filter(isMiddle).map(blockOf), 2 * GAP)
  const sides = roots.filter((root) => !isMiddle(root))
  const height = Math.max(middle.height, columnHeight(sides.length / 2))
  const left = side(
    sides.filter(({ node }) => !standsRight(node.kind)),
    drawing,
    middle,
    height,
  )
  const right = side(
    sides.filter(({ node }) => standsRight(node.kind)),
    drawing,
    middle,
    height,
  )
  const columns = [left, middle, right].filter(({ boxes }) => boxes.length > 0)
  const tallest = Math.max(0, ...columns.map((block) => block.height))
  let x = MARGIN
  const boxes: Box[] = []
  for (const block of columns) {
    boxes.push(...moved(block.boxes, x, MARGIN + (tallest - block.height) / 2))
    x += block.width + AISLE
  }
  return { boxes, width: Math.max(0, x - AISLE) + MARGIN, height: tallest + 2 * MARGIN }
}

const columnHeight = (count: number): number => Math.ceil(count) * (LEAF.height + GAP)

const moved = (boxes: readonly Box[], x: number, y: number): readonly Box[] =>
  boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y }))

function blockOf({ node, inside }: Nested): Block {
  if (inside.length === 0 && node.kind !== 'vpc') {
    const box = { node, x: 0, y: 0, ...LEAF, isFrame: false }
    return { ...LEAF, boxes: [box] }
  }
  const held = inFrame(inside)
  const width = Math.max(LEAF.width, held.width) + 2 * GAP
  const height = HEAD + held.height + GAP
  const frame = { node, x: 0, y: 0, width, height, isFrame: true }
  return { width, height, boxes: [frame, ...moved(held.boxes, GAP, HEAD)] }
}

/** Leaves first, then frames, each where there is most room. */
function inFrame(inside: readonly Nested[]): Block {
  const blocks = [...inside].sort((a, b) => rankOf(a) - rankOf(b)).map(blockOf)
  const count = blocks.length <= 3 ? 1 : blocks.length <= 10 ? 2 : 3
  const width = Math.max(0, ...blocks.map((block) => block.width))
  const heights = Array.from({ length: count }, () => 0)
  const boxes = blocks.flatMap((block) => {
    const column = heights.indexOf(Math.min(...heights))
    const y = heights[column] ?? 0
    heights[column] = y + block.height + GAP
    return moved(block.boxes, column * (width + LANE), y)
  })
  return {
    boxes,
    width: count * width + (count - 1) * LANE,
    height: Math.max(0, ...heights) - (blocks.length > 0 ? GAP : 0),
  }
}

/** What works there, what leads there, subnets, ways out; frames last. */
function rankOf({ node: { kind }, inside }: Nested): number {
  if (inside.length > 0) return 4
  if (kind === 'subnet') return 2
  if (kind === 'vpc-endpoint') return 1
  return /gateway/.test(kind) ? 3 : 0
}

function stacked(blocks: readonly Block[], gap: number): Block {
  const width = Math.max(0, ...blocks.map((block) => block.width))
  let y = 0
  const boxes = blocks.flatMap((block) => {
    const placed = moved(block.boxes, (width - block.width) / 2, y)
    y += block.height + gap
    return placed
  })
  return { boxes, width, height: Math.max(0, y - gap) }
}

/** In the order of what each is joined with; more columns than one where it is long. */
function side(roots: readonly Nested[], { links }: Drawing, middle: Block, height: number): Block {
  const heights = new Map(middle.boxes.map(({ node, y, height: tall }) => [node.id, y + tall / 2]))
  const pull = ({ node }: Nested): number => {
    const near = links.flatMap(({ from, to }) =>
      from === node.id ? (heights.get(to) ?? []) : to === node.id ? (heights.get(from) ?? []) : [],
    )
    return near.length === 0 ? Number.POSITIVE_INFINITY : near.reduce((sum, y) => sum + y, 0) / near.length
  }
  const sorted = [...roots].sort((a, b) => compare(pull(a), pull(b)))
  const most = Math.max(6, Math.floor(height / (LEAF.height + GAP)))
  const columns = Math.ceil(sorted.length / most)
  const tall = Math.ceil(sorted.length / Math.max(1, columns))
  const blocks = Array.from({ length: columns }, (_each, index) =>
    stacked(sorted.slice(index * tall, (index + 1) * tall).map(blockOf), GAP),
  )
  return {
    width: columns * LEAF.width + Math.max(0, columns - 1) * GAP * 2,
    height: Math.max(0, ...blocks.map((block) => block.height)),
    boxes: blocks.flatMap(({ boxes }, index) => moved(boxes, index * (LEAF.width + 2 * GAP), 0)),
  }
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b)
