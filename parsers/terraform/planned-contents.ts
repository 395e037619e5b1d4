/**
 * What a plan says of one object: parsed, or still in the bytes of a large plan. There a single attribute is found and parsed when it is
 * asked for, and nothing of the others is kept: a plan says twenty attributes of a subnet, and rules ask for five.
 */
import { isNullAt, isObjectAt, isSameValue, jsonAt, memberAt, NOWHERE } from './json-bytes'
import type { Layouts } from './json-layout'
import { field, isArray, isObject, type Json } from './plan-json'

export interface Trees {
  readonly values: Json | undefined
  readonly unknown: Json | undefined
  readonly sensitive: Json | undefined
}

/** Where the trees of an object start in the bytes; {@link NOWHERE} for what is not there. */
export interface TreesInBytes {
  readonly layouts: Layouts
  readonly values: number
  readonly unknown: number
  readonly sensitive: number
}

export type Contents = Trees | TreesInBytes

export const hasValues = ({ values }: Contents): boolean => values !== NOWHERE && values !== undefined

/** Values, and not `null` in their place. */
export const isThere = (contents: Contents): boolean =>
  hasValues(contents) &&
  !('layouts' in contents ? isNullAt(contents.layouts.bytes, contents.values) : contents.values === null)

/** Names of attributes that the values or the unknowns have. */
export const namesOf = (contents: Contents): ReadonlySet<string> =>
  'layouts' in contents
    ? new Set([...contents.layouts.namesAt(contents.values), ...contents.layouts.namesAt(contents.unknown)])
    : new Set([...keysOf(contents.values), ...keysOf(contents.unknown)])

/** One attribute; undefined when neither the values nor the unknowns have it. */
export function partOf(contents: Contents, name: string): Trees | undefined {
  if ('layouts' in contents) return partInBytes(contents, name)
  const has = isIn(contents.values, name) || isIn(contents.unknown, name)
  return has ? treesAt(contents, name) : undefined
}

function partInBytes({ layouts, ...trees }: TreesInBytes, name: string): Trees | undefined {
  const { bytes } = layouts
  const values = layouts.memberAt(trees.values, name)
  const unknowns = memberAt(bytes, trees.unknown, name)
  if (values === NOWHERE && unknowns === NOWHERE) return undefined
  const json = jsonAt(bytes, values)
  // What cannot be parsed is not known.
  const unreadable = values !== NOWHERE && json === undefined
  return {
    values: json,
    unknown: unreadable ? true : jsonAt(bytes, unknowns),
    sensitive: jsonAt(bytes, partOrAll(bytes, trees.sensitive, name)),
  }
}

/** Below a `true` everything is secret. */
const partOrAll = (bytes: Uint8Array, from: number, name: string): number =>
  isObjectAt(bytes, from) ? memberAt(bytes, from, name) : from

const isIn = (json: Json | undefined, name: string): boolean => isObject(json) && Object.hasOwn(json, name)

const keysOf = (json: Json | undefined): readonly string[] => (isObject(json) ? Object.keys(json) : [])

/** Below a `true` everything is secret. */
export const treesAt = (trees: Trees, step: string | number): Trees => ({
  values: at(trees.values, step),
  unknown: at(trees.unknown, step),
  sensitive: trees.sensitive === true ? true : at(trees.sensitive, step),
})

const at = (json: Json | undefined, step: string | number): Json | undefined =>
  typeof step === 'number' ? (isArray(json) ? json[step] : undefined) : field(json, step)

/** The same attribute, and of the second nothing is left to be known. */
export function isSamePart(a: Contents, b: Contents, name: string): boolean {
  const [one, other] = [partOf(a, name), partOf(b, name)]
  if (one === undefined || other === undefined) return one === other
  return isSameAs(one, other) && !hasUnknown(other)
}

/** The same values, as they are printed, and the same of them secret. */
export const isSameAs = (a: Contents, b: Contents): boolean =>
  haveSameValues(a, b) && JSON.stringify(marked(sensitiveIn(a))) === JSON.stringify(marked(sensitiveIn(b)))

function haveSameValues(a: Contents, b: Contents): boolean {
  if ('layouts' in a && 'layouts' in b && isSameValue(a.layouts.bytes, a.values, b.values)) return true
  return JSON.stringify(valuesIn(a)) === JSON.stringify(valuesIn(b))
}

const valuesIn = (contents: Contents): Json | undefined =>
  'layouts' in contents ? jsonAt(contents.layouts.bytes, contents.values) : contents.values

/** Some value of it is not known yet. */
export const hasUnknown = (contents: Contents): boolean =>
  marked('layouts' in contents ? jsonAt(contents.layouts.bytes, contents.unknown) : contents.unknown) !==
  undefined

const sensitiveIn = (contents: Contents): Json | undefined =>
  'layouts' in contents ? jsonAt(contents.layouts.bytes, contents.sensitive) : contents.sensitive

/** What is `true` in a tree that says so of values, and nothing else of it. */
function marked(tree: Json | undefined): Json | undefined {
  if (tree === true) return true
  const found = entriesOf(tree).flatMap(([name, each]) => {
    const inside = marked(each)
    return inside === undefined ? [] : [[name, inside] as const]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

const entriesOf = (tree: Json | undefined): readonly (readonly [string, Json])[] =>
  isArray(tree) || isObject(tree) ? Object.entries(tree) : []
