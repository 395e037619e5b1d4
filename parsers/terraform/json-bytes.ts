/**
 * # Walking over JSON as bytes
 *
 * A text cannot be longer than 512 MB, and a parsed plan takes several times its size in memory. Whoever walks over the bytes finds where
 * each value starts and ends, reads those that are wanted by `JSON.parse`, and pays for the others no more than a look at each
 * byte. Every byte is looked at once: a visitor either walks into a value itself and says where it ends, or lets it be skipped.
 *
 *     {"a":[1,2],"b":{"c":3}}      eachMember: a from 5, b from 15
 *
 * What is skipped is not checked beyond its quotes and brackets; what is parsed is. Offsets are bytes. An end below zero is none:
 * {@link CUT} or {@link STOP}.
 */
import { type Json, parseJson } from './plan-json'

/** The offset of what is not there. */
export const NOWHERE = -1
/** The text is cut, or is no JSON here. */
export const CUT = -1
/** What a visitor answers that has seen enough. */
export const STOP = -2

/** Where a value stands; `to` is behind it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Called at each value inside; answers where it ends, by {@link valueEnd} if by nothing else. */
export type VisitMember = (name: string, from: number) => number
export type VisitItem = (at: number, from: number) => number

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** Space, tab and line ends. */
const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (isSpace(bytes[at])) at += 1
  return at
}

/** The value that starts at `from`; undefined for what is not there or is not JSON. */
export function jsonAt(bytes: Uint8Array, from: number): Json | undefined {
  const to = from === NOWHERE ? NOWHERE : valueEnd(bytes, from)
  return to < 0 ? undefined : jsonIn(bytes, from, to)
}

/** The same of a text. */
export function textIn(bytes: Uint8Array, from: number): string | undefined {
  const text = jsonAt(bytes, from)
  return typeof text === 'string' ? text : undefined
}

/** Whether the value that starts at `other` is, byte by byte, the one from `from` to `to`. */
export function isSameText(bytes: Uint8Array, other: number, from: number, to: number): boolean {
  if (other === NOWHERE) return false
  for (let at = from; at < to; at += 1) if (bytes[at] !== bytes[other + at - from]) return false
  return true
}

/** Whether the values that start there are the same, byte by byte, or neither is there. */
export function isSameValue(bytes: Uint8Array, a: number, b: number): boolean {
  if (a === b) return true
  const to = a === NOWHERE ? CUT : valueEnd(bytes, a)
  return to !== CUT && isSameText(bytes, b, a, to)
}

/** The value in front of `to`; undefined for what is not JSON. Of a short text that stands in a plan many times there is one string. */
export function jsonIn(bytes: Uint8Array, from: number, to: number): Json | undefined {
  if (bytes[from] === QUOTE && to - from <= LONGEST_KEPT) return textAt(bytes, from, to)
  return isEmptyAt(bytes, from, to) ? {} : parseAt(bytes, { from, to })
}

/** `{}` is what most resources have most often. */
const isEmptyAt = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 2 && bytes[from] === OPEN_BRACE

/** Where the document starts: behind a byte order mark and space. */
export const startOf = (bytes: Uint8Array): number =>
  skipSpace(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0)

export const isObjectAt = (bytes: Uint8Array, at: number): boolean => bytes[at] === OPEN_BRACE
export const isNullAt = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0x6e
export const isListAt = (bytes: Uint8Array, at: number): boolean => bytes[at] === OPEN_BRACKET

/** Behind the closing quote of the string that starts at `from`. */
function stringEnd(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) return at + 1
    if (byte === BACKSLASH) at += 1
  }
  return CUT
}

/** Behind the value that starts at `from`. Counts brackets instead of descending, so depth costs nothing. */
export function valueEnd(bytes: Uint8Array, from: number): number {
  const first = bytes[from]
  if (first === QUOTE) return stringEnd(bytes, from)
  return first === OPEN_BRACE || first === OPEN_BRACKET ? nestEnd(bytes, from) : bareEnd(bytes, from)
}

/** The hottest loop of all: three bytes of four are inside of strings. */
function nestEnd(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) {
      at = stringEnd(bytes, at) - 1
      if (at < from) return CUT
      // Brackets and braces differ in one bit.
    } else if ((byte | 0x20) === OPEN_BRACE) depth += 1
    else if ((byte | 0x20) === CLOSE_BRACE) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return CUT
}

/** `true`, `null`, a number. */
function bareEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET || isSpace(byte)) break
  }
  return at === from ? CUT : at
}

