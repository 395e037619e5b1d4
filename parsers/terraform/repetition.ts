/**
 * # How often a block stands for something
 *
 * `count` and `for_each` give instances. What cannot be told gives one *symbolic* instance, so that a resource never
 * disappears because a variable has no value; an open condition gives instances that exist under its guard.
 *
 *     count = var.create ? 2 : 0      instances [0] and [1], each existing when var.create is true
 *     for_each = var.subnets          one instance [?], existence unknown
 */
import { ALWAYS, allOf, anyOf, type Guard, not } from '../../model/guard'
import { known, list, map, unknown, type Value, written } from '../../model/value'
import { conditionalOf, soundCases } from './evaluate/cases'
import { evaluate } from './evaluate/expression'
import { guardOf } from './evaluate/guard-of'
import { iterate } from './evaluate/iterate'
import { plainBoolean, plainNumber, plainScalar, plainText } from './evaluate/plain'
import { referencesOf } from './evaluate/references-of'
import { bind, placeOf, type Scope } from './evaluate/scope'
import { hasSecretKeys } from './evaluate/summary'
import { ANY_KEY } from './evaluate/traverse'
import type { Attribute, Block } from './syntax/tree'

export interface Repeated {
  /** What follows the address: empty, `[0]`, `["a"]`, `[?]`. */
  readonly suffix: string
  readonly exists: Value<boolean>
  readonly symbolic: boolean
  readonly scope: Scope
}

export interface Repetition {
  readonly instances: readonly Repeated[]
  /** The whole as an expression sees it: one thing, a list, a map. */
  collect(whole: (suffix: string) => Value<unknown>): Value<unknown>
}

const MAX_INSTANCES = 500

/** `owner` is the address without key; it tells the names bound here from those of other blocks. */
export function repetitionOf(block: Block, scope: Scope, owner: string): Repetition {
  const count = block.body.attributes.find((attribute) => attribute.name === 'count')
  const each = block.body.attributes.find((attribute) => attribute.name === 'for_each')
  const attribute = count ?? each
  if (attribute === undefined) return single(block, scope)
  const value = evaluate(attribute.value, { ...scope, source: attribute.source })
  if (count !== undefined) return byCount(value, scope, owner)
  return byEach(
    hasSecretKeys(value) ? unknown('sensitive', value.origin, referencesOf([value])) : value,
    scope,
    owner,
  )
}

function single(block: Block, scope: Scope): Repetition {
  const exists = enabled(block, scope)
  const instances = plainScalar(exists) === false ? [] : [{ suffix: '', exists, symbolic: false, scope }]
  return { instances, collect: (whole) => whole('') }
}

/** OpenTofu's `lifecycle { enabled = … }`: there once, or not at all. https://opentofu.org/docs/language/meta-arguments/enabled/ */
function enabled(block: Block, scope: Scope): Value<boolean> {
  const attribute = block.body.blocks
    .filter((inner) => inner.type === 'lifecycle')
    .flatMap((inner) => inner.body.attributes)
    .find(({ name }) => name === 'enabled')
  if (attribute === undefined)
    return known(true, written(placeOf(block.header, { ...scope, source: block.source })))
  const own = { ...scope, source: attribute.source }
  const value = evaluate(attribute.value, own)
  const cases = soundCases(value).flatMap(({ guard, value: chosen }) =>
    truthsOf(chosen, guard, attribute, own),
  )
  return conditionalTruth(cases, value)
}

interface Truth {
  readonly guard: Guard
  readonly value: Value<boolean>
}

/** An open question is true under its guard, and false otherwise. */
function truthsOf(
  value: Value<unknown>,
  guard: Guard,
  { value: asked }: Attribute,
  scope: Scope,
): readonly Truth[] {
  const truth = plainBoolean(plainScalar(value) ?? null)
  if (truth !== undefined) return [{ guard, value: known(truth, value.origin) }]
  const open = guardOf(asked, value, scope)
  return [
    { guard: allOf([guard, open]), value: known(true, value.origin) },
    { guard: allOf([guard, not(open)]), value: known(false, value.origin) },
  ]
}

function conditionalTruth(cases: readonly Truth[], { origin }: Value<unknown>): Value<boolean> {
  const [first] = cases
  return first !== undefined && cases.length === 1 ? first.value : { state: 'conditional', cases, origin }
}

/** One way the repetition may turn out: the keys it has then, or `undefined` when they cannot be told. */
interface Outcome<K> {
  readonly guard: Guard
  readonly keys: readonly K[] | undefined
}

interface Keyed {
  readonly suffix: string
  readonly symbolic: boolean
  readonly guards: Guard[]
}

