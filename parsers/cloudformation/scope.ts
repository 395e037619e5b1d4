/**
 * What an expression of a template can see while it is evaluated. {@link Run} is one for the whole template;
 * a {@link Scope} narrows it for one spot: inside a resource with `Condition: IsProd` it is given that IsProd holds.
 */

import type { Parsed } from '../../model/declaration'
import type { Guard } from '../../model/guard'
import { type Place, type Source, span } from '../../model/place'
import type { Problem } from '../../model/problem'
import { type Reference, referentKey } from '../../model/reference'
import type { Sources } from '../../model/sources'
import {
  type Origin,
  referencesIn,
  type UnknownReason,
  unknown,
  type Value,
  written,
} from '../../model/value'
import type { Node } from '../yaml/node'
import type { ChoiceRegistry } from './choices'
import type { Parameter } from './parameters'
import type { TemplateSettings } from './settings'
import type { TemplateText } from './template-text'

export interface Run {
  readonly template: TemplateText
  /** The source of the template. */
  readonly text: string
  readonly deployment: string
  readonly settings: TemplateSettings
  readonly sources: Sources
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly choices: ChoiceRegistry
  readonly guards: Map<string, GuardState>
  /** Where nothing is given, made with the first expression. */
  readonly scopes: Map<Scope['defaults'], Scope>
  /** Where a condition is given, by the scope around it and the condition: a template asks the same few again and again. */
  readonly inside: Map<Scope, Map<string, Scope>>
  /** What refers to resources, by their names and attributes. */
  readonly referred: Map<string, Map<string, readonly Reference[]>>
  /** What refers to pseudo parameters, by their names. */
  readonly symbols: Map<string, readonly Reference[]>
  readonly problems: Problem[]
  /** Names that nothing has, with the places that refer to them, by where they begin: an expression is evaluated more than once. */
  readonly missing: Map<string, Map<string, Place>>
  /** Where some mapping has a key for what it is asked for, by the place of the question: elsewhere nothing is deployed. */
  readonly lookups: Map<string, Guard>
  /** Included texts, by name. */
  readonly included: Set<string>
  /** Evaluations left before the rest is unknown. */
  steps: number
  readonly evaluate: (node: Node, scope: Scope) => Value
  /** Undefined: nobody can tell (it does not exist, or it is defined by itself). */
  readonly guardOf: (condition: string, run: Run) => Guard | undefined
  /** Stacks that this template creates from templates that could be read, by logical id. */
  readonly nested: Map<string, NestedState>
  readonly readTemplate: (source: Source, sources: Sources, settings: TemplateSettings) => Parsed
}

type NestedState =
  | { readonly state: 'reading' }
  | { readonly state: 'done'; readonly parsed: Parsed | undefined }

type GuardState =
  | { readonly state: 'evaluating' }
  | { readonly state: 'done'; readonly guard: Guard | undefined }

export interface Scope {
  readonly run: Run
  /** A parameter's default is a fair guess for a property, but decides no condition and no key of a mapping. */
  readonly defaults: 'assumed' | 'left-open'
  /** Conditions that are known to hold, or not to hold, wherever this expression counts. */
  readonly given: ReadonlyMap<string, boolean>
  /** What those conditions say about choices: this one has this value. */
  readonly chosen: ReadonlyMap<string, string>
  /** This one has none of these values. */
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>
  /** `Resource.Attribute` being followed, so that a circle ends. */
  readonly following: ReadonlySet<string>
  /** The text the nodes come from; another one inside an included file. */
  readonly source: string
}

const NOTHING_GIVEN: Pick<Scope, 'given' | 'chosen' | 'excluded' | 'following'> = {
  given: new Map(),
  chosen: new Map(),
  excluded: new Map(),
  following: new Set(),
}

/** Where nothing is given. One for all resources of a template, so that what is derived from it is too. */
export function startScope(run: Run, defaults: Scope['defaults']): Scope {
  const known = run.scopes.get(defaults)
  if (known) return known
  const scope: Scope = { run, defaults, ...NOTHING_GIVEN, source: run.template.source }
  run.scopes.set(defaults, scope)
  return scope
}

export const placeOf = (node: { readonly start: number; readonly end: number }, scope: Scope): Place =>
  span(scope.source, node.start, node.end)

export function originOf(node: Node, scope: Scope): Origin {
  const place = placeOf(node, scope)
  return node.inherited ? { place, how: 'inherited', trail: [] } : written(place)
}

export function complain(scope: Scope, code: string, message: string, node: Node): void {
  const place = placeOf(node, scope)
  const { problems } = scope.run
  if (problems.some((one) => one.code === code && one.message === message && samePlace(one.place, place)))
    return
  if (problems.length < MOST_PROBLEMS) problems.push({ code, severity: 'partly-read', message, place })
}

/** Of one template. A file that is not what it claims to be would otherwise give one for every line. */
const MOST_PROBLEMS = 200

function samePlace(one: Place, other: Place): boolean {
  return one.at === 'span' && other.at === 'span' && one.start === other.start && one.source === other.source
}

/** Unknown, but still tied to everything the inputs refer to. */
export function unknownOf(reason: UnknownReason, origin: Origin, inputs: readonly Value[]): Value {
  const seen = new Map<string, Reference>()
  for (const input of inputs)
    for (const reference of referencesIn(input))
      seen.set(`${referentKey(reference.to)} ${reference.attribute}`, reference)
  return carry(unknown(reason, origin, [...seen.values()]), inputs)
}

/** What is made of something sensitive is sensitive; what is made of something assumed is assumed. */
export function carry(value: Value, inputs: readonly Value[]): Value {
  const sensitive = inputs.some((input) => input.sensitive)
  const assumed = inputs.find((input) => input.assumed)?.assumed
  if (!sensitive && !assumed) return value
  const { pieces, ...whole } = value
  return {
    ...whole,
    ...(pieces && !assumed && { pieces }),
    ...(sensitive && { sensitive }),
    ...(assumed && !value.assumed && { assumed }),
  }
}
