/**
 * What a plan says of one object: parsed, or still in the bytes of a large plan. There a single attribute is found and parsed when it is
 * asked for, and nothing of the others is kept: a plan says twenty attributes of a subnet, and rules ask for five.
 */
import { isNullAt, isObjectAt, jsonAt, memberAt, NOWHERE } from './json-bytes'
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
