/**
 * The resources of a state (`planned_values`, `prior_state`), by where their entries stand. A plan says nearly all of them by a change
 * too, which is better: an entry whose address nobody wants is left at its values, which are most of it.
 */
import { CUT, eachItem, eachMember, jsonIn, NOWHERE, STOP, valueEnd } from './json-bytes'
import { fullAddress, MODULE_DEPTH, type StoredObject, storedObject } from './plan-document'
import { type Json, type JsonPath, textField } from './plan-json'

export interface StateModule {
  readonly path: JsonPath
  readonly address: string | undefined
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
  let address: string | undefined
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
    const text = name === 'address' && to !== CUT ? jsonIn(bytes, at, to) : undefined
    if (typeof text === 'string') address = text
    return to
  })
  return { module: { path, address, resources, children }, end }
}

/** Those that are wanted, in the order of the text. */
export function storedIn(
  bytes: Uint8Array,
  module: StateModule,
  wanted: (address: string) => boolean,
): readonly StoredObject[] {
  const own = module.resources.flatMap((from, at) =>
    storedAt(bytes, from, { module, wanted, path: () => [...module.path, 'resources', at] }),
  )
  return [...own, ...module.children.flatMap((child) => storedIn(bytes, child, wanted))]
}

interface Looking {
  readonly module: StateModule
  readonly wanted: (address: string) => boolean
  readonly path: () => JsonPath
}

const TREES: ReadonlySet<string> = new Set(['values', 'sensitive_values'])
const HEAD: ReadonlySet<string> = new Set(['address', 'index', 'mode', 'provider_name', 'depends_on'])

/** What an address is made of stands in front of the values, in what Terraform prints and in what is sorted by name. */
function storedAt(
  bytes: Uint8Array,
  from: number,
  { module, wanted, path }: Looking,
): readonly StoredObject[] {
  const head: Record<string, Json> = {}
  const trees: Record<string, number> = {}
  const end = eachMember(bytes, from, (name, at) => {
    if (TREES.has(name) && !isWanted(head, module, wanted)) return STOP
    const to = valueEnd(bytes, at)
    if (TREES.has(name)) trees[name] = at
    const value = HEAD.has(name) && to !== CUT ? jsonIn(bytes, at, to) : undefined
    if (value !== undefined) head[name] = value
    return to
  })
  const address = fullAddress(head, module.address)
  if (end === STOP || address === undefined || !wanted(address)) return []
  const { values = NOWHERE, sensitive_values: sensitive = NOWHERE } = trees
  return storedObject(head, address, { bytes, values, unknown: NOWHERE, sensitive }, path())
}

/** Where the address comes behind the values, the entry is read to its end. */
function isWanted(head: Json, module: StateModule, wanted: (address: string) => boolean): boolean {
  if (textField(head, 'address') === undefined) return true
  const address = fullAddress(head, module.address)
  return address === undefined || wanted(address)
}
