/**
 * The resources of a state (`planned_values`, `prior_state`), by where their entries stand. A plan says nearly all of them by a change
 * too, which is better: an entry whose address nobody wants is left at its values, which are most of it.
 */
import {
  CUT,
  eachItem,
  eachMember,
  isSameText,
  jsonAt,
  NOWHERE,
  type Span,
  STOP,
  textIn,
  valueEnd,
} from './json-bytes'
import { fullAddress, MODULE_DEPTH, type StoredObject, storedObject } from './plan-document'
import type { Json, JsonPath } from './plan-json'
import type { Spoken } from './scan-changes'

const CLOSE_BRACKET = 0x5d
const DOT = 0x2e

export interface StateModule {
  readonly path: JsonPath
  readonly address: string | undefined
  /** Where that stands. */
  readonly addressAt: Span | undefined
  /** Where each of its resources starts. */
  readonly resources: readonly number[]
  readonly children: readonly StateModule[]
}

export interface ScannedModule {
  readonly module: StateModule
  readonly end: number
}

export function scanModule(bytes: Uint8Array, from: number, path: JsonPath, depth = 0): ScannedModule {
  const resources: number[] = []
  const children: StateModule[] = []
  let addressAt: Span | undefined
  const end = eachMember(bytes, from, (name, at) => {
    if (name === 'resources')
      return eachItem(bytes, at, (_, entry) => {
        resources.push(entry)
        return valueEnd(bytes, entry)
      })
    if (name === 'child_modules' && depth < MODULE_DEPTH)
      return eachItem(bytes, at, (index, child) => {
        const scanned = scanModule(bytes, child, [...path, 'child_modules', index], depth + 1)
        children.push(scanned.module)
        return scanned.end
      })
    const to = valueEnd(bytes, at)
    if (name === 'address' && to !== CUT) addressAt = { from: at, to }
    return to
  })
  const address = addressAt && textIn(bytes, addressAt.from)
  return { module: { path, address, addressAt, resources, children }, end }
}

export interface Looking {
  readonly bytes: Uint8Array
  readonly wanted: (address: string) => boolean
  /** What is spoken of is not wanted. */
  readonly spoken: Spoken | undefined
}

/** Those that are wanted, in the order of the text. */
export function storedIn(module: StateModule, looking: Looking): readonly StoredObject[] {
  const own = module.resources.flatMap((from, at) => storedAt(from, at, module, looking))
  return [...own, ...module.children.flatMap((child) => storedIn(child, looking))]
}

const TREES: ReadonlySet<string> = new Set(['values', 'sensitive_values'])
const NONE: readonly StoredObject[] = []

/** What an address is made of stands in front of the values, in what Terraform prints and in what is sorted by name. */
function storedAt(
  from: number,
  index: number,
  module: StateModule,
  looking: Looking,
): readonly StoredObject[] {
  const { bytes, wanted } = looking
  const members = new Map<string, number>()
  const end = eachMember(bytes, from, (name, at) => {
    if (TREES.has(name) && !isWanted(members, module, looking)) return STOP
    members.set(name, at)
    return valueEnd(bytes, at)
  })
  if (end === STOP) return NONE
  const head = headAt(bytes, members)
  const address = fullAddress(head, module.address)
  if (address === undefined || !wanted(address)) return NONE
  const contents = {
    bytes,
    values: members.get('values') ?? NOWHERE,
    unknown: NOWHERE,
    sensitive: members.get('sensitive_values') ?? NOWHERE,
  }
  return storedObject(head, address, contents, [...module.path, 'resources', index])
}

const HEAD = ['address', 'index', 'mode', 'provider_name', 'depends_on', 'deposed_key'] as const

function headAt(bytes: Uint8Array, members: ReadonlyMap<string, number>): Json {
  const head: Record<string, Json> = {}
  for (const name of HEAD) {
    const value = jsonAt(bytes, members.get(name) ?? NOWHERE)
    if (value !== undefined) head[name] = value
  }
  return head
}

/** Where the address comes behind the values, the entry is read to its end. */
function isWanted(members: ReadonlyMap<string, number>, module: StateModule, looking: Looking): boolean {
  const { bytes, spoken, wanted } = looking
  const from = members.get('address')
  if (from === undefined) return true
  const to = valueEnd(bytes, from)
  if (spoken && isFull(bytes, from, to, members, module) && spoken(from, to)) return false
  const address = fullAddress(headAt(bytes, members), module.address)
  return address === undefined || wanted(address)
}

/** The printed address is the whole one: see {@link fullAddress}. */
function isFull(
  bytes: Uint8Array,
  from: number,
  to: number,
  members: ReadonlyMap<string, number>,
  { addressAt }: StateModule,
): boolean {
  if (members.has('index') && bytes[to - 2] !== CLOSE_BRACKET) return false
  if (addressAt === undefined) return true
  // Without its closing quote.
  const inside = addressAt.to - addressAt.from - 1
  return bytes[from + inside] === DOT && isSameText(bytes, addressAt.from, from, from + inside)
}
