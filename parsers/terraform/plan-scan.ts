/**
 * # A plan out of bytes
 *
 * A plan of 100 MB says each resource four times (change before and after, planned values, prior state), much of it of types that
 * nobody judges. Walking over the bytes tells where each entry stands; only what is asked for is parsed, a resource at a time. All
 * that is small (configuration, variables, outputs) is parsed at once and read as that of any plan.
 *
 *     "resource_changes": [{ "address": …, "change": { "before": …, "after": … } }, …]      a change each, its parts by offsets
 *     "prior_state": { "values": { "root_module": … } }                                     entries by offsets, read when wanted
 *
 * What is not parsed is not checked beyond its quotes and brackets. A value that is asked for and cannot be parsed is not known
 * ({@link ./planned-contents}).
 */
import { CUT, eachMember, isListAt, isObjectAt, parseAt, skipSpace, startOf, valueEnd } from './json-bytes'
import { layoutsIn } from './json-layout'
import { keepLandmarks } from './landmarks'
import { type PlanDocument, planDocument, type Stored } from './plan-document'
import type { Json, JsonObject, JsonPath } from './plan-json'
import {
  changesIn,
  changingIn,
  heldBy,
  type ScannedChanges,
  scanChanges,
  spokenOf,
  startsOf,
} from './scan-changes'
import { type StateModule, scanState, storedIn } from './scan-state'
import { type Twins, twinsIn } from './twins'

export interface ScannedPlan {
  /** The document without its resources. */
  readonly outline: JsonObject
  readonly plan: PlanDocument
}

/** Nobody here asks for them, and they may be as large as the resources. */
const LEFT_OUT: ReadonlySet<string> = new Set(['resource_drift', 'relevant_attributes', 'checks'])

interface Scan {
  readonly bytes: Uint8Array
  readonly twins: Twins
  readonly outline: Map<string, Json>
  changes: ScannedChanges
  planned: StateModule | undefined
  prior: StateModule | undefined
}

/** Undefined when the bytes are no JSON object from start to end. */
export function scanPlan(given: Uint8Array): ScannedPlan | undefined {
  // Of a plain array parts are taken faster than of Node's own kind of it.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length)
  const scan: Scan = {
    bytes,
    twins: twinsIn(bytes),
    outline: new Map(),
    changes: [],
    planned: undefined,
    prior: undefined,
  }
  const start = startOf(bytes)
  const members = new Map<string, number>()
  const visitMember = (name: string, at: number): number => {
    members.set(name, at)
    return visit(scan, name, at)
  }
  const end = isObjectAt(bytes, start) ? eachMember(bytes, start, visitMember) : CUT
  if (end < 0 || skipSpace(bytes, end) < bytes.length) return undefined
  keepLandmarks(given, { members, changes: () => startsOf(scan.changes) })
  const outline: JsonObject = Object.fromEntries(scan.outline)
  return { outline, plan: withResources(planDocument(outline), scan) }
}

/** Of a name that is repeated the last counts, as `JSON.parse` has it. */
function visit(scan: Scan, name: string, from: number): number {
  const { bytes, outline } = scan
  if (name === 'resource_changes' && isListAt(bytes, from)) {
    const { scanned, end } = scanChanges(bytes, from, scan.twins)
    scan.changes = scanned
    outline.set(name, [])
    return end
  }
  if (name === 'planned_values' && isObjectAt(bytes, from)) return visitPlanned(scan, from)
  if (name === 'prior_state' && isObjectAt(bytes, from)) return visitPrior(scan, from)
  return LEFT_OUT.has(name) ? valueEnd(bytes, from) : keep(scan, outline, name, from)
}

function keep({ bytes }: Scan, into: Map<string, Json>, name: string, from: number): number {
  const to = valueEnd(bytes, from)
  const json = to === CUT ? undefined : parseAt(bytes, { from, to })
  if (json === undefined) return CUT
  into.set(name, json)
  return to
}

function visitPlanned(scan: Scan, from: number): number {
  const others = new Map<string, Json>()
  const end = eachMember(scan.bytes, from, (name, at) => {
    if (name !== 'root_module') return keep(scan, others, name, at)
    const { module, end } = scanState(scan.bytes, at, ['planned_values', name], scan.twins)
    scan.planned = module
    return end
  })
  scan.outline.set('planned_values', Object.fromEntries(others))
  return end
}

function visitPrior(scan: Scan, from: number): number {
  const path: JsonPath = ['prior_state', 'values', 'root_module']
  const visitValues = (name: string, at: number): number => {
    if (name !== 'root_module') return valueEnd(scan.bytes, at)
    const { module, end } = scanState(scan.bytes, at, path, scan.twins)
    scan.prior = module
    return end
  }
  return eachMember(scan.bytes, from, (name, at) =>
    name === 'values' ? eachMember(scan.bytes, at, visitValues) : valueEnd(scan.bytes, at),
  )
}

const LEAVING_OUT = { unspoken: spokenOf, unheld: heldBy }

function withResources(plan: PlanDocument, { bytes, changes, planned, prior }: Scan): PlanDocument {
  const layouts = layoutsIn(bytes)
  const stored =
    (module: StateModule | undefined): Stored =>
    (wanted, leftOut) =>
      module === undefined
        ? []
        : storedIn(module, { layouts, wanted, isLeftOut: leftOut && LEAVING_OUT[leftOut](bytes, changes) })
  return {
    ...plan,
    changes: plan.changes && changesIn(layouts, changes),
    changing: plan.changes && changingIn(layouts, changes),
    planned: stored(planned),
    prior: stored(prior),
  }
}
