/** Functions of lists that keep their elements: `compact`, `distinct`, `slice`, `reverse`, `chunklist`, `sort`, `index`, `range` … */
import { known, type List, list, unknown, type Value, written } from '../../../../model/value'
import { convertTo } from '../convert'
import { equality } from '../equality'
import { asCollection, isCollection, isFailed, isSet, relocate, setOf } from '../outcome'
import { compareText, plainBoolean, plainNumber, plainScalar } from '../plain'
import { marksOf, withMarks } from '../summary'
import { ANY } from '../type'
import { typeOfValue, unifiedType } from '../unify'
import { cannotTell, type FunctionCall, type FunctionTable, fault, pure1, pureMany, refuse } from './define'

const MAX_LENGTH = 5_000

/** Null and `""` go. What a resource will be given as its id is neither. */
function compact(call: FunctionCall): Value<unknown> {
  const [given] = call.values
  const value = given === undefined ? undefined : convertTo(given, { is: 'list', of: { is: 'string' } })
  if (value?.state !== 'list') return value ?? cannotTell(call)
  const kept = value.items.filter((item) => item.state !== 'absent' && plainScalar(item) !== '')
  const isSure = kept.every(
    (item) => item.state === 'known' || item.state === 'template' || isOfResource(item),
  )
  return asCollection({ ...list(kept, written(call.place)), open: value.open || !isSure })
}

const isOfResource = (item: Value<unknown>): boolean =>
  item.state === 'reference' && item.targets.every((target) => target.to.is === 'declaration')

function distinct(call: FunctionCall): Value<unknown> {
  const [given] = call.values
  const value = given === undefined ? undefined : convertTo(given, { is: 'list', of: ANY })
  if (value?.state !== 'list') return value ?? cannotTell(call)
  const kept: Value<unknown>[] = []
  let isSure = true
  for (const item of value.items.slice(0, MAX_LENGTH)) {
    const answers = kept.map((other) => equality(other, item))
    if (answers.includes(true)) continue
    if (answers.includes(undefined)) isSure = false
    kept.push(item)
  }
  return asCollection({
    ...list(kept, written(call.place)),
    open: value.open || !isSure || value.items.length > MAX_LENGTH,
  })
}

function slice(call: FunctionCall): Value<unknown> {
  const [from, ...limits] = call.values
  const [start, end] = limits.map((limit) => plainNumber(plainScalar(limit) ?? null))
  if (from?.state !== 'list' || start === undefined || end === undefined) return sliceOfUnseen(call)
  if (from.open) return sliceOfUnseen(call)
  if (start < 0 || end > from.items.length || start > end)
    return refuse(call, 'the limits lie outside of the list.')
  return sameSort(from, from.items.slice(start, end), call)
}

/** `slice(data.aws_availability_zones.all.names, 0, 3)` is three known elements of an unknown list. */
function sliceOfUnseen(call: FunctionCall): Value<unknown> {
  const [from, ...limits] = call.values
  const [start, end] = limits.map((limit) => plainNumber(plainScalar(limit) ?? null))
  if (from?.state !== 'reference' || start === undefined || end === undefined || end - start > 100)
    return cannotTell(call)
  const indexes = Array.from({ length: Math.max(end - start, 0) }, (_each, offset) => start + offset)
  const items = indexes.map((index): Value<unknown> => {
    const targets = from.targets.map((target) => ({ ...target, attribute: `${target.attribute}[${index}]` }))
    return { ...from, targets, origin: written(call.place, [from.origin.place]) }
  })
  return list(items, written(call.place))
}

function reverse(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state !== 'list' || value.open) return cannotTell(call)
  return sameSort(value, [...value.items].reverse(), call)
}

/** Of a list a list, of a tuple a tuple. */
function sameSort(from: List, items: readonly Value<unknown>[], call: FunctionCall): Value<unknown> {
  const made = list(items, written(call.place))
  return isCollection(from) ? asCollection(made) : made
}

function chunklist(call: FunctionCall): Value<unknown> {
  const [given, by] = call.values
  const value = given === undefined ? undefined : convertTo(given, { is: 'list', of: ANY })
  const size = by === undefined ? undefined : plainNumber(plainScalar(by) ?? null)
  if (value?.state !== 'list' || value.open || size === undefined) return cannotTell(call)
  if (size < 0) return refuse(call, 'the size is negative.')
  const step = size === 0 ? Math.max(value.items.length, 1) : size
  const chunks: Value<unknown>[] = []
  for (let at = 0; at < value.items.length; at += step)
    chunks.push(list(value.items.slice(at, at + step), written(call.place)))
  return list(chunks, written(call.place))
}

