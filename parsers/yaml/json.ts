/**
 * JSON into the same tree as YAML, with the places and the duplicate keys that `JSON.parse` forgets. One loop with its
 * own stack, so that depth is a number and not a stack overflow. A missing or trailing comma and comments are reported
 * and read over; anything else ends the reading, and what was open is closed there.
 */
import type { Source } from '../../model/place'
import { type Assembly, emptyScalar, pairsOf, report, startAssembly } from './assemble'
import { endOfLine, isSpace } from './extent'
import { JSON_WORD, jsonString } from './json-text'
import { LIMITS, type Node, type ScalarNode } from './node'
import type { Syntax } from './read'

interface Frame {
  readonly isMap: boolean
  readonly start: number
  readonly children: Node[]
  /** What may come next. `separator`: a comma or the closing bracket. */
  expects: 'key' | 'colon' | 'value' | 'separator'
}

interface Reading {
  readonly text: string
  readonly assembly: Assembly
  readonly frames: Frame[]
  at: number
  root: Node | undefined
  broken: boolean
}

export function readJson(source: Source): Syntax {
  const reading: Reading = {
    text: source.text,
    assembly: startAssembly(source.name),
    frames: [],
    at: source.text.charCodeAt(0) === 0xfeff ? 1 : 0,
    root: undefined,
    broken: false,
  }
  while (skipSpace(reading) && step(reading)) {}
  if (reading.frames.length > 0 && !reading.broken)
    complain(reading, 'the text ends before everything is closed')
  while (reading.frames.length > 0) close(reading)
  if (!reading.root && !reading.broken) complain(reading, 'there is nothing in it')
  const { root, broken, assembly } = reading
  return { root, documents: root ? 1 : 0, further: [], comments: [], problems: assembly.problems, broken }
}

/** False at the end of the text. */
function skipSpace(reading: Reading): boolean {
  const { text } = reading
  while (reading.at < text.length) {
    const code = text.charCodeAt(reading.at)
    if (code === SLASH && skipComment(reading)) continue
    if (!isSpace(code)) return true
    reading.at++
  }
  return false
}

function skipComment(reading: Reading): boolean {
  const { text, at } = reading
  const next = text[at + 1]
  if (next !== '/' && next !== '*') return false
  complain(reading, 'JSON has no comments')
  if (next === '/') reading.at = endOfLine(text, at)
  else {
    const end = text.indexOf('*/', at + 2)
    reading.at = end < 0 ? text.length : end + 2
  }
  return true
}

function complain(reading: Reading, what: string): void {
  const at = Math.min(reading.at, reading.text.length)
  const end = Math.min(at + 1, reading.text.length)
  report(reading.assembly, 'partly-read', 'json-syntax', `Not valid JSON: ${what}.`, at, end)
  reading.broken = true
}

/** One token; false when the reading ends. */
function step(reading: Reading): boolean {
  const frame = reading.frames.at(-1)
  const code = reading.text.charCodeAt(reading.at)
  if (!frame)
    return reading.root ? stop(reading, 'something follows the end of the document') : value(reading, code)
  if (code === CLOSE_BRACE || code === CLOSE_BRACKET) return bracket(reading, frame, code)
  switch (frame.expects) {
    case 'separator':
      return separator(reading, frame, code)
    case 'colon':
      if (code !== COLON) return stop(reading, 'a colon is missing after a key')
      reading.at++
      frame.expects = 'value'
      return true
    case 'key':
      return code === QUOTE ? string(reading) : stop(reading, 'a key in double quotes is expected here')
    case 'value':
      return value(reading, code)
  }
}

function stop(reading: Reading, what: string): false {
  complain(reading, what)
  return false
}

function separator(reading: Reading, frame: Frame, code: number): boolean {
  if (code === COMMA) reading.at++
  else complain(reading, 'a comma is missing')
  frame.expects = frame.isMap ? 'key' : 'value'
  return true
}

function bracket(reading: Reading, frame: Frame, code: number): boolean {
  if (frame.isMap !== (code === CLOSE_BRACE)) return stop(reading, 'the wrong bracket is closed here')
  const between = frame.expects === 'colon' || (frame.isMap && frame.expects === 'value')
  if (between) return stop(reading, 'a value is missing')
  if (frame.expects !== 'separator' && frame.children.length > 0) complain(reading, 'a comma ends the list')
  reading.at++
  close(reading)
  return true
}

function value(reading: Reading, code: number): boolean {
  if (code === QUOTE) return string(reading)
  if (code === OPEN_BRACE || code === OPEN_BRACKET) return open(reading, code === OPEN_BRACE)
  JSON_WORD.lastIndex = reading.at
  const word = JSON_WORD.exec(reading.text)?.[0]
  if (word === undefined) return stop(reading, 'a value is expected here')
  const start = reading.at
  reading.at += word.length
  add(reading, { kind: 'scalar', text: word, style: 'plain', start, end: reading.at })
  return true
}

function open(reading: Reading, isMap: boolean): boolean {
  if (reading.frames.length >= LIMITS.depth) {
    const message = `Nested more than ${LIMITS.depth} levels deep, which is not read.`
    report(reading.assembly, 'unreadable', 'too-deep', message, reading.at, reading.at + 1)
    reading.broken = true
    return false
  }
  reading.frames.push({ isMap, start: reading.at, children: [], expects: isMap ? 'key' : 'value' })
  reading.at++
  return true
}

function string(reading: Reading): boolean {
  const read = jsonString(reading.text, reading.at)
  if (!read) return stop(reading, 'a string is not closed on its line')
  if (read.invalid)
    complain(reading, 'a string holds an escape or a control character that JSON does not know')
  const node: ScalarNode = {
    kind: 'scalar',
    text: read.text,
    style: 'quoted',
    start: reading.at,
    end: read.end,
  }
  reading.at = read.end
  add(reading, node)
  return true
}

function add(reading: Reading, node: Node): void {
  const frame = reading.frames.at(-1)
  if (!frame) {
    reading.root = node
    return
  }
  frame.children.push(node)
  frame.expects = frame.expects === 'key' ? 'colon' : 'separator'
}

function close(reading: Reading): void {
  const frame = reading.frames.pop()
  if (!frame) return
  const { isMap, start, children } = frame
  const end = reading.at
  if (isMap && children.length % 2 === 1) children.push(emptyScalar(end))
  const node: Node = isMap
    ? { kind: 'mapping', pairs: pairsOf(reading.assembly, children), start, end }
    : { kind: 'sequence', items: children, start, end }
  add(reading, node)
}

const QUOTE = 34
const COMMA = 44
const SLASH = 47
const COLON = 58
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
