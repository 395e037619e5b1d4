/**
 * # A plan, flattened
 *
 * Modules of `planned_values` and `prior_state` nest; here is one list of objects each, with the path to each in the
 * JSON. Everything behind this file works on a {@link PlanDocument}, so {@link ./plan-scan}, which cuts a very large plan into
 * pieces (one `JSON.parse` a resource), has to make only this.
 */
import { type Address, parseAddress, printKey } from './address'
import {
  entries,
  field,
  isArray,
  isObject,
  items,
  type Json,
  type JsonObject,
  type JsonPath,
  textField,
} from './plan-json'
import type { Contents } from './planned-contents'

/** An object as a state or a value representation shows it. */
export interface StoredObject {
  readonly address: string
  readonly parsed: Address
  readonly providerName: string | undefined
  readonly contents: Contents
  /** The path to the entry. */
  readonly path: JsonPath
  /** From there to the values. */
  readonly toValues: JsonPath
  /** In a prior state: all that it was created after, without keys. */
  readonly dependsOn: readonly string[]
}

export interface PlannedChange {
  readonly address: string
  readonly parsed: Address
  readonly providerName: string | undefined
  readonly actions: readonly string[]
  readonly before: Contents
  readonly after: Contents
  /** The path to the entry. */
  readonly path: JsonPath
}

/**
 * Most of what is stored is said by a change too, which is better: only the wanted is made. `unspoken`: what a change speaks of is not
 * wanted; `unheld`: nor what one has before, as it is. Whoever can tell that without reading an address need not ask.
 */
export type Stored = (
  wanted: (address: string) => boolean,
  leftOut?: 'unspoken' | 'unheld',
) => readonly StoredObject[]

export interface PlanDocument {
  readonly formatVersion: string | undefined
  /** Undefined in a refresh-only plan, which changes nothing. */
  readonly changes: Iterable<PlannedChange> | undefined
  /** The same, perhaps without those that change nothing, where that is plain without reading them. */
  readonly changing: Iterable<PlannedChange> | undefined
  readonly deferred: readonly PlannedChange[]
  readonly planned: Stored
  readonly prior: Stored
  readonly complete: boolean | undefined
  readonly errored: boolean
  /** Made for display, or cut by hand: changes without configuration. What it does not mention may still be set. */
  readonly redacted: boolean
  readonly variables: ReadonlyMap<string, Json>
  readonly providers: ReadonlyMap<string, JsonObject>
  /** `root_module` of the configuration. */
  readonly configuration: JsonObject | undefined
  readonly plannedOutputs: Json | undefined
  readonly outputChanges: Json | undefined
}

export const MODULE_DEPTH = 200

export function planDocument(json: Json): PlanDocument {
  const configuration = field(json, 'configuration')
  const root = field(configuration, 'root_module')
  const changes = field(json, 'resource_changes')
  const planned = field(json, 'planned_values')
  const prior = field(field(json, 'prior_state'), 'values')
  const complete = field(json, 'complete')
  const all = isArray(changes)
    ? changes.flatMap((each, at) => changeOf(each, ['resource_changes', at]))
    : undefined
  return {
    formatVersion: textField(json, 'format_version'),
    changes: all,
    changing: all,
    deferred: items(field(json, 'deferred_changes')).flatMap((each, at) =>
      changeOf(field(each, 'resource_change'), ['deferred_changes', at, 'resource_change']),
    ),
    planned: (wanted) => objectsIn(field(planned, 'root_module'), ['planned_values', 'root_module'], wanted),
    prior: (wanted) =>
      objectsIn(field(prior, 'root_module'), ['prior_state', 'values', 'root_module'], wanted),
    complete: typeof complete === 'boolean' ? complete : undefined,
    errored: field(json, 'errored') === true,
    redacted: !isObject(root),
    variables: new Map(entries(field(json, 'variables')).flatMap(variableOf)),
    providers: new Map(
      entries(field(configuration, 'provider_config')).flatMap(([key, each]) =>
        isObject(each) ? [[key, each]] : [],
      ),
    ),
    configuration: isObject(root) ? root : undefined,
    plannedOutputs: field(planned, 'outputs'),
    outputChanges: field(json, 'output_changes'),
  }
}

function variableOf([name, variable]: readonly [string, Json]): [string, Json][] {
  const value = field(variable, 'value')
  return value === undefined ? [] : [[name, value]]
}

