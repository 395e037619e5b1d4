/** Reaching into values: `.name` and `[key]`, also where only the identity of a thing is known. */
import type { Place } from '../../../model/place'
import type { Reference } from '../../../model/reference'
import {
  type List,
  type Mapping,
  type Referring,
  refersTo,
  unknown,
  type Value,
  written,
} from '../../../model/value'
import { overCases } from './cases'
import { type BlockMap, disputed, failed, isBlockMap, isFailed, isSet, relocate } from './outcome'
import { plainNumber, plainScalar } from './plain'
import { inexact, referencesOf } from './references-of'
import type { Run } from './scope'
import { marksOf, withMarks } from './summary'

/** Stands in an open map for every entry that is not seen: an instance of a resource whose keys nobody can tell. */
export const ANY_KEY = '?'

export function attributeOf(of: Value<unknown>, name: string, run: Run, place: Place): Value<unknown> {
  switch (of.state) {
    case 'map':
      return entryOf(of, name, place)
    case 'reference':
      return attributeOfReference(of, name, run, place)
    case 'conditional':
      return overCases([of], written(place), ([chosen]) => attributeOf(chosen ?? of, name, run, place))
    case 'unknown':
      return relocate(of, place)
    case 'list':
      return elementOfSymbolic(of, place) ?? failed(`A list has no attribute "${name}".`, written(place))
    case 'known':
    case 'template':
    case 'absent':
      return failed(`There is no attribute "${name}" here.`, written(place))
  }
}

/** In a file read in isolation `aws_x.y.z` may address the single symbolic instance of `aws_x.y`. */
function elementOfSymbolic(of: List, place: Place): Value<unknown> | undefined {
  return of.open ? unknown('opaque-expression', written(place), referencesOf([of])) : undefined
}

function entryOf(of: Mapping, name: string, place: Place): Value<unknown> {
  const entry = of.entries.get(name)
  if (entry !== undefined) return relocate(entry, place)
  const any = of.entries.get(ANY_KEY)
  if (any !== undefined) return loosely(relocate(any, place))
  if (isBlockMap(of)) return computedEntry(of, name, place)
  if (of.open) return unknown('opaque-expression', written(place), referencesOf([of]))
  return failed(`There is no attribute or key "${name}".`, written(place))
}

function computedEntry({ computed }: BlockMap, name: string, place: Place): Value<unknown> {
  return refersTo([{ ...computed, attribute: `${computed.attribute}.${name}` }], written(place))
}

/** The value as "one or more of these". */
export const loosely = (value: Value<unknown>): Value<unknown> =>
  value.state === 'reference' ? { ...value, exact: false } : value

function attributeOfReference(of: Referring, name: string, run: Run, place: Place): Value<unknown> {
  const results = of.targets.map((target) => attributeOfTarget(target, name, run, place))
  const [only] = results
  if (only !== undefined && results.length === 1)
    return withMarks(of.exact ? only : loosely(only), marksOf([of]))
  return oneOf(results, place)
}

function attributeOfTarget(target: Reference, name: string, run: Run, place: Place): Value<unknown> {
  if (target.to.is === 'declaration' && target.attribute === '*')
    return run.attribute(target.to.id, name, place)
  const attribute = target.attribute === '' || target.attribute === '*' ? name : `${target.attribute}.${name}`
  return { state: 'reference', targets: [{ ...target, attribute }], exact: true, origin: written(place) }
}

/** One of several values, nobody can tell which. */
export function oneOf(values: readonly Value<unknown>[], place: Place): Value<unknown> {
  const [first, ...others] = values.filter((value) => !isFailed(value))
  if (first === undefined) return values[0] ?? failed('There is nothing to choose from.', written(place))
  if (others.length === 0) return loosely(relocate(first, place))
  const scalar = plainScalar(first)
  if (scalar !== undefined && others.every((other) => plainScalar(other) === scalar))
    return relocate(first, place)
  const found = referencesOf([first, ...others])
  const areReferences = first.state === 'reference' && others.every((other) => other.state === 'reference')
  return areReferences ? inexact(found, written(place)) : unknown('opaque-expression', written(place), found)
}

/** `of[key]` */
export function elementOf(of: Value<unknown>, key: Value<unknown>, run: Run, place: Place): Value<unknown> {
  if (of.state === 'conditional' || key.state === 'conditional')
    return overCases([of, key], written(place), ([from, by]) => elementOf(from ?? of, by ?? key, run, place))
  if (isFailed(key)) return key
  if (key.state === 'absent' || key.state === 'list' || key.state === 'map')
    return failed('The key is null or a collection.', written(place))
  const scalar = plainScalar(key)
  switch (of.state) {
    case 'list':
      return itemOf(of, scalar, place)
    case 'map':
      return scalar === undefined
        ? disputed(oneOf([...of.entries.values()], place))
        : entryOf(of, String(scalar), place)
    case 'reference':
      return elementOfReference(of, scalar, run, place)
    case 'unknown':
      return relocate(of, place)
    case 'known':
    case 'template':
    case 'absent':
      return failed('Only lists and maps have elements.', written(place))
  }
}

function itemOf(of: List, scalar: string | number | boolean | undefined, place: Place): Value<unknown> {
  if (isSet(of)) return failed('The elements of a set have no index.', written(place))
  const index = scalar === undefined ? undefined : plainNumber(scalar)
  if (scalar !== undefined && index === undefined) {
    if (of.open) return oneOf(of.items, place)
    return failed('A list is indexed by numbers.', written(place))
  }
  if (index === undefined || of.open) return disputed(withMarks(oneOf(of.items, place), marksOf([of])))
  const item = of.items[index]
  return item === undefined
    ? failed(`The list has no element ${index}.`, written(place))
    : relocate(item, place)
}

function elementOfReference(
  of: Referring,
  scalar: string | number | boolean | undefined,
  run: Run,
  place: Place,
): Value<unknown> {
  if (typeof scalar === 'string') return attributeOfReference(of, scalar, run, place)
  const whole = of.targets.some((target) => target.to.is === 'declaration' && target.attribute === '*')
  if (whole) return failed('A single resource has no elements.', written(place))
  const suffix = scalar === undefined ? '[*]' : `[${scalar}]`
  const targets = of.targets.map((target) => ({ ...target, attribute: `${target.attribute}${suffix}` }))
  const element: Referring = {
    state: 'reference',
    targets,
    exact: of.exact && scalar !== undefined,
    origin: written(place),
  }
  return withMarks(element, marksOf([of]))
}
