/** `Ref` and `Fn::GetAtt`, also inside `Fn::Sub`. */
import { declarationId, type Reference } from '../../../model/reference'
import { known, type Origin, refersTo, unknown, type Value } from '../../../model/value'
import { MIRRORED_ATTRIBUTES } from '../../../model/vocabulary/mirrored-attributes'
import { type Node, valueAt } from '../../yaml/node'
import { argumentsOf, type Call, literalText } from '../call'
import { knownChoice } from '../given'
import { callOrigin, evaluate, type Intrinsic, knownText, malformed } from '../intrinsic'
import { missesName } from '../missing-names'
import { nestedOutput } from '../nested'
import { parameterValue } from '../parameters'
import { pseudoParameter } from '../pseudo-parameters'
import { placeOf, type Scope, unknownOf } from '../scope'

export const reference: Intrinsic = (call, scope) => {
  const name = literalText(call.argument) ?? knownText(evaluate(call.argument, scope))
  if (name === undefined) return malformed(call, scope, 'needs the name of a parameter or a resource')
  return resolveName(name, callOrigin(call, scope), call.node, scope)
}

/** What a name means: a pseudo parameter, a parameter, a resource. */
export function resolveName(written: string, origin: Origin, node: Node, scope: Scope): Value {
  const { deployment, parameters, template } = scope.run
  const name = template.renames.get(written) ?? written
  const pseudo = name.startsWith('AWS::') ? pseudoParameter(name, scope.run, origin) : undefined
  const parameter = parameters.get(name)
  if ((pseudo || parameter?.hasList === false) && isNarrowed(scope)) {
    const choice = knownChoice(`${deployment}#${name}`, parameter?.text, scope)
    if (choice.value !== undefined && !parameter?.isSecret) return known(choice.value, origin)
    if (parameter && choice.notDefault) return parameterValue(parameter, deployment, origin, 'left-open')
  }
  if (pseudo) return pseudo
  if (parameter) return parameterValue(parameter, deployment, origin, scope.defaults)
  if (isResource(name, scope)) return refersTo(toResource(name, 'Ref', scope), origin)
  return unresolved(written, origin, node, scope)
}

/** Conditions that hold here say something of choices. */
const isNarrowed = ({ chosen, excluded }: Scope): boolean => chosen.size + excluded.size > 0

export function unresolved(name: string, origin: Origin, node: Node, scope: Scope): Value {
  const { transforms, opaque } = scope.run.template
  const mayBeGenerated = transforms.length > 0 || opaque.length > 0
  if (mayBeGenerated) return unknownOf('macro', origin, [])
  missesName(name, node, scope)
  return unknown('external', origin, [undeclared(name, scope)])
}

/** The same name means the same thing, wherever the rest of the template lies. */
const undeclared = (name: string, { run }: Scope): Reference => ({
  to: { is: 'outside', what: 'undeclared', name: `${run.deployment}#${name}` },
  attribute: '',
})

const isResource = (name: string, { run }: Scope): boolean => run.template.resources.has(name)

/** One list for all that refer to the same: the most common value of a template. */
function toResource(name: string, attribute: string, { run }: Scope): readonly Reference[] {
  const ofName = run.referred.get(name) ?? new Map<string, readonly Reference[]>()
  const known = ofName.get(attribute)
  if (known) return known
  const to = { is: 'declaration', id: declarationId(run.deployment, name) } as const
  const references = [{ to, attribute }]
  run.referred.set(name, ofName.set(attribute, references))
  return references
}

export const attribute: Intrinsic = (call, scope) => {
  const [name, attribute] = attributeNames(call, scope)
  if (name === undefined || attribute === undefined)
    return malformed(call, scope, 'needs the name of a resource and of one of its attributes')
  return resolveAttribute(name, attribute, callOrigin(call, scope), call.node, scope)
}

/** `Vpc.CidrBlock` splits at the first dot: logical ids have none, names of attributes may (`Outputs.Name`). */
function attributeNames(call: Call, scope: Scope): readonly (string | undefined)[] {
  const dotted = literalText(call.argument)
  if (dotted !== undefined) return splitName(dotted)
  const parts = argumentsOf(call.argument).map((part) => knownText(evaluate(part, scope)))
  if (parts.length === 1 && parts[0] !== undefined) return splitName(parts[0])
  return parts.includes(undefined) ? [parts[0], undefined] : [parts[0], parts.slice(1).join('.') || undefined]
}

export function splitName(dotted: string): readonly [string, string | undefined] {
  const dot = dotted.indexOf('.')
  return dot < 0 ? [dotted, undefined] : [dotted.slice(0, dot), dotted.slice(dot + 1)]
}

export function resolveAttribute(
  name: string,
  attribute: string,
  origin: Origin,
  node: Node,
  scope: Scope,
): Value {
  const renamed = scope.run.template.renames.get(`${name}.${attribute}`)
  if (renamed) return resolveName(renamed, origin, node, scope)
  if (!isResource(name, scope)) return unresolved(name, origin, node, scope)
  return (
    nestedOutput(name, attribute, origin, scope) ??
    mirrored(name, attribute, origin, scope) ??
    refersTo(toResource(name, attribute, scope), origin)
  )
}

/** Some attributes only give back a property: then the property's value says more than the reference. */
function mirrored(name: string, attribute: string, origin: Origin, scope: Scope): Value | undefined {
  const key = `${name}.${attribute}`
  const body = scope.run.template.resources.get(name)?.body
  const type = literalText(valueAt(body, 'Type'))
  if (type === undefined || !MIRRORED_ATTRIBUTES.get(type)?.has(attribute)) return undefined
  const property = valueAt(valueAt(body, 'Properties'), attribute)
  if (!property || scope.following.has(key)) return undefined
  const following = new Set([...scope.following, key])
  const value = evaluate(property, { ...scope, following, source: scope.run.template.source })
  const from = { ...origin, trail: [placeOf(property, scope), ...value.origin.trail] }
  return givenBack(value, refersTo(toResource(name, attribute, scope), origin), from)
}

/** Where the property is missing, or nobody knows it, the reference is all there is. */
function givenBack(value: Value, otherwise: Value, origin: Origin): Value {
  if (value.state === 'absent' || value.state === 'unknown') return otherwise
  if (value.state !== 'conditional') return { ...value, origin }
  const cases = value.cases.map((each) => ({ ...each, value: givenBack(each.value, otherwise, origin) }))
  return { ...value, cases, origin }
}
