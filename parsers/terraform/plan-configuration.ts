/**
 * # The configuration inside a plan
 *
 * `configuration.root_module` repeats the body of a module once a call; addresses in it are relative to the module. Its
 * expressions are either `{ constant_value?, references? }`, an array of blocks, or one block as an object.
 */

import type { Address } from './address'
import { field, isArray, isObject, items, type Json, type JsonObject, textField } from './plan-json'
import { fullReferences, type WrittenReference } from './references'

/** An expression as a plan shows it. Empty for function calls without references, which is not the same as none. */
export interface PlanExpression {
  readonly constant: Json | undefined
  readonly references: readonly WrittenReference[]
}

export interface ResourceConfiguration {
  readonly json: JsonObject
  readonly expressions: Json | undefined
}

export interface Configuration {
  /** The module's body; `path` is the names of the calls. */
  module(path: readonly string[]): JsonObject | undefined
  resource(address: Address): ResourceConfiguration | undefined
}

/** Answers from the JSON, remembering what it looked up. */
export function configurationOf(root: JsonObject | undefined): Configuration {
  const resources = new Map<string, ReadonlyMap<string, JsonObject>>()
  const module = (path: readonly string[]): JsonObject | undefined => {
    let body: Json | undefined = root
    for (const name of path) body = field(field(field(body, 'module_calls'), name), 'module')
    return isObject(body) ? body : undefined
  }
  const bodies = new WeakMap<Address['modules'], ReadonlyMap<string, JsonObject>>()
  const bodyOf = (modules: Address['modules']): ReadonlyMap<string, JsonObject> => {
    const path = modules.map((step) => step.name)
    const key = path.join('.')
    const known = resources.get(key) ?? resourcesOf(module(path))
    resources.set(key, known)
    bodies.set(modules, known)
    return known
  }
  const resource = ({ modules, mode, type, name }: Address): ResourceConfiguration | undefined => {
    const json = (bodies.get(modules) ?? bodyOf(modules)).get(`${mode}.${type}.${name}`)
    return json && { json, expressions: field(json, 'expressions') }
  }
  return { module, resource }
}

const resourcesOf = (module: JsonObject | undefined): ReadonlyMap<string, JsonObject> =>
  new Map(
    items(field(module, 'resources')).flatMap((each): [string, JsonObject][] => {
      const key = ['mode', 'type', 'name'].map((name) => textField(each, name)).join('.')
      return isObject(each) ? [[key, each]] : []
    }),
  )

/** An object is an expression when it has no other keys; also `{}` is one. */
export const isExpression = (json: Json): json is JsonObject =>
  isObject(json) && Object.keys(json).every((key) => key === 'constant_value' || key === 'references')

export function expressionOf(json: Json | undefined): PlanExpression | undefined {
  if (json === undefined || !isExpression(json)) return undefined
  const printed = items(field(json, 'references')).filter((each) => typeof each === 'string')
  return { constant: field(json, 'constant_value'), references: fullReferences(printed) }
}

/** Every expression below a node. */
export function leaves(node: Json, depth = 0): readonly PlanExpression[] {
  if (depth > 50) return []
  const own = expressionOf(node)
  if (own) return [own]
  const children = isArray(node) ? node : isObject(node) ? Object.values(node) : []
  return children.flatMap((child) => leaves(child, depth + 1))
}

/** The expression tree of a module call's or a provider's arguments, as one expression each. */
export const expressionsOf = (json: Json | undefined): readonly PlanExpression[] =>
  json === undefined ? [] : leaves(json)

/** A data source that names a Region answers for that one, not for its provider's. */
export const asksElsewhere = (configured: ResourceConfiguration | undefined): boolean =>
  ['region', 'name', 'endpoint'].some((argument) => field(configured?.expressions, argument) !== undefined)
