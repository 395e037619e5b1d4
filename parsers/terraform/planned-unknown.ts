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
import { type ResourceConfiguration, type Written, writtenAt } from './plan-configuration'
import { field, type JsonPath } from './plan-json'
import { type ReferenceWorld, type Resolved, resolveExpressions, sameKey, scopeOf } from './plan-references'
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
  if (configured === undefined) return because('computed')
  const found = writtenAt(configured.expressions, path, object.values)
  if (found.generated) return because('dynamic-block')
  if (found.expressions.length === 0) return notWritten(context, path, value)
  const references = found.expressions.flatMap((each) => each.references)
  if (references.length === 0) return because('computed')
  const resolved = meant(context, found, path)
  if (resolved.opaque || resolved.targets.length === 0) return because('opaque-expression', resolved.targets)
  return { state: 'reference', targets: resolved.targets, exact: resolved.exact, origin: value.origin }
}

function notWritten(context: UnknownContext, path: JsonPath, value: Value<unknown>): Value<unknown> {
  const { object } = context
  const names = path.filter((step) => typeof step === 'string')
  const setter = setterOf(object.mode, object.parsed.type, names)
  if (object.mode === 'read') return unknown('data-source', value.origin)
  if (setter !== 'anybody') return unknown('computed', value.origin)
  const nesting = nestingOf(object.mode, object.parsed.type, names)
  const repeats = nesting === 'set' || nesting === 'list'
  if (repeats && context.dataDeferred) return unknown('dynamic-block', value.origin)
  return absent(value.origin)
}

/** The targets that fit the argument; all of them, inexactly, where none fits. */
function meant(context: UnknownContext, found: Written, path: JsonPath): Resolved {
  const { world, object } = context
  const scope = scopeOf(world, object)
  const all = sameKey(world, found.expressions, scope) ?? resolveExpressions(world, found.expressions, scope)
  const argument = argumentOf(path)
  if (!holdsIdentity(argument))
    return { ...all, exact: all.exact && isPolicyDocument(context, argument, all) }
  const fitting = all.targets.filter((target) => fits(context, argument, target))
  if (fitting.length === 0) return { ...all, exact: false }
  const exact = fitting.length === 1 && !all.opaque && (all.exact || narrowed(context, all, fitting))
  return { targets: fitting, opaque: all.opaque, exact: exact && found.certain }
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
  const value = field(object?.values, target.attribute)
  return (
    (value === null || typeof value !== 'object') &&
    value !== undefined &&
    field(object?.unknown, target.attribute) !== true
  )
}

/** `policy = data.aws_iam_policy_document.x.json` stands for the document, though `policy` is text like any other. */
function isPolicyDocument(context: UnknownContext, argument: string, resolved: Resolved): boolean {
  const [only] = resolved.targets
  const id = only?.to.is === 'declaration' ? only.to.id : ''
  return (
    /policy(_document)?$/.test(argument) &&
    /json$/.test(only?.attribute ?? '') &&
    context.objectOf(id)?.parsed.type === 'aws_iam_policy_document'
  )
}
