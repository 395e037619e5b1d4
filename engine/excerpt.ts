/** The pointed lines of a source, with every other string literal on them masked: an excerpt never carries a secret out. */
import type { Excerpt, Range } from '../model/report'
import type { Locator } from './locate'

/** A block's header and a little of what it spans; a pointed list may be long. */
const MOST_LINES = 6
/** A minified document is one line: nothing to show. */
const LONGEST_LINE = 1000

export function excerptOf(locator: Locator, range: Range): Excerpt | null {
  const text = locator.text(range.file)
  if (text === undefined) return null
  const last = Math.max(range.start.line, range.end.column === 1 ? range.end.line - 1 : range.end.line)
  const until = Math.min(last, range.start.line + MOST_LINES - 1)
  const starts = locator.lines(range.file)
  const lines: string[] = []
  for (let line = range.start.line; line <= until; line++) {
    const raw = text
      .slice(starts[line - 1] ?? text.length, starts[line] ?? text.length)
      .replace(/[\r\n]+$/, '')
    if (raw.length > LONGEST_LINE) return null
    lines.push(maskLine(raw, pointedColumns(range, line, raw.length)))
  }
  return lines.some((line) => line.trim() !== '') ? { firstLine: range.start.line, lines } : null
}

interface Columns {
  readonly from: number
  readonly to: number
}

const pointedColumns = (range: Range, line: number, length: number): Columns => ({
  from: line === range.start.line ? range.start.column - 1 : 0,
  to: line === range.end.line ? range.end.column - 1 : length,
})

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.|'')*'/g
/** A scalar of YAML behind its key or dash; words that hide nothing stay. */
const PLAIN = /^(\s*(?:- +)*[\w.:/-]+:\s+|\s*(?:- +)+)([^\s"'!&*[{#|>][^#]*)/
const HARMLESS = /^(?:true|false|yes|no|on|off|null|~|-?\d{1,5}|\w+::[\w:]+)\s*$/i

/** Of equal length, so that columns stay true. Keys and what is pointed at stay readable. */
function maskLine(line: string, pointed: Columns): string {
  const quoted = line.replace(QUOTED, (literal, at: number) =>
    isPointed(at, literal.length, pointed) || isKey(line, at + literal.length)
      ? literal
      : `${literal[0]}${'*'.repeat(literal.length - 2)}${literal.at(-1)}`,
  )
  return quoted.replace(PLAIN, (whole, key: string, scalar: string) =>
    isPointed(key.length, scalar.trimEnd().length, pointed) || HARMLESS.test(scalar) || line.includes(' = ')
      ? whole
      : key + '*'.repeat(scalar.trimEnd().length) + scalar.slice(scalar.trimEnd().length),
  )
}

const isPointed = (at: number, length: number, pointed: Columns): boolean =>
  at < pointed.to && at + length > pointed.from

/** `"Type":` in JSON is a word of the dialect, not a literal. */
const isKey = (line: string, after: number): boolean => /^\s*:/.test(line.slice(after))
