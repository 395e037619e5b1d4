/**
 * JSON, YAML and CSV.
 *
 * `jsonencode` of a wholly known structure is its text. With a hole anywhere inside, the structure itself is the result: a
 * policy whose `Resource` is not known yet stays a policy that can be read, and whoever wants text finds none.
 */
import { parse as parseYaml, type ScalarTag, stringify as stringifyYaml } from 'yaml'
import { known, type Value, written } from '../../../../model/value'
import { trailOf } from '../outcome'
import { isPlainList, isPlainMap, numberText, type Plain, sortedKeys, toPlain } from '../plain'
import { marksOf, withMarks } from '../summary'
import { cannotTell, type FunctionCall, type FunctionTable, fault, pure1, refuse } from './define'

const MAX_DEPTH = 100

function jsonencode(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value === undefined) return refuse(call, 'no argument.')
  const plain = toPlain(value)
  if (plain !== undefined && holdsInfinite(plain)) return refuse(call, 'JSON has no infinite numbers.')
  if (plain !== undefined)
    return withMarks(known(jsonText(plain), written(call.place, trailOf([value]))), marksOf([value]))
  if (value.state === 'list' || value.state === 'map') return value
  return cannotTell(call)
}

function holdsInfinite(plain: Plain): boolean {
  if (isPlainList(plain)) return plain.some(holdsInfinite)
  if (isPlainMap(plain)) return [...plain.values()].some(holdsInfinite)
  return typeof plain === 'number' && !Number.isFinite(plain)
}

/** Keys sorted, `<`, `>` and `&` escaped, as Terraform writes it. */
export function jsonText(plain: Plain): string {
  if (isPlainList(plain)) return `[${plain.map(jsonText).join(',')}]`
  if (isPlainMap(plain))
    return `{${sortedKeys(plain)
      .map((key) => `${jsonString(key)}:${jsonText(plain.get(key) ?? null)}`)
      .join(',')}}`
  if (typeof plain === 'number') return numberText(plain)
  return typeof plain === 'string' ? jsonString(plain) : String(plain)
}

const jsonString = (text: string): string =>
  JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Structures that were never encoded, because of a hole in them, come back as they are. */
function jsondecode(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state === 'map' || value?.state === 'list') return value
  return decodeJson(call)
}

const decodeJson = pure1('text', (text) => {
  const plain = plainOfJson(text)
  return plain === undefined ? fault('the text is no JSON.') : plain
})

/** `undefined` when the text is no JSON. */
export function plainOfJson(text: string): Plain | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return plainOf(parsed, 0)
  } catch {
    return undefined
  }
}

/** Parsed JSON or YAML as plain data; too deep parts and what has no counterpart become null. */
function plainOf(parsed: unknown, depth: number): Plain {
  if (typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean') return parsed
  if (typeof parsed !== 'object' || parsed === null || depth > MAX_DEPTH) return null
  if (Array.isArray(parsed)) return parsed.map((item: unknown) => plainOf(item, depth + 1))
  return new Map(
    Object.entries(parsed).map(([key, entry]): [string, Plain] => [key, plainOf(entry, depth + 1)]),
  )
}

/** Terraform's YAML still knows the booleans of YAML 1.1, and nothing else of it. */
const booleanTag = (test: RegExp, value: boolean): ScalarTag => ({
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test,
  identify: () => false,
  resolve: () => value,
})

const oldTrue = booleanTag(/^(?:y|Y|yes|Yes|YES|on|On|ON)$/, true)
const oldFalse = booleanTag(/^(?:n|N|no|No|NO|off|Off|OFF)$/, false)

const yamldecode = pure1('text', (text) => {
  try {
    const parsed: unknown = parseYaml(text, {
      maxAliasCount: 100,
      logLevel: 'silent',
      customTags: (tags) => [oldTrue, oldFalse, ...tags],
    })
    return text.trim() === '' ? fault('the text is empty.') : plainOf(parsed, 0)
  } catch {
    return fault('the text is no YAML.')
  }
})

function objectOf(plain: Plain): unknown {
  if (isPlainList(plain)) return plain.map(objectOf)
  if (isPlainMap(plain))
    return new Map(sortedKeys(plain).map((key) => [key, objectOf(plain.get(key) ?? null)]))
  return plain
}

/** Terraform quotes all keys and texts. */
const yamlencode = pure1('any', (plain) =>
  stringifyYaml(objectOf(plain), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
    indentSeq: false,
  }),
)

/** RFC 4180 with a header line. */
const csvdecode = pure1('text', (text) => {
  const [header, ...rows] = csvRows(text)
  if (header === undefined) return fault('the header line is missing.')
  if (rows.some((row) => row.length !== header.length))
    return fault('a line has another number of fields than the header.')
  return rows.map((row) => new Map(header.map((name, index): [string, Plain] => [name, row[index] ?? ''])))
})

function csvRows(text: string): string[][] {
  const rows: string[][] = []
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y
  let row: string[] = []
  while (field.lastIndex < text.length) {
    const found = field.exec(text)
    if (found === null) return []
    const [, raw = '', end = ''] = found
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}

export const documents: FunctionTable = { jsonencode, jsondecode, yamldecode, yamlencode, csvdecode }
