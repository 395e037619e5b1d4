/**
 * The flat form of a template: text, `${…}` and `%{…}` in the order they stand, before directives are nested.
 * Strip markers (`~`) and heredoc indentation work on neighbours in this form, as they do in HCL itself.
 */
import { readForNames } from './collection'
import { type Cursor, describeHere, fail, skipSpace, takeCode, takeIdentifier } from './cursor'
import { readExpression } from './expression'
import type { Expression, Span } from './tree'

export type TemplateToken =
  /** Mutable: markers and indentation shorten it. */
  | (Span & { readonly kind: 'text'; value: string })
  | (Span & { readonly kind: 'interpolation'; readonly value: Expression })
  | (Span & { readonly kind: 'if'; readonly condition: Expression })
  | (Span & {
      readonly kind: 'for'
      readonly keyName?: string
      readonly valueName: string
      readonly collection: Expression
    })
  | (Span & { readonly kind: 'else' | 'endif' | 'endfor' })

/** Reads one `${…}` or `%{…}` at the cursor and strips the text before and (by its answer) after it. */
export function readSequence(cursor: Cursor, tokens: TemplateToken[]): 'strip-next' | 'keep-next' {
  const start = cursor.base + cursor.at
  const isDirective = cursor.text.charCodeAt(cursor.at) === 37
  cursor.at += 2
  if (takeCode(cursor, 126)) stripBefore(tokens)
  const { lines } = cursor
  cursor.lines = false
  skipSpace(cursor)
  const token = isDirective ? readDirective(cursor, start) : readInterpolation(cursor, start)
  skipSpace(cursor)
  cursor.lines = lines
  const stripNext = takeCode(cursor, 126)
  if (cursor.failure === undefined && !takeCode(cursor, 125))
    fail(cursor, `"}" is missing: found ${describeHere(cursor)}.`)
  tokens.push({ ...token, end: cursor.base + cursor.at })
  return stripNext ? 'strip-next' : 'keep-next'
}

function stripBefore(tokens: readonly TemplateToken[]): void {
  const last = tokens.at(-1)
  if (last?.kind === 'text') last.value = last.value.trimEnd()
}

function readInterpolation(cursor: Cursor, start: number): TemplateToken {
  const value = readExpression(cursor)
  return { kind: 'interpolation', value, start, end: value.end }
}

function readDirective(cursor: Cursor, start: number): TemplateToken {
  const at = cursor.at
  const word = takeIdentifier(cursor)
  skipSpace(cursor)
  switch (word) {
    case 'if': {
      const condition = readExpression(cursor)
      return { kind: 'if', condition, start, end: condition.end }
    }
    case 'for': {
      const names = readForNames(cursor)
      const collection = readExpression(cursor)
      return { kind: 'for', ...names, collection, start, end: collection.end }
    }
    case 'else':
    case 'endif':
    case 'endfor':
      return { kind: word, start, end: start }
  }
  fail(
    cursor,
    `"%{" must be followed by if, else, endif, for or endfor; write "%%{" for the text itself.`,
    at,
  )
  return { kind: 'endif', start, end: start }
}
