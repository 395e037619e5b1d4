/** One planned object as a declaration. */
import type { Declaration } from '../../model/declaration'
import { lazyMapOf, type Sort, sortOf } from '../../model/lazy-map'
import { type PathPlace, placeIn } from '../../model/place'
import { declarationId, type Reference } from '../../model/reference'
import { known, unknown, type Value, written } from '../../model/value'
import { nestingOf } from '../../model/vocabulary/terraform-schema'
import { type ModuleStep, modulesFirst, nameAt, parseAddress, stepsOf } from './address'
import { expressionsOf, type ResourceConfiguration } from './plan-configuration'
import { scopeOf } from './plan-each'
import { kindOf } from './plan-index'
import { field, items, type JsonPath, stepsTo } from './plan-json'
import type { Location } from './plan-provider'
import { resolveExpressions } from './plan-references'
import type { ReferenceWorld } from './plan-world'
import { namesOf } from './planned-contents'
import type { PlannedObject } from './planned-objects'
import { unknownIn, writtenIn } from './planned-unknown'
import { plannedAttribute, type Reading } from './planned-value'
import { readReference } from './references'

export interface ReadingContext {
  readonly source: string
  readonly world: ReferenceWorld
  readonly redacted: boolean
  readonly dataDeferred: boolean
  readonly objectOf: (id: string) => PlannedObject | undefined
}

export type AttributesOf = (object: PlannedObject, place: PathPlace) => Declaration['attributes']

/** `place`: of the object's entry. */
export function declarationOf(
  { world, redacted }: ReadingContext,
  attributesOf: AttributesOf,
  object: PlannedObject,
  place: PathPlace,
  location: Location,
): Declaration {
  return {
    id: declarationId(world.deployment, object.address),
    deployment: world.deployment,
    dialect: 'terraform',
    address: object.address,
    type: object.parsed.type,
    mode: object.mode,
    attributes: attributesOf(object, place),
    place,
    calls: NO_CALLS,
    exists: existsOf(object, written(place)),
    account: location.account,
    region: location.region,
    dependsOn: dependenciesOf(world, object),
    mentions: () => mentionsOf(world, object),
    action: object.action,
    ...(object.deferred && object.address.includes('[*]') ? { symbolic: true } : {}),
    ...(object.partial || redacted ? { open: true } : {}),
  }
}

/** A plan says nothing of where its modules are called. */
const NO_CALLS: Declaration['calls'] = []

interface Placed {
  readonly object: PlannedObject
  readonly place: PathPlace
}

/** The attributes of a plan's objects, each made when it is asked for and handed through `finish`. */
export function attributing(
  context: ReadingContext,
  finish: (value: Value<unknown>) => Value<unknown>,
): AttributesOf {
  const sorts = new Map<string, Sort<Placed, Value<unknown>>>()
  const attributeOf = ({ object, place }: Placed, name: string): Value<unknown> | undefined => {
    const at = placeIn(place, stepsTo(object.toValues, name))
    const value = plannedAttribute(readingOf(context, object, place), object.contents, name, at)
    return value && finish(value)
  }
  return (object, place) => {
    const sort =
      sorts.get(object.parsed.type) ?? sortOf(({ object }) => namesOf(object.contents), attributeOf)
    sorts.set(object.parsed.type, sort)
    return lazyMapOf({ object, place }, sort)
  }
}

const existsOf = (object: PlannedObject, origin: ReturnType<typeof written>): Value<boolean> =>
  object.deferred ? unknown('not-planned', origin) : known(true, origin)

/** What the configuration says is looked for where a value does not speak for itself. */
function readingOf(context: ReadingContext, object: PlannedObject, place: PathPlace): Reading {
  const { world, dataDeferred, objectOf } = context
  const configured = () => world.configuration.resource(object.parsed)
  return {
    unknowns: placeIn(place, object.toUnknown),
    unknownAt: (path, value) =>
      unknownIn({ world, dataDeferred, objectOf, object, configured: configured() }, path, value),
    emptyIsAbsent: (path) => emptyIsAbsent(object, configured, path),
    nullIsUnknown: context.redacted || object.partial === true,
  }
}