function changeOf(json: Json | undefined, path: JsonPath): readonly PlannedChange[] {
  const change = field(json, 'change')
  // What is left of an earlier replacement shares the address of its successor.
  if (change === undefined || field(json, 'deposed') !== undefined) return []
  const before = {
    values: field(change, 'before'),
    unknown: undefined,
    sensitive: field(change, 'before_sensitive'),
  }
  const after = {
    values: field(change, 'after'),
    unknown: field(change, 'after_unknown'),
    sensitive: field(change, 'after_sensitive'),
  }
  const head = {
    address: textField(json, 'address'),
    mode: textField(json, 'mode'),
    providerName: textField(json, 'provider_name'),
  }
  return plannedChange(head, { actions: field(change, 'actions'), before, after }, path)
}

/** Which object a change is of. */
export interface ChangeHead {
  readonly address: string | undefined
  readonly mode: string | undefined
  readonly providerName: string | undefined
}

/** Both sides of a change. */
export interface Sides {
  readonly actions: Json | undefined
  readonly before: Contents
  readonly after: Contents
}

export function plannedChange(
  { address, mode, providerName }: ChangeHead,
  { actions, before, after }: Sides,
  path: JsonPath,
): readonly PlannedChange[] {
  const parsed = address === undefined ? undefined : addressOf(address, mode)
  if (address === undefined || parsed === undefined) return []
  return [
    {
      address,
      parsed,
      providerName,
      actions: items(actions).filter((each) => typeof each === 'string'),
      before,
      after,
      path,
    },
  ]
}

/** Deferred instances have no key yet: `aws_subnet.a[*]`. */
function addressOf(text: string, mode: string | undefined): Address | undefined {
  const parsed = parseAddress(text.includes('[*]') ? text.replaceAll('[*]', '') : text)
  const differs = parsed !== undefined && (mode === 'data' || mode === 'managed') && mode !== parsed.mode
  return differs ? { ...parsed, mode } : parsed
}

export function objectsIn(
  module: Json | undefined,
  path: JsonPath,
  wanted: (address: string) => boolean,
  depth = 0,
): readonly StoredObject[] {
  if (depth > MODULE_DEPTH) return []
  const prefix = textField(module, 'address')
  const own = items(field(module, 'resources')).flatMap((each, at) =>
    objectOf(each, prefix, wanted, () => [...path, 'resources', at]),
  )
  const children = items(field(module, 'child_modules')).flatMap((each, at) =>
    objectsIn(each, [...path, 'child_modules', at], wanted, depth + 1),
  )
  return [...own, ...children]
}

function objectOf(
  json: Json,
  prefix: string | undefined,
  wanted: (address: string) => boolean,
  path: () => JsonPath,
): readonly StoredObject[] {
  const address = fullAddress(json, prefix)
  if (address === undefined || !wanted(address)) return []
  const contents = {
    values: field(json, 'values'),
    unknown: undefined,
    sensitive: field(json, 'sensitive_values'),
  }
  return storedObject(json, address, contents, path())
}

const VALUES: JsonPath = ['values']

/** `entry`: all but its values. What an earlier replacement left behind has the address of its successor, and is skipped. */
export function storedObject(
  entry: Json,
  address: string,
  contents: Contents,
  path: JsonPath,
): readonly StoredObject[] {
  const parsed = addressOf(address, textField(entry, 'mode'))
  if (parsed === undefined || field(entry, 'deposed_key') !== undefined) return []
  const dependsOn = items(field(entry, 'depends_on')).filter((each) => typeof each === 'string')
  return [
    {
      address,
      parsed,
      providerName: textField(entry, 'provider_name'),
      contents,
      path,
      toValues: VALUES,
      dependsOn,
    },
  ]
}

/** Terraform 0.12 printed addresses of a state relative to the module and without keys. */
export function fullAddress(json: Json, prefix: string | undefined): string | undefined {
  const printed = textField(json, 'address')
  if (printed === undefined) return undefined
  const inModule = prefix === undefined || printed.startsWith(`${prefix}.`) ? printed : `${prefix}.${printed}`
  const index = field(json, 'index')
  const isKey = typeof index === 'number' || typeof index === 'string'
  return isKey && !inModule.endsWith(']') ? inModule + printKey(index) : inModule
}
