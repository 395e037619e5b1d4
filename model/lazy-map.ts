/**
 * A map whose values are made when they are asked for. A plan of 100,000 resources has two million attributes, of which rules ask for a few:
 * what nobody asks for costs nothing.
 */

/** `make` is asked once a name, and answers undefined for a name that the map does not have. `names` may be more than it has. */
export const lazyMap = <V>(
  names: () => Iterable<string>,
  make: (name: string) => V | undefined,
): ReadonlyMap<string, V> => new LazyMap(names, make)

/** The same names with other values. */
export const mapped = <V>(
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

/** A class, because there is one for every resource of a large plan: its methods are shared. */
class LazyMap<V> implements ReadonlyMap<string, V> {
  readonly #names: () => Iterable<string>
  readonly #make: (name: string) => V | undefined
  /** Made with the first answer: most maps are never asked. */
  #kept: Map<string, V | undefined> | undefined

  constructor(names: () => Iterable<string>, make: (name: string) => V | undefined) {
    this.#names = names
    this.#make = make
  }

  get(name: string): V | undefined {
    this.#kept ??= new Map()
    const kept = this.#kept.get(name)
    if (kept !== undefined || this.#kept.has(name)) return kept
    const value = this.#make(name)
    this.#kept.set(name, value)
    return value
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  get size(): number {
    return [...this.keys()].length
  }

  *entries(): MapIterator<[string, V]> {
    for (const name of this.#names()) {
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
