/** Type constraints of variables, and converting values to them as Terraform does. */
import { absent, known, list, type Mapping, map, type Value } from '../../../model/value'
import type { Expression } from '../syntax/tree'
import { failed, setOf } from './outcome'
import { plainBoolean, plainNumber, plainScalar, plainText } from './plain'

export type Type =
  | { readonly is: 'any' | 'string' | 'number' | 'bool' }
  | { readonly is: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly is: 'tuple'; readonly items: readonly Type[] }
  | { readonly is: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> }

export interface AttributeType {
  readonly type: Type
  readonly optional: boolean
  /** The second argument of `optional`. */
  readonly fallback?: Expression
}

export const ANY: Type = { is: 'any' }

/** Reads a constraint: `list(object({ name = string, port = optional(number, 443) }))`. Anything else accepts all. */
export function typeOf(expression: Expression | undefined): Type {
  if (expression === undefined) return ANY
  const name = wordOf(expression)
  if (name !== undefined) return simpleType(name)
  if (expression.kind !== 'call') return ANY
  const [argument] = expression.arguments
  switch (expression.name) {
    case 'list':
    case 'set':
    case 'map':
      return { is: expression.name, of: typeOf(argument) }
    case 'tuple':
      return { is: 'tuple', items: argument?.kind === 'tuple' ? argument.items.map(typeOf) : [] }
    case 'object':
      return objectType(argument)
  }
  return ANY
}

/** A bare word; Terraform 0.11 wrote it in quotes. */
function wordOf(expression: Expression): string | undefined {
  if (expression.kind === 'root') return expression.name
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}

function simpleType(name: string): Type {
  if (name === 'string' || name === 'number' || name === 'bool') return { is: name }
  return name === 'list' || name === 'set' || name === 'map' ? { is: name, of: ANY } : ANY
}

function objectType(argument: Expression | undefined): Type {
  const attributes = new Map<string, AttributeType>()
  for (const item of argument?.kind === 'object' ? argument.items : [])
    if (item.key.kind === 'literal') attributes.set(String(item.key.value), attributeType(item.value))
  return { is: 'object', attributes }
}

function attributeType(expression: Expression): AttributeType {
  if (expression.kind !== 'call' || expression.name !== 'optional')
    return { type: typeOf(expression), optional: false }
  const [type, fallback] = expression.arguments
  return { type: typeOf(type), optional: true, ...(fallback === undefined ? {} : { fallback }) }
}

type Fallback = (expression: Expression) => Value<unknown>

const noFallback: Fallback = () =>
  failed('A default is missing.', { place: { source: '', at: 'whole' }, how: 'default', trail: [] })

/** What cannot be converted because it is not known stays as it is. `fallback` evaluates the defaults of attributes. */
export function convertTo(
  value: Value<unknown>,
  type: Type,
  fallback: Fallback = noFallback,
): Value<unknown> {
  if (value.state === 'conditional') {
    const cases = value.cases.map((each) => ({
      guard: each.guard,
      value: convertTo(each.value, type, fallback),
    }))
    return { ...value, cases }
  }
  switch (type.is) {
    case 'any':
      return value
    case 'string':
    case 'number':
    case 'bool':
      return convertScalar(value, type.is)
    case 'list':
    case 'set':
      return convertItems(value, type, fallback)
    case 'tuple':
      return value.state === 'list'
        ? {
            ...value,
            items: value.items.map((item, index) => convertTo(item, type.items[index] ?? ANY, fallback)),
          }
        : value
    case 'map':
      return value.state === 'map'
        ? { ...value, entries: mapEntries(value, (entry) => convertTo(entry, type.of, fallback)) }
        : value
    case 'object':
      return value.state === 'map' ? convertObject(value, type.attributes, fallback) : value
  }
}

const mapEntries = (
  value: Mapping,
  change: (entry: Value<unknown>) => Value<unknown>,
): Map<string, Value<unknown>> => new Map([...value.entries].map(([key, entry]) => [key, change(entry)]))

function convertScalar(value: Value<unknown>, type: 'string' | 'number' | 'bool'): Value<unknown> {
  const scalar = plainScalar(value)
  if (scalar === undefined) return value
  const converted =
    type === 'string' ? plainText(scalar) : type === 'number' ? plainNumber(scalar) : plainBoolean(scalar)
  if (converted === scalar) return value
  return converted === undefined
    ? failed(`This is no ${type}.`, value.origin)
    : { ...value, ...known(converted, value.origin) }
}

function convertItems(
  value: Value<unknown>,
  type: Type & { is: 'list' | 'set' | 'map' },
  fallback: Fallback,
): Value<unknown> {
  if (value.state !== 'list') return value
  const items = value.items.map((item) => convertTo(item, type.of, fallback))
  if (type.is === 'set') return { ...value, ...setOf(items, value.open, value.origin) }
  return { ...list(items, value.origin), open: value.open, ...marksOnly(value) }
}

const marksOnly = (value: Value<unknown>): Pick<Value<unknown>, 'sensitive' | 'assumed'> => ({
  ...(value.sensitive === undefined ? {} : { sensitive: value.sensitive }),
  ...(value.assumed === undefined ? {} : { assumed: value.assumed }),
})

/** Attributes that the type does not name are dropped, missing optional ones get their default or null. */
function convertObject(
  value: Mapping,
  attributes: ReadonlyMap<string, AttributeType>,
  fallback: Fallback,
): Value<unknown> {
  const entries = new Map<string, Value<unknown>>()
  for (const [name, attribute] of attributes) {
    const given = value.entries.get(name)
    const isSet = given !== undefined && (given.state !== 'absent' || attribute.fallback === undefined)
    if (isSet) entries.set(name, convertTo(given, attribute.type, fallback))
    else if (!value.open && attribute.optional) entries.set(name, defaultOf(attribute, value, fallback))
  }
  return { ...map(entries, value.origin), open: value.open, ...marksOnly(value) }
}

function defaultOf(attribute: AttributeType, value: Mapping, fallback: Fallback): Value<unknown> {
  if (attribute.fallback === undefined) return absent(value.origin)
  return convertTo(fallback(attribute.fallback), attribute.type, fallback)
}
