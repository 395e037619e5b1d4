/** Tuples, objects, and the `for` expressions that begin like them. */
import {
  type Cursor,
  describeHere,
  fail,
  identifierEnd,
  peek,
  skipLines,
  skipSpace,
  take,
  takeCode,
  takeIdentifier,
} from './cursor'
import { readExpression } from './expression'
import type { Expression, ObjectItem } from './tree'

export function readTuple(cursor: Cursor): Expression {
  const start = cursor.base + cursor.at
  const { lines } = cursor
  cursor.lines = false
  cursor.at++
  skipSpace(cursor)
  const expression: Expression = isForHere(cursor)
    ? readFor(cursor, start, ']')
    : { kind: 'tuple', items: readItems(cursor), start, end: cursor.base + cursor.at }
  cursor.lines = lines
  return expression
}

function readItems(cursor: Cursor): Expression[] {
  const items: Expression[] = []
  while (cursor.failure === undefined) {
    skipSpace(cursor)
    if (takeCode(cursor, 93)) break
    items.push(readExpression(cursor))
    skipSpace(cursor)
    if (!takeCode(cursor, 44) && peek(cursor) !== 93)
      fail(cursor, `"," or "]" is missing: found ${describeHere(cursor)}.`)
  }
  return items
}

export function readObject(cursor: Cursor): Expression {
  const start = cursor.base + cursor.at
  const { lines } = cursor
  cursor.at++
  skipLines(cursor)
  cursor.lines = !isForHere(cursor)
  const expression: Expression = cursor.lines
    ? { kind: 'object', items: readObjectItems(cursor), start, end: cursor.base + cursor.at }
    : readFor(cursor, start, '}')
  cursor.lines = lines
  return expression
}

function readObjectItems(cursor: Cursor): ObjectItem[] {
  const items: ObjectItem[] = []
  while (cursor.failure === undefined) {
    skipLines(cursor)
    if (takeCode(cursor, 125)) break
    items.push(readObjectItem(cursor))
    skipSpace(cursor)
    if (!takeCode(cursor, 44) && peek(cursor) !== 10 && peek(cursor) !== 125)
      fail(cursor, `A line break, "," or "}" is missing: found ${describeHere(cursor)}.`)
  }
  return items
}

function readObjectItem(cursor: Cursor): ObjectItem {
  const key = readKey(cursor)
  skipSpace(cursor)
  if (cursor.failure === undefined && !takeCode(cursor, 61) && !takeCode(cursor, 58))
    fail(cursor, `"=" is missing after a key: found ${describeHere(cursor)}.`)
  skipLines(cursor)
  const value = readExpression(cursor)
  return { key, value, start: key.start, end: value.end }
}

/** A bare word is the key itself, also where it is a keyword. */
function readKey(cursor: Cursor): Expression {
  const { text, at } = cursor
  const seen = cursor.comments.length
  const end = identifierEnd(text, at)
  if (end > at) {
    cursor.at = end
    skipSpace(cursor)
    const code = peek(cursor)
    if (code === 58 || (code === 61 && text.charCodeAt(cursor.at + 1) !== 61))
      return { kind: 'literal', value: text.slice(at, end), start: cursor.base + at, end: cursor.base + end }
    cursor.at = at
    cursor.comments.length = seen
  }
  return readExpression(cursor)
}

/** `for` begins a for expression only where a name follows, so that `{ for = 1 }` stays an object. */
function isForHere(cursor: Cursor): boolean {
  const { text, at } = cursor
  if (!text.startsWith('for', at) || identifierEnd(text, at) !== at + 3) return false
  const seen = cursor.comments.length
  cursor.at = at + 3
  skipLines(cursor)
  const isFor = identifierEnd(text, cursor.at) > cursor.at
  cursor.at = at
  cursor.comments.length = seen
  return isFor
}

function readFor(cursor: Cursor, start: number, close: ']' | '}'): Expression {
  cursor.at += 3
  const names = readForNames(cursor)
  const collection = readExpression(cursor)
  skipSpace(cursor)
  if (!takeCode(cursor, 58))
    return fail(cursor, `":" is missing in a for expression: found ${describeHere(cursor)}.`)
  skipSpace(cursor)
  const first = readExpression(cursor)
  const isObject = close === '}'
  const value = isObject ? readForValue(cursor) : first
  skipSpace(cursor)
  const grouped = isObject && take(cursor, '...')
  const condition = readForCondition(cursor)
  skipSpace(cursor)
  if (cursor.failure === undefined && !take(cursor, close))
    return fail(cursor, `"${close}" is missing after a for expression: found ${describeHere(cursor)}.`)
  return {
    kind: 'for',
    ...names,
    collection,
    ...(isObject ? { key: first } : {}),
    value,
    ...(condition === undefined ? {} : { condition }),
    grouped,
    start,
    end: cursor.base + cursor.at,
  }
}

/** `k, v in`; shared with the `%{ for }` directive. */
export function readForNames(cursor: Cursor): { keyName?: string; valueName: string } {
  skipSpace(cursor)
  const first = takeIdentifier(cursor)
  if (first === '') fail(cursor, `A name is missing after "for": found ${describeHere(cursor)}.`)
  skipSpace(cursor)
  let second = ''
  if (takeCode(cursor, 44)) {
    skipSpace(cursor)
    second = takeIdentifier(cursor)
    if (second === '') fail(cursor, `A name is missing after ",": found ${describeHere(cursor)}.`)
    skipSpace(cursor)
  }
  if (takeIdentifier(cursor) !== 'in')
    fail(cursor, `"in" is missing in a for expression: found ${describeHere(cursor)}.`)
  skipSpace(cursor)
  return second === '' ? { valueName: first } : { keyName: first, valueName: second }
}

function readForValue(cursor: Cursor): Expression {
  skipSpace(cursor)
  if (!take(cursor, '=>'))
    return fail(cursor, `"=>" is missing in a for expression: found ${describeHere(cursor)}.`)
  skipSpace(cursor)
  return readExpression(cursor)
}

function readForCondition(cursor: Cursor): Expression | undefined {
  skipSpace(cursor)
  if (!cursor.text.startsWith('if', cursor.at) || identifierEnd(cursor.text, cursor.at) !== cursor.at + 2)
    return undefined
  cursor.at += 2
  skipSpace(cursor)
  return readExpression(cursor)
}
