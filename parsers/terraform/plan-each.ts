/** What `each` and `count` are where an expression stands, and the instance with the same key. */
import { expressionOf, type PlanExpression } from './plan-configuration'
import { kindOf } from './plan-index'
import { field } from './plan-json'
import { type ReferenceWorld, type Resolved, referenceTo, type Scope } from './plan-world'
import type { PlannedObject } from './planned-objects'

/** The scope of a resource's own arguments. */
export function scopeOf(world: ReferenceWorld, object: PlannedObject): Scope {
  const forEach = expressionOf(
    field(world.configuration.resource(object.parsed)?.json, 'for_each_expression'),
  )
  return { modules: object.parsed.modules, forEach, key: object.parsed.key }
}

/** Where all instances of one resource are iterated: the one with the own key. */
export function ownInstance(world: ReferenceWorld, scope: Scope): PlannedObject | undefined {
  const [only, ...others] = scope.forEach?.references ?? []
  if (only?.subject.is !== 'resource' || others.length > 0 || only.rest.length > 0) return undefined
  return world.index
    .resources(scope.modules, kindOf(only.subject))
    .find((each) => each.parsed.key === scope.key)
}

/**
 * `T.N[each.key]` prints `T.N, each.key`: of the instances, the one with the referrer's own key, not exactly. `T.N[count.index + 2]` prints
 * like `T.N[count.index]`, but only of as many instances as there are referrers can each refer to another one by its number.
 */
export function sameKey(
  world: ReferenceWorld,
  expressions: readonly PlanExpression[],
  { parsed }: PlannedObject,
): Resolved | undefined {
  const references = expressions.flatMap((each) => each.references)
  const keyed = references.find((each) => each.text === 'each.key' || each.text === 'count.index')
  const [only, ...others] = references.filter((each) => each.subject.is === 'resource')
  if (keyed === undefined || references.length !== 2 || others.length > 0) return undefined
  if (only?.subject.is !== 'resource' || only.subject.key !== undefined || only.rest.length > 0)
    return undefined
  const instances = world.index.resources(parsed.modules, kindOf(only.subject))
  const referrers = world.index.resources(parsed.modules, kindOf(parsed))
  if (keyed.text === 'count.index' && instances.length !== referrers.length) return undefined
  const own = instances.find((each) => each.parsed.key === parsed.key)
  return own && { targets: [referenceTo(world, own, '*')], opaque: false, exact: false, mixed: true }
}
