/** Converting values to types as Terraform does. */
import { absent, known, type List, list, type Mapping, map, type Value } from '../../../model/value'
import type { Expression } from '../syntax/tree'
import { asCollection, failed, isBlockMap, isCollection, isSet, isTyped, ofType, setOf } from './outcome'
import { plainBoolean, plainNumber, plainScalar, plainText } from './plain'
import { ANY, type AttributeType, type Type } from './type'
import { mayBeAnything, shapeOf, typeOfValue, unifiedType } from './unify'

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
  if (value.state === 'absent') return convertNull(value, type)
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
      return value.state === 'list' ? convertTuple(value, type.items, fallback) : refused(value, 'list')
    case 'map':
      return value.state === 'map' ? convertEntries(value, type.of, fallback) : refused(value, 'map')
    case 'object':
      return value.state === 'map'
        ? convertObject(value, type.attributes, fallback)
        : refused(value, 'object')
  }
}

/** Null that was converted before is of a type too. */
function convertNull(value: Value<unknown>, type: Type): Value<unknown> {
  if (type.is === 'any') return value
  if (isTyped(value) && value.type.is !== 'any' && shapeOf(value.type) !== shapeOf(type))
    return failed('This null is of another type.', value.origin)
  return ofType(value, type)
}

/** What is seen to be of another kind; everything else may still turn out right. */
const refused = (value: Value<unknown>, wanted: string): Value<unknown> =>
  value.state === 'known' || value.state === 'template' || value.state === 'list' || value.state === 'map'
    ? failed(`This is no ${wanted}.`, value.origin)
    : value

/** Only what is a tuple itself, of as many elements. */
function convertTuple(value: List, types: readonly Type[], fallback: Fallback): Value<unknown> {
  const isOther = isCollection(value) || isSet(value) || (!value.open && value.items.length !== types.length)
  if (isOther) return failed('This is no tuple of that type.', value.origin)
  const items = value.items.map((item, index) => convertTo(item, types[index] ?? ANY, fallback))
  return { ...list(items, value.origin), open: value.open }
}

function convertEntries(value: Mapping, of: Type, fallback: Fallback): Value<unknown> {
  const items = convertAll([...value.entries.values()], of, fallback)
  if (items === undefined) return failed('The elements are of different types.', value.origin)
  const entries = new Map([...value.entries.keys()].map((key, index) => [key, items[index] ?? value]))
  return withElements(asCollection({ ...value, entries }), 'map', of)
}

/** `undefined` where `any` leaves the type to the elements and they do not agree. */
function convertAll(
  items: readonly Value<unknown>[],
  of: Type,
  fallback: Fallback,
): readonly Value<unknown>[] | undefined {
  const converted = items.map((item) => convertTo(item, of, fallback))
  if (!holdsAny(of)) return converted
  const type = unifiedType(converted.map(typeOfValue))
  return type === undefined ? undefined : converted.map((item) => convertTo(item, type))
}

function holdsAny(type: Type): boolean {
  if (type.is === 'any') return true
  return (type.is === 'list' || type.is === 'set' || type.is === 'map') && holdsAny(type.of)
}

function convertScalar(value: Value<unknown>, type: 'string' | 'number' | 'bool'): Value<unknown> {
  const scalar = plainScalar(value)
  if (scalar === undefined)
    return value.state === 'list' || value.state === 'map'
      ? refused(value, type)
      : ofType(value, { is: type })
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
  if (value.state !== 'list') return refused(value, type.is)
  const items = convertAll(value.items, type.of, fallback)
  if (items === undefined || (holdsAny(type.of) && hasNullOfNoType(items)))
    return failed('The elements are of different types.', value.origin)
  if (type.is === 'set')
    return withElements({ ...value, ...setOf(items, value.open, value.origin) }, 'set', type.of)
  const made = asCollection({ ...list(items, value.origin), open: value.open, ...marksOnly(value) })
  return withElements(made, type.is, type.of)
}

/** Beside lists or objects a list takes no null that is of no type; a map does. */
const hasNullOfNoType = (items: readonly Value<unknown>[]): boolean =>
  items.some((item) => item.state === 'absent' && !isTyped(item)) &&
  items.some(({ state }) => state === 'list' || state === 'map')

/** Where the elements were left to say their type, they say it still. */
const withElements = (made: Value<unknown>, is: 'list' | 'set' | 'map', of: Type): Value<unknown> =>
  mayBeAnything(of) ? made : ofType(made, { is, of })

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
    else if (attribute.optional) {
      if (!value.open) entries.set(name, defaultOf(attribute, value, fallback))
    } else if (!value.open && !isBlockMap(value))
      return failed(`The attribute "${name}" is missing.`, value.origin)
  }
  return { ...map(entries, value.origin), open: value.open, ...marksOnly(value) }
}

function defaultOf(attribute: AttributeType, value: Mapping, fallback: Fallback): Value<unknown> {
  if (attribute.fallback === undefined) return convertTo(absent(value.origin), attribute.type)
  return convertTo(fallback(attribute.fallback), attribute.type, fallback)
}
