/**
 * # What an unknown value of a plan is
 *
 * Looked up in the configuration:
 *
 *     not written there, and AWS alone sets it    unknown (computed)
 *     not written there, though it could be       absent: nobody sets it, the default will hold
 *     in a block that is not written there        unknown (dynamic-block): generated, its expression is not in the plan
 *     written, with references                    a reference to what they mean
 *     written, without or through a local         unknown
 */

import type { Reference } from '../../model/reference'
import { absent, type UnknownReason, unknown, type Value } from '../../model/value'
import { holdsIdentity, mayReferTo } from '../../model/vocabulary/terraform-referents'
import { nestingOf, setterOf } from '../../model/vocabulary/terraform-schema'
import type { PlanExpression, ResourceConfiguration } from './plan-configuration'
import { sameKey, scopeOf } from './plan-each'
import { kindOf } from './plan-index'
import { field, type JsonPath } from './plan-json'
import { resolveExpressions } from './plan-references'
import type { ReferenceWorld, Resolved } from './plan-world'
import { type Written, writtenAt } from './plan-written'
import { partOf } from './planned-contents'
import type { PlannedObject } from './planned-objects'

export interface UnknownContext {
  readonly world: ReferenceWorld
  readonly object: PlannedObject
  readonly configured: ResourceConfiguration | undefined
  /** Data sources wait for the apply, so a `dynamic` block may not know how often it stands. */
  readonly dataDeferred: boolean
  readonly objectOf: (id: string) => PlannedObject | undefined
}

export function unknownIn(context: UnknownContext, path: JsonPath, value: Value<unknown>): Value<unknown> {
  const { object, configured } = context
  const because = (reason: UnknownReason, refersTo: readonly Reference[] = []): Value<unknown> =>
    unknown(reason, value.origin, refersTo)
  // Without an expression nobody can tell what was written from what was left out.
  if (configured === undefined) return because(mayBeNull(context, path) ? 'not-planned' : 'computed')
  const found = writtenIn(object, configured, path)
  if (found.generated) return because('dynamic-block')
  if (found.expressions.length === 0) return leftOut(context, path, value)
  if (found.expressions.every(isOpaqueCall)) return because('computed')
  const resolved = meant(context, found, path)
  if (resolved.opaque) return because('opaque-expression', resolved.targets)
  if (resolved.targets.length === 0) return leftOut(context, path, value)
  return { state: 'reference', targets: resolved.targets, exact: resolved.exact, origin: value.origin }
}

/** What the configuration of an object says at a path of its attributes. */
export function writtenIn(object: PlannedObject, configured: ResourceConfiguration, path: JsonPath): Written {
  const isOrdered = (names: readonly string[]): boolean =>
    nestingOf(object.mode, object.parsed.type, names) === 'list'
  const [name] = path
  // Where nothing is written, values tell no blocks apart.
  const isWritten = typeof name === 'string' && field(configured.expressions, name) !== undefined
  const value = isWritten ? partOf(object.contents, name)?.values : undefined
  const values = typeof name === 'string' && value !== undefined ? { [name]: value } : undefined
  return writtenAt(configured.expressions, path, values, isOrdered)
}

/** A function call without references: `uuid()` is unknown of itself. */
const isOpaqueCall = (expression: PlanExpression): boolean =>
  expression.references.length === 0 && expression.constant === undefined

/**
 * Not written, or written as what is known and yet unknown in the plan: the provider has to keep to what is configured, so that
 * was null (`internal = var.internal` of a module, with null as default).
 */
function leftOut(context: UnknownContext, path: JsonPath, value: Value<unknown>): Value<unknown> {
  const { object } = context
  const names = path.filter((step) => typeof step === 'string')
  if (object.mode === 'read') return unknown('data-source', value.origin)
  if (setterOf(object.mode, object.parsed.type, names) !== 'either') return unknown('computed', value.origin)
  const nesting = nestingOf(object.mode, object.parsed.type, names)
  const repeats = nesting === 'set' || nesting === 'list'
  if (repeats && context.dataDeferred) return unknown('dynamic-block', value.origin)
  return absent(value.origin)
}

