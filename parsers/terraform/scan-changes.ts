/**
 * The entries of `resource_changes`, by where their parts stand. Of an entry there are twelve numbers and no object until somebody asks for
 * it: a plan has a hundred thousand of them, and some are asked for twice (what will be, what was).
 */
import {
  eachItem,
  eachMember,
  isObjectAt,
  isSameText,
  isSameValue,
  jsonAt,
  NOWHERE,
  type Span,
  textIn,
  valueEnd,
} from './json-bytes'
import type { Layouts } from './json-layout'
import { type ChangeHead, type PlannedChange, plannedChange, type Sides } from './plan-document'
import type { Twins } from './twins'

/** What an entry says, and its `change` says, each with its place among the numbers of the entry. */
const IN_ENTRY = { address: 0, mode: 1, provider_name: 2, deposed: 3, change: 4 } as const
const IN_CHANGE = {
  actions: 5,
  before: 6,
  before_sensitive: 7,
  after: 8,
  after_unknown: 9,
  after_sensitive: 10,
} as const
/** Where the entry itself starts. */
const ENTRY = 11
const PARTS = 12

/** Where each part of each entry starts, entry by entry. */
export type ScannedChanges = readonly number[]

export interface ScannedList {
  readonly scanned: ScannedChanges
  /** Where the list ends. */
  readonly end: number
}

export function scanChanges(bytes: Uint8Array, from: number, twins: Twins): ScannedList {
  const scanned: number[] = []
  let base = 0
  let address: Span | undefined
  let values: Span | undefined
  const keep = (parts: Readonly<Record<string, number>>, name: string, at: number): void => {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (part !== undefined) scanned[base + part] = at
  }
  const inChange = (name: string, at: number): number => {
    if (name !== 'before' && name !== 'after') {
      keep(IN_CHANGE, name, at)
      return valueEnd(bytes, at)
    }
    const { first, end } = twins.valueAt(at, values ?? (address && twins.of(address)))
    keep(IN_CHANGE, name, first.from)
    if (isObjectAt(bytes, at)) values ??= first
    return end
  }
  const inEntry = (name: string, at: number): number => {
    keep(IN_ENTRY, name, at)
    const to = name === 'change' ? eachMember(bytes, at, inChange) : valueEnd(bytes, at)
    if (name === 'address') address = { from: at, to }
    return to
  }
  twins.begin()
  const end = eachItem(bytes, from, (_, entry) => {
    base = scanned.length
    for (let part = 0; part < ENTRY; part += 1) scanned.push(NOWHERE)
    scanned.push(entry)
    address = undefined
    values = undefined
    const to = eachMember(bytes, entry, inEntry)
    if (address && values) twins.keep(address, values)
    return to
  })
  return { scanned, end }
}

export const startsOf = (scanned: ScannedChanges): readonly number[] =>
  scanned.filter((_, at) => at % PARTS === ENTRY)

/** The entries, each made anew whenever somebody walks over them. */
export const changesIn = (
  layouts: Layouts,
  scanned: ScannedChanges,
  isWanted: (base: number) => boolean = () => true,
): Iterable<PlannedChange> => ({
  *[Symbol.iterator]() {
    for (let base = 0; base < scanned.length; base += PARTS)
      if (isWanted(base)) yield* changeAt(layouts, scanned, base)
  },
})

/** Without those whose bytes say that nothing changes. */
export const changingIn = (layouts: Layouts, scanned: ScannedChanges): Iterable<PlannedChange> =>
  changesIn(layouts, scanned, (base) => !isPlainlyNone(layouts.bytes, scanned, base))

const NO_OP = [...'["no-op"]'].map((each) => each.charCodeAt(0))
const EMPTY = [...'{}'].map((each) => each.charCodeAt(0))

