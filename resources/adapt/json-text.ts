/**
 * # JSON text with holes
 *
 * A policy is often text that other values are pasted into. Where the rest of the text is JSON, its structure can still be
 * told: every hole becomes a mark, the text is parsed, and the marks become the values again.
 *
 *     {"Resource": "${aws_api_gateway_rest_api.a.arn}/*"}     Resource is a template: the API's ARN and `/*`
 *     {"Statement": ${jsonencode(local.statements)}}          Statement is whatever the expression is
 */
import { load } from 'js-yaml'
import { known, type Origin, type Template, unknown, type Value } from '../../model/value'

/** Two code points of the private use area: no document of a policy holds them. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const MARKS = /\uE000(\d+)\uE001/
const MAX_DEPTH = 200
/** Characters. An alias in YAML may stand for a large part many times: what is made of a text is bounded as well. */
const LONGEST_YAML = 2_000_000
const MAX_NODES = 200_000

/** The structure the text says, or nothing when it is not JSON. */
export function structureOfText(text: string, origin: Origin): Value<unknown> | undefined {
  return structureOf([text], origin)
}

export const structureOfTemplate = (template: Template): Value<unknown> | undefined =>
  structureOf(template.parts, template.origin)

/**
 * A document that people write in JSON or in YAML (OpenAPI). In YAML a hole needs no quotes, so the mark stands as it is:
 *
 *     connectionId: ${aws_apigatewayv2_vpc_link.a.id}
 */
export function structureOfDocument(
  parts: readonly (string | Value<unknown>)[],
  origin: Origin,
): Value<unknown> | undefined {
  return structureOf(parts, origin) ?? structureOfYaml(parts, origin)
}

function structureOfYaml(
  parts: readonly (string | Value<unknown>)[],
  origin: Origin,
): Value<unknown> | undefined {
  if (parts.some((part) => typeof part === 'string' && part.includes(OPEN))) return undefined
  const holes: Value<unknown>[] = []
  const text = parts
    .map((part) => (typeof part === 'string' ? part : `${OPEN}${holes.push(part) - 1}${CLOSE}`))
    .join('')
  const parsed = text.length > LONGEST_YAML ? undefined : parsedYaml(text)
  return parsed && asValue(parsed.document, { origin, holes, budget: { left: MAX_NODES } }, 0)
}

function parsedYaml(text: string): { readonly document: unknown } | undefined {
  try {
    return { document: load(text) }
  } catch {
    return undefined
  }
}

function structureOf(
  parts: readonly (string | Value<unknown>)[],
  origin: Origin,
): Value<unknown> | undefined {
  const holes: Value<unknown>[] = []
  let text = ''
  let inString = false
  for (const part of parts) {
    if (typeof part !== 'string') {
      const mark = `${OPEN}${holes.push(part) - 1}${CLOSE}`
      text += inString ? mark : `"${mark}"`
      continue
    }
    if (part.includes(OPEN)) return undefined
    inString = endsInString(part, inString)
    text += part
  }
  const parsed = parsedJson(text)
  return parsed && asValue(parsed.json, { origin, holes, budget: { left: MAX_NODES } }, 0)
}

function endsInString(text: string, before: boolean): boolean {
  let inside = before
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inside && character === '\\') at++
    else if (character === '"') inside = !inside
  }
  return inside
}

function parsedJson(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

interface Making {
  readonly origin: Origin
  readonly holes: readonly Value<unknown>[]
  readonly budget: { left: number }
}

function asValue(json: unknown, making: Making, depth: number): Value<unknown> {
  const { origin, budget } = making
  if (depth > MAX_DEPTH || budget.left-- <= 0) return unknown('budget', origin)
  if (typeof json === 'string') return withHoles(json, making)
  if (json === null || json === undefined) return { state: 'absent', origin }
  if (typeof json !== 'object') return known(json, origin)
  if (Array.isArray(json)) {
    const items = json.map((item: unknown) => asValue(item, making, depth + 1))
    return { state: 'list', origin, items, open: false }
  }
  const entries = new Map<string, Value<unknown>>()
  let open = false
  for (const [key, value] of Object.entries(json)) {
    if (MARKS.test(key)) open = true
    else entries.set(key, asValue(value, making, depth + 1))
  }
  return { state: 'map', origin, entries, open }
}

function withHoles(text: string, { origin, holes }: Making): Value<unknown> {
  if (!text.includes(OPEN)) return known(text, origin)
  const pieces = text.split(MARKS)
  const parts = pieces
    .map((piece, index) => (index % 2 === 0 ? piece : (holes[Number(piece)] ?? '')))
    .filter((part) => part !== '')
  const [only] = parts
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return only
  return { state: 'template', origin, parts }
}
