/**
 * # The cursor
 *
 * One mutable position in one text; every reading function moves it. There is no array of tokens: what a character means
 * depends on where it stands (a line break ends an attribute, but not inside parentheses), and skipping tokens is what
 * makes this reader fast.
 *
 * The first error is kept in `failure`; from then on every function returns at once, so no exception is needed.
 */
import type { Broken, Comment, Span } from './tree'

export interface Failure extends Span {
  readonly code: 'hcl-syntax' | 'hcl-too-deep'
  readonly message: string
}

export interface Cursor {
  readonly text: string
  readonly source: string
  /** Added to every offset: the text may be cut out of a larger one. */
  readonly base: number
  readonly comments: Comment[]
  at: number
  depth: number
  /** Whether a line break means something here. */
  lines: boolean
  failure: Failure | undefined
}

export const MAX_DEPTH = 250
/** Links in one chain (`a + b + …`, `a.b.c…`), which nest in the tree although they do not nest in the text. */
export const MAX_CHAIN = 2000

export const cursorOver = (text: string, source: string, base = 0): Cursor => ({
  text,
  source,
  base,
  comments: [],
  at: text.charCodeAt(0) === 0xfeff ? 1 : 0,
  depth: 0,
  lines: true,
  failure: undefined,
})

/** Notes the first failure and stands in for the expression that could not be read. */
export function fail(cursor: Cursor, message: string, start = cursor.at, end = start + 1): Broken {
  const place = { start: cursor.base + start, end: cursor.base + Math.min(end, cursor.text.length) }
  if (cursor.failure === undefined) cursor.failure = { code: 'hcl-syntax', message, ...place }
  return { kind: 'broken', ...place }
}

export function tooDeep(cursor: Cursor): Broken {
  const place = { start: cursor.base + cursor.at, end: cursor.base + cursor.at + 1 }
  const message = `Nested more than ${MAX_DEPTH} levels deep, which no real configuration is.`
  if (cursor.failure === undefined) cursor.failure = { code: 'hcl-too-deep', message, ...place }
  return { kind: 'broken', ...place }
}

/** Skips blanks and comments, and line breaks where they mean nothing. */
export function skipSpace(cursor: Cursor): void {
  const { text } = cursor
  for (;;) {
    const code = text.charCodeAt(cursor.at)
    // Nearly always something begins here: no blank and no comment starts behind the slash.
    if (code > 47) return
    if (code === 32 || code === 9 || code === 13) cursor.at++
    else if (code === 10) {
      if (cursor.lines) return
      cursor.at++
    } else if (
      code === 35 ||
      (code === 47 && (text.charCodeAt(cursor.at + 1) === 47 || text.charCodeAt(cursor.at + 1) === 42))
    )
      skipComment(cursor)
    else return
    if (cursor.failure !== undefined) return
  }
}

/** As {@link skipSpace}, and over line breaks too. */
export function skipLines(cursor: Cursor): void {
  const { lines } = cursor
  cursor.lines = false
  skipSpace(cursor)
  cursor.lines = lines
}

function skipComment(cursor: Cursor): void {
  const { text, at } = cursor
  const isBlock = text.charCodeAt(at + 1) === 42 && text.charCodeAt(at) === 47
  if (isBlock) {
    const close = text.indexOf('*/', at + 2)
    if (close < 0) {
      fail(cursor, 'This comment is never closed with */.', at, at + 2)
      return
    }
    cursor.at = close + 2
  } else {
    const lineBreak = text.indexOf('\n', at)
    cursor.at = lineBreak < 0 ? text.length : lineBreak
    if (text.charCodeAt(cursor.at - 1) === 13) cursor.at--
  }
  cursor.comments.push({
    style: isBlock ? 'block' : 'line',
    start: cursor.base + at,
    end: cursor.base + cursor.at,
  })
}

export const peek = (cursor: Cursor): number => cursor.text.charCodeAt(cursor.at)

/** Moves over the word if it stands here. */
export function take(cursor: Cursor, word: string): boolean {
  if (!cursor.text.startsWith(word, cursor.at)) return false
  cursor.at += word.length
  return true
}

/** The same for a word of one character, which nearly all are. */
export function takeCode(cursor: Cursor, code: number): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== code) return false
  cursor.at++
  return true
}

/** What stands here, for messages. */
export function describeHere(cursor: Cursor): string {
  const code = peek(cursor)
  if (Number.isNaN(code)) return 'the end of the file'
  if (code === 10 || code === 13) return 'the end of the line'
  const end = identifierEnd(cursor.text, cursor.at)
  return `"${cursor.text.slice(cursor.at, Math.max(end, cursor.at + 1))}"`
}

const nonAsciiStart = /\p{ID_Start}/u
const nonAsciiContinue = /\p{ID_Continue}/u

export function isIdentifierStart(code: number): boolean {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) return true
  return code >= 128 && nonAsciiStart.test(String.fromCharCode(code))
}

/** The offset after the identifier at `at`; `at` itself when there is none. Dashes belong to identifiers: `a-b` is one name. */
export function identifierEnd(text: string, at: number): number {
  if (!isIdentifierStart(text.charCodeAt(at))) return at
  let end = at + 1
  for (;;) {
    const code = text.charCodeAt(end)
    const isPart =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95 ||
      code === 45 ||
      (code >= 128 && nonAsciiContinue.test(String.fromCharCode(code)))
    if (!isPart) return end
    end++
  }
}

/** The identifier here, moved over; empty when there is none. */
export function takeIdentifier(cursor: Cursor): string {
  const start = cursor.at
  cursor.at = identifierEnd(cursor.text, start)
  return cursor.text.slice(start, cursor.at)
}
