/**
 * A code frame: the lines of an excerpt with their numbers, carets below what is pointed at.
 *
 *       18 │   private_dns_enabled = true
 *          │                         ^^^^
 *
 * Columns of a range count UTF-16 units of the source line; columns of the terminal differ where the line holds tabs, wide
 * characters or escaped ones, so the carets are measured on the printed form of the text before them.
 */

import type { Range } from '../model/range-in-source'
import type { Excerpt } from '../model/report'
import { columnsOf, columnsOfCharacter, expandTabs } from './columns'
import { plainCode } from './plain'

export interface FrameStyle {
  readonly unicode: boolean
  /** The widest line, number and bar included. */
  readonly width: number
  readonly dim: (text: string) => string
  readonly mark: (text: string) => string
}

/** Lines of a frame at most; the first ones and the pointed ones are kept. */
const LINES_AT_MOST = 12

export function frame(excerpt: Excerpt, range: Range | null, style: FrameStyle): readonly string[] {
  const lines = excerpt.lines.slice(0, LINES_AT_MOST)
  const digits = String(excerpt.firstLine + lines.length - 1).length
  const bar = style.unicode ? '│' : '|'
  const room = Math.max(20, style.width - digits - 3)
  return lines.flatMap((line, index) => {
    const number = excerpt.firstLine + index
    const marked = markedPart(line, number, range, style.unicode)
    const shown = cut(expandTabs(plainCode(line, style.unicode)), marked, room, style.unicode)
    const gutter = style.dim(`${String(number).padStart(digits)} ${bar}`)
    const code = `${gutter} ${shown.text}`.trimEnd()
    if (marked === null || range?.start.line !== number) return [code]
    const carets = ' '.repeat(shown.from) + style.mark('^'.repeat(Math.max(1, shown.to - shown.from)))
    return [code, `${' '.repeat(digits)} ${style.dim(bar)} ${carets}`]
  })
}

interface Columns {
  readonly from: number
  readonly to: number
}

/** The terminal columns of the range on this line, no further than its last visible character; null when the range does not touch it. */
function markedPart(line: string, number: number, range: Range | null, unicode: boolean): Columns | null {
  if (range === null || number < range.start.line || number > range.end.line) return null
  const last = line.trimEnd().length
  const start = number === range.start.line ? range.start.column - 1 : line.length - line.trimStart().length
  const end = number === range.end.line ? range.end.column - 1 : last
  const columnsBefore = (unit: number) => columnsOf(expandTabs(plainCode(line.slice(0, unit), unicode)))
  const width = columnsBefore(last)
  const from = Math.min(columnsBefore(start), Math.max(0, width - 1))
  return { from, to: Math.max(from, Math.min(columnsBefore(end), width)) }
}

/** A line that is too long is shown around its marked part, with an ellipsis where it is cut. */
function cut(
  text: string,
  marked: Columns | null,
  room: number,
  unicode: boolean,
): Columns & { readonly text: string } {
  const from = marked?.from ?? 0
  const to = marked?.to ?? 0
  if (columnsOf(text) <= room) return { text, from, to }
  const dots = unicode ? '…' : '...'
  const skipped =
    to <= room - dots.length ? 0 : Math.max(0, Math.min(from - 10, columnsOf(text) - room + 2 * dots.length))
  const before = skipped === 0 ? '' : dots
  const piece = columnsBetween(text, skipped, skipped + room - before.length - dots.length)
  const after = skipped + columnsOf(piece) < columnsOf(text) ? dots : ''
  const shift = before.length - skipped
  return {
    text: before + piece + after,
    from: from + shift,
    to: Math.min(to + shift, before.length + columnsOf(piece)),
  }
}

function columnsBetween(text: string, from: number, to: number): string {
  let column = 0
  let piece = ''
  for (const character of text) {
    const width = columnsOfCharacter(character)
    // A wide character that straddles the cut becomes a space, so that the columns behind it stay right.
    if (column >= from && column + width <= to) piece += character
    else if (column < from && column + width > from) piece += ' '
    column += width
  }
  return piece
}
