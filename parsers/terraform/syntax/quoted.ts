/** Quoted strings: escapes, interpolations, directives. */
import { type Cursor, describeHere, fail, isIdentifierStart, MAX_DEPTH, peek, tooDeep } from './cursor'
import { nestTokens } from './template-parts'
import { readSequence, type TemplateToken } from './template-tokens'
import type { Expression } from './tree'

/** The string at the cursor, which stands on the opening quote. */
export function readQuoted(cursor: Cursor): Expression {
  const { text, base, at } = cursor
  const plainEnd = endOfPlain(text, at + 1)
  if (text.charCodeAt(plainEnd) === 34) {
    cursor.at = plainEnd + 1
    return { kind: 'literal', value: text.slice(at + 1, plainEnd), start: base + at, end: base + cursor.at }
  }
  if (cursor.depth >= MAX_DEPTH) return tooDeep(cursor)
  cursor.depth++
  cursor.at++
  const tokens = readTokens(cursor, at)
  cursor.depth--
  return templateOf(cursor, tokens, base + at)
}

/** A template without any sequence is a literal. */
export function templateOf(cursor: Cursor, tokens: readonly TemplateToken[], start: number): Expression {
  const end = cursor.base + cursor.at
  if (tokens.every((token) => token.kind === 'text'))
    return { kind: 'literal', value: tokens.map((token) => token.value).join(''), start, end }
  return { kind: 'template', parts: nestTokens(cursor, tokens), start, end }
}

/** Where the run of characters without special meaning ends. */
function endOfPlain(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at)
    if (code > 37 && code !== 92) continue
    // " \ $ % line break, end of text
    if (code === 34 || code === 92 || code === 36 || code === 37 || code === 10 || Number.isNaN(code))
      return at
  }
}

function readTokens(cursor: Cursor, opening: number): TemplateToken[] {
  const tokens: TemplateToken[] = []
  let strip = false
  while (cursor.failure === undefined) {
    const start = cursor.at
    const value = readText(cursor, opening)
    if (value !== '')
      tokens.push({
        kind: 'text',
        value: strip ? value.trimStart() : value,
        start: cursor.base + start,
        end: cursor.base + cursor.at,
      })
    if (cursor.failure !== undefined) break
    if (peek(cursor) === 34) {
      cursor.at++
      break
    }
    strip = readSequence(cursor, tokens) === 'strip-next'
  }
  return tokens
}

/** Text up to the closing quote or the next sequence, unescaped. */
function readText(cursor: Cursor, opening: number): string {
  const { text } = cursor
  let value = ''
  for (;;) {
    const end = endOfPlain(text, cursor.at)
    value += text.slice(cursor.at, end)
    cursor.at = end
    const code = text.charCodeAt(end)
    if (code === 34) return value
    if (code === 92) value += readEscape(cursor)
    else if (code === 36 || code === 37) {
      if (text.charCodeAt(end + 1) === 123) return value
      value += readMarker(cursor)
    } else fail(cursor, 'This string is never closed: its quote is missing on the same line.', opening, end)
    if (cursor.failure !== undefined) return value
  }
}

/** `$` or `%` that opens nothing; `$${` and `%%{` are the escaped openings. */
export function readMarker(cursor: Cursor): string {
  const { text, at } = cursor
  const mark = text.charAt(at)
  const isEscaped = text.charAt(at + 1) === mark && text.charCodeAt(at + 2) === 123
  cursor.at += isEscaped ? 3 : 1
  return isEscaped ? `${mark}{` : mark
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

function readEscape(cursor: Cursor): string {
  const { text, at } = cursor
  const letter = text.charAt(at + 1)
  if (Object.hasOwn(escapes, letter)) {
    cursor.at += 2
    return escapes[letter] ?? ''
  }
  const digits =
    letter === 'u' ? text.slice(at + 2, at + 6) : letter === 'U' ? text.slice(at + 2, at + 10) : ''
  const point = /^([0-9a-fA-F]{4}){1,2}$/.test(digits) ? Number.parseInt(digits, 16) : -1
  if (point < 0 || point > 0x10ffff || digits.length !== (letter === 'u' ? 4 : 8)) {
    cursor.at++
    const found = isIdentifierStart(peek(cursor)) ? `"\\${letter}"` : describeHere(cursor)
    fail(cursor, `${found} is no escape sequence; a backslash itself is written "\\\\".`, at, at + 2)
    return ''
  }
  cursor.at += 2 + digits.length
  return String.fromCodePoint(point)
}
