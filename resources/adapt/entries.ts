/**
 * # The entries of a list that may be conditional
 *
 * A template may put a condition around a list, around an entry, or leave the list open. Seen as entries under guards, all of
 * these are the same:
 *
 *     [a, !If [IsProd, b, !Ref AWS::NoValue]]      a always, b when IsProd
 *     !If [IsProd, [a, b], [a]]                    a and b when IsProd, a when not
 */
import { ALWAYS, allOf, type Guard, not } from '../../model/guard'
import { absent, type List, type Origin, type Referring, type Value } from '../../model/value'

export interface Entry {
  /** When it is there. */
  readonly guard: Guard
  readonly value: Value<unknown>
}

export interface Entries {
  readonly entries: readonly Entry[]
  /** When nobody sets the list at all. */
  readonly absent: readonly Guard[]
  /** Values that may hold more entries than are seen. */
  readonly open: readonly Value<unknown>[]
}

const NONE: readonly never[] = []
const NOTHING: Entries = { entries: NONE, absent: NONE, open: NONE }

/** An attribute that is one text in either dialect, and never a list: `id`, `vpc_id`, `Ref` of a resource, `GroupId`. */
const ONE_TEXT = /(?:^|_)(?:id|arn)$|^Ref$|(?:Id|Arn)$/

/** A reference that stands for one text and not for a whole list. */
export const isOneText = (value: Referring): boolean =>
  value.exact &&
  value.targets.every(({ to, attribute }) => to.is === 'declaration' && ONE_TEXT.test(attribute))

/** One value that is no list is a list of one; a reference to a whole list may hold anything. */
export function entriesOf(value: Value<unknown>, guard: Guard = ALWAYS): Entries {
  switch (value.state) {
    case 'absent':
      return { entries: NONE, absent: [guard], open: NONE }
    case 'unknown':
      return unseen(value)
    case 'reference':
      return isOneText(value) ? lone(value, guard) : unseen(value)
    case 'conditional':
      return joined(value.cases.map((each) => entriesOf(each.value, allOf([guard, each.guard]))))
    case 'list':
      return entriesOfList(value, guard)
    case 'known':
    case 'template':
    case 'map':
      return lone(value, guard)
  }
}

const lone = (value: Value<unknown>, guard: Guard): Entries => ({
  entries: [{ guard, value }],
  absent: NONE,
  open: NONE,
})

const unseen = (value: Value<unknown>): Entries => ({ entries: NONE, absent: NONE, open: [value] })

/** What nobody can tell inside an open list may be the unseen rest of it: `concat([a], var.more)`. */
function entriesOfList(whole: List, guard: Guard): Entries {
  const items = joined(
    whole.items.map((item) => (whole.open && isUnseen(item) ? unseen(item) : entriesOfItem(item, guard))),
  )
  return whole.open && items.open.length === 0 ? { ...items, open: [whole] } : items
}

const isUnseen = (item: Value<unknown>): boolean =>
  item.state === 'unknown' || (item.state === 'reference' && !isOneText(item))

function entriesOfItem(item: Value<unknown>, guard: Guard): Entries {
  switch (item.state) {
    case 'absent':
      return NOTHING
    case 'conditional':
      return joined(item.cases.map((each) => entriesOfItem(each.value, allOf([guard, each.guard]))))
    case 'list':
      return { ...entriesOf(item, guard), absent: [] }
    default:
      return lone(item, guard)
  }
}

export function joined(all: readonly Entries[]): Entries {
  if (all.length < 2) return all[0] ?? NOTHING
  return {
    entries: all.flatMap((one) => one.entries),
    absent: all.flatMap((one) => one.absent),
    open: all.flatMap((one) => one.open),
  }
}

/** The value under its guard, and absent where the guard does not hold. */
export function guarded(guard: Guard, value: Value<unknown>): Value<unknown> {
  if (guard.is === 'always') return value
  const otherwise = { guard: not(guard), value: absent(value.origin) }
  return { state: 'conditional', origin: value.origin, cases: [{ guard, value }, otherwise] }
}

export const asList = ({ entries, open }: Entries, origin: Origin): List => ({
  state: 'list',
  origin,
  items: entries.map((entry) => guarded(entry.guard, entry.value)),
  open: open.length > 0,
})

export interface KeyedEntry extends Entry {
  readonly key: string
}

/** The entries of a map that may be conditional, and what may hold more of them. */
export function keyedEntriesOf(
  value: Value<unknown>,
  guard: Guard,
): { readonly entries: readonly KeyedEntry[]; readonly open: readonly Value<unknown>[] } {
  const { entries, open } = entriesOf(value, guard)
  const maps = entries.flatMap((entry) =>
    entry.value.state === 'map' ? [{ guard: entry.guard, value: entry.value }] : [],
  )
  return {
    entries: maps.flatMap((one) =>
      [...one.value.entries].map(([key, inner]) => ({ guard: one.guard, key, value: inner })),
    ),
    open: [...open, ...maps.map((one) => one.value).filter((one) => one.open)],
  }
}
