/** Functions that choose one of their arguments: `try`, `coalesce`, `one`, `lookup` and their like. */
import type { Reference } from '../../../../model/reference'
import { known, referencesIn, type Value, written } from '../../../../model/value'
import { convertTo } from '../convert'
import { isFailed, relocate } from '../outcome'
import { plainScalar, plainText } from '../plain'
import { marksOf, summaryOf, withMarks } from '../summary'
import { ANY_KEY, loosely, oneOf } from '../traverse'
import { typeOfValue, unifiedType } from '../unify'
import { cannotTell, type FunctionCall, type FunctionTable, refuse } from './define'

/**
 * The first argument that does not fail. One that hangs on a thing that only exists later may fail or not: its value is
 * kept, as one of several possible ones, and the fallback is not taken in silence.
 */
function tryFirst(call: FunctionCall): Value<unknown> {
  const first = call.values.findIndex((value) => !summaryOf(value).failed)
  const value = call.values[first]
  if (value === undefined) return call.values.at(-1) ?? refuse(call, 'no argument.')
  const others = call.values.slice(first + 1)
  const isDisputed = summaryOf(value).disputed
  if (isDisputed && value.state !== 'reference') return oneOf([value, ...others.slice(0, 1)], call.place)
  const mayFail = value.state === 'reference' && (isDisputed || !value.exact || value.targets.some(isInside))
  const alternatives = others.filter((other) => other.state === 'reference')
  if (!mayFail || others.length === 0) return relocate(value, call.place)
  return alternatives.length > 0
    ? oneOf([value, ...alternatives], call.place)
    : loosely(relocate(value, call.place))
}

/** A resource has its attributes; whether there is something in one of them, only the apply says. */
const isInside = ({ attribute }: Reference): boolean => /[.[]/.test(attribute)

function can(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value === undefined) return refuse(call, 'no argument.')
  if (value.state === 'unknown' && !isFailed(value)) return cannotTell(call)
  if (summaryOf(value).disputed) return cannotTell(call)
  if (referencesIn(value).some(isInside)) return cannotTell(call)
  return known(!summaryOf(value).failed, written(call.place))
}

type Passed = 'skip' | 'take' | 'unclear'

/** Null and `""` are passed over. References and templates name something, so they are taken. */
function passedByCoalesce(value: Value<unknown>): Passed {
  if (value.state === 'absent') return 'skip'
  if (value.state === 'known') return value.value === '' ? 'skip' : 'take'
  if (value.state === 'list' || value.state === 'map' || value.state === 'template') return 'take'
  return value.state === 'reference' && value.targets.every((target) => target.to.is === 'declaration')
    ? 'take'
    : 'unclear'
}

function passedByCoalesceList(value: Value<unknown>): Passed {
  if (value.state === 'absent') return 'skip'
  if (value.state !== 'list') return 'unclear'
  if (value.items.length > 0) return 'take'
  return value.open ? 'unclear' : 'skip'
}

const coalesceBy =
  (passed: (value: Value<unknown>) => Passed) =>
  (call: FunctionCall): Value<unknown> => {
    const possible: Value<unknown>[] = []
    for (const value of call.values) {
      const outcome = passed(value)
      if (outcome === 'skip') continue
      possible.push(value)
      if (outcome === 'take') break
    }
    const [first] = possible
    if (first === undefined) return refuse(call, 'all arguments are null or empty.')
    return possible.length === 1 && passed(first) === 'take'
      ? relocate(first, call.place)
      : unclear(possible, call)
  }

/** Beside a text, a number becomes text. */
function coalesce(call: FunctionCall): Value<unknown> {
  const type = unifiedType(call.values.map(typeOfValue))
  if (type === undefined) return refuse(call, 'the arguments are of different types.')
  return coalesceBy(passedByCoalesce)({
    ...call,
    values: call.values.map((value) => convertTo(value, type)),
  })
}

/** One of them; alone it may still be the one that Terraform refuses to pass over. */
function unclear(possible: readonly Value<unknown>[], call: FunctionCall): Value<unknown> {
  const [first] = possible
  return first !== undefined && possible.length === 1
    ? relocate(first, call.place)
    : oneOf(possible, call.place)
}

function one(call: FunctionCall): Value<unknown> {
  const [value] = call.values
  if (value?.state !== 'list') return value?.state === 'absent' ? value : cannotTell(call)
  const [first] = value.items
  if (value.open) return first === undefined ? cannotTell(call) : loosely(relocate(first, call.place))
  if (value.items.length > 1) return refuse(call, 'the list has more than one element.')
  return first === undefined ? { state: 'absent', origin: written(call.place) } : relocate(first, call.place)
}

function lookup(call: FunctionCall): Value<unknown> {
  const [from, key, given] = call.values
  const fallback = from === undefined || given === undefined ? given : asElementOf(from, given)
  if (fallback !== undefined && isFailed(fallback)) return fallback
  const name = key === undefined ? undefined : plainText(plainScalar(key) ?? null)
  if (from?.state !== 'map' || name === undefined) return undecidedLookup(call)
  const entry = from.entries.get(name)
  if (entry !== undefined) return relocate(entry, call.place)
  if (from.open || from.entries.has(ANY_KEY)) return undecidedLookup(call)
  return fallback === undefined ? refuse(call, `there is no key "${name}".`) : relocate(fallback, call.place)
}

/** What is looked up in a map of texts is one, also where it is not there. */
function asElementOf(from: Value<unknown>, fallback: Value<unknown>): Value<unknown> {
  const type = typeOfValue(from)
  return type.is === 'map' ? convertTo(fallback, type.of) : fallback
}

/** Nobody can tell which entry: one of all, or the fallback. */
function undecidedLookup(call: FunctionCall): Value<unknown> {
  const [from, , fallback] = call.values
  if (from?.state !== 'map' || from.open) return cannotTell(call)
  const candidates = [...from.entries.values(), ...(fallback === undefined ? [] : [fallback])]
  return withMarks(oneOf(candidates, call.place), marksOf(call.values))
}

export const choosing: FunctionTable = {
  try: tryFirst,
  can,
  coalesce,
  coalescelist: coalesceBy(passedByCoalesceList),
  one,
  lookup,
}