function byCount(value: Value<unknown>, scope: Scope, owner: string): Repetition {
  const outcomes = soundCases(value).map(({ guard, value: chosen }): Outcome<number> => {
    const scalar = plainScalar(chosen)
    const count = scalar === undefined ? undefined : plainNumber(scalar)
    const isUsable = count !== undefined && count >= 0 && count <= MAX_INSTANCES
    return {
      guard,
      keys: isUsable ? Array.from({ length: Math.trunc(count) }, (_each, index) => index) : undefined,
    }
  })
  const keyed = keysOf(outcomes, (index) => `[${index}]`)
  const instances = [...keyed].map(([index, found]): Repeated => {
    const number =
      index === undefined
        ? unknown('opaque-expression', value.origin, referencesOf([value]))
        : known(index, value.origin)
    const count = map(new Map([['index', number]]), value.origin)
    return { ...instanceOf(found, value), scope: bind(scope, 'count', count, `${owner}${found.suffix}`) }
  })
  const collect: Repetition['collect'] = (whole) =>
    collected(outcomes, value, (keys) => ({
      ...list(
        keys === undefined ? [whole(`[${ANY_KEY}]`)] : keys.map((key) => whole(`[${key}]`)),
        value.origin,
      ),
      open: keys === undefined,
    }))
  return { instances, collect }
}

const suffixOf = (key: string): string => (key === ANY_KEY ? `[${ANY_KEY}]` : `[${JSON.stringify(key)}]`)

/** The rounds of every case; a key whose text is not known makes the case one that cannot be told. */
function byEach(value: Value<unknown>, scope: Scope, owner: string): Repetition {
  const values = new Map<string, { readonly guard: Guard; readonly value: Value<unknown> }[]>()
  const anyRound: Value<unknown>[] = []
  const outcomes = soundCases(value).map(({ guard, value: chosen }): Outcome<string> => {
    const { rounds, open } = iterate(chosen)
    const keys: string[] = []
    let isOpen = open || rounds.length > MAX_INSTANCES
    for (const round of rounds.slice(0, MAX_INSTANCES)) {
      const key = plainText(plainScalar(round.key) ?? null)
      if (
        key === undefined ||
        chosen.state === 'unknown' ||
        (chosen.state === 'list' && !('set' in chosen) && open)
      ) {
        isOpen = true
        anyRound.push(round.value)
        continue
      }
      keys.push(key)
      values.set(key, [...(values.get(key) ?? []), { guard, value: round.value }])
    }
    return { guard, keys: isOpen ? [...keys, ANY_KEY] : keys }
  })
  const keyed = keysOf(outcomes, suffixOf)
  const instances = [...keyed].flatMap(([key, found]): Repeated[] => {
    if (key === undefined) return []
    const eachValue =
      key === ANY_KEY ? anyOfValues(anyRound, value) : conditionalOf(values.get(key) ?? [], value.origin)
    const eachKey =
      key === ANY_KEY
        ? unknown('opaque-expression', value.origin, referencesOf([value]))
        : known(key, value.origin)
    const each = map(
      new Map<string, Value<unknown>>([
        ['key', eachKey],
        ['value', eachValue],
      ]),
      value.origin,
    )
    return [{ ...instanceOf(found, value), scope: bind(scope, 'each', each, `${owner}${found.suffix}`) }]
  })
  const collect: Repetition['collect'] = (whole) =>
    collected(outcomes, value, (keys) => ({
      ...map(new Map((keys ?? [ANY_KEY]).map((key) => [key, whole(suffixOf(key))])), value.origin),
      open: keys === undefined || keys.includes(ANY_KEY),
    }))
  return { instances, collect }
}

function anyOfValues(values: readonly Value<unknown>[], collection: Value<unknown>): Value<unknown> {
  const [only] = values
  if (only !== undefined && values.length === 1) return only
  return unknown('opaque-expression', collection.origin, referencesOf([collection, ...values]))
}

/** Every key of any outcome, with the guards under which it is there. */
function keysOf<K>(outcomes: readonly Outcome<K>[], suffix: (key: K) => string): Map<K | undefined, Keyed> {
  const keyed = new Map<K | undefined, Keyed>()
  for (const { guard, keys } of outcomes)
    for (const key of keys ?? [undefined]) {
      const isSymbolic = key === undefined || key === ANY_KEY
      const found = keyed.get(key) ?? {
        suffix: key === undefined ? `[${ANY_KEY}]` : suffix(key),
        symbolic: isSymbolic,
        guards: [],
      }
      found.guards.push(guard)
      keyed.set(key, found)
    }
  return keyed
}

function instanceOf({ suffix, symbolic, guards }: Keyed, value: Value<unknown>): Omit<Repeated, 'scope'> {
  const guard = anyOf(guards)
  const there: Value<boolean> = symbolic
    ? unknown('opaque-expression', value.origin, referencesOf([value]))
    : known(true, value.origin)
  const always = guard.is === 'always' || guards.length === soundCases(value).length
  return { suffix, symbolic, exists: always ? there : existsUnder(guard, there, value) }
}

function existsUnder(guard: Guard, there: Value<boolean>, value: Value<unknown>): Value<boolean> {
  const cases = [
    { guard, value: there },
    { guard: not(guard), value: known(false, value.origin) },
  ]
  return { state: 'conditional', cases, origin: value.origin }
}

function collected<K>(
  outcomes: readonly Outcome<K>[],
  value: Value<unknown>,
  made: (keys: readonly K[] | undefined) => Value<unknown>,
): Value<unknown> {
  const [only] = outcomes
  if (outcomes.length === 1 && only !== undefined && only.guard === ALWAYS) return made(only.keys)
  return conditionalOf(
    outcomes.map(({ guard, keys }) => ({ guard, value: made(keys) })),
    value.origin,
  )
}