/** Visits the members of the object that starts at `from`; answers where it ends. What is no object has no members. */
export function eachMember(bytes: Uint8Array, from: number, visit: VisitMember): number {
  if (bytes[from] !== OPEN_BRACE) return valueEnd(bytes, from)
  let at = skipSpace(bytes, from + 1)
  if (bytes[at] === CLOSE_BRACE) return at + 1
  for (;;) {
    const end = bytes[at] === QUOTE ? stringEnd(bytes, at) : CUT
    const colon = end === CUT ? end : skipSpace(bytes, end)
    if (colon === CUT || bytes[colon] !== COLON) return CUT
    const behind = visit(textAt(bytes, at, end) ?? '', skipSpace(bytes, colon + 1))
    if (behind < 0) return behind
    const next = skipSpace(bytes, behind)
    if (bytes[next] === CLOSE_BRACE) return next + 1
    if (bytes[next] !== COMMA) return CUT
    at = skipSpace(bytes, next + 1)
  }
}

/**
 * Where the value of a name starts. Of a name that is repeated, which Terraform never prints, the first is found. Asked for every attribute
 * that a rule asks for: names on the way are compared as they stand, and not read.
 */
export function memberAt(bytes: Uint8Array, from: number, wanted: string): number {
  if (from === NOWHERE || bytes[from] !== OPEN_BRACE) return NOWHERE
  let at = skipSpace(bytes, from + 1)
  while (bytes[at] === QUOTE) {
    const end = stringEnd(bytes, at)
    const colon = end === CUT ? CUT : skipSpace(bytes, end)
    if (colon === CUT || bytes[colon] !== COLON) return NOWHERE
    const value = skipSpace(bytes, colon + 1)
    if (isNamed(bytes, at, end, wanted)) return value
    const behind = valueEnd(bytes, value)
    const next = behind === CUT ? CUT : skipSpace(bytes, behind)
    if (next === CUT || bytes[next] !== COMMA) return NOWHERE
    at = skipSpace(bytes, next + 1)
  }
  return NOWHERE
}

/** With an escape or a character outside of ASCII a name is longer than what it says. */
function isNamed(bytes: Uint8Array, from: number, to: number, name: string): boolean {
  const longer = to - from - 2 - name.length
  if (longer === 0) return isSame(bytes, from + 1, name) && !name.includes('\\')
  return longer > 0 && !isPlain(bytes, from, to) && textAt(bytes, from, to) === name
}

function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === BACKSLASH || byte >= 0x80) return false
  }
  return true
}

/** Visits the items of the list that starts at `from`; answers where it ends. What is no list has no items. */
export function eachItem(bytes: Uint8Array, from: number, visit: VisitItem): number {
  if (bytes[from] !== OPEN_BRACKET) return valueEnd(bytes, from)
  let at = skipSpace(bytes, from + 1)
  if (bytes[at] === CLOSE_BRACKET) return at + 1
  for (let index = 0; ; index += 1) {
    const behind = visit(index, at)
    if (behind < 0) return behind
    const next = skipSpace(bytes, behind)
    if (bytes[next] === CLOSE_BRACKET) return next + 1
    if (bytes[next] !== COMMA) return CUT
    at = skipSpace(bytes, next + 1)
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Undefined for what is not JSON. */
export const parseAt = (bytes: Uint8Array, { from, to }: Span): Json | undefined =>
  parseJson(decoder.decode(bytes.subarray(from, to)))

const LONGEST_KEPT = 64

/** A plan has a few dozen names, millions of times: of those with one length and like ends the last is kept. */
const kept: (string | undefined)[] = new Array(LONGEST_KEPT * 256).fill(undefined)

/** The text whose quotes are at `from` and before `to`; undefined for what is no JSON string. */
function textAt(bytes: Uint8Array, from: number, to: number): string | undefined {
  const length = to - from - 2
  if (length >= LONGEST_KEPT || length <= 0) return decodedText(bytes, from, to)
  const slot = length * 256 + ((bytes[from + 1] ?? 0) ^ (bytes[to - 2] ?? 0))
  const last = kept[slot]
  if (last !== undefined && isSame(bytes, from + 1, last)) return last
  const text = decodedText(bytes, from, to)
  // As long in characters as in bytes: no escapes, and nothing outside of ASCII.
  if (text?.length === length) kept[slot] = text
  return text
}

function isSame(bytes: Uint8Array, from: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (bytes[from + at] !== text.charCodeAt(at)) return false
  return true
}

function decodedText(bytes: Uint8Array, from: number, to: number): string | undefined {
  const text = parseAt(bytes, { from, to })
  return typeof text === 'string' ? text : undefined
}
