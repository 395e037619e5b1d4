/**
 * # A planned value
 *
 * `after` leaves out what is unknown and has `null` in its place in lists; `after_unknown` is the parallel tree with `true` where
 * a value is unknown; `after_sensitive` has `true` where it is secret, on any level
 * (https://developer.hashicorp.com/terraform/internals/json-format):
 *
 *     after          { "name": "a", "ids": [null, "sg-1"] }
 *     after_unknown  { "arn": true, "ids": [true, false] }
 *
 * `null` is "nobody sets it". Of a secret only the fact is kept: not its text, and not what it contains either.
 */
import { lazyMap } from '../../model/lazy-map'
import { jsonPath } from '../../model/place'
import { absent, known, list, map, unknown, type Value, written } from '../../model/value'
import { isArray, isObject, type JsonPath } from './plan-json'
import { type Contents, namesOf, partOf, type Trees, treesAt } from './planned-contents'

export interface Reading {
  readonly source: string
  readonly valuesPath: JsonPath
  readonly unknownPath: JsonPath
  /** What an unknown leaf is; `path` is below the attributes. */
  readonly unknownAt: (path: JsonPath, value: Value<unknown>) => Value<unknown>
  /** What a null, and an empty text, list or map, is: absent, or as it stands. */
  readonly emptyIsAbsent: (path: JsonPath) => boolean
  /** Without its configuration a plan does not tell `null` from what was taken out of it. */
  readonly nullIsUnknown?: boolean
}

/** Deeper than any schema; deeper values come out unknown. */
const DEPTH = 100

export function plannedValue(reading: Reading, trees: Trees, path: JsonPath): Value<unknown> {
  const { values, unknown: unknowns, sensitive } = trees
  if (unknowns === true) return unknownLeaf(reading, trees, path)
  const origin = written(jsonPath(reading.source, [...reading.valuesPath, ...path]))
  if (path.length > DEPTH) return unknown('budget', origin)
  const nothing = values === undefined || values === null
  if (nothing && !isArray(unknowns) && !isObject(unknowns))
    return reading.nullIsUnknown ? unknown('not-planned', origin) : absent(origin)
  if (sensitive === true) return { ...unknown('sensitive', origin), sensitive: true }
  if (isArray(values) || isArray(unknowns)) return plannedList(reading, trees, path)
  if (isObject(values) || isObject(unknowns)) return plannedMap(reading, trees, path)
  if (values === '' && reading.emptyIsAbsent(path)) return absent(origin)
  return known(values, origin)
}

function unknownLeaf(reading: Reading, trees: Trees, path: JsonPath): Value<unknown> {
  const origin = written(jsonPath(reading.source, [...reading.unknownPath, ...path]))
  const found = reading.unknownAt(path, unknown('computed', origin))
  return trees.sensitive === true ? { ...found, sensitive: true } : found
}

function plannedList(reading: Reading, trees: Trees, path: JsonPath): Value<unknown> {
  const values = isArray(trees.values) ? trees.values : []
  const unknowns = isArray(trees.unknown) ? trees.unknown : []
  const length = Math.max(values.length, unknowns.length)
  const origin = written(jsonPath(reading.source, [...listPath(reading, trees), ...path]))
  if (length === 0 && reading.emptyIsAbsent(path)) return absent(origin)
  const items = Array.from({ length }, (_, at) => plannedValue(reading, treesAt(trees, at), [...path, at]))
  return list(items, origin)
}

function plannedMap(reading: Reading, trees: Trees, path: JsonPath): Value<unknown> {
  const origin = written(jsonPath(reading.source, [...listPath(reading, trees), ...path]))
  const found = plannedEntries(reading, trees, path)
  return found.size === 0 &&
    path.length > 0 &&
    typeof path[path.length - 1] === 'string' &&
    reading.emptyIsAbsent(path)
    ? absent(origin)
    : { ...map(found, origin), open: reading.nullIsUnknown === true }
}

/** The attributes of a resource, each made when it is asked for. */
export function plannedAttributes(
  contents: Contents,
  reading: () => Reading,
  finish: (value: Value<unknown>) => Value<unknown> = (value) => value,
): ReadonlyMap<string, Value<unknown>> {
  let read: Reading | undefined
  return lazyMap(
    () => namesOf(contents),
    (name) => {
      const trees = partOf(contents, name)
      if (trees === undefined) return undefined
      read ??= reading()
      const value = setAt(read, trees, [name])
      return value && finish(value)
    },
  )
}

/** Only what somebody sets. */
function plannedEntries(reading: Reading, trees: Trees, path: JsonPath): ReadonlyMap<string, Value<unknown>> {
  const found = new Map<string, Value<unknown>>()
  for (const name of namesOf(trees)) {
    const value = setAt(reading, treesAt(trees, name), [...path, name])
    if (value !== undefined) found.set(name, value)
  }
  return found
}

/** Undefined where nobody sets it. */
function setAt(reading: Reading, trees: Trees, path: JsonPath): Value<unknown> | undefined {
  const value = plannedValue(reading, trees, path)
  return value.state === 'absent' ? undefined : value
}

const listPath = (reading: Reading, trees: Trees): JsonPath =>
  trees.values === undefined || trees.values === null ? reading.unknownPath : reading.valuesPath
