/** Set functions. */
import type { Value } from '../../../../model/value'
import { written } from '../../../../model/value'
import { convertTo } from '../convert'
import { equality } from '../equality'
import { isFailed, ofType, type SetList, setOf } from '../outcome'
import { ANY } from '../type'
import { mayBeAnything, typeOfValue, unifiedType } from '../unify'
import { cannotTell, type FunctionCall, type FunctionTable, refuse } from './define'

type Lists = readonly (Value<unknown> & { readonly state: 'list' })[]

/** All as sets of one type of elements: beside texts, numbers become texts. */
function listsOf(call: FunctionCall): Lists | undefined {
  const sets = call.values.map((value) => convertTo(value, { is: 'set', of: ANY }))
  const type = sets.some(isFailed) ? undefined : unifiedType(sets.map(typeOfValue))
  const converted = call.values.map((value) => convertTo(value, type ?? ANY))
  const lists = converted.filter((value) => value.state === 'list')
  return type !== undefined && lists.length === call.values.length ? lists : undefined
}

/** What cannot be seen may be anything; sets of elements that do not go together are refused. */
const withoutLists = (call: FunctionCall): Value<unknown> =>
  call.values.every((value) => value.state === 'list' && !value.open)
    ? refuse(call, 'the arguments are of different types.')
    : cannotTell(call)

/** What is left of two sets of texts is one of texts, though it may be empty. */
function ofTypeOf(from: Lists, made: SetList): Value<unknown> {
  const type = unifiedType(from.map(typeOfValue)) ?? ANY
  return mayBeAnything(type) ? made : ofType(made, type)
}

function union(call: FunctionCall): Value<unknown> {
  const lists = listsOf(call)
  if (lists === undefined) return withoutLists(call)
  const open = lists.some((each) => each.open)
  const items = lists.flatMap((each) => each.items)
  return ofTypeOf(lists, setOf(items, open, written(call.place)))
}

type Membership = 'in' | 'out' | 'unclear'

function membership(item: Value<unknown>, of: Lists[number]): Membership {
  const answers = of.items.map((other) => equality(item, other))
  if (answers.includes(true)) return 'in'
  return of.open || answers.includes(undefined) ? 'unclear' : 'out'
}

/** The items of the first list that `keeps` accepts by where the others have them. */
const select =
  (keeps: (memberships: readonly Membership[]) => boolean | undefined) =>
  (call: FunctionCall): Value<unknown> => {
    const lists = listsOf(call)
    const [first, ...others] = lists ?? []
    if (first === undefined) return withoutLists(call)
    const kept: Value<unknown>[] = []
    let open = first.open
    for (const item of first.items) {
      const keep = keeps(others.map((other) => membership(item, other)))
      if (keep === undefined) open = true
      if (keep === true) kept.push(item)
    }
    return ofTypeOf(lists ?? [], setOf(kept, open, written(call.place)))
  }

const inAll = (memberships: readonly Membership[]): boolean | undefined =>
  memberships.includes('out') ? false : memberships.includes('unclear') ? undefined : true

const inNone = (memberships: readonly Membership[]): boolean | undefined =>
  memberships.includes('in') ? false : memberships.includes('unclear') ? undefined : true

export const sets: FunctionTable = {
  setunion: union,
  setintersection: select(inAll),
  setsubtract: select(inNone),
}