/** The targets that fit the argument; all of them, inexactly, where none fits. */
function meant(context: UnknownContext, found: Written, path: JsonPath): Resolved {
  const { world, object } = context
  const scope = scopeOf(world, object)
  const all = sameKey(world, found.expressions, object) ?? resolveExpressions(world, found.expressions, scope)
  const argument = argumentOf(path)
  const certain = found.certain && !all.opaque && !(all.mixed && mayBeNull(context, path))
  if (!holdsIdentity(argument)) {
    return { ...all, exact: all.exact && certain && isPolicyDocument(context, argument, all) }
  }
  const fitting = all.targets.filter((target) => fits(context, argument, target))
  if (fitting.length === 0) return { ...all, exact: false }
  const only = fitting.length === 1 ? theOnlyInstance(context, argument, fitting, all) : undefined
  if (only !== undefined) return { ...all, targets: [only], exact: certain }
  const exact =
    fitting.length === 1 && (all.exact || (narrowed(context, all, fitting) && !mayBeNull(context, path)))
  return { ...all, targets: fitting, exact: exact && certain }
}

/** Left out, it would be unknown too; so a condition may have left it out. */
const mayBeNull = (context: UnknownContext, path: JsonPath): boolean =>
  setterOf(
    context.object.mode,
    context.object.parsed.type,
    path.filter((step) => typeof step === 'string'),
  ) === 'either'

/**
 * `subnet_ids = aws_subnet.s[*].id` prints `aws_subnet.s`. Where that has one instance, the argument says the attribute: the id, or
 * the ARN.
 */
function theOnlyInstance(
  context: UnknownContext,
  argument: string,
  fitting: readonly Reference[],
  all: Resolved,
): Reference | undefined {
  const [target] = fitting
  if (target?.attribute !== '*' || target.to.is !== 'declaration' || all.mixed) return undefined
  const object = context.objectOf(target.to.id)
  if (object === undefined) return undefined
  const instances = context.world.index.resources(object.parsed.modules, kindOf(object.parsed))
  if (instances.length !== 1) return undefined
  return { ...target, attribute: /arns?$/.test(argument) ? 'arn' : 'id' }
}

/** The last name of the path: of `["ingress", 0, "security_groups", 1]` it is `security_groups`. */
const argumentOf = (path: JsonPath): string =>
  String([...path].reverse().find((step) => typeof step === 'string') ?? '')

function fits(context: UnknownContext, argument: string, target: Reference): boolean {
  const type = target.to.is === 'declaration' ? context.objectOf(target.to.id)?.parsed.type : undefined
  return type !== undefined && mayReferTo(argument, type, target.attribute)
}

/**
 * One of several references is of the right type, and all the others are known already: an unknown value can have come
 * from no other, and no condition is open.
 */
function narrowed(context: UnknownContext, all: Resolved, fitting: readonly Reference[]): boolean {
  const others = all.targets.filter((target) => !fitting.includes(target))
  return (
    others.length > 0 && others.every((target) => isKnown(context, target)) && fitting[0]?.attribute !== '*'
  )
}

function isKnown(context: UnknownContext, target: Reference): boolean {
  const object = target.to.is === 'declaration' ? context.objectOf(target.to.id) : undefined
  const trees = object && partOf(object.contents, target.attribute)
  const value = trees?.values
  return (value === null || typeof value !== 'object') && value !== undefined && trees?.unknown !== true
}

/** `policy = data.aws_iam_policy_document.x.json` stands for the document, though `policy` is text like any other. */
function isPolicyDocument(context: UnknownContext, argument: string, resolved: Resolved): boolean {
  const [only] = resolved.targets
  const id = only?.to.is === 'declaration' ? only.to.id : ''
  return (
    /policy(_documents?)?$/.test(argument) &&
    /json$/.test(only?.attribute ?? '') &&
    context.objectOf(id)?.parsed.type === 'aws_iam_policy_document'
  )
}
