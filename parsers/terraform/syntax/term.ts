/** What an expression begins with: a literal, a string, a collection, a name, a call, parentheses. */
import { readObject, readTuple } from './collection'
import {
  type Cursor,
  describeHere,
  fail,
  isIdentifierStart,
  peek,
  skipSpace,
  take,
  takeCode,
  takeIdentifier,
} from './cursor'
import { readExpression } from './expression'
import { readHeredoc } from './heredoc'
import { readQuoted } from './quoted'
import type { Call, Expression } from './tree'

export function readTerm(cursor: Cursor): Expression {
  const code = peek(cursor)
  switch (code) {
    case 34:
      return readQuoted(cursor)
    case 91:
      return readTuple(cursor)
    case 123:
      return readObject(cursor)
    case 40:
      return readParentheses(cursor)
    case 60:
      return readHeredoc(cursor)
  }
  if (code >= 48 && code <= 57) return readNumber(cursor)
  if (isIdentifierStart(code)) return readWord(cursor)
  return fail(cursor, `A value is missing: found ${describeHere(cursor)}.`)
}

function readParentheses(cursor: Cursor): Expression {
  const start = cursor.base + cursor.at
  const { lines } = cursor
  cursor.lines = false
  cursor.at++
  skipSpace(cursor)
  const inner = readExpression(cursor)
  skipSpace(cursor)
  cursor.lines = lines
  if (cursor.failure !== undefined) return inner
  if (!takeCode(cursor, 41)) return fail(cursor, `")" is missing: found ${describeHere(cursor)}.`)
  return { kind: 'parentheses', inner, start, end: cursor.base + cursor.at }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

function skipDigits(cursor: Cursor): void {
  while (isDigit(peek(cursor))) cursor.at++
}

function readNumber(cursor: Cursor): Expression {
  const { text, at } = cursor
  skipDigits(cursor)
  if (peek(cursor) === 46 && isDigit(text.charCodeAt(cursor.at + 1))) {
    cursor.at++
    skipDigits(cursor)
  }
  skipExponent(cursor)
  const value = Number(text.slice(at, cursor.at))
  return { kind: 'literal', value, start: cursor.base + at, end: cursor.base + cursor.at }
}

function skipExponent(cursor: Cursor): void {
  const { text, at } = cursor
  if ((text.charCodeAt(at) | 32) !== 101) return
  const sign = text.charCodeAt(at + 1)
  const digits = sign === 43 || sign === 45 ? at + 2 : at + 1
  if (!isDigit(text.charCodeAt(digits))) return
  cursor.at = digits
  skipDigits(cursor)
}

function readWord(cursor: Cursor): Expression {
  const start = cursor.base + cursor.at
  let name = takeIdentifier(cursor)
  const wordEnd = cursor.base + cursor.at
  while (take(cursor, '::')) {
    const next = takeIdentifier(cursor)
    if (next === '') return fail(cursor, `A function's name is missing after "${name}::".`)
    name += `::${next}`
  }
  const end = cursor.base + cursor.at
  skipSpace(cursor)
  if (peek(cursor) === 40) return readCall(cursor, name, start)
  if (end !== wordEnd) return fail(cursor, `"${name}" can only be called: "(" is missing.`)
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', start, end }
  if (name === 'null') return { kind: 'literal', value: null, start, end }
  return { kind: 'root', name, start, end }
}

function readCall(cursor: Cursor, name: string, start: number): Expression {
  const { lines } = cursor
  cursor.lines = false
  cursor.at++
  const call = readArguments(cursor)
  cursor.lines = lines
  return { kind: 'call', name, ...call, start, end: cursor.base + cursor.at }
}

function readArguments(cursor: Cursor): Pick<Call, 'arguments' | 'expandLast'> {
  const found: Expression[] = []
  let expandLast = false
  while (cursor.failure === undefined) {
    skipSpace(cursor)
    if (takeCode(cursor, 41)) break
    found.push(readExpression(cursor))
    skipSpace(cursor)
    if (take(cursor, '...')) {
      expandLast = true
      skipSpace(cursor)
      takeCode(cursor, 44)
      skipSpace(cursor)
      if (peek(cursor) !== 41) fail(cursor, `")" must follow "...": found ${describeHere(cursor)}.`)
    } else if (!takeCode(cursor, 44) && peek(cursor) !== 41)
      fail(cursor, `"," or ")" is missing: found ${describeHere(cursor)}.`)
  }
  return { arguments: found, expandLast }
}
