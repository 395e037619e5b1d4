/** What follows a term: `.name`, `.0`, `[index]`, `.*` and `[*]`. */
import {
  type Cursor,
  describeHere,
  fail,
  MAX_CHAIN,
  MAX_DEPTH,
  peek,
  skipSpace,
  takeCode,
  takeIdentifier,
  tooDeep,
} from './cursor'
import { readExpression } from './expression'
import type { Expression } from './tree'

export function readTraversal(cursor: Cursor, term: Expression): Expression {
  let expression = term
  for (let links = 0; cursor.failure === undefined; links++) {
    skipSpace(cursor)
    const code = peek(cursor)
    if (code !== 46 && code !== 91) return expression
    if (code === 46 && isEllipsis(cursor)) return expression
    if (links >= MAX_CHAIN) return tooDeep(cursor)
    expression = code === 46 ? readDot(cursor, expression) : readBracket(cursor, expression)
  }
  return expression
}

const isEllipsis = (cursor: Cursor): boolean => cursor.text.startsWith('...', cursor.at)

function readDot(cursor: Cursor, of: Expression): Expression {
  cursor.at++
  skipSpace(cursor)
  const code = peek(cursor)
  if (code === 42) {
    cursor.at++
    return readAttributeSplat(cursor, of)
  }
  return readDotName(cursor, of)
}

/** `.name`, or `.0` as people wrote an index before Terraform 0.12. */
function readDotName(cursor: Cursor, of: Expression): Expression {
  const { at } = cursor
  const code = peek(cursor)
  if (code >= 48 && code <= 57) {
    while (peek(cursor) >= 48 && peek(cursor) <= 57) cursor.at++
    const end = cursor.base + cursor.at
    const value = Number(cursor.text.slice(at, cursor.at))
    const key: Expression = { kind: 'literal', value, start: cursor.base + at, end }
    return { kind: 'index', of, key, start: of.start, end }
  }
  const name = takeIdentifier(cursor)
  if (name === '') return fail(cursor, `A name is missing after ".": found ${describeHere(cursor)}.`)
  return { kind: 'attribute', of, name, start: of.start, end: cursor.base + cursor.at }
}

/** `.*` reaches over the names that follow it; a bracket applies to the resulting list. */
function readAttributeSplat(cursor: Cursor, of: Expression): Expression {
  const here = cursor.base + cursor.at
  let each: Expression = { kind: 'splat-item', start: here, end: here }
  while (peek(cursor) === 46 && !isEllipsis(cursor) && cursor.failure === undefined) {
    cursor.at++
    each = readDotName(cursor, each)
  }
  return { kind: 'splat', of, each, start: of.start, end: cursor.base + cursor.at }
}

function readBracket(cursor: Cursor, of: Expression): Expression {
  const { lines } = cursor
  cursor.lines = false
  cursor.at++
  skipSpace(cursor)
  if (takeCode(cursor, 42)) {
    skipSpace(cursor)
    cursor.lines = lines
    if (!takeCode(cursor, 93))
      return fail(cursor, `"]" is missing after "[*": found ${describeHere(cursor)}.`)
    return readFullSplat(cursor, of)
  }
  const key = readExpression(cursor)
  skipSpace(cursor)
  cursor.lines = lines
  if (cursor.failure !== undefined) return key
  if (!takeCode(cursor, 93)) return fail(cursor, `"]" is missing: found ${describeHere(cursor)}.`)
  return { kind: 'index', of, key, start: of.start, end: cursor.base + cursor.at }
}

/** `[*]` reaches over everything that follows, brackets too. */
function readFullSplat(cursor: Cursor, of: Expression): Expression {
  const here = cursor.base + cursor.at
  if (cursor.depth >= MAX_DEPTH) return tooDeep(cursor)
  cursor.depth++
  const each = readTraversal(cursor, { kind: 'splat-item', start: here, end: here })
  cursor.depth--
  return { kind: 'splat', of, each, start: of.start, end: each.end }
}
