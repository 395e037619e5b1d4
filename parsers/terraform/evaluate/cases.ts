/**
 * Conditional values: made flat, and carried through operations. `f(c ? a : b)` is `c ? f(a) : f(b)`; two arguments that
 * hang on the same condition are taken together, so that impossible combinations are never computed.
 */
import { ALWAYS, allOf, anyOf, type Guard, not } from '../../../model/guard'
import { referentKey } from '../../../model/reference'
import { type Conditional, type Origin, unknown, type Value } from '../../../model/value'
import { guardKey, guardSize, MAX_GUARD } from './guard-size'
import { isFailed } from './outcome'
import { plainScalar } from './plain'
import { referencesOf } from './references-of'

export interface Case {
  readonly guard: Guard
  readonly value: Value<unknown>
}

const MAX_CASES = 24

/** The cases of a value; a value that is not conditional has one. */
export const casesOf = (value: Value<unknown>): readonly Case[] =>
  value.state === 'conditional' ? value.cases : [{ guard: ALWAYS, value }]

/** The cases in which Terraform does not fail: in the others nothing is deployed. All of them, when it fails in each. */
export function soundCases(value: Value<unknown>): readonly Case[] {
  const cases = casesOf(value)
  const sound = cases.filter((each) => !isFailed(each.value))
  return sound.length === 0 ? cases : sound
}

/** One value of exclusive cases. Nested conditions are flattened, equal outcomes joined. */
export function conditionalOf(cases: readonly Case[], origin: Origin): Value<unknown> {
  const kept = joinEqual(flatten(cases))
  const only = kept[0]
  if (kept.length === 1 && only !== undefined) return only.value
  if (kept.length > MAX_CASES || kept.some((each) => guardSize(each.guard) > MAX_GUARD))
    return unknown('budget', origin, referencesOf(kept.map((each) => each.value)))
  const conditional: Conditional<unknown> = { state: 'conditional', cases: kept, origin }
  return conditional
}

function flatten(cases: readonly Case[]): Case[] {
  return cases.flatMap((each) =>
    each.value.state !== 'conditional'
      ? [each]
      : compatible(each.guard, each.value.cases).map((inner) => ({
          guard: both(each.guard, inner.guard),
          value: inner.value,
        })),
  )
}

const both = (guard: Guard, more: Guard): Guard => (isImplied(more, guard) ? guard : allOf([guard, more]))

/** Cases with the same known outcome become one. */
function joinEqual(cases: readonly Case[]): Case[] {
  const joined: Case[] = []
  for (const each of cases) {
    if (each.guard.is === 'never') continue
    const at = joined.findIndex((other) => sameOutcome(other.value, each.value))
    const other = joined[at]
    if (other === undefined) joined.push(each)
    else joined[at] = { guard: anyOf([other.guard, each.guard]), value: other.value }
  }
  return joined
}

function sameOutcome(one: Value<unknown>, other: Value<unknown>): boolean {
  if (one === other) return true
  if (one.state === 'absent') return other.state === 'absent'
  if (isFailed(one)) return isFailed(other)
  const scalar = plainScalar(one)
  return scalar !== undefined && scalar === plainScalar(other) && ownerOf(one) === ownerOf(other)
}

/** Equal names of two things are two names. */
const ownerOf = ({ readFrom }: Value<unknown>): string | undefined => readFrom && referentKey(readFrom.to)

/** Computes once for every combination of the arguments' cases. */
export function overCases(
  values: readonly Value<unknown>[],
  origin: Origin,
  compute: (values: readonly Value<unknown>[]) => Value<unknown>,
): Value<unknown> {
  if (!values.some((value) => value.state === 'conditional')) return compute(values)
  const combinations = combine(values)
  if (combinations === undefined) return unknown('budget', origin, referencesOf(values))
  return conditionalOf(
    combinations.map(({ guard, values: chosen }) => ({ guard, value: compute(chosen) })),
    origin,
  )
}

interface Combination {
  readonly guard: Guard
  readonly values: readonly Value<unknown>[]
}

function combine(values: readonly Value<unknown>[]): readonly Combination[] | undefined {
  let combinations: readonly Combination[] = [{ guard: ALWAYS, values: [] }]
  for (const value of values) {
    const cases = casesOf(value)
    combinations = combinations.flatMap((before) =>
      compatible(before.guard, cases).map(({ guard, value: chosen }) => ({
        guard: both(before.guard, guard),
        values: [...before.values, chosen],
      })),
    )
    if (combinations.length > MAX_CASES || combinations.some((each) => guardSize(each.guard) > MAX_GUARD))
      return undefined
  }
  return combinations
}

/** Where one of the cases is already chosen by the guard, only that one; never one that the guard excludes. */
function compatible(guard: Guard, cases: readonly Case[]): readonly Case[] {
  const chosen = cases.filter((each) => isImplied(each.guard, guard))
  return chosen.length === 1 ? chosen : cases.filter((each) => !isImplied(not(each.guard), guard))
}

/** A guard beyond the budget is taken for implied by nothing. */
function isImplied(guard: Guard, by: Guard): boolean {
  if (guard.is === 'always') return true
  const key = guardKey(guard)
  if (key === '') return false
  return guardKey(by) === key || (by.is === 'all' && by.guards.some((part) => guardKey(part) === key))
}
