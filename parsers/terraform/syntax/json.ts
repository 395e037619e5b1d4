/**
 * The JSON spelling of HCL (`.tf.json`, `.tofu.json`, `.tfvars.json`) as the same expressions, with exact places. Strings are
 * templates; inside one with backslashes the places are near, not exact, because escapes take more room than what they mean.
 */
import type { Source } from '../../../model/place'
import { span } from '../../../model/place'
import type { Problem } from '../../../model/problem'
import {
  type Cursor,
  cursorOver,
  describeHere,
  fail,
  MAX_DEPTH,
  peek,
  skipLines,
  take,
  tooDeep,
} from './cursor'
import { readTemplateText } from './template-text'
import type { Expression, ObjectItem } from './tree'

export type StringMeaning = 'template' | 'text'

/** The whole document as one expression. `strings`: variable files hold text, configuration holds templates. */
export function readJsonExpression(source: Source, strings: StringMeaning): Expression | Problem {
  const cursor = cursorOver(source.text, source.name)
  cursor.lines = false
  skipLines(cursor)
  const expression = readValue(cursor, strings)
  skipLines(cursor)
  if (cursor.failure === undefined && cursor.at < source.text.length)
    fail(cursor, `Nothing may follow the JSON value: found ${describeHere(cursor)}.`)
  const { failure } = cursor
  if (failure === undefined) return expression
  const place = span(source.name, failure.start, failure.end)
  return { code: 'json-syntax', severity: 'unreadable', message: failure.message, place }
}

function readValue(cursor: Cursor, strings: StringMeaning): Expression {
  if (cursor.depth >= MAX_DEPTH) return tooDeep(cursor)
  cursor.depth++
  const expression = readByFirst(cursor, strings)
  cursor.depth--
  return expression
}

function readByFirst(cursor: Cursor, strings: StringMeaning): Expression {
  switch (peek(cursor)) {
    case 123:
      return readObject(cursor, strings)
    case 91:
      return readArray(cursor, strings)
    case 34:
      return readString(cursor, strings)
  }
  return readPlain(cursor)
}

const plain = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y

function readPlain(cursor: Cursor): Expression {
  plain.lastIndex = cursor.at
  const word = plain.exec(cursor.text)?.[0]
  if (word === undefined) return fail(cursor, `A JSON value is missing: found ${describeHere(cursor)}.`)
  const start = cursor.at
  cursor.at += word.length
  const value: string | number | boolean | null = JSON.parse(word)
  return { kind: 'literal', value, start, end: cursor.at }
}

function readArray(cursor: Cursor, strings: StringMeaning): Expression {
  const start = cursor.at++
  const items: Expression[] = []
  while (cursor.failure === undefined) {
    skipLines(cursor)
    if (take(cursor, ']')) break
    items.push(readValue(cursor, strings))
    endOfEntry(cursor, 93)
  }
  return { kind: 'tuple', items, start, end: cursor.at }
}

function endOfEntry(cursor: Cursor, close: number): void {
  skipLines(cursor)
  if (!take(cursor, ',') && peek(cursor) !== close)
    fail(cursor, `"," or "${String.fromCharCode(close)}" is missing: found ${describeHere(cursor)}.`)
}

function readObject(cursor: Cursor, strings: StringMeaning): Expression {
  const start = cursor.at++
  const items: ObjectItem[] = []
  while (cursor.failure === undefined) {
    skipLines(cursor)
    if (take(cursor, '}')) break
    items.push(readEntry(cursor, strings))
    endOfEntry(cursor, 125)
  }
  return { kind: 'object', items, start, end: cursor.at }
}

function readEntry(cursor: Cursor, strings: StringMeaning): ObjectItem {
  const key =
    peek(cursor) === 34
      ? readString(cursor, strings)
      : fail(cursor, `A key in quotes is missing: found ${describeHere(cursor)}.`)
  skipLines(cursor)
  if (!take(cursor, ':')) fail(cursor, `":" is missing after a key: found ${describeHere(cursor)}.`)
  skipLines(cursor)
  const value = cursor.failure === undefined ? readValue(cursor, strings) : key
  return { key, value, start: key.start, end: value.end }
}

const quoted = /"(?:[^"\\\n]|\\.)*"/y

function readString(cursor: Cursor, strings: StringMeaning): Expression {
  const start = cursor.at
  const value = stringHere(cursor)
  if (value === undefined)
    return fail(cursor, 'This JSON string is not closed, or holds an unknown escape.', start)
  const end = cursor.at
  const isTemplate = strings === 'template' && (value.includes('${') || value.includes('%{'))
  if (!isTemplate) return { kind: 'literal', value, start, end }
  const inner = readTemplateText({ name: cursor.source, text: value }, start + 1)
  if (!('message' in inner)) return { ...inner, start, end }
  return fail(cursor, inner.message, start, end)
}

function stringHere(cursor: Cursor): string | undefined {
  quoted.lastIndex = cursor.at
  const raw = quoted.exec(cursor.text)?.[0]
  if (raw === undefined) return undefined
  cursor.at += raw.length
  if (!raw.includes('\\')) return raw.slice(1, -1)
  try {
    const text: string = JSON.parse(raw)
    return text
  } catch {
    return undefined
  }
}
