/** Expressions: operators by precedence, then what follows a term (`.name`, `[index]`, splats). */
import { type Cursor, describeHere, fail, MAX_CHAIN, MAX_DEPTH, peek, skipSpace, tooDeep } from './cursor'
import { readTerm } from './term'
import { readTraversal } from './traversal'
import type { BinaryOperator, Expression } from './tree'

export function readExpression(cursor: Cursor): Expression {
  if (cursor.depth >= MAX_DEPTH) return tooDeep(cursor)
  cursor.depth++
  const condition = readOperation(cursor, 1)
  skipSpace(cursor)
  const expression = peek(cursor) === 63 ? readBranches(cursor, condition) : condition
  cursor.depth--
  return expression
}

/** `? then : otherwise` */
function readBranches(cursor: Cursor, condition: Expression): Expression {
  cursor.at++
  skipSpace(cursor)
  const then = readExpression(cursor)
  skipSpace(cursor)
  if (cursor.failure !== undefined) return then
  if (peek(cursor) !== 58)
    return fail(cursor, `A conditional needs ":" and a second value; found ${describeHere(cursor)}.`)
  cursor.at++
  skipSpace(cursor)
  const otherwise = readExpression(cursor)
  return { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end }
}

const precedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

function readOperation(cursor: Cursor, least: number): Expression {
  let left = readUnary(cursor)
  for (let links = 0; cursor.failure === undefined; links++) {
    skipSpace(cursor)
    const operator = operatorAt(cursor)
    if (operator === undefined || precedence[operator] < least) return left
    if (links >= MAX_CHAIN) return tooDeep(cursor)
    cursor.at += operator.length
    skipSpace(cursor)
    const right = readOperation(cursor, precedence[operator] + 1)
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end }
  }
  return left
}

function operatorAt(cursor: Cursor): BinaryOperator | undefined {
  const code = peek(cursor)
  const next = cursor.text.charCodeAt(cursor.at + 1)
  switch (code) {
    case 124:
      return next === 124 ? '||' : undefined
    case 38:
      return next === 38 ? '&&' : undefined
    case 61:
      return next === 61 ? '==' : undefined
    case 33:
      return next === 61 ? '!=' : undefined
    case 60:
      return next === 61 ? '<=' : next === 60 ? undefined : '<'
    case 62:
      return next === 61 ? '>=' : '>'
    case 43:
      return '+'
    case 45:
      return '-'
    case 42:
      return '*'
    case 47:
      return '/'
    case 37:
      return '%'
  }
  return undefined
}

function readUnary(cursor: Cursor): Expression {
  const code = peek(cursor)
  if (code !== 45 && code !== 33) return readTraversal(cursor, readTerm(cursor))
  if (cursor.depth >= MAX_DEPTH) return tooDeep(cursor)
  const start = cursor.base + cursor.at
  cursor.at++
  cursor.depth++
  skipSpace(cursor)
  const operand = readUnary(cursor)
  cursor.depth--
  return { kind: 'unary', operator: code === 45 ? '-' : '!', operand, start, end: operand.end }
}