/**
 * Whether `""`, `[]` and `{}` only say that nobody set it. Blocks: an empty list is no block. Inside of attributes written as
 * blocks (`route`, `ingress`) the provider fills in all parts, in some versions with "" and in some with null. Else, when the
 * configuration does not mention the argument.
 */
function emptyIsAbsent(
  object: PlannedObject,
  configuration: () => ResourceConfiguration | undefined,
  path: JsonPath,
): boolean {
  const names = path.filter((step) => typeof step === 'string')
  const { type } = object.parsed
  if (nestingOf(object.mode, type, names)?.endsWith('-attribute') === false) return true
  const outer = names.length > 1 ? nestingOf(object.mode, type, names.slice(0, -1)) : undefined
  if (outer?.endsWith('-attribute')) return true
  const configured = configuration()
  if (configured === undefined) return false
  return writtenIn(object, configured, path).expressions.length === 0
}

/** Where a local takes part, nobody can tell what else is named: it counts as something elsewhere. */
function mentionsOf(world: ReferenceWorld, object: PlannedObject): readonly Reference[] {
  if (object.dependsOn) return createdAfter(world, object.dependsOn)
  const configured = world.configuration.resource(object.parsed)
  const scope = scopeOf(world, object)
  const provisioners = items(field(configured?.json, 'provisioners')).map((one) => field(one, 'expressions'))
  const expressions = [configured?.expressions, ...provisioners].flatMap((each) => expressionsOf(each))
  const { targets, opaque } = resolveExpressions(world, expressions, scope)
  const unseen: Reference = { to: { is: 'outside', what: 'module', name: object.address }, attribute: '*' }
  return opaque ? [...targets, unseen] : targets
}

/** Its own `depends_on`, and those of the module calls around it. */
function dependenciesOf(world: ReferenceWorld, object: PlannedObject): readonly Reference[] {
  if (object.dependsOn) return createdAfter(world, object.dependsOn)
  const configured = world.configuration.resource(object.parsed)
  const { modules } = object.parsed
  const own = items(field(configured?.json, 'depends_on')).flatMap((each) => dependency(world, modules, each))
  const around = modules.flatMap((step, at) => {
    const outer = modules.slice(0, at)
    const body = world.configuration.module(outer.map((each) => each.name))
    const call = field(field(body, 'module_calls'), step.name)
    return items(field(call, 'depends_on')).flatMap((each) => dependency(world, outer, each))
  })
  return [...own, ...around]
}

/** States name what an object was created after by its address without keys: all instances of it. */
function createdAfter(world: ReferenceWorld, addresses: readonly string[]): readonly Reference[] {
  return addresses.flatMap((text) => {
    const address = parseAddress(text)
    if (address === undefined) return []
    const around = address.modules.reduce<readonly (readonly ModuleStep[])[]>(
      (instances, step) => instances.flatMap((each) => world.index.calls(each, step.name)),
      [[]],
    )
    return around.flatMap((modules) => world.index.resources(modules, kindOf(address)).map(allOf(world)))
  })
}

const allOf =
  (world: ReferenceWorld) =>
  (object: PlannedObject): Reference => ({
    to: { is: 'declaration', id: declarationId(world.deployment, object.address) },
    attribute: '*',
  })

/** `aws_x.y` is all its instances; `module.m` is everything in it. */
function dependency(
  world: ReferenceWorld,
  modules: readonly ModuleStep[],
  written: unknown,
): readonly Reference[] {
  if (typeof written !== 'string') return []
  const to = allOf(world)
  const { subject } = readReference(written)
  if (subject.is === 'resource') return world.index.resources(modules, kindOf(subject)).map(to)
  const steps = stepsOf(written) ?? []
  const called = modulesFirst(steps).modules[0]
  if (called === undefined || nameAt(steps, 0) !== 'module') return []
  return world.index.calls(modules, called.name).flatMap((instance) => world.index.below(instance).map(to))
}
