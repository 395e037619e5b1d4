/**
 * # Which objects there are after a plan, and before
 *
 * Decided object by object, so that refresh-only, targeted, errored and destroy plans need no modes of their own
 * (https://developer.hashicorp.com/terraform/internals/json-format):
 *
 *     change entry: only `delete`      gone
 *                   only `forget`      stays in AWS, managed by nobody we know: read
 *                   anything else      what the change leads to
 *     no entry, in prior state         carried over (the plan did not look at it, or changes nothing)
 *     data source                      its `read` change, else prior state
 */
import { type Address, compareAddresses } from './address'
import type { PlanDocument, PlannedChange, StoredObject } from './plan-document'
import type { JsonPath } from './plan-json'
import { type Contents, hasValues, isThere } from './planned-contents'

export interface PlannedObject {
  readonly address: string
  readonly parsed: Address
  readonly providerName: string | undefined
  readonly mode: 'managed' | 'read'
  readonly contents: Contents
  /** The entry in the plan. */
  readonly path: JsonPath
  /** From there to the values, and to what says which of them are unknown. */
  readonly toValues: JsonPath
  readonly toUnknown: JsonPath
  readonly action?: 'create' | 'update' | 'replace' | 'no-op' | 'read' | undefined
  /** Of what is updated in place: what it was. */
  readonly earlier?: Contents
  /** A managed object of the prior state that the plan says nothing about. */
  readonly carried?: true
  /** The plan leaves open whether and how often it will exist. */
  readonly deferred?: true
  /** What a state says that it was created after, in place of what the configuration says. */
  readonly dependsOn?: readonly string[]
  /** `values` lacks what is not known yet, without saying so. */
  readonly partial?: true
}

const BEFORE: JsonPath = ['change', 'before']
const AFTER: JsonPath = ['change', 'after']
const AFTER_UNKNOWN: JsonPath = ['change', 'after_unknown']

export function objectsAfter(plan: PlanDocument): readonly PlannedObject[] {
  /** Undefined for what will be gone. */
  const objects = new Map<string, PlannedObject | undefined>()
  for (const change of plan.changes ?? [])
    objects.set(change.address, afterChange(change) ?? objects.get(change.address))
  for (const change of plan.deferred) {
    if (objects.has(change.address)) continue
    const object = afterChange(change)
    objects.set(change.address, object && { ...object, deferred: true })
  }
  const undecided = (address: string): boolean => !objects.has(address)
  for (const stored of plan.prior(undecided, 'unspoken')) objects.set(stored.address, carriedOver(stored))
  for (const stored of plan.planned(undecided, 'unspoken')) {
    if (hasValues(stored.contents)) objects.set(stored.address, { ...storedObject(stored), partial: true })
  }
  const there = [...objects.values()].filter((object) => object !== undefined)
  return sorted(there.filter(({ parsed }) => parsed.mode !== 'ephemeral'))
}

/** The refreshed state, so that drift is in it. A plan that was cut may have it in its changes only. */
export function objectsBefore(plan: PlanDocument): readonly PlannedObject[] {
  const objects = new Map<string, PlannedObject>()
  for (const stored of plan.prior(() => true)) {
    if (stored.parsed.mode === 'ephemeral') continue
    objects.set(stored.address, { ...storedObject(stored), dependsOn: stored.dependsOn })
  }
  for (const change of plan.changes ?? []) {
    if (change.parsed.mode !== 'managed' || objects.has(change.address)) continue
    if (isThere(change.before)) objects.set(change.address, beforeChange(change))
  }
  return sorted([...objects.values()])
}

/** As people count: `a[2]` before `a[10]`. */
const sorted = (objects: readonly PlannedObject[]): readonly PlannedObject[] =>
  [...objects].sort((a, b) => compareAddresses(a.parsed, b.parsed))

function afterChange(change: PlannedChange): PlannedObject | undefined {
  const { actions, path } = change
  const deletes = actions.includes('delete')
  const creates = actions.includes('create')
  if (deletes && !creates) return undefined
  const forgotten = actions.includes('forget') && !creates
  const action = actionOf(actions)
  return {
    address: change.address,
    parsed: change.parsed,
    providerName: change.providerName,
    mode: forgotten || change.parsed.mode === 'data' ? 'read' : 'managed',
    contents: forgotten ? change.before : change.after,
    path,
    toValues: forgotten ? BEFORE : AFTER,
    toUnknown: AFTER_UNKNOWN,
    action: forgotten ? undefined : action,
    ...(isUpdate(change) && { earlier: change.before }),
  }
}

/** The same object stays, with other values. */
export const isUpdate = ({ actions, parsed }: PlannedChange): boolean =>
  actions.length === 1 && actions[0] === 'update' && parsed.mode === 'managed'

const beforeChange = (change: PlannedChange): PlannedObject => ({
  address: change.address,
  parsed: change.parsed,
  providerName: change.providerName,
  mode: 'managed',
  contents: change.before,
  path: change.path,
  toValues: BEFORE,
  toUnknown: BEFORE,
})

function actionOf(actions: readonly string[]): PlannedObject['action'] {
  if (actions.includes('create')) return actions.includes('delete') ? 'replace' : 'create'
  if (actions.includes('update')) return 'update'
  if (actions.includes('read')) return 'read'
  return actions.includes('no-op') ? 'no-op' : undefined
}

const carriedOver = (stored: StoredObject): PlannedObject =>
  stored.parsed.mode === 'managed' ? { ...storedObject(stored), carried: true } : storedObject(stored)

function storedObject(stored: StoredObject): PlannedObject {
  return {
    address: stored.address,
    parsed: stored.parsed,
    providerName: stored.providerName,
    mode: stored.parsed.mode === 'data' ? 'read' : 'managed',
    contents: stored.contents,
    path: stored.path,
    toValues: stored.toValues,
    toUnknown: stored.toValues,
  }
}
