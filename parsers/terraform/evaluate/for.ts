/** `[for …]` and `{for …}`. */
import type { Place } from '../../../model/place'
import { list, map, unknown, type Value, written } from '../../../model/value'
import type { ForExpression } from '../syntax/tree'
import { overCases } from './cases'
import { evaluate } from './expression'
import { iterate, type Round } from './iterate'
import { failed, failureIn, isFailed, opaque } from './outcome'
import { plainBoolean, plainScalar, plainText } from './plain'
import { referencesOf } from './references-of'
import { bind, type Scope } from './scope'
import { MAX_SIZE, summaryOf, withSecretKeys } from './summary'
import { ANY_KEY } from './traverse'

const MAX_ROUNDS = 5_000

export function evaluateFor(expression: ForExpression, scope: Scope, place: Place): Value<unknown> {
  const collection = evaluate(expression.collection, scope)
  return overCases([collection], written(place), ([chosen]) =>
    loop(expression, chosen ?? collection, scope, place),
  )
}

function loop(
  expression: ForExpression,
  collection: Value<unknown>,
  scope: Scope,
  place: Place,
): Value<unknown> {
  const failure = failureIn(collection)
  if (failure !== undefined) return failure
  if (['absent', 'known', 'template'].includes(collection.state))
    return failed('A null value or a text cannot be iterated.', written(place))
  const { rounds, open } = iterate(collection)
  if (rounds.length > MAX_ROUNDS) return unknown('budget', written(place), referencesOf([collection]))
  const kept: Kept[] = []
  let isOpen = open
  for (const round of rounds) {
    const inner = bindRound(expression, round, scope)
    const condition = conditionOf(expression, inner)
    if (isFailedCondition(condition)) return condition
    if (condition === 'unknown') isOpen = true
    if (condition === true) kept.push({ round, scope: inner })
  }
  return expression.key === undefined
    ? listOf(expression, kept, isOpen, place)
    : mapOf(expression, expression.key, kept, isOpen, place)
}

interface Kept {
  readonly round: Round
  readonly scope: Scope
}

export function bindRound(names: { keyName?: string; valueName: string }, round: Round, scope: Scope): Scope {
  const withKey = names.keyName === undefined ? scope : bind(scope, names.keyName, round.key, round.name)
  return bind(withKey, names.valueName, round.value, round.name)
}

type Condition = boolean | 'unknown' | Value<unknown>

const isFailedCondition = (condition: Condition): condition is Value<unknown> => typeof condition === 'object'

function conditionOf(expression: ForExpression, scope: Scope): Condition {
  if (expression.condition === undefined) return true
  const value = evaluate(expression.condition, scope)
  if (isFailed(value)) return value
  const scalar = plainScalar(value)
  return (scalar === undefined ? undefined : plainBoolean(scalar)) ?? 'unknown'
}

function listOf(
  expression: ForExpression,
  kept: readonly Kept[],
  open: boolean,
  place: Place,
): Value<unknown> {
  const items: Value<unknown>[] = []
  let size = 0
  for (const { scope } of kept) {
    const item = evaluate(expression.value, scope)
    size += summaryOf(item).size
    if (isFailed(item)) return item
    if (size > MAX_SIZE) return unknown('budget', written(place))
    items.push(item)
  }
  return { ...list(items, written(place)), open }
}

function mapOf(
  expression: ForExpression,
  key: ForExpression['value'],
  kept: readonly Kept[],
  open: boolean,
  place: Place,
): Value<unknown> {
  const groups = new Map<string, Value<unknown>[]>()
  const keys: Value<unknown>[] = []
  let isOpen = open
  for (const { scope } of kept) {
    const keyValue = evaluate(key, scope)
    keys.push(keyValue)
    const value = evaluate(expression.value, scope)
    if (isFailed(keyValue)) return keyValue
    if (isFailed(value)) return value
    if (['absent', 'list', 'map'].includes(keyValue.state))
      return failed('A key cannot be null or a collection.', written(place))
    const scalar = plainScalar(keyValue)
    const name = scalar === undefined ? undefined : plainText(scalar)
    if (name === undefined) isOpen = true
    const group = groups.get(name ?? ANY_KEY)
    if (group === undefined) groups.set(name ?? ANY_KEY, [value])
    else if (name !== undefined && !expression.grouped)
      return failed(`The key "${name}" comes twice.`, written(place))
    else group.push(value)
  }
  const made = map(entriesOf(groups, expression.grouped, place), written(place))
  return withSecretKeys({ ...made, open: isOpen }, keys)
}

function entriesOf(
  groups: ReadonlyMap<string, Value<unknown>[]>,
  grouped: boolean,
  place: Place,
): Map<string, Value<unknown>> {
  const entries = new Map<string, Value<unknown>>()
  for (const [name, values] of groups) {
    const only = values.length === 1 ? values[0] : undefined
    entries.set(
      name,
      grouped ? { ...list(values, written(place)), open: name === ANY_KEY } : (only ?? opaque(values, place)),
    )
  }
  return entries
}
