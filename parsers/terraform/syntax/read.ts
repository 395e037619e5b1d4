/**
 * # Reading HCL
 *
 * One pass by character code. A syntax error costs the block it stands in and nothing else: reading goes on at the next
 * line that is indented no deeper than the broken block and looks like the beginning of one.
 *
 *     resource "aws_vpc" "a" {
 *       cidr_block = "10.0.0.0/16        <- a problem here; the block is kept, marked `broken`
 *     }
 *     resource "aws_vpc" "b" {}          <- read
 */
import type { Source } from '../../../model/place'
import { span } from '../../../model/place'
import type { Problem } from '../../../model/problem'
import { endItem, type OpenBody, readItem } from './body'
import { type Cursor, cursorOver, describeHere, type Failure, fail, skipLines } from './cursor'
import { readExpression } from './expression'
import { recover } from './recover'
import type { Body, Comment, Expression } from './tree'

export interface HclReading {
  readonly body: Body
  readonly comments: readonly Comment[]
  readonly problems: readonly Problem[]
}

/** After this many problems the text is taken for something else than HCL. */
const MAX_PROBLEMS = 50

/** Reads native HCL: `.tf`, `.tofu`, `.tfvars`. Never throws. */
export function readHcl(source: Source): HclReading {
  const cursor = cursorOver(source.text, source.name)
  const body: OpenBody = { attributes: [], blocks: [] }
  const problems: Problem[] = []
  for (;;) {
    skipLines(cursor)
    if (cursor.failure === undefined && cursor.at >= source.text.length) break
    const start = cursor.at
    if (cursor.failure === undefined) readItem(cursor, body)
    if (cursor.failure === undefined) endItem(cursor)
    if (cursor.failure === undefined) {
      if (cursor.text.charCodeAt(cursor.at) === 125) fail(cursor, '"}" closes nothing here.')
      else continue
    }
    problems.push(problemOf(cursor))
    if (problems.length >= MAX_PROBLEMS) break
    recover(cursor, start)
  }
  return { body: { ...body, start: 0, end: source.text.length }, comments: cursor.comments, problems }
}

function problemOf(cursor: Cursor): Problem {
  const failure = cursor.failure as Failure
  return {
    code: failure.code,
    severity: 'partly-read',
    message: failure.message,
    place: span(cursor.source, failure.start, failure.end),
  }
}

/** Reads one expression that fills the whole text, as the value of `-var`. */
export function readExpressionText(source: Source): Expression | Problem {
  const cursor = cursorOver(source.text, source.name)
  cursor.lines = false
  skipLines(cursor)
  const expression = readExpression(cursor)
  skipLines(cursor)
  if (cursor.failure === undefined && cursor.at < source.text.length)
    fail(cursor, `Nothing may follow the value: found ${describeHere(cursor)}.`)
  return cursor.failure === undefined ? expression : problemOf(cursor)
}
