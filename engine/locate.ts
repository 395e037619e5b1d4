/** Turns places into lines and columns, once, when a report is built. */
import type { Place } from '../model/place'
import type { Position, Range } from '../model/range-in-source'
import type { Excerpt } from '../model/report'
import { type ByteLocator, byteLocator } from './byte-locator'
import { jsonLocator } from './json-locator'
import { lineOf, lineStarts } from './line-of'

/** The texts of a run by source name. Undefined for a source that was not read as text. */
export type Texts = (source: string) => string | undefined
/** Those that are too large to be texts. */
export type LargeTexts = (source: string) => Uint8Array | undefined

export interface Locator {
  readonly range: (place: Place) => Range
  /** The offsets of a place in its source's text; undefined for a whole source, or where its path is not found. */
  readonly offsets: (place: Place) => Offsets | undefined
  readonly text: Texts
  /** The offset of every line's first character. */
  readonly lines: (source: string) => readonly number[]
  /** Of a source that is too large to be a text: what stands from the start of a line on, as much as an excerpt may show. */
  readonly cut: (source: string, line: number) => string | undefined
  /** Those that were made: the values of a finding often stand on the same lines. */
  readonly excerpts: Map<string, Excerpt | null>
}

export interface Offsets {
  readonly start: number
  readonly end: number
}

const START: Position = { line: 1, column: 1 }

export function locator(text: Texts, large: LargeTexts = () => undefined): Locator {
  const lines = new Map<string, readonly number[]>()
  const linesOf = (source: string): readonly number[] => {
    const known = lines.get(source)
    if (known) return known
    const starts = lineStarts(text(source) ?? '')
    lines.set(source, starts)
    return starts
  }
  const paths = new Map<string, ReturnType<typeof jsonLocator>>()
  const pathsIn = (source: string, json: string) => {
    const known = paths.get(source) ?? jsonLocator(json)
    paths.set(source, known)
    return known
  }
  const offsets = (place: Place): Offsets | undefined => offsetsIn(text(place.source), place, pathsIn)
  const inBytes = new Map<string, ByteLocator>()
  const bytesOf = (source: string): ByteLocator | undefined => {
    const bytes = inBytes.has(source) ? undefined : large(source)
    if (bytes !== undefined) inBytes.set(source, byteLocator(bytes))
    return inBytes.get(source)
  }
  const range = (place: Place): Range => {
    const bytes = place.at === 'path' ? bytesOf(place.source) : undefined
    if (place.at !== 'path' || bytes === undefined) return rangeOf(place.source, offsets(place), linesOf)
    return { file: place.source, ...(nearest(bytes.at, place.path) ?? { start: START, end: START }) }
  }
  const cut = (source: string, line: number) => bytesOf(source)?.cut(line)
  return { text, offsets, lines: linesOf, range, cut, excerpts: new Map() }
}

function offsetsIn(
  text: string | undefined,
  place: Place,
  pathsIn: (source: string, json: string) => ReturnType<typeof jsonLocator>,
): Offsets | undefined {
  if (text === undefined || place.at === 'whole') return undefined
  if (place.at === 'path') return nearest(pathsIn(place.source, text), place.path)
  const start = Math.min(Math.max(place.start, 0), text.length)
  return { start, end: Math.min(Math.max(place.end, start), text.length) }
}

/** A value that is not in the text (a default in a plan) is shown at what is around it. */
function nearest<T>(
  locate: (path: readonly (string | number)[]) => T | undefined,
  path: readonly (string | number)[],
): T | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = locate(path.slice(0, length))
    if (found) return found
  }
  return undefined
}

function rangeOf(
  file: string,
  offsets: Offsets | undefined,
  linesOf: (source: string) => readonly number[],
): Range {
  if (!offsets) return { file, start: START, end: START }
  const starts = linesOf(file)
  return { file, start: positionAt(starts, offsets.start), end: positionAt(starts, offsets.end) }
}

function positionAt(starts: readonly number[], offset: number): Position {
  const line = lineOf(starts, offset)
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
}
