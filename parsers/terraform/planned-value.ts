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
import { type PathPlace, placeIn } from '../../model/place'
import { absent, known, list, map, unknown, type Value, written } from '../../model/value'
import { isArray, isObject, type JsonPath } from './plan-json'
import { type Contents, namesOf, partOf, type Trees, treesAt } from './planned-contents'

export interface Reading {
  /** Of what says which values are unknown. */
  readonly unknowns: PathPlace
  /** What an unknown leaf is; `path` is below the attributes. */
  readonly unknownAt: (path: JsonPath, value: Value<unknown>) => Value<unknown>
  /** What a null, and an empty text, list or map, is: absent, or as it stands. */
  readonly emptyIsAbsent: (path: JsonPath) => boolean
  /** Without its configuration a plan does not tell `null` from what was taken out of it. */
  readonly nullIsUnknown?: boolean
}

/** Deeper than any schema; deeper values come out unknown. */
const DEPTH = 100

/** `place`: of the value, where there is one. */
export function plannedValue(
  reading: Reading,
  trees: Trees,
  path: JsonPath,
  place: PathPlace,
): Value<unknown> {
  const { values, unknown: unknowns, sensitive } = trees
  if (unknowns === true) return unknownLeaf(reading, trees, path)
  const origin = written(place)
  if (path.length > DEPTH) return unknown('budget', origin)
  const nothing = values === undefined || values === null
  if (nothing && !isArray(unknowns) && !isObject(unknowns))
    return reading.nullIsUnknown ? unknown('not-planned', origin) : absent(origin)
  if (sensitive === true) return { ...unknown('sensitive', origin), sensitive: true }
  if (isArray(values) || isArray(unknowns)) return plannedList(reading, trees, path, place)
  if (isObject(values) || isObject(unknowns)) return plannedMap(reading, trees, path, place)
  if (values === '' && reading.emptyIsAbsent(path)) return absent(origin)
  return known(values, origin)
}

function unknownLeaf(reading: Reading, trees: Trees, path: JsonPath): Value<unknown> {
  const found = reading.unknownAt(path, unknown('computed', written(placeIn(reading.unknowns, path))))
  return trees.sensitive === true ? { ...found, sensitive: true } : found
}

function plannedList(reading: Reading, trees: Trees, path: JsonPath, place: PathPlace): Value<unknown> {
  const values = isArray(trees.values) ? trees.values : []
  const unknowns = isArray(trees.unknown) ? trees.unknown : []
  const length = Math.max(values.length, unknowns.length)
  const origin = written(containerPlace(reading, trees, path, place))
  if (length === 0 && reading.emptyIsAbsent(path)) return absent(origin)
  const items = Array.from({ length }, (_, at) =>
    plannedValue(reading, treesAt(trees, at), [...path, at], placeIn(place, at)),
  )
  return list(items, origin)
}

function plannedMap(reading: Reading, trees: Trees, path: JsonPath, place: PathPlace): Value<unknown> {
  const origin = written(containerPlace(reading, trees, path, place))
  const found = plannedEntries(reading, trees, path, place)
  return found.size === 0 &&
    path.length > 0 &&
    typeof path[path.length - 1] === 'string' &&
    reading.emptyIsAbsent(path)
    ? absent(origin)
    : { ...map(found, origin), open: reading.nullIsUnknown === true }
}

/** An attribute of an object; undefined where nobody sets it. `place`: where its value stands. */
export function plannedAttribute(
  reading: Reading,
  contents: Contents,
  name: string,
  place: PathPlace,
): Value<unknown> | undefined {
  const trees = partOf(contents, name)
  return trees && setAt(reading, trees, [name], place)
}

/** Only what somebody sets. */
function plannedEntries(
  reading: Reading,
  trees: Trees,
  path: JsonPath,
  place: PathPlace,
): ReadonlyMap<string, Value<unknown>> {
  const found = new Map<string, Value<unknown>>()
  for (const name of namesOf(trees)) {
    const value = setAt(reading, treesAt(trees, name), [...path, name], placeIn(place, name))
    if (value !== undefined) found.set(name, value)
  }
  return found
}

/** Undefined where nobody sets it. */
function setAt(reading: Reading, trees: Trees, path: JsonPath, place: PathPlace): Value<unknown> | undefined {
  const value = plannedValue(reading, trees, path, place)
  return value.state === 'absent' ? undefined : value
}

/** A list or map of which no value is known yet stands only with what is unknown. */
const containerPlace = (reading: Reading, trees: Trees, path: JsonPath, place: PathPlace): PathPlace =>
  trees.values === undefined || trees.values === null ? placeIn(reading.unknowns, path) : place
