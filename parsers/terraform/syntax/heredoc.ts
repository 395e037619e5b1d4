/**
 * Heredocs. The closing word stands alone on a line; `<<-` takes away the indentation that all lines share, where a line
 * that begins with an interpolation counts as not indented and empty lines do not count (as HCL does it).
 *
 *     policy = <<-EOT
 *       { "Resource": "${aws_s3_bucket.logs.arn}" }
 *       EOT
 */
import { type Cursor, fail, MAX_DEPTH, takeIdentifier, tooDeep } from './cursor'
import { templateOf } from './quoted'
import { readSequence, type TemplateToken } from './template-tokens'
import { readTextLine } from './text-line'
import type { Expression } from './tree'

export function readHeredoc(cursor: Cursor): Expression {
  const { text, at, base } = cursor
  const isFlush = text.startsWith('<<-', at)
  if (!text.startsWith('<<', at)) return fail(cursor, 'A value cannot begin with "<".')
  if (cursor.depth >= MAX_DEPTH) return tooDeep(cursor)
  cursor.at += isFlush ? 3 : 2
  const word = takeIdentifier(cursor)
  if (text.charCodeAt(cursor.at) === 13) cursor.at++
  if (word === '' || text.charCodeAt(cursor.at) !== 10)
    return fail(
      cursor,
      '"<<" must be followed by a word that stands alone on the line where the text ends.',
      at,
      cursor.at,
    )
  cursor.at++
  cursor.depth++
  const tokens = readLines(cursor, word, at)
  cursor.depth--
  if (isFlush) flush(tokens)
  return templateOf(cursor, tokens, base + at)
}

/** One text token a line (HCL's strip markers reach no further than that). */
function readLines(cursor: Cursor, word: string, opening: number): TemplateToken[] {
  const tokens: TemplateToken[] = []
  let strip = false
  let atLineStart = true
  while (cursor.failure === undefined) {
    if (atLineStart && takeClosing(cursor, word)) return tokens
    if (cursor.at >= cursor.text.length) {
      fail(
        cursor,
        `This heredoc is never closed: no line holds only "${word}".`,
        opening,
        opening + 2 + word.length,
      )
      break
    }
    const start = cursor.at
    const value = readTextLine(cursor)
    if (value !== '') {
      const kept = strip ? value.trimStart() : value
      tokens.push({ kind: 'text', value: kept, start: cursor.base + start, end: cursor.base + cursor.at })
    }
    atLineStart = cursor.text.charCodeAt(cursor.at - 1) === 10 && cursor.at > start
    strip = !atLineStart && cursor.at < cursor.text.length && readSequence(cursor, tokens) === 'strip-next'
  }
  return tokens
}

/** Whether this line is the closing one; the cursor is then after its word, before the line break. */
function takeClosing(cursor: Cursor, word: string): boolean {
  const { text } = cursor
  let at = cursor.at
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++
  if (!text.startsWith(word, at)) return false
  let end = at + word.length
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++
  const after = text.charCodeAt(end)
  if (!Number.isNaN(after) && after !== 10 && !(after === 13 && text.charCodeAt(end + 1) === 10)) return false
  cursor.at = at + word.length
  return true
}

function flush(tokens: readonly TemplateToken[]): void {
  const indented: (TemplateToken & { kind: 'text' })[] = []
  let least = Number.POSITIVE_INFINITY
  let atLineStart = true
  for (const token of tokens) {
    if (atLineStart) {
      atLineStart = false
      if (token.kind !== 'text') least = 0
      else if (token.value.trimStart() !== '' || !token.value.endsWith('\n')) {
        least = Math.min(least, token.value.length - token.value.trimStart().length)
        indented.push(token)
      }
    }
    if (token.kind === 'text' && token.value.endsWith('\n')) atLineStart = true
  }
  for (const token of indented) token.value = token.value.slice(least)
}
