/** Wholly known values as plain data, which is what most functions compute with. */
import { type Known, known, list, map, type Origin, type Value } from '../../../model/value'

export type PlainMap = ReadonlyMap<string, Plain>
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap

export const isPlainMap = (plain: Plain): plain is PlainMap => plain instanceof Map
export const isPlainList = (plain: Plain): plain is readonly Plain[] => Array.isArray(plain)

/** The scalar of a known value. */
export function plainScalar(value: Value<unknown>): string | number | boolean | undefined {
  if (value.state !== 'known') return undefined
  const scalar = value.value
  return typeof scalar === 'string' || typeof scalar === 'number' || typeof scalar === 'boolean'
    ? scalar
    : undefined
}

/** `undefined` when any part is not known. `null` is what Terraform calls null: nobody sets it. */
export function toPlain(value: Value<unknown>): Plain | undefined {
  switch (value.state) {
    case 'known':
      return plainScalar(value)
    case 'absent':
      return null
    case 'list':
      return value.open ? undefined : plainItems(value.items)
    case 'map':
      return value.open ? undefined : plainEntries(value.entries)
    case 'reference':
    case 'template':
    case 'conditional':
    case 'unknown':
      return undefined
  }
}

function plainItems(items: readonly Value<unknown>[]): Plain[] | undefined {
  const plain: Plain[] = []
  for (const item of items) {
    const one = toPlain(item)
    if (one === undefined) return undefined
    plain.push(one)
  }
  return plain
}

function plainEntries(entries: ReadonlyMap<string, Value<unknown>>): PlainMap | undefined {
  const plain = new Map<string, Plain>()
  for (const [key, entry] of entries) {
    const one = toPlain(entry)
    if (one === undefined) return undefined
    plain.set(key, one)
  }
  return plain
}

type Marks = Pick<Known<unknown>, 'sensitive' | 'assumed'>

/** Plain data as values that all stand at `origin`. */
export function fromPlain(plain: Plain, origin: Origin, marks: Marks = {}): Value<unknown> {
  if (plain === null) return { state: 'absent', origin, ...marks }
  if (isPlainList(plain))
    return {
      ...list(
        plain.map((item) => fromPlain(item, origin, marks)),
        origin,
      ),
      ...marks,
    }
  if (isPlainMap(plain)) {
    const entries = new Map([...plain].map(([key, entry]) => [key, fromPlain(entry, origin, marks)]))
    return { ...map(entries, origin), ...marks }
  }
  return { ...known(plain, origin), ...marks }
}

/** Terraform's order: numbers by size, text by its UTF-8 bytes. */
export function comparePlain(one: Plain, other: Plain): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return compareText(String(one), String(other))
}

/** By code point, which orders as UTF-8 bytes do (UTF-16 units do not, above U+D800). */
export function compareText(one: string, other: string): number {
  if (one === other) return 0
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const difference = one.charCodeAt(at) - other.charCodeAt(at)
    if (difference !== 0) return (one.codePointAt(at) ?? 0) - (other.codePointAt(at) ?? 0) || difference
  }
  return one.length - other.length
}

export const sortedKeys = (entries: ReadonlyMap<string, unknown>): string[] =>
  [...entries.keys()].sort(compareText)

/** A number as Terraform prints it: never with an exponent. What is divided by zero is infinite. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  const text = String(value)
  if (!text.includes('e')) return text
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '')
}

/** Text of a scalar, `undefined` for anything else. */
export function plainText(plain: Plain): string | undefined {
  if (typeof plain === 'string') return plain
  if (typeof plain === 'number') return numberText(plain)
  return typeof plain === 'boolean' ? String(plain) : undefined
}

/** A number, or text that is one. */
export function plainNumber(plain: Plain): number | undefined {
  if (typeof plain === 'number') return plain
  if (typeof plain !== 'string' || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return undefined
  return Number(plain)
}

/** A boolean, or its text. */
export function plainBoolean(plain: Plain): boolean | undefined {
  if (typeof plain === 'boolean') return plain
  if (plain === 'true' || plain === '1') return true
  return plain === 'false' || plain === '0' ? false : undefined
}

export function plainEqual(one: Plain, other: Plain): boolean {
  if (isPlainList(one))
    return (
      isPlainList(other) &&
      one.length === other.length &&
      one.every((item, index) => plainEqual(item, other[index] ?? null))
    )
  if (isPlainMap(one)) return isPlainMap(other) && one.size === other.size && entriesEqual(one, other)
  return one === other
}

function entriesEqual(one: PlainMap, other: PlainMap): boolean {
  for (const [key, entry] of one) {
    const counterpart = other.get(key)
    if (counterpart === undefined || !plainEqual(entry, counterpart)) return false
  }
  return true
}
