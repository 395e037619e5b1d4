/**
 * The fast way to the tree: from js-yaml's flat stream of events, in one pass without recursion. The parser stops at the
 * first error and says so by throwing, which ends here; {@link readTolerantly} then reads the text again.
 */
import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml'
import { type Assembly, emptyScalar, pairsOf, resolveAlias } from './assemble'
import { closeOfFlow, trimmedSpan } from './extent'
import { LIMITS, type MappingNode, type Node, type Pair, type ScalarNode, type SequenceNode } from './node'

export type Refused = { readonly refused: string; readonly at: number }

/** Every event of the text, or why and where the parser stopped. */
export function eventsOf(text: string): readonly Event[] | Refused {
  try {
    return parseEvents(text, { maxDepth: LIMITS.depth })
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): Refused {
  if (!(error instanceof Error)) return { refused: String(error), at: 0 }
  const { reason, mark } = error as { reason?: string; mark?: { position?: number } }
  return { refused: reason ?? error.message, at: mark?.position ?? 0 }
}

interface Frame {
  readonly event: SequenceEvent | MappingEvent | undefined
  readonly children: Node[]
  weight: number
  height: number
}

interface Building {
  readonly text: string
  readonly assembly: Assembly
  readonly frames: Frame[]
  readonly documents: Node[]
  /** Where the text of scalars lies, `[start, end, …]`: no comment can be in there. */
  readonly scalars: number[]
  end: number
}

/** The documents of the text, and the extents of its scalars (`[start, end, …]` in order). */
export function treeOfEvents(
  text: string,
  events: readonly Event[],
  assembly: Assembly,
): { readonly documents: readonly Node[]; readonly scalars: readonly number[] } {
  const building: Building = { text, assembly, frames: [], documents: [], scalars: [], end: 0 }
  for (const event of events) take(building, event)
  return building
}

function take(building: Building, event: Event): void {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      building.assembly.anchors.clear()
      building.frames.push({ event: undefined, children: [], weight: 0, height: 0 })
      return
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      building.end = Math.max(building.end, event.start + (event.style === COLLECTION_STYLE.FLOW ? 1 : 0))
      building.frames.push({ event, children: [], weight: 1, height: 0 })
      return
    case EVENT_ID.SCALAR:
      add(building, scalarOf(building, event), 1, 0, anchorOf(building, event))
      return
    case EVENT_ID.ALIAS:
      addAlias(building, event.anchorStart, event.anchorEnd)
      return
    case EVENT_ID.POP:
      close(building)
  }
}

type Anchoring = { readonly anchorStart: number; readonly anchorEnd: number }

const anchorOf = ({ text }: Building, event: Anchoring): string | undefined =>
  event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd)

function add(building: Building, node: Node, weight: number, height: number, anchor?: string): void {
  const { assembly, frames } = building
  if (anchor !== undefined) assembly.anchors.set(anchor, { node, weight, height })
  const frame = frames[frames.length - 1]
  if (!frame) return
  frame.children.push(node)
  frame.weight += weight
  if (height >= frame.height) frame.height = height + 1
}

function addAlias(building: Building, start: number, end: number): void {
  const name = building.text.slice(start, end)
  const { node, weight, height } = resolveAlias(
    building.assembly,
    name,
    building.frames.length,
    start - 1,
    end,
  )
  add(building, node, weight, height)
  building.end = end
}

function close(building: Building): void {
  const frame = building.frames.pop()
  if (!frame) return
  if (!frame.event) {
    if (frame.children[0]) building.documents.push(frame.children[0])
    return
  }
  const { event, weight, height } = frame
  add(building, collectionOf(building, frame, event), weight, height, anchorOf(building, event))
}

function collectionOf(building: Building, frame: Frame, event: SequenceEvent | MappingEvent): Node {
  const { text, assembly } = building
  if (hasBrackets(text, event))
    building.end = closeOfFlow(text, building.end, event.type === EVENT_ID.MAPPING ? '}' : ']')
  const tag = event.tagStart < 0 ? undefined : text.slice(event.tagStart, event.tagEnd)
  const start = tag === undefined ? event.start : event.tagStart
  const end = Math.max(building.end, start)
  return event.type === EVENT_ID.SEQUENCE
    ? sequenceOf(frame.children, start, end, tag)
    : mappingOf(pairsOf(assembly, frame.children), start, end, tag)
}

const sequenceOf = (items: readonly Node[], start: number, end: number, tag?: string): SequenceNode =>
  tag === undefined ? { kind: 'sequence', items, start, end } : { kind: 'sequence', items, start, end, tag }

const mappingOf = (pairs: readonly Pair[], start: number, end: number, tag?: string): MappingNode =>
  tag === undefined ? { kind: 'mapping', pairs, start, end } : { kind: 'mapping', pairs, start, end, tag }

/** `[ Condition: IsProd ]` holds a mapping in flow style that has no brackets of its own. */
function hasBrackets(text: string, event: SequenceEvent | MappingEvent): boolean {
  if (event.style !== COLLECTION_STYLE.FLOW) return false
  return text[event.start] === (event.type === EVENT_ID.MAPPING ? '{' : '[')
}

function scalarOf(building: Building, event: ScalarEvent): ScalarNode {
  const { text } = building
  const tag = event.tagStart < 0 ? undefined : text.slice(event.tagStart, event.tagEnd)
  if (event.valueStart < 0) {
    if (tag === undefined) return emptyScalar(building.end)
    building.end = event.tagEnd
    return { ...emptyScalar(event.tagStart), end: event.tagEnd, tag }
  }
  const style = styleOf(event)
  const quote = style === 'quoted' ? 1 : 0
  const block = style === 'block' ? trimmedSpan(text, event.valueStart, event.valueEnd) : undefined
  const start = block ? block.start : event.valueStart - quote
  const end = block ? block.end : event.valueEnd + quote
  building.scalars.push(event.valueStart, event.valueEnd)
  building.end = end
  const value = getScalarValue(text, event)
  return tag === undefined
    ? { kind: 'scalar', text: value, style, start, end }
    : { kind: 'scalar', text: value, style, start: event.tagStart, end, tag }
}

function styleOf(event: ScalarEvent): ScalarNode['style'] {
  if (event.style === SCALAR_STYLE.PLAIN) return 'plain'
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  return quoted ? 'quoted' : 'block'
}
