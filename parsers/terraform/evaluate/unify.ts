/**
 * The one type that several values are converted to: the elements of a list, set or map, and the two sides of a condition. Beside a
 * text, numbers and booleans become texts; objects with other attributes become maps, tuples of other lengths lists.
 *
 *     tolist([1, "a"])              ["1", "a"]
 *     true ? [1] : ["x", "y"]       ["1"]
 *
 * https://pkg.go.dev/github.com/zclconf/go-cty/cty/convert#Unify
 */
import type { Value } from '../../../model/value'
import { isCollection, isSet, isTyped } from './outcome'
import { typeOfReference } from './reference-type'
import { ANY, type Type } from './type'

/** `undefined`: Terraform refuses to bring them together. */
export function unifiedType(types: readonly Type[]): Type | undefined {
  const seen = types.filter((type) => type.is !== 'any')
  const [first] = seen
  if (first === undefined) return ANY
  // What is not seen may have attributes that the others lack; only scalars are sure to go together with it.
  if (seen.length < types.length && !seen.every(isScalar)) return ANY
  if (seen.every((type) => isSameType(type, first))) return first
  const unified = scalarOf(seen) ?? mappingOf(seen) ?? listOf(seen)
  return unified ?? (seen.every(isAlike(first)) && types.some(mayBeAnything) ? ANY : undefined)
}

/** A list, an object and a text never go together, whatever is in them. */
const isAlike =
  (one: Type) =>
  (other: Type): boolean =>
    shapeOf(one) === shapeOf(other)

export function shapeOf(type: Type): 'scalar' | 'mapping' | 'list' {
  if (isScalar(type)) return 'scalar'
  return type.is === 'object' || type.is === 'map' ? 'mapping' : 'list'
}

/** A null or unknown part leaves everything open. */
export function mayBeAnything(type: Type): boolean {
  switch (type.is) {
    case 'any':
      return true
    case 'list':
    case 'set':
    case 'map':
      return mayBeAnything(type.of)
    case 'tuple':
      return type.items.some(mayBeAnything)
    case 'object':
      return [...type.attributes.values()].some((each) => mayBeAnything(each.type))
    default:
      return false
  }
}

/** As far as it can be seen: what is unknown, or a null that nobody converted, may be of any type. */
export function typeOfValue(value: Value<unknown>): Type {
  if (isTyped(value)) return value.type
  switch (value.state) {
    case 'known':
      return {
        is: typeof value.value === 'boolean' ? 'bool' : typeof value.value === 'number' ? 'number' : 'string',
      }
    case 'template':
      return { is: 'string' }
    case 'list': {
      const items = value.items.map(typeOfValue)
      if (isSet(value)) return { is: 'set', of: unifiedType(items) ?? ANY }
      return isCollection(value) ? { is: 'list', of: unifiedType(items) ?? ANY } : { is: 'tuple', items }
    }
    case 'map': {
      const entries = [...value.entries].map(([name, entry]) => [name, typeOfValue(entry)] as const)
      if (isCollection(value)) return { is: 'map', of: unifiedType(entries.map(([, type]) => type)) ?? ANY }
      return {
        is: 'object',
        attributes: new Map(entries.map(([name, type]) => [name, { type, optional: false }])),
      }
    }
    case 'reference':
      return typeOfReference(value)
    case 'absent':
    case 'conditional':
    case 'unknown':
      return ANY
  }
}

export function isSameType(one: Type, other: Type): boolean {
  switch (one.is) {
    case 'list':
    case 'set':
    case 'map':
      return other.is === one.is && isSameType(one.of, other.of)
    case 'tuple':
      return (
        other.is === 'tuple' &&
        one.items.length === other.items.length &&
        one.items.every((item, index) => isSameType(item, other.items[index] ?? ANY))
      )
    case 'object':
      return (
        other.is === 'object' &&
        hasSameNames(one, other) &&
        [...one.attributes].every(([name, { type }]) => isSameType(type, attribute(other, name)))
      )
    default:
      return one.is === other.is
  }
}

type ObjectType = Type & { is: 'object' }

const attribute = (object: ObjectType, name: string): Type => object.attributes.get(name)?.type ?? ANY

const hasSameNames = (one: ObjectType, other: ObjectType): boolean =>
  one.attributes.size === other.attributes.size &&
  [...one.attributes.keys()].every((name) => other.attributes.has(name))

const isScalar = ({ is }: Type): boolean => is === 'string' || is === 'number' || is === 'bool'

const scalarOf = (types: readonly Type[]): Type | undefined =>
  types.every(isScalar) && types.some(({ is }) => is === 'string') ? { is: 'string' } : undefined

function mappingOf(types: readonly Type[]): Type | undefined {
  const objects = types.filter((type) => type.is === 'object')
  const [first] = objects
  if (
    first !== undefined &&
    objects.length === types.length &&
    objects.every((each) => hasSameNames(each, first))
  ) {
    const unified = [...first.attributes.keys()].map(
      (name) => [name, unifiedType(objects.map((each) => attribute(each, name)))] as const,
    )
    const attributes = unified.flatMap(([name, type]) =>
      type === undefined ? [] : [[name, { type, optional: false }] as const],
    )
    return attributes.length === unified.length
      ? { is: 'object', attributes: new Map(attributes) }
      : undefined
  }
  if (!types.every(({ is }) => is === 'object' || is === 'map')) return undefined
  return collectionOf('map', types.flatMap(typesOfEntries))
}

function typesOfEntries(type: Type): readonly Type[] {
  if (type.is === 'object') return [...type.attributes.values()].map((each) => each.type)
  return type.is === 'map' ? [type.of] : []
}

/** A tuple beside a set becomes a set, beside a list a list; a set beside a list becomes a list. */
function listOf(types: readonly Type[]): Type | undefined {
  const tuples = types.filter((type) => type.is === 'tuple')
  const [first] = tuples
  const isOneLength = tuples.every((each) => each.items.length === first?.items.length)
  if (first !== undefined && tuples.length === types.length && isOneLength) {
    const items = first.items.flatMap(
      (_item, index) => unifiedType(tuples.map((each) => each.items[index] ?? ANY)) ?? [],
    )
    return items.length === first.items.length ? { is: 'tuple', items } : undefined
  }
  if (!types.every(({ is }) => is === 'tuple' || is === 'list' || is === 'set')) return undefined
  const lists = types.filter(({ is }) => is === 'list')
  // Beside a list, a set is converted to the very type of the list.
  if (lists.length > 0 && lists.length < types.length && tuples.length === 0) return unifiedType(lists)
  const isSets = types.some(({ is }) => is === 'set') && types.every(({ is }) => is !== 'list')
  return collectionOf(
    isSets ? 'set' : 'list',
    types.flatMap((type) =>
      type.is === 'tuple' ? type.items : type.is === 'list' || type.is === 'set' ? [type.of] : [],
    ),
  )
}

function collectionOf(is: 'list' | 'set' | 'map', types: readonly Type[]): Type | undefined {
  const of = unifiedType(types)
  return of === undefined ? undefined : { is, of }
}
