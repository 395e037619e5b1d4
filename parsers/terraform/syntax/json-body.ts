/**
 * Turns the JSON spelling of a configuration into the body that the native spelling has: `{"resource": {"aws_vpc": {"a": {…}}}}`
 * is `resource "aws_vpc" "a" {…}`. Inside a resource, JSON does not tell blocks from attributes; only what Terraform itself
 * defines (`lifecycle`, `dynamic`, …) becomes a block, the rest stays an attribute.
 */
import type { Source } from '../../../model/place'
import { readJsonExpression } from './json'
import type { HclReading } from './read'
import type { Attribute, Block, Body, Expression, Label, ObjectItem, Span } from './tree'

/** How many labels stand between a block's type and its body. */
const labelsOf: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  check: 1,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
}

/** Blocks that Terraform itself defines inside others. */
const innerLabels: Readonly<Record<string, number>> = {
  lifecycle: 0,
  dynamic: 1,
  provisioner: 1,
  connection: 0,
  validation: 0,
  backend: 1,
  required_providers: 0,
  content: 0,
}

interface Shape {
  readonly source: string
  readonly labels: Readonly<Record<string, number>>
}

/** Reads `.tf.json`. Never throws. */
export function readHclJson(source: Source): HclReading {
  const expression = readJsonExpression(source, 'template')
  if ('message' in expression)
    return { body: { attributes: [], blocks: [], start: 0, end: 0 }, comments: [], problems: [expression] }
  return { body: bodyOf(expression, { source: source.name, labels: labelsOf }), comments: [], problems: [] }
}

/** What stands under a key `"//"`: Terraform skips it, people write comments there. */
export interface JsonComment extends Span {
  readonly text: string
  /** What it stands in, its name included; `undefined` for the whole file. */
  readonly within: Span | undefined
}

export function jsonComments(source: Source): readonly JsonComment[] {
  const expression = readJsonExpression(source, 'text')
  return 'message' in expression ? [] : commentsIn(expression, undefined)
}

/** Reading bounds how deep values lie in values. */
function commentsIn(expression: Expression, within: Span | undefined): readonly JsonComment[] {
  if (expression.kind === 'tuple')
    return expression.items.flatMap((item) => commentsIn(item, expression.items.length === 1 ? within : item))
  return itemsOf(expression).flatMap((item) =>
    keyText(item) === '//' ? textsIn(item.value, within) : commentsIn(item.value, item),
  )
}

/** One text, or a list of them. */
function textsIn(value: Expression, within: Span | undefined): readonly JsonComment[] {
  if (value.kind === 'tuple') return value.items.flatMap((item) => textsIn(item, within))
  if (value.kind !== 'literal' || typeof value.value !== 'string') return []
  return [{ text: value.value, start: value.start, end: value.end, within }]
}

function bodyOf(expression: Expression, shape: Shape): Body {
  const attributes: Attribute[] = []
  const blocks: Block[] = []
  for (const part of expression.kind === 'tuple' ? expression.items : [expression])
    for (const item of itemsOf(part)) {
      const name = keyText(item)
      // "//" is how JSON spells a comment.
      if (name === '//') continue
      const labels = Object.hasOwn(shape.labels, name) ? shape.labels[name] : undefined
      if (labels === undefined) attributes.push(attributeOf(item, name, shape))
      else addBlocks(item.value, { type: name, header: item.key, labels: [], missing: labels, shape }, blocks)
    }
  return { attributes, blocks, start: expression.start, end: expression.end }
}

const itemsOf = (expression: Expression): readonly ObjectItem[] =>
  expression.kind === 'object' ? expression.items : []

const keyText = (item: ObjectItem): string => (item.key.kind === 'literal' ? String(item.key.value) : '')

const attributeOf = (item: ObjectItem, name: string, shape: Shape): Attribute => ({
  source: shape.source,
  name,
  nameSpan: { start: item.key.start, end: item.key.end },
  value: item.value,
  start: item.start,
  end: item.end,
})

interface Opening {
  readonly type: string
  readonly header: { readonly start: number; readonly end: number }
  readonly labels: readonly Label[]
  readonly missing: number
  readonly shape: Shape
}

function addBlocks(value: Expression, opening: Opening, into: Block[]): void {
  const { missing, labels } = opening
  for (const each of value.kind === 'tuple' ? value.items : [value]) {
    if (missing === 0) into.push(blockOf(each, opening))
    else
      for (const item of itemsOf(each)) {
        const label = { text: keyText(item), start: item.key.start, end: item.key.end }
        addBlocks(
          item.value,
          { ...opening, header: label, labels: [...labels, label], missing: missing - 1 },
          into,
        )
      }
  }
}

function blockOf(value: Expression, opening: Opening): Block {
  const { type, labels, header, shape } = opening
  const body = bodyOf(value, { source: shape.source, labels: type === 'locals' ? {} : innerLabels })
  const { start, end } = header
  const block = { source: shape.source, type, labels, header: { start, end }, body, start, end: value.end }
  const construct = constructOf(value)
  return construct === undefined ? block : { ...block, construct }
}

/** CDK for Terraform notes it as a comment: `"//": { "metadata": { "path": "net/main", "uniqueId": "main" } }`. */
function constructOf(value: Expression): string | undefined {
  const path = ['//', 'metadata', 'path'].reduce<Expression | undefined>(
    (at, name) => at && itemsOf(at).find((item) => keyText(item) === name)?.value,
    value,
  )
  return path?.kind === 'literal' && typeof path.value === 'string' ? path.value : undefined
}
