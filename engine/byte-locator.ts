/**
 * Places in a document of bytes: what {@link ./locate} does for texts. A plan of hundreds of megabytes is never a string; its columns are
 * still counted in UTF-16, as everywhere.
 */

import { isAscii } from 'node:buffer'
import type { Position } from '../model/range-in-source'
import { eachItem, isListAt, memberAt, NOWHERE, startOf, valueEnd } from '../parsers/terraform/json-bytes'
import { landmarksIn } from '../parsers/terraform/landmarks'
import { lineOf } from './line-of'

export interface BytePlace {
  readonly start: Position
  readonly end: Position
}

type Path = readonly (string | number)[]

export interface ByteLocator {
  /** Undefined when the bytes have no such path. */
  readonly at: (path: Path) => BytePlace | undefined
  /** What stands from the start of a line on, counted from one: more than an excerpt shows, and no more of the document. */
  readonly cut: (line: number) => string
}

/** In bytes: more than the lines of an excerpt may have. */
const CUT = 2 ** 15
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function byteLocator(bytes: Uint8Array): ByteLocator {
  const { lists, members } = knownIn(bytes)
  const starts = lineStarts(bytes)
  const positionAt = positions(bytes, starts)
  const itemAt = (list: number, index: number): number => {
    const known = lists.get(list) ?? itemsIn(bytes, list)
    lists.set(list, known)
    return known[index] ?? NOWHERE
  }
  const named = (object: number, name: string): number => {
    const key = memberKey(object, name)
    const known = members.get(key) ?? memberAt(bytes, object, name)
    members.set(key, known)
    return known
  }
  const placeAt = (path: Path): BytePlace | undefined => {
    let at = startOf(bytes)
    for (const step of path) {
      at = typeof step === 'number' ? itemAt(at, step) : named(at, step)
      if (at === NOWHERE) return undefined
    }
    const end = valueEnd(bytes, at)
    return end < 0 ? undefined : { start: positionAt(at), end: positionAt(end) }
  }
  const cut = (line: number): string => {
    const from = starts[line - 1] ?? bytes.length
    return decoder.decode(bytes.subarray(from, from + CUT))
  }
  return { at: placeAt, cut }
}

const memberKey = (object: number, name: string): string => `${object} ${name}`

/** What the reader of a plan found already: where the items of a list start, and the members of an object. */
function knownIn(bytes: Uint8Array) {
  const landmarks = landmarksIn(bytes)
  const root = startOf(bytes)
  const members = new Map(
    [...(landmarks?.members ?? [])].map(([name, at]) => [memberKey(root, name), at] as const),
  )
  const changes = members.get(memberKey(root, 'resource_changes'))
  const lists = new Map<number, readonly number[]>()
  if (landmarks && changes !== undefined && isListAt(bytes, changes)) lists.set(changes, landmarks.changes())
  return { lists, members }
}

/** Where each item of a list starts; kept, so that a thousand findings walk over a list once. */
function itemsIn(bytes: Uint8Array, from: number): readonly number[] {
  const starts: number[] = []
  eachItem(bytes, from, (_, at) => {
    starts.push(at)
    return valueEnd(bytes, at)
  })
  return starts
}

/** A document on one line is counted in blocks of this many bytes. */
const BLOCK = 2 ** 16
const NEWLINE = 10

/** From an offset in bytes to line and column. */
function positions(bytes: Uint8Array, starts: readonly number[]): (offset: number) => Position {
  /** UTF-16 units in front of each block, as far as they were asked for. */
  const blocks = [0]
  const startOfBlock = (block: number): number => characterAt(bytes, block * BLOCK)
  const unitsBefore = (offset: number): number => {
    const block = Math.floor(offset / BLOCK)
    for (let last = blocks.length - 1; last < block; last += 1)
      blocks.push((blocks[last] ?? 0) + unitsIn(bytes, startOfBlock(last), startOfBlock(last + 1)))
    return (blocks[block] ?? 0) + unitsIn(bytes, startOfBlock(block), Math.max(offset, startOfBlock(block)))
  }
  return (offset) => {
    const line = lineOf(starts, offset)
    return { line: line + 1, column: unitsBefore(offset) - unitsBefore(starts[line] ?? 0) + 1 }
  }
}

function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts = [0]
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) starts.push(at + 1)
  return starts
}

/** Characters that are whole: both offsets are at the start of one. Decoding is faster than looking at each byte. */
function unitsIn(bytes: Uint8Array, from: number, to: number): number {
  const part = bytes.subarray(from, to)
  return isAscii(part) ? part.length : decoder.decode(part).length
}

/** The offset itself, or where the character that it is inside of ends: one has four bytes at most. */
function characterAt(bytes: Uint8Array, offset: number): number {
  let at = offset
  while (at < offset + 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1
  return at
}
