/** What an expression sees: the names of its module instance, the names bound around it, and the budgets of the run. */
import type { Choice } from '../../../model/guard'
import { type Place, span } from '../../../model/place'
import type { Sources } from '../../../model/sources'
import type { Value } from '../../../model/value'
import type { Expression, Span } from '../syntax/tree'

export interface Scope {
  readonly world: World
  /** The source the expression stands in. */
  readonly source: string
  readonly bindings: Bindings | undefined
}

/** `each`, `count`, `self`, the names of `for` and `dynamic`; innermost first. The name of a splat's item is `*`. */
export interface Bindings {
  readonly name: string
  readonly value: Value<unknown>
  /** Tells one round of a loop from another. */
  readonly round: string
  readonly parent: Bindings | undefined
}

export interface Definition {
  readonly expression: Expression
  readonly scope: Scope
}

/** The names of one module instance. Values stand where they are defined; whoever uses them moves them. */
export interface World {
  readonly run: Run
  /** Empty for the root, else `module.net["a"]`. */
  readonly address: string
  readonly folder: string
  variable(name: string, place: Place): Value<unknown>
  local(name: string, place: Place): Value<unknown>
  resource(mode: 'managed' | 'read', type: string, name: string, place: Place): Value<unknown>
  module(name: string, place: Place): Value<unknown>
  /** The expression behind a local or a module's input, which says what a condition on it means. */
  definition(kind: 'var' | 'local', name: string): Definition | undefined
}

/** What all module instances of one root share. */
export interface Run {
  readonly deployment: string
  readonly rootFolder: string
  readonly sources: Sources
  readonly workspace: string | undefined
  readonly choices: Map<string, Choice>
  /** Texts of the sources read so far, for the labels of choices. */
  readonly texts: Map<string, string>
  steps: number
  depth: number
  /** An attribute of a resource instance, or an output of a module instance, by its id. */
  attribute(id: string, name: string, place: Place): Value<unknown>
}

export const placeOf = (node: Span, scope: Scope): Place => span(scope.source, node.start, node.end)

export function bind(scope: Scope, name: string, value: Value<unknown>, round: string): Scope {
  const parent = scope.bindings
  return { ...scope, bindings: { name, value, round: `${parent?.round ?? ''}/${round}`, parent } }
}

export function boundTo(scope: Scope, name: string): Bindings | undefined {
  let bindings = scope.bindings
  while (bindings !== undefined && bindings.name !== name) bindings = bindings.parent
  return bindings
}
