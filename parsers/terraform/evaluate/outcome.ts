/**
 * What the evaluator knows about a value beyond the model: that it is a set, that an evaluation failed (which `try` asks),
 * and where it is now.
 */
import type { Place } from '../../../model/place'
import type { Reference } from '../../../model/reference'
import {
  type List,
  type Mapping,
  type Origin,
  type Unknown,
  unknown,
  type Value,
  written,
} from '../../../model/value'
import { comparePlain, compareText, isPlainList, isPlainMap, type Plain, sortedKeys, toPlain } from './plain'
import { referencesOf } from './references-of'
import { marksOf, partsOf, summaryOf, withMarks } from './summary'
import type { Type } from './type'

/** Terraform itself would refuse this expression; `try` and `can` see it, everybody else sees an unknown. */
export type Failed = Unknown & { readonly failure: string }

export const failed = (failure: string, origin: Origin): Failed => ({
  state: 'unknown',
  reason: 'opaque-expression',
  refersTo: [],
  origin,
  failure,
})

export const isFailed = (value: Value<unknown>): value is Failed =>
  value.state === 'unknown' && 'failure' in value

/**
 * It may be refused, which `try` and `can` would see: by some releases of Terraform, or as an element that is not there. The mark goes on
 * to what is made of it.
 */
export const disputed = <T>(value: Value<T>): Value<T> => withMarks(value, { disputed: true })

/** The part of a value that Terraform would refuse, and so all of it. */
export function failureIn(value: Value<unknown>): Failed | undefined {
  if (isFailed(value)) return value
  if (!summaryOf(value).failed) return undefined
  for (const part of partsOf(value)) {
    const found = failureIn(part)
    if (found !== undefined) return found
  }
  return undefined
}

export type SetList = List & { readonly set: true }

export const isSet = (value: Value<unknown>): value is SetList => value.state === 'list' && 'set' in value

/** A list or map of one type of elements. What is not marked so, or as a set, is a tuple or an object. */
export type Collection = (List | Mapping) & { readonly collection: true }

export const isCollection = (value: List | Mapping): value is Collection => 'collection' in value

export const asCollection = <T extends List | Mapping>(value: T): T & { readonly collection: true } => ({
  ...value,
  collection: true,
})

/** What was converted and does not say to what: null, a list of texts that is empty, a variable without a value. */
export type Typed = Value<unknown> & { readonly type: Type }

export const isTyped = (value: Value<unknown>): value is Typed => 'type' in value

export const ofType = <T extends Value<unknown>>(value: T, type: Type): T & { readonly type: Type } => ({
  ...value,
  type,
})

/** A block of a resource: what the configuration does not set in it is decided by AWS, not missing. */
export type BlockMap = Mapping & { readonly computed: Reference }

export const isBlockMap = (value: Mapping): value is BlockMap => 'computed' in value

/** A set: what is known sorted and without duplicates (so iterates Terraform), then the rest as written. */
export function setOf(items: readonly Value<unknown>[], open: boolean, origin: Origin): SetList {
  const seen = new Map<string, { readonly plain: Plain; readonly item: Value<unknown> }>()
  const rest: Value<unknown>[] = []
  for (const item of items) {
    const plain = toPlain(item)
    const key = plain === undefined ? '' : hashText(plain)
    if (plain === undefined) rest.push(item)
    else if (!seen.has(key)) seen.set(key, { plain, item })
  }
  const sorted = [...seen].sort(([one, { plain }], [other, { plain: against }]) =>
    isScalar(plain) && isScalar(against) ? comparePlain(plain, against) : compareText(one, other),
  )
  return { state: 'list', items: [...sorted.map(([, { item }]) => item), ...rest], open, origin, set: true }
}

const isScalar = (plain: Plain): boolean => plain !== null && typeof plain !== 'object'

/**
 * Terraform orders lists and objects in a set by this text, null last.
 * https://github.com/zclconf/go-cty/blob/main/cty/set_internals.go
 */
function hashText(plain: Plain): string {
  if (plain === null) return '~'
  if (isPlainList(plain)) return `<${plain.map((each) => `${hashText(each)};`).join('')}>`
  if (isPlainMap(plain))
    return `<${sortedKeys(plain)
      .map((key) => `${hashText(plain.get(key) ?? null)};`)
      .join('')}>`
  if (typeof plain === 'string') return JSON.stringify(plain)
  return typeof plain === 'boolean' ? (plain ? 'T' : 'F') : String(plain)
}

const MAX_TRAIL = 12

/** The value as it appears at `place`: where it was before becomes the nearest step of its trail. */
export function relocate<T>(value: Value<T>, place: Place): Value<T> {
  const { origin } = value
  if (origin.place === place) return value
  const trail = [origin.place, ...origin.trail]
  return {
    ...value,
    origin: { ...origin, place, trail: trail.length > MAX_TRAIL ? trail.slice(0, MAX_TRAIL) : trail },
  }
}

/** The trails of what a computed value was made of. */
export function trailOf(values: readonly Value<unknown>[]): readonly Place[] {
  const trail: Place[] = []
  for (const value of values)
    for (const place of value.origin.trail)
      if (trail.length < MAX_TRAIL && !trail.includes(place)) trail.push(place)
  return trail
}

/** An unknown that says what it hangs on. What hangs on a budget or a cycle says that instead. */
export function opaque(values: readonly Value<unknown>[], place: Place): Value<unknown> {
  const reasons = values.flatMap((value) => (value.state === 'unknown' ? [value.reason] : []))
  const reason = reasons.find((each) => each === 'budget' || each === 'cycle') ?? 'opaque-expression'
  return withMarks(unknown(reason, written(place), referencesOf(values)), marksOf(values))
}
