/**
 * # The configuration inside a plan
 *
 * `configuration.root_module` repeats the body of a module once a call; addresses in it are relative to the module. Its
 * expressions are either `{ constant_value?, references? }`, an array of blocks, or one block as an object.
 */

import type { Address } from './address'
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
  const resource = (address: Address): ResourceConfiguration | undefined => {
    const path = address.modules.map((step) => step.name)
    const key = path.join('.')
    const known = resources.get(key) ?? resourcesOf(module(path))
    resources.set(key, known)
    const json = known.get(`${address.mode}.${address.type}.${address.name}`)
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
const isExpression = (json: Json): json is JsonObject =>
  isObject(json) && Object.keys(json).every((key) => key === 'constant_value' || key === 'references')

export function expressionOf(json: Json | undefined): PlanExpression | undefined {
  if (json === undefined || !isExpression(json)) return undefined
  const printed = items(field(json, 'references')).filter((each) => typeof each === 'string')
  return { constant: field(json, 'constant_value'), references: fullReferences(printed) }
}

/** What the configuration says at a path of an instance's attributes. */
export interface Written {
  readonly expressions: readonly PlanExpression[]
  /** False where it is not certain which of several blocks made this one, or that any did (a `dynamic` block). */
  readonly certain: boolean
  /** A block on the way is not in the configuration although it is in the plan: it was generated. */
  readonly generated: boolean
}

const NOTHING: Written = { expressions: [], certain: true, generated: false }

/**
 * Follows `path` through the expressions of a resource. `values` are the planned values, by which the block that an
 * element came from is recognized: sets are not in the order of the source.
 */
export function writtenAt(expressions: Json | undefined, path: JsonPath, values: Json | undefined): Written {
  let nodes: readonly Json[] = expressions === undefined ? [] : [expressions]
  let value = values
  let certain = true
  for (const [depth, step] of path.entries()) {
    const settled = typeof path[depth - 1] === 'string' ? nodes.filter(isExpression) : []
    if (settled.length > 0 && settled.length === nodes.length) {
      return { expressions: settled.flatMap((each) => expressionOf(each) ?? []), certain, generated: false }
    }
    const siblings = typeof step === 'number' ? items(value).length : 0
    const next = nodes.flatMap((node) =>
      below(node, step, isArray(value) ? value[step as number] : undefined, siblings),
    )
    if (next.length > 1 && typeof step === 'number') certain = false
    if (next.length === 0) return { ...NOTHING, certain, generated: leadsIntoBlock(path.slice(depth)) }
    value = isArray(value) ? value[step as number] : field(value, String(step))
    nodes = next
  }
  return { expressions: nodes.flatMap((node) => leaves(node)), certain, generated: false }
}

function below(
  node: Json,
  step: string | number,
  element: Json | undefined,
  siblings: number,
): readonly Json[] {
  if (typeof step === 'string') {
    const found = field(node, step)
    return found === undefined ? [] : [found]
  }
  if (!isArray(node)) return [node]
  if (node.length === 1 && siblings === 1) return node
  return node.filter((block) => mayMake(block, element))
}

const leadsIntoBlock = (path: JsonPath): boolean =>
  path.some((step, at) => typeof step === 'number' && typeof path[at + 1] === 'string')

/** Can this block of the configuration have made that element? Its literals say so where they differ. */
function mayMake(block: Json, element: Json | undefined): boolean {
  return entries(block).every(([name, expression]) => {
    const constant = isExpression(expression) ? field(expression, 'constant_value') : undefined
    const planned = field(element, name)
    if (constant === undefined || constant === null || typeof constant === 'object') return true
    if (planned === undefined || planned === null || typeof planned === 'object') return true
    return String(constant) === String(planned)
  })
}

/** Every expression below a node. */
function leaves(node: Json, depth = 0): readonly PlanExpression[] {
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
