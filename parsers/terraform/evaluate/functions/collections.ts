/** Functions of lists and maps alike: `length`, `contains`, `merge`, `concat`, `flatten`, `element`, `keys`, `values`, `zipmap`. */
import type { Reference } from '../../../../model/reference'
import { known, type List, list, type Mapping, map, type Value, written } from '../../../../model/value'
import { convertTo } from '../convert'
import { equality } from '../equality'
import { asCollection, isCollection, isFailed, isSet, relocate, trailOf } from '../outcome'
import { plainNumber, plainScalar, plainText, sortedKeys, toPlain } from '../plain'
import { marksOf, withMarks, withSecretKeys } from '../summary'
import { ANY_KEY, oneOf } from '../traverse'
import { ANY } from '../type'
import { isSameType, typeOfValue } from '../unify'
import { cannotTell, type FunctionCall, type FunctionTable, refuse } from './define'

function length(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value === undefined || value.state === 'absent') return refuse(call, 'null has no length.')
  const size = sizeOf(value)
  if (size === undefined) return cannotTell(call)
  return withMarks(known(size, written(call.place, trailOf([value]))), marksOf([value]))
}

function sizeOf(value: Value<unknown>): number | undefined {
  if (value.state === 'known' && typeof value.value === 'string') return graphemes(value.value)
  if (value.state === 'map') return value.open ? undefined : value.entries.size
  if (value.state !== 'list' || value.open) return undefined
  const isSure =
    !isSet(value) || value.items.length < 2 || value.items.every((item) => toPlain(item) !== undefined)
  return isSure ? value.items.length : undefined
}

/** Made when it is needed: loading its tables is a third of the start of a run. */
const countSegments = (text: string): number =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length

/** Terraform counts what people see as one character. */
export const graphemes = (text: string): number => {
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) > 127 || text.charCodeAt(at) === 13) return countSegments(text)
  return text.length
}

function contains(call: FunctionCall): Value<unknown> {
  const [from, what] = call.values
  if (from?.state !== 'list' || what === undefined) return cannotTell(call)
  const answers = from.items.map((item) => equality(item, what))
  const marks = marksOf([from, what])
  if (answers.includes(true)) return withMarks(known(true, written(call.place)), marks)
  if (from.open || answers.includes(undefined)) return cannotTell(call)
  return withMarks(known(false, written(call.place)), marks)
}

function concat(call: FunctionCall): Value<unknown> {
  const items: Value<unknown>[] = []
  let open = false
  for (const value of call.values) {
    if (value.state === 'list') {
      items.push(...value.items)
      open = open || value.open
    } else if (value.state === 'reference' || value.state === 'unknown') {
      items.push(elementOfUnseen(value))
      open = true
    } else return refuse(call, 'an argument is no list.')
  }
  const made = { ...list(items, written(call.place)), open }
  return call.values.every((value) => value.state === 'list' && isCollection(value)) ? ofOneType(made) : made
}

/** Lists of texts and of numbers together are one of texts; those that do not go together are a tuple. */
function ofOneType(made: List): Value<unknown> {
  const converted = convertTo(made, { is: 'list', of: ANY })
  return isFailed(converted) ? made : converted
}

/** Stands for the elements of a list that cannot be seen, so that what they refer to is kept. */
function elementOfUnseen(value: Value<unknown> & { state: 'reference' | 'unknown' }): Value<unknown> {
  if (value.state === 'unknown') return value
  const targets = value.targets.map((target) => ({ ...target, attribute: `${target.attribute}[*]` }))
  return { ...value, targets, exact: false }
}

function flatten(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state !== 'list') return cannotTell(call)
  const items: Value<unknown>[] = []
  const open = flattenInto(value, items, 0)
  return { ...list(items, written(call.place)), open }
}

/** Whether something in it was not to be seen. */
function flattenInto(
  value: Value<unknown> & { state: 'list' },
  items: Value<unknown>[],
  depth: number,
): boolean {
  let open = value.open
  for (const item of value.items) {
    if (item.state === 'list' && depth < 100) open = flattenInto(item, items, depth + 1) || open
    else {
      if (mayBeList(item)) open = true
      items.push(item)
    }
  }
  return open
}

/** An id is no list; of most other attributes nobody can tell. */
function mayBeList(item: Value<unknown>): boolean {
  if (item.state === 'reference') return !item.targets.every(isOne)
  return item.state === 'unknown' || item.state === 'conditional'
}

const isOne = ({ to, attribute }: Reference): boolean =>
  to.is === 'symbol' || (to.is === 'declaration' && /^\*$|(^|[._])(id|arn|name|cidr_block)$/.test(attribute))

