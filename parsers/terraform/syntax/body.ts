/** Bodies: attributes and blocks, until `}` or the end of the text. */
import {
  type Cursor,
  describeHere,
  fail,
  identifierEnd,
  MAX_DEPTH,
  peek,
  skipLines,
  skipSpace,
  takeCode,
  tooDeep,
} from './cursor'
import { readExpression } from './expression'
import { readQuoted } from './quoted'
import type { Attribute, Block, Body, Label } from './tree'

export interface OpenBody {
  readonly attributes: Attribute[]
  readonly blocks: Block[]
}

/** One attribute or block at the cursor, put where it belongs. */
export function readItem(cursor: Cursor, body: OpenBody): void {
  const { text, at, base } = cursor
  const nameEnd = identifierEnd(text, at)
  if (nameEnd === at) {
    fail(cursor, `An attribute or a block must begin here: found ${describeHere(cursor)}.`)
    return
  }
  cursor.at = nameEnd
  const name = text.slice(at, nameEnd)
  const nameSpan = { start: base + at, end: base + cursor.at }
  skipSpace(cursor)
  const isAttribute = peek(cursor) === 61 && text.charCodeAt(cursor.at + 1) !== 61
  if (isAttribute) body.attributes.push(readAttribute(cursor, name, nameSpan))
  else readBlock(cursor, name, nameSpan, body)
}

function readAttribute(cursor: Cursor, name: string, nameSpan: Attribute['nameSpan']): Attribute {
  cursor.at++
  skipSpace(cursor)
  const value = readExpression(cursor)
  return { source: cursor.source, name, nameSpan, value, start: nameSpan.start, end: value.end }
}

/** The block is kept also when its body is broken; what was read of it stands. */
function readBlock(cursor: Cursor, type: string, typeSpan: Attribute['nameSpan'], into: OpenBody): void {
  const labels = readLabels(cursor)
  if (cursor.failure !== undefined) return
  const headerEnd = labels.at(-1)?.end ?? typeSpan.end
  if (!takeCode(cursor, 123)) {
    fail(cursor, `"=" or "{" must follow "${type}": found ${describeHere(cursor)}.`)
    return
  }
  if (cursor.depth >= MAX_DEPTH) {
    tooDeep(cursor)
    return
  }
  cursor.depth++
  const body = readBlockBody(cursor)
  cursor.depth--
  const { source, base, at, failure } = cursor
  const { start } = typeSpan
  const block = { source, type, labels, header: { start, end: headerEnd }, body, start, end: base + at }
  into.blocks.push(failure === undefined ? block : { ...block, broken: true })
}

function readLabels(cursor: Cursor): Label[] {
  const labels: Label[] = []
  while (cursor.failure === undefined) {
    skipSpace(cursor)
    const { at } = cursor
    if (peek(cursor) === 34) {
      const quoted = readQuoted(cursor)
      if (quoted.kind === 'literal')
        labels.push({ text: String(quoted.value), start: quoted.start, end: quoted.end })
      else fail(cursor, 'A label must be plain text.', at, cursor.at)
      continue
    }
    const end = identifierEnd(cursor.text, at)
    if (end === at) break
    cursor.at = end
    labels.push({ text: cursor.text.slice(at, end), start: cursor.base + at, end: cursor.base + end })
  }
  return labels
}

/** After the opening brace. On one line there may be one attribute: `features { a = 1 }`. */
function readBlockBody(cursor: Cursor): Body {
  const start = cursor.base + cursor.at
  const body: OpenBody = { attributes: [], blocks: [] }
  const { lines } = cursor
  cursor.lines = true
  while (cursor.failure === undefined) {
    skipLines(cursor)
    if (takeCode(cursor, 125)) break
    if (cursor.at >= cursor.text.length) {
      fail(cursor, '"}" is missing at the end of the file.', start - cursor.base - 1, start - cursor.base)
      break
    }
    readItem(cursor, body)
    if (cursor.failure === undefined) endItem(cursor)
  }
  cursor.lines = lines
  const { attributes, blocks } = body
  return { attributes, blocks, start, end: cursor.base + cursor.at }
}

/** After an item comes a line break, `}` or the end of the text. */
export function endItem(cursor: Cursor): void {
  skipSpace(cursor)
  const code = peek(cursor)
  if (code === 10 || code === 125 || Number.isNaN(code)) return
  fail(cursor, `A line break is missing: found ${describeHere(cursor)}.`)
}
