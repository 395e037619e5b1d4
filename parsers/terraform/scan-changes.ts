/** The entries of `resource_changes`, by where their parts stand. */
import { CUT, eachItem, eachMember, jsonIn, NOWHERE, parseAt, valueEnd } from './json-bytes'
import { type PlannedChange, plannedChange, type Sides } from './plan-document'
import type { Json, JsonPath } from './plan-json'

/** Members of an entry that say which object it is. */
const HEAD: ReadonlySet<string> = new Set(['address', 'mode', 'provider_name', 'deposed'])

export interface ScannedChanges {
  readonly changes: readonly PlannedChange[]
  /** Where the list ends. */
  readonly end: number
}

export function scanChanges(bytes: Uint8Array, from: number): ScannedChanges {
  const changes: PlannedChange[] = []
  const end = eachItem(bytes, from, (at, entry) =>
    scanChange(bytes, entry, ['resource_changes', at], changes),
  )
  return { changes, end }
}

function scanChange(bytes: Uint8Array, from: number, path: JsonPath, into: PlannedChange[]): number {
  const head: Record<string, Json> = {}
  let sides: Sides | undefined
  const end = eachMember(bytes, from, (name, at) => {
    if (name === 'change') {
      const found = sidesAt(bytes, at)
      sides = found.sides
      return found.end
    }
    const end = valueEnd(bytes, at)
    const value = HEAD.has(name) && end !== CUT ? jsonIn(bytes, at, end) : undefined
    if (value !== undefined) head[name] = value
    return end
  })
  if (sides !== undefined) into.push(...plannedChange(head, sides, path))
  return end
}

function sidesAt(bytes: Uint8Array, from: number) {
  const parts: Record<string, number> = {}
  let actions: Json | undefined
  const end = eachMember(bytes, from, (name, at) => {
    const to = valueEnd(bytes, at)
    if (name === 'actions' && to !== CUT) actions = parseAt(bytes, { from: at, to })
    else parts[name] = at
    return to
  })
  const { before = NOWHERE, before_sensitive = NOWHERE, after = NOWHERE } = parts
  const { after_unknown = NOWHERE, after_sensitive = NOWHERE } = parts
  const sides: Sides = {
    actions,
    before: { bytes, values: before, unknown: NOWHERE, sensitive: before_sensitive },
    after: { bytes, values: after, unknown: after_unknown, sensitive: after_sensitive },
  }
  return { sides, end }
}
