/** The entries of `resource_changes`, by where their parts stand. */
import { CUT, eachItem, eachMember, type ReadSpan, type Span, smallAt, valueEnd } from './json-bytes'
import { lazily } from './lazily'
import { type PlannedChange, plannedChange, type Sides } from './plan-document'
import type { Json, JsonPath } from './plan-json'

/** Members of an entry that say which object it is. */
const HEAD: ReadonlySet<string> = new Set(['address', 'mode', 'provider_name', 'deposed'])

export interface ScannedChanges {
  readonly changes: readonly PlannedChange[]
  /** Where the list ends. */
  readonly end: number
}

export function scanChanges(bytes: Uint8Array, from: number, read: ReadSpan): ScannedChanges {
  const changes: PlannedChange[] = []
  const end = eachItem(bytes, from, (at, entry) =>
    scanChange(bytes, entry, read, ['resource_changes', at], changes),
  )
  return { changes, end }
}

function scanChange(
  bytes: Uint8Array,
  from: number,
  read: ReadSpan,
  path: JsonPath,
  into: PlannedChange[],
): number {
  const head: Record<string, Json> = {}
  let sides: Sides | undefined
  const end = eachMember(bytes, from, (name, at) => {
    if (name === 'change') {
      const found = sidesAt(bytes, at, read)
      sides = found.sides
      return found.end
    }
    const end = valueEnd(bytes, at)
    const value = HEAD.has(name) && end !== CUT ? smallAt(bytes, at, end) : undefined
    if (value !== undefined) head[name] = value
    return end
  })
  if (sides !== undefined) into.push(...plannedChange(head, sides, path))
  return end
}

function sidesAt(bytes: Uint8Array, from: number, read: ReadSpan) {
  const spans: Record<string, Span> = {}
  const end = eachMember(bytes, from, (name, at) => {
    const to = valueEnd(bytes, at)
    if (PARTS.has(name)) spans[name] = { from: at, to }
    return to
  })
  const sides: Sides = {
    actions: spans.actions && read(spans.actions),
    before: lazily(() => ({
      values: read(spans.before),
      unknown: undefined,
      sensitive: read(spans.before_sensitive),
    })),
    after: lazily(() => ({
      values: read(spans.after),
      unknown: read(spans.after_unknown),
      sensitive: read(spans.after_sensitive),
    })),
  }
  return { sides, end }
}

const PARTS: ReadonlySet<string> = new Set([
  'actions',
  'before',
  'before_sensitive',
  'after',
  'after_unknown',
  'after_sensitive',
])