/** Of objects the last one wins; null is no object. An unseen one may set any key, so the earlier entries are not sure. */
function merge(call: FunctionCall): Value<unknown> {
  let entries = new Map<string, Value<unknown>>()
  let open = false
  for (const value of call.values) {
    if (value.state === 'absent') continue
    if (value.state === 'map') {
      for (const [key, entry] of value.entries) entries.set(key, entry)
      if (value.open) entries = loosened(entries, value, call)
      open = open || value.open
    } else if (value.state === 'reference' || value.state === 'unknown') {
      entries = loosened(entries, undefined, call)
      open = true
    } else return refuse(call, 'an argument is no map.')
  }
  const made = withSecretsOf(call, { ...map(entries, written(call.place)), open })
  const areMaps = call.values.every((value) => value.state === 'map' && isCollection(value))
  return areMaps && areOfOneType(call.values) ? asCollection(made) : made
}

function areOfOneType(values: readonly Value<unknown>[]): boolean {
  const [first, ...others] = values.map(typeOfValue)
  return first !== undefined && others.every((other) => isSameType(first, other))
}

/** The keys may be secret. */
const withSecretsOf = <T extends List | Mapping>(call: FunctionCall, made: T): T =>
  call.values.some(({ sensitive }) => sensitive) ? { ...made, sensitive: true } : made

/** Entries that a later, unseen map may have replaced. */
function loosened(
  entries: ReadonlyMap<string, Value<unknown>>,
  by: Mapping | undefined,
  call: FunctionCall,
): Map<string, Value<unknown>> {
  return new Map(
    [...entries].map(([key, entry]) => [
      key,
      by?.entries.has(key)
        ? entry
        : cannotTell({ ...call, values: [entry, ...(by === undefined ? call.values : [])] }),
    ]),
  )
}

function element(call: FunctionCall): Value<unknown> {
  const [from, by] = call.values
  if (from?.state === 'reference' || from?.state === 'unknown') return elementOfUnseenAt(from, by, call)
  if (from?.state !== 'list' || by === undefined) return cannotTell(call)
  const scalar = plainScalar(by)
  const index = scalar === undefined ? undefined : plainNumber(scalar)
  if (index === undefined || from.open) return withMarks(oneOf(from.items, call.place), marksOf([from]))
  const { length: size } = from.items
  if (size === 0) return refuse(call, 'the list is empty.')
  // Only lists are counted from their end, tuples are not.
  if (index < 0 && !isCollection(from)) return refuse(call, 'the index is negative.')
  const item = from.items[((Math.trunc(index) % size) + size) % size]
  return item === undefined ? cannotTell(call) : relocate(item, call.place)
}

/** The first element is `[0]`; any other index wraps around at a length that nobody knows. */
function elementOfUnseenAt(
  from: Value<unknown> & { state: 'reference' | 'unknown' },
  by: Value<unknown> | undefined,
  call: FunctionCall,
): Value<unknown> {
  if (from.state === 'unknown') return relocate(from, call.place)
  const isFirst = by !== undefined && plainScalar(by) === 0
  const targets = from.targets.map((target) => ({
    ...target,
    attribute: `${target.attribute}${isFirst ? '[0]' : '[*]'}`,
  }))
  return { ...from, targets, exact: from.exact && isFirst, origin: written(call.place, [from.origin.place]) }
}

function keys(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state !== 'map') return cannotTell(call)
  const names = sortedKeys(value.entries).filter((key) => key !== ANY_KEY)
  const secret = value.sensitive && { sensitive: value.sensitive }
  const items = names.map((key) => ({
    ...known(key, value.entries.get(key)?.origin ?? written(call.place)),
    ...secret,
  }))
  return ofSort(value, { ...list(items, written(call.place)), open: value.open })
}

/** Of a map lists, of an object tuples. */
const ofSort = (from: Mapping, made: List): List => (isCollection(from) ? asCollection(made) : made)

function values(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state !== 'map')
    return value?.state === 'reference'
      ? { ...list([elementOfUnseen(value)], written(call.place)), open: true }
      : cannotTell(call)
  const items = sortedKeys(value.entries).flatMap((key) => value.entries.get(key) ?? [])
  return ofSort(value, { ...list(items, written(call.place)), open: value.open })
}

function zipmap(call: FunctionCall): Value<unknown> {
  const [names, items] = call.values
  if (names?.state !== 'list' || items?.state !== 'list' || names.open || items.open) return cannotTell(call)
  if (names.items.length !== items.items.length) return refuse(call, 'the lists differ in length.')
  const entries = new Map<string, Value<unknown>>()
  for (const [index, name] of names.items.entries()) {
    const text = plainText(plainScalar(name) ?? null)
    const item = items.items[index]
    if (name.state === 'absent') return refuse(call, 'a key is null.')
    if (text === undefined || item === undefined) return cannotTell(call)
    entries.set(text, item)
  }
  const made = map(entries, written(call.place))
  const secret = withSecretKeys(made, names.items)
  return secret.state === 'map' && isCollection(items) ? asCollection(secret) : secret
}

export const collections: FunctionTable = {
  length,
  contains,
  concat,
  flatten,
  merge,
  element,
  keys,
  values,
  zipmap,
}