function isPlainlyNone(bytes: Uint8Array, scanned: ScannedChanges, base: number): boolean {
  const startOf = (part: number): number => scanned[base + part] ?? NOWHERE
  const reads = (part: number, text: readonly number[]): boolean =>
    startOf(part) !== NOWHERE && text.every((byte, at) => bytes[startOf(part) + at] === byte)
  return (
    startOf(IN_CHANGE.before) !== NOWHERE &&
    startOf(IN_CHANGE.before) === startOf(IN_CHANGE.after) &&
    reads(IN_CHANGE.actions, NO_OP) &&
    reads(IN_CHANGE.after_unknown, EMPTY) &&
    isSameValue(bytes, startOf(IN_CHANGE.before_sensitive), startOf(IN_CHANGE.after_sensitive))
  )
}

function changeAt(layouts: Layouts, scanned: ScannedChanges, base: number): readonly PlannedChange[] {
  const { bytes } = layouts
  const startOf = (part: number): number => scanned[base + part] ?? NOWHERE
  if (addressAt(scanned, base) === NOWHERE) return []
  const head: ChangeHead = {
    address: textIn(bytes, startOf(IN_ENTRY.address)),
    mode: textIn(bytes, startOf(IN_ENTRY.mode)),
    providerName: textIn(bytes, startOf(IN_ENTRY.provider_name)),
  }
  const sides: Sides = {
    actions: jsonAt(bytes, startOf(IN_CHANGE.actions)),
    before: {
      layouts,
      values: startOf(IN_CHANGE.before),
      unknown: NOWHERE,
      sensitive: startOf(IN_CHANGE.before_sensitive),
    },
    after: {
      layouts,
      values: startOf(IN_CHANGE.after),
      unknown: startOf(IN_CHANGE.after_unknown),
      sensitive: startOf(IN_CHANGE.after_sensitive),
    },
  }
  return plannedChange(head, sides, ['resource_changes', base / PARTS])
}

/** An entry of a state: where its address stands, and where its parts start. */
export interface StoredSpan extends Span {
  readonly values: number
  readonly sensitive: number
}

/** Whether a change is of the object. */
export function spokenOf(bytes: Uint8Array, scanned: ScannedChanges): (stored: StoredSpan) => boolean {
  const changeOf = changesByAddress(bytes, scanned)
  return (stored) => changeOf(stored) !== undefined
}

/** Whether a change has the object before, as it is stored: of values that are the same there is one place. */
export function heldBy(bytes: Uint8Array, scanned: ScannedChanges): (stored: StoredSpan) => boolean {
  const changeOf = changesByAddress(bytes, scanned)
  return (stored) => {
    const base = changeOf(stored)
    return (
      base !== undefined &&
      scanned[base + IN_CHANGE.before] === stored.values &&
      isSameValue(bytes, scanned[base + IN_CHANGE.before_sensitive] ?? NOWHERE, stored.sensitive)
    )
  }
}

/** States list objects in the order of the changes, but for those that only one of both has: mostly the next one is meant. */
function changesByAddress(bytes: Uint8Array, scanned: ScannedChanges): (address: Span) => number | undefined {
  let next = 0
  let order: ReadonlyMap<string, number> | undefined
  return ({ from, to }) => {
    const isNext = isSameText(bytes, addressAt(scanned, next), from, to)
    if (!isNext) order ??= orderOf(bytes, scanned)
    const found = isNext ? next : order?.get(textIn(bytes, from) ?? '')
    if (found !== undefined) next = found + PARTS
    return found
  }
}

/** Of an entry that is a change. */
function addressAt(scanned: ScannedChanges, base: number): number {
  const isDeposed = scanned[base + IN_ENTRY.deposed] !== NOWHERE
  const isChange = scanned[base + IN_ENTRY.change] !== NOWHERE
  return isChange && !isDeposed ? (scanned[base + IN_ENTRY.address] ?? NOWHERE) : NOWHERE
}

function orderOf(bytes: Uint8Array, scanned: ScannedChanges): ReadonlyMap<string, number> {
  const order = new Map<string, number>()
  for (let base = 0; base < scanned.length; base += PARTS) {
    const address = textIn(bytes, addressAt(scanned, base))
    if (address !== undefined) order.set(address, base)
  }
  return order
}
