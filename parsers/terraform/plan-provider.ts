/**
 * # Where a planned object will be
 *
 * Provider arguments are not evaluated in a plan: `region` may be `{ "references": ["var.region"] }`. In order: the object's own
 * `region` (AWS provider 6 and newer), what the configuration or a data source of the same provider says, else a symbol for
 * that provider instance: unknown, but the same for all its resources.
 */

import { jsonPath, type PathPlace, type Place, placeIn } from '../../model/place'
import type { SymbolName } from '../../model/reference'
import { known, refersTo, unknown, type Value, written } from '../../model/value'
import { asksElsewhere, expressionOf, expressionsOf, type PlanExpression } from './plan-configuration'
import type { PlanDocument } from './plan-document'
import { field, isArray, items, type Json, type JsonObject, stepsTo, textField } from './plan-json'
import { providerSymbol, type ReferenceWorld } from './plan-world'
import { partOf } from './planned-contents'
import type { PlannedObject } from './planned-objects'

/** What people say of the default provider. */
interface Said {
  readonly account?: string
  readonly region?: string
}

export interface Location {
  readonly account: Value<string>
  readonly region: Value<string>
}

const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/
const ACCOUNT = /^\d{12}$/

/** Answers where an object will be, one provider instance at a time. */
export function locations(
  plan: PlanDocument,
  world: ReferenceWorld,
  objects: readonly PlannedObject[],
  source: string,
  said: Said,
): (object: PlannedObject, place: PathPlace) => Location {
  const byProvider = new Map<string, Location>()
  return (object, place) => {
    const key = providerKeyOf(plan, world, object)
    const found =
      byProvider.get(key ?? '') ?? providerLocation(plan, world, objects, source, key, place, said)
    byProvider.set(key ?? '', found)
    const own = partOf(object.contents, 'region')
    const region = placeIn(place, stepsTo(object.toValues, 'region'))
    if (own?.unknown === true && namesItsRegion(world, object))
      return { account: found.account, region: unknown('opaque-expression', written(region)) }
    if (typeof own?.values !== 'string' || !REGION.test(own.values)) return found
    return { account: found.account, region: known(own.values, written(region)) }
  }
}

/** A data source that is read during the apply has no Region of its own yet, where its configuration does not name one either. */
const namesItsRegion = ({ configuration }: ReferenceWorld, { parsed }: PlannedObject): boolean =>
  field(field(configuration.resource(parsed)?.json, 'expressions'), 'region') !== undefined

/** Objects without configuration (imported, about to be destroyed) belong to the only provider instance of their kind. */
function providerKeyOf(plan: PlanDocument, world: ReferenceWorld, object: PlannedObject): string | undefined {
  const key = textField(world.configuration.resource(object.parsed)?.json, 'provider_config_key')
  if (key !== undefined) return key
  const name = object.providerName?.split('/').pop()
  const alike = [...plan.providers].filter(([, each]) => textField(each, 'name') === name)
  return alike.length === 1 ? alike[0]?.[0] : undefined
}

function providerLocation(
  plan: PlanDocument,
  world: ReferenceWorld,
  objects: readonly PlannedObject[],
  source: string,
  key: string | undefined,
  place: Place,
  said: Said,
): Location {
  const provider = key === undefined ? undefined : plan.providers.get(key)
  if (key === undefined) return { account: opaque(place), region: opaque(place) }
  const at = jsonPath(source, ['configuration', 'provider_config', key])
  const asked = (type: string, names: readonly string[]): string | undefined =>
    read(world, objects, key, type, names)
  const region = regionOf(plan, provider) ?? asked('aws_region', ['region', 'name'])
  const account = accountOf(plan, provider) ?? asked('aws_caller_identity', ['account_id'])
  const iterated = perInstance(provider)
  const answer = (value: string | undefined, name: SymbolName): Value<string> => {
    const origin = { place: at, how: 'inherited', trail: [] } as const
    if (value !== undefined) return known(value, origin)
    if (iterated) return unknown('opaque-expression', origin)
    return refersTo(
      [{ to: { is: 'symbol', name, of: providerSymbol(world.deployment, key) }, attribute: '' }],
      origin,
    )
  }
  const byDefault = key === 'aws' ? said : {}
  return {
    region: answer(region ?? byDefault.region, 'region'),
    account: answer(account ?? byDefault.account, 'account'),
  }
}

const opaque = (place: Place): Value<string> =>
  unknown('opaque-expression', { place, how: 'inherited', trail: [] })

/** OpenTofu's `for_each` on providers: one key in the plan stands for several instances. */
const perInstance = (provider: JsonObject | undefined): boolean =>
  expressionsOf(field(provider, 'expressions')).some((expression) =>
    expression.references.some((reference) => reference.subject.is === 'each'),
  )

function regionOf(plan: PlanDocument, provider: JsonObject | undefined): string | undefined {
  const found = constantOf(plan, provider, expressionOf(field(field(provider, 'expressions'), 'region')))
  return typeof found === 'string' && REGION.test(found) ? found : undefined
}

function accountOf(plan: PlanDocument, provider: JsonObject | undefined): string | undefined {
  const allowed = constantOf(
    plan,
    provider,
    expressionOf(field(field(provider, 'expressions'), 'allowed_account_ids')),
  )
  const only = isArray(allowed) && allowed.length === 1 ? String(allowed[0]) : ''
  if (ACCOUNT.test(only)) return only
  const assumed = items(field(field(provider, 'expressions'), 'assume_role'))[0]
  const role = constantOf(plan, provider, expressionOf(field(assumed, 'role_arn')))
  return typeof role === 'string' ? /^arn:[^:]+:iam::(\d{12}):/.exec(role)?.[1] : undefined
}

/**
 * A literal, or the value of the one variable that is mentioned. The plan prints `"${var.r}-1"` and `var.r` alike, so
 * callers check that the answer has the form they want.
 */
function constantOf(
  plan: PlanDocument,
  provider: JsonObject | undefined,
  expression: PlanExpression | undefined,
): Json | undefined {
  if (expression === undefined) return undefined
  if (expression.constant !== undefined) return expression.constant
  const [only, ...others] = expression.references
  if (only?.subject.is !== 'variable' || others.length > 0 || only.rest.length > 0) return undefined
  const module = textField(provider, 'module_address')
  return module === undefined ? plan.variables.get(only.subject.name) : undefined
}

/** What a data source of the same provider has read. */
function read(
  world: ReferenceWorld,
  objects: readonly PlannedObject[],
  key: string,
  type: string,
  names: readonly string[],
): string | undefined {
  for (const object of objects) {
    if (object.mode !== 'read' || object.parsed.type !== type) continue
    const configured = world.configuration.resource(object.parsed)
    if (textField(configured?.json, 'provider_config_key') !== key) continue
    if (asksElsewhere(configured)) continue
    for (const name of names) {
      const value = partOf(object.contents, name)?.values
      if (typeof value === 'string' && value !== '') return value
    }
  }
  return undefined
}
