/**
 * The modules of a state (`planned_values`, `prior_state`), by where the parts of their entries stand. A plan says nearly all of them by
 * a change too, which is better: of an entry whose address nobody wants there are some numbers and no object.
 */
import {
  CUT,
  eachItem,
  eachMember,
  isSameText,
  jsonAt,
  NOWHERE,
  type Span,
  textIn,
  valueEnd,
} from './json-bytes'
import type { Layouts } from './json-layout'
import { fullAddress, MODULE_DEPTH, type StoredObject, storedObject } from './plan-document'
import type { Json, JsonPath } from './plan-json'
import type { StoredSpan } from './scan-changes'
import type { Twins } from './twins'

const CLOSE_BRACKET = 0x5d
const DOT = 0x2e

/** What an entry says of itself, each with its place among the numbers of the entry. */
const HEAD = { address: 0, index: 1, mode: 2, provider_name: 3, depends_on: 4, deposed_key: 5 } as const
const PARTS = { ...HEAD, values: 6, sensitive_values: 7 } as const
type Part = keyof typeof PARTS
const HEAD_NAMES = ['address', 'index', 'mode', 'provider_name', 'depends_on', 'deposed_key'] as const
const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name)
/** Where the address ends. */
const ADDRESS_END = 8
const NUMBERS = 9

export interface StateModule {
  readonly path: JsonPath
  readonly address: string | undefined
  /** Where that stands. */
  readonly addressAt: Span | undefined
  /** Where each part of each of its resources starts, resource by resource. */
  readonly resources: readonly number[]
  readonly children: readonly StateModule[]
}

export interface ScannedModule {
  readonly module: StateModule
  readonly end: number
}

export function scanState(bytes: Uint8Array, from: number, path: JsonPath, twins: Twins): ScannedModule {
  twins.begin()
  return scanModule(bytes, from, path, twins, 0)
}

function scanModule(
  bytes: Uint8Array,
  from: number,
  path: JsonPath,
  twins: Twins,
  depth: number,
): ScannedModule {
  const resources: number[] = []
  const children: StateModule[] = []
  let addressAt: Span | undefined
  const end = eachMember(bytes, from, (name, at) => {
    if (name === 'resources')
      return eachItem(bytes, at, (_, entry) => scanEntry(bytes, entry, twins, resources))
    if (name === 'child_modules' && depth < MODULE_DEPTH)
      return eachItem(bytes, at, (index, child) => {
        const inside = [...path, 'child_modules', index]
        const scanned = scanModule(bytes, child, inside, twins, depth + 1)
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

/** Adds where the parts of an entry stand; answers where it ends. */
function scanEntry(bytes: Uint8Array, entry: number, twins: Twins, resources: number[]): number {
  const base = resources.length
  for (let part = 0; part < NUMBERS; part += 1) resources.push(NOWHERE)
  let address: Span | undefined
  return eachMember(bytes, entry, (name, at) => {
    if (isPart(name)) resources[base + PARTS[name]] = at
    if (name === 'values' && address) {
      const { first, end } = twins.valueAt(at, twins.of(address))
      twins.keep(address, first)
      resources[base + PARTS.values] = first.from
      return end
    }
    const to = valueEnd(bytes, at)
    if (name === 'address') {
      address = { from: at, to }
      resources[base + ADDRESS_END] = to
    }
    return to
  })
}

export interface Looking {
  readonly layouts: Layouts
  readonly wanted: (address: string) => boolean
  /** Told by where the parts of an entry stand: it is not wanted. */
  readonly isLeftOut: ((stored: StoredSpan) => boolean) | undefined
}

/** Those that are wanted, in the order of the text. */
export function storedIn(module: StateModule, looking: Looking): readonly StoredObject[] {
  const found: StoredObject[] = []
  gather(module, looking, found)
  return found
}

function gather(module: StateModule, looking: Looking, found: StoredObject[]): void {
  for (let base = 0; base < module.resources.length; base += NUMBERS)
    if (!isLeftOut(module, base, looking)) found.push(...storedAt(module, base, looking))
  for (const child of module.children) gather(child, looking, found)
}

/** Told without reading the address, where the printed one is the whole one: see {@link fullAddress}. */
function isLeftOut({ resources, addressAt }: StateModule, base: number, looking: Looking): boolean {
  const { layouts, isLeftOut } = looking
  const { bytes } = layouts
  const from = resources[base] ?? NOWHERE
  const to = resources[base + ADDRESS_END] ?? CUT
  if (isLeftOut === undefined || from === NOWHERE || to === CUT) return false
  const isIndexed = resources[base + HEAD.index] !== NOWHERE
  if (isIndexed && bytes[to - 2] !== CLOSE_BRACKET) return false
  const values = resources[base + PARTS.values] ?? NOWHERE
  const sensitive = resources[base + PARTS.sensitive_values] ?? NOWHERE
  return (
    (addressAt === undefined || isInside(bytes, addressAt, from)) &&
    isLeftOut({ from, to, values, sensitive })
  )
}

/** The address that starts there is one in the module. */
function isInside(bytes: Uint8Array, module: Span, from: number): boolean {
  // Without its closing quote.
  const inside = module.to - module.from - 1
  return bytes[from + inside] === DOT && isSameText(bytes, module.from, from, from + inside)
}

function storedAt(module: StateModule, base: number, { layouts, wanted }: Looking): readonly StoredObject[] {
  const at = (part: Part): number => module.resources[base + PARTS[part]] ?? NOWHERE
  const head = headAt(layouts.bytes, at)
  const address = fullAddress(head, module.address)
  if (address === undefined || !wanted(address)) return []
  const contents = {
    layouts,
    values: at('values'),
    unknown: NOWHERE,
    sensitive: at('sensitive_values'),
  }
  return storedObject(head, address, contents, [...module.path, 'resources', base / NUMBERS])
}

function headAt(bytes: Uint8Array, at: (part: Part) => number): Json {
  const head: Record<string, Json> = {}
  for (const name of HEAD_NAMES) {
    const value = jsonAt(bytes, at(name))
    if (value !== undefined) head[name] = value
  }
  return head
}
