/** The pointed lines of a source, with every other text and comment on them masked: an excerpt never carries a secret out. */

import type { Position, Range } from '../model/range-in-source'
import type { Excerpt } from '../model/report'
import { lineStarts } from './line-of'
import { type Columns, languageOf, tokensOn } from './line-tokens'
import type { Locator } from './locate'
import { isLongText, isStructure, maskLine, opensLongText } from './mask'

/** A block's header and a little of what it spans; a pointed list may be long. */
const MOST_LINES = 6
/** A minified document is one line: nothing to show. */
const LONGEST_LINE = 1000

export function excerptOf(locator: Locator, range: Range): Excerpt | null {
  const { file, start, end } = range
  const key = `${start.line}:${start.column}-${end.line}:${end.column} ${file}`
  const known = locator.excerpts.get(key)
  if (known !== undefined) return known
  const excerpt = excerptAt(locator, range)
  locator.excerpts.set(key, excerpt)
  return excerpt
}

function excerptAt(locator: Locator, range: Range): Excerpt | null {
  const text = locator.text(range.file)
  if (text !== undefined) return excerptIn(text, locator.lines(range.file), range)
  const cut = locator.cut(range.file, range.start.line)
  const excerpt = cut === undefined ? null : excerptIn(cut, lineStarts(cut), fromFirstLine(range))
  return excerpt && { ...excerpt, firstLine: range.start.line }
}

/** The same range in a text that starts with its first line. */
function fromFirstLine({ file, start, end }: Range): Range {
  const raised = ({ line, column }: Position): Position => ({ line: line - start.line + 1, column })
  return { file, start: raised(start), end: raised(end) }
}

function excerptIn(text: string, starts: readonly number[], range: Range): Excerpt | null {
  const last = Math.max(range.start.line, range.end.column === 1 ? range.end.line - 1 : range.end.line)
  const pointed = pointedText(text, range, starts)
  const isWhole = isStructure(pointed)
  const most = isLongText(pointed) ? 1 : MOST_LINES
  const until = Math.min(last, range.start.line + most - 1)
  const lines: string[] = []
  const language = languageOf(range.file)
  let isOpen = false
  for (let line = range.start.line; line <= until; line++) {
    const [from, to] = [starts[line - 1] ?? text.length, starts[line] ?? text.length]
    // A plan on one line may be a hundred million characters: it is not even looked at.
    if (to - from > LONGEST_LINE + 2) return null
    const raw = text.slice(from, to).replace(/[\r\n]+$/, '')
    if (raw.length > LONGEST_LINE) return null
    const tokens = tokensOn(raw, language, isOpen)
    isOpen = tokens.isOpen
    const before = text.slice(starts[range.start.line - 1], from)
    lines.push(maskLine(raw, pointedColumns(range, line, raw.length), isWhole, tokens, before))
    if (isWhole && opensLongText(raw)) break
  }
  return lines.some((line) => line.trim() !== '') ? { firstLine: range.start.line, lines } : null
}

function pointedText(text: string, { start, end }: Range, starts: readonly number[]): string {
  const offset = ({ line, column }: Position) => (starts[line - 1] ?? text.length) + column - 1
  return text.slice(offset(start), Math.min(offset(end), offset(start) + LONGEST_LINE))
}

const pointedColumns = (range: Range, line: number, length: number): Columns => ({
  from: line === range.start.line ? range.start.column - 1 : 0,
  to: line === range.end.line ? range.end.column - 1 : length,
})
