/**
 * A map whose values are made when they are asked for. A plan of 100,000 resources has two million attributes, of which rules ask for a few:
 * what nobody asks for costs nothing.
 *
 * There are several such maps for every resource, so what all maps of one sort (the attributes of a kind) have in common is held once:
 * how values are made, and which place among the kept ones a name has. A map is then its subject and a short list.
 */

import { giveNotice, noticesSoFar } from './noticed'

/** What all maps of one sort have in common. */
export interface Sort<S, V extends object> {
  readonly names: (subject: S) => Iterable<string>
  readonly make: Make<S, V>
  /** Where the value of a name is kept, by name, in the order in which names were first asked for. */
  readonly slots: Map<string, number>
}

/** Undefined for a name that the map does not have. `whole`: the map itself, for a value that rests on others. */
type Make<S, V> = (subject: S, name: string, whole: ReadonlyMap<string, V>) => V | undefined

/** Tables have fewer names; an input may have any number. */
const MOST_SLOTS = 64

/** `names` may be more than a map has. `make` is asked once a name. */
export const sortOf = <S, V extends object>(
  names: (subject: S) => Iterable<string>,
  make: Make<S, V>,
): Sort<S, V> => ({ names, make, slots: new Map() })

export const lazyMapOf = <S, V extends object>(subject: S, sort: Sort<S, V>): ReadonlyMap<string, V> =>
  new LazyMap(subject, sort)

/** The only one of its sort. */
export const lazyMap = <V extends object>(
  names: () => Iterable<string>,
  make: (name: string) => V | undefined,
): ReadonlyMap<string, V> =>
  lazyMapOf(
    undefined,
    sortOf(names, (_, name) => make(name)),
  )

/** The same names with other values. */
export const mapped = <V extends object>(
  map: ReadonlyMap<string, V>,
  change: (value: V, name: string) => V,
): ReadonlyMap<string, V> =>
  lazyMap(
    () => map.keys(),
    (name) => {
      const value = map.get(name)
      return value === undefined ? undefined : change(value, name)
    },
  )

function slotOf({ slots }: { readonly slots: Map<string, number> }, name: string): number {
  const known = slots.get(name)
  if (known !== undefined) return known
  if (slots.size === MOST_SLOTS) return MOST_SLOTS
  slots.set(name, slots.size)
  return slots.size - 1
}

/** A class, because there are some for every resource of a large plan: their methods are shared. */
class LazyMap<S, V extends object> implements ReadonlyMap<string, V> {
  readonly #subject: S
  readonly #sort: Sort<S, V>
  /** By slot; `null` for what the map does not have. Made with the first answer: most maps are never asked. */
  #kept: (V | null | undefined)[] | undefined
  /** Those without a slot. */
  #more: Map<string, V | null> | undefined
  /** Those that differ in another state: see `noticed.ts`. */
  #noticed: Set<string> | undefined

  constructor(subject: S, sort: Sort<S, V>) {
    this.#subject = subject
    this.#sort = sort
  }

  get(name: string): V | undefined {
    const slot = slotOf(this.#sort, name)
    const kept = slot === MOST_SLOTS ? this.#more?.get(name) : this.#kept?.[slot]
    if (kept !== undefined) {
      if (this.#noticed?.has(name)) giveNotice()
      return kept ?? undefined
    }
    const before = noticesSoFar()
    const value = this.#sort.make(this.#subject, name, this)
    if (before !== noticesSoFar()) this.#noticed = (this.#noticed ?? new Set<string>()).add(name)
    this.#keep(slot, name, value ?? null)
    return value
  }

  #keep(slot: number, name: string, value: V | null): void {
    if (slot === MOST_SLOTS) {
      this.#more ??= new Map()
      this.#more.set(name, value)
    } else {
      this.#kept ??= new Array(this.#sort.slots.size)
      this.#kept[slot] = value
    }
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  get size(): number {
    return [...this.keys()].length
  }

  *entries(): MapIterator<[string, V]> {
    for (const name of this.#sort.names(this.#subject)) {
      const value = this.get(name)
      if (value !== undefined) yield [name, value]
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, name: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this.entries()) visit(value, name, this)
  }
}
