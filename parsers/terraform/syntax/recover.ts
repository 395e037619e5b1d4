/** Where reading goes on after a syntax error. */
import { type Cursor, identifierEnd } from './cursor'

/**
 * Puts the cursor after the broken item that began at `start`: behind a `}` that closes it by its indentation, or on the
 * next line, no deeper indented, that looks like an attribute or block.
 */
export function recover(cursor: Cursor, start: number): void {
  const { text } = cursor
  const failedAt = (cursor.failure?.start ?? cursor.base) - cursor.base
  const indentation = start - lineStart(text, start)
  cursor.failure = undefined
  cursor.depth = 0
  cursor.lines = true
  cursor.at = nextItem(text, nextLine(text, Math.max(start, Math.min(failedAt, text.length))), indentation)
}

function nextItem(text: string, from: number, indentation: number): number {
  for (let line = from; line < text.length; line = nextLine(text, line)) {
    const first = skipBlanks(text, line)
    if (first - line > indentation) continue
    if (text.charCodeAt(first) === 125) return first + 1
    if (looksLikeItem(text, first)) return first
  }
  return text.length
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function nextLine(text: string, at: number): number {
  const lineBreak = text.indexOf('\n', at)
  return lineBreak < 0 ? text.length : lineBreak + 1
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++
  return at
}

/** `name =`, `name {`, `name "label"`, `name label`. */
function looksLikeItem(text: string, at: number): boolean {
  const end = identifierEnd(text, at)
  if (end === at) return false
  const next = skipBlanks(text, end)
  const code = text.charCodeAt(next)
  if (code === 61) return text.charCodeAt(next + 1) !== 61
  return code === 123 || code === 34 || (next > end && identifierEnd(text, next) > next)
}
