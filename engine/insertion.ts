/** Writing an attribute into a block where nobody wrote it: the first line of an HCL block, or of a template's `Properties` in YAML. */
import type { Dialect } from '../model/declaration'
import { type Place, span } from '../model/place'
import type { Edit } from '../model/report'
import type { Locator } from './locate'
import { literalOf, type Spelled } from './spelling'

/** `header`: the block's header. Undefined where the text does not have the plain shape that this needs. */
export function insertion(
  header: Place,
  dialect: Dialect,
  spelling: Spelled,
  locator: Locator,
): Edit | undefined {
  const offsets = header.at === 'span' ? locator.offsets(header) : undefined
  const text = locator.text(header.source)
  if (!offsets || text === undefined || header.source.endsWith('.json')) return undefined
  const line =
    dialect === 'terraform' ? intoBlock(text, offsets.end, spelling) : intoProperties(text, offsets, spelling)
  if (!line) return undefined
  const place = span(header.source, line.at, line.at)
  return { range: locator.range(place), before: '', after: line.text }
}

interface Line {
  readonly at: number
  readonly text: string
}

/** Directly behind the opening brace; a block on one line is left to people. */
function intoBlock(text: string, from: number, { name, value }: Spelled): Line | undefined {
  const literal = literalOf(value, 'hcl')
  const opening = /^[ \t]*\{?[ \t]*\r?\n([ \t]*)(?=\S)/.exec(
    text.slice(from - 1 >= 0 && text[from - 1] === '{' ? from - 1 : from),
  )
  if (literal === undefined || !opening) return undefined
  const start = text[from - 1] === '{' ? from : text.indexOf('{', from) + 1
  const indent = opening[1] ?? '  '
  return start > 0 ? { at: start, text: `\n${indent || '  '}${name} = ${literal}` } : undefined
}

/** In front of the first property, with its indentation. */
function intoProperties(
  text: string,
  header: { readonly start: number; readonly end: number },
  { name, value }: Spelled,
): Line | undefined {
  const literal = literalOf(value, 'yaml')
  const lineStart = text.lastIndexOf('\n', header.start - 1) + 1
  const own = header.start - lineStart
  const body = text.slice(header.end, header.end + 20_000)
  const properties = /\n([ ]+)Properties:[ \t]*(?:#[^\n]*)?\r?\n([ ]+)(?=[\w"'])/.exec(
    untilSibling(body, own),
  )
  if (literal === undefined || !properties) return undefined
  const [whole, outer = '', inner = ''] = properties
  if (outer.length <= own || inner.length <= outer.length) return undefined
  const at = header.end + properties.index + whole.length
  return { at, text: `${name}: ${literal}\n${inner}` }
}

/** The lines that are indented deeper than the header: those of its own block. */
function untilSibling(body: string, own: number): string {
  const sibling = new RegExp(`\\n {0,${own}}\\S`).exec(body)
  return sibling ? body.slice(0, sibling.index) : body
}
