/** Our syntax tree in the JSON shape of hcl2-parser (that of the Go program hcl2json), for comparing the two. */
import type { Block, Body, Expression, TemplatePart, Unary } from '../../../parsers/terraform/syntax/tree'

export type Json = string | number | boolean | null | readonly Json[] | { [key: string]: Json }

/** Without a prototype: a block may be labelled `__proto__`. */
const nothing = (): { [key: string]: Json } => Object.create(null)

export function bodyJson(body: Body, text: string): { [key: string]: Json } {
  const json = nothing()
  for (const attribute of body.attributes) json[attribute.name] = expressionJson(attribute.value, text)
  for (const block of body.blocks) addBlock(block, text, json)
  return json
}

function addBlock(block: Block, text: string, into: { [key: string]: Json }): void {
  let at = into
  let key = block.type
  for (const label of block.labels) {
    const inner = at[key]
    const next =
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? (inner as { [key: string]: Json })
        : nothing()
    at[key] = next
    at = next
    key = label.text
  }
  const before = at[key]
  at[key] = [...(Array.isArray(before) ? before : []), bodyJson(block.body, text)]
}

export function expressionJson(expression: Expression, text: string): Json {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'tuple':
      return expression.items.map((item) => expressionJson(item, text))
    case 'object':
      return Object.fromEntries(
        expression.items.map((item) => [keyJson(item.key, text), expressionJson(item.value, text)]),
      )
    case 'unary':
      return negated(expression) ?? wrapped(expression, text)
    case 'template':
      return templateJson(expression.parts, text)
    default:
      return wrapped(expression, text)
  }
}

/** hcl2json computes operators on literals. */
function negated(expression: Unary): Json | undefined {
  if (expression.operand.kind !== 'literal') return undefined
  const { value } = expression.operand
  return expression.operator === '-' ? -Number(value) : !value
}

const sourceOf = (node: { start: number; end: number }, text: string): string =>
  text.slice(node.start, node.end)

const wrapped = (expression: Expression, text: string): string => `\${${sourceOf(expression, text)}}`

const keyJson = (key: Expression, text: string): string => {
  const json = expressionJson(key, text)
  return typeof json === 'string' ? json : String(json)
}

function templateJson(parts: readonly TemplatePart[], text: string): Json {
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'interpolation') return expressionJson(only.value, text)
  return parts.map((part) => partText(part, text)).join('')
}

function partText(part: TemplatePart, text: string): string {
  switch (part.kind) {
    case 'text':
      return part.value
    case 'interpolation':
      return interpolationText(part.value, text)
    case 'if':
      return `%{if ${sourceOf(part.condition, text)}}${part.then.map((each) => partText(each, text)).join('')}%{else}${part.otherwise.map((each) => partText(each, text)).join('')}%{endif}`
    case 'for':
      return `%{for ${part.keyName === undefined ? '' : `${part.keyName}, `}${part.valueName} in ${sourceOf(part.collection, text)}}${part.body.map((each) => partText(each, text)).join('')}%{endfor}`
  }
}

function interpolationText(value: Expression, text: string): string {
  if (value.kind === 'literal') return String(value.value)
  if (value.kind === 'template') return value.parts.map((part) => partText(part, text)).join('')
  if (value.kind === 'conditional')
    return `%{if ${sourceOf(value.condition, text)}}${interpolationText(value.then, text)}%{else}${interpolationText(value.otherwise, text)}%{endif}`
  return wrapped(value, text)
}