function index(call: FunctionCall): Value<unknown> {
  const [from, what] = call.values
  if (from?.state !== 'list' || what === undefined) return cannotTell(call)
  for (const [at, item] of from.items.entries()) {
    const answer = equality(item, what)
    if (answer === true) return withMarks(known(at, written(call.place)), marksOf([from, what]))
    if (answer === undefined) return cannotTell(call)
  }
  return from.open ? cannotTell(call) : refuse(call, 'the element is not in the list.')
}

/** Values whose counterpart in `keys` is one of `wanted`. */
function matchkeys(call: FunctionCall): Value<unknown> {
  const listed = call.values.map((value) => convertTo(value, { is: 'list', of: ANY }))
  const failure = listed.find(isFailed)
  if (failure !== undefined) return failure
  const [values, ...searched] = listed
  const type = unifiedType(searched.map(typeOfValue))
  if (type === undefined) return refuse(call, 'the keys are of different types.')
  const [names, wanted] = searched.map((value) => convertTo(value, type))
  if (values?.state !== 'list' || names?.state !== 'list' || wanted?.state !== 'list') return cannotTell(call)
  if (values.open || names.open || wanted.open) return cannotTell(call)
  if (values.items.length !== names.items.length) return refuse(call, 'the lists differ in length.')
  const kept: Value<unknown>[] = []
  for (const [at, name] of names.items.entries()) {
    const answers = wanted.items.map((each) => equality(each, name))
    const item = values.items[at]
    if (item !== undefined && answers.includes(true)) kept.push(relocate(item, call.place))
    else if (answers.includes(undefined)) return cannotTell(call)
  }
  return list(kept, written(call.place))
}

/** One element that decides is enough, whatever the others are. */
const truth =
  (deciding: boolean) =>
  (call: FunctionCall): Value<unknown> => {
    const [value] = call.values
    if (value?.state !== 'list') return cannotTell(call)
    const truths = value.items.map((item) =>
      item.state === 'absent' ? false : plainBoolean(plainScalar(item) ?? null),
    )
    if (truths.includes(deciding)) return withMarks(known(deciding, written(call.place)), marksOf([value]))
    if (value.open || truths.includes(undefined)) return cannotTell(call)
    return withMarks(known(!deciding, written(call.place)), marksOf([value]))
  }

/** https://github.com/zclconf/go-cty/blob/main/cty/function/stdlib/sequence.go */
const MAX_RANGE = 1024

function range(numbers: readonly number[]) {
  const [first = 0, second, third] = numbers
  const start = second === undefined ? 0 : first
  const limit = second ?? first
  const step = third ?? (limit < start ? -1 : 1)
  if (start === limit) return []
  if (step === 0 || (limit > start && step < 0) || (limit < start && step > 0))
    return fault('the step leads nowhere.')
  if (Math.abs((limit - start) / step) > MAX_RANGE) return fault('it has more than 1024 numbers.')
  const found: number[] = []
  for (let at = start; step > 0 ? at < limit : at > limit; at += step) found.push(at)
  return found
}

/** All lists of one element of each, the last list fastest; a set where one of them is a set. */
function setproduct(call: FunctionCall): Value<unknown> {
  const sorts = call.values.map((value) =>
    convertTo(value, { is: value.state === 'list' && isSet(value) ? 'set' : 'list', of: ANY }),
  )
  const failure = sorts.find(isFailed)
  const from = sorts.filter((value) => value.state === 'list')
  if (failure !== undefined || from.length < sorts.length) return failure ?? cannotTell(call)
  if (from.some((value) => value.open)) return cannotTell(call)
  if (from.reduce((size, { items }) => size * items.length, 1) > MAX_LENGTH)
    return unknown('budget', written(call.place))
  const rows = from.reduce<readonly (readonly Value<unknown>[])[]>(
    (found, { items }) => found.flatMap((row) => items.map((item) => [...row, item])),
    [[]],
  )
  const products = rows.map((row) => withMarks(list(row, written(call.place)), marksOf(row)))
  return from.some(isSet)
    ? setOf(products, false, written(call.place))
    : withMarks(list(products, written(call.place)), marksOf(from))
}

export const lists: FunctionTable = {
  compact,
  distinct,
  slice,
  reverse,
  chunklist,
  index,
  matchkeys,
  range: pureMany('number', range),
  setproduct,
  sort: pure1('texts', (texts) => [...texts].sort(compareText)),
  alltrue: truth(false),
  anytrue: truth(true),
}
