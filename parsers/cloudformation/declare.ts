/** One resource of a template as a declaration. */
import type { Construct, Declaration } from '../../model/declaration'
import { type Guard, not } from '../../model/guard'
import { span } from '../../model/place'
import { declarationId, type Reference } from '../../model/reference'
import { known, type Origin, unknown, type Value } from '../../model/value'
import { typeMeantBy } from '../../model/vocabulary/cloudformation-types'
import { type Node, valueAt } from '../yaml/node'
import { literalText } from './call'
import { conditional } from './cases'
import { givenThat } from './given'
import { evaluate } from './intrinsic'
import { pseudoParameter } from './pseudo-parameters'
import { complain, originOf, type Run, type Scope, startScope } from './scope'
import type { ResourceText } from './template-text'
import { bothExist } from './within'

/** Undefined when it has no type, which is reported. */
export function declare(resource: ResourceText, isOpen: boolean, run: Run): Declaration | undefined {
  const { key, body } = resource
  const scope = propertyScope(run)
  const type = literalText(valueAt(body, 'Type'))
  if (type === undefined || type === '') {
    complain(scope, 'resource-without-type', `The resource ${JSON.stringify(key.text)} has no type.`, key)
    return undefined
  }
  const place = span(run.template.source, key.start, key.end)
  const header: Origin = { place, how: 'written', trail: [] }
  const everywhere: Origin = { place, how: 'inherited', trail: header.trail }
  const { exists, within } = existence(resource, header, scope)
  const properties = propertiesOf(valueAt(body, 'Properties'), within)
  const declaration: Declaration = {
    id: declarationId(run.deployment, key.text),
    deployment: run.deployment,
    dialect: 'cloudformation',
    address: key.text,
    type: typeMeantBy(type) ?? type,
    mode: 'managed',
    attributes: properties.attributes,
    place,
    calls: NO_CALLS,
    exists: bothExist(run.settings.within?.exists, exists),
    account: where('AWS::AccountId', everywhere, run),
    region: where('AWS::Region', everywhere, run),
    dependsOn: dependencies(valueAt(body, 'DependsOn'), run),
  }
  const construct = constructOf(resource, run)
  const open = isOpen || resource.partial || properties.open || valueAt(body, 'Fn::Transform')
  if (!resource.symbolic && !construct && !open) return declaration
  return {
    ...declaration,
    ...(resource.symbolic && { symbolic: true }),
    ...(construct && { construct }),
    ...(open && { open: true }),
  }
}

const NO_CALLS: Declaration['calls'] = []

/** From the metadata of the app, else from that of the resource. */
function constructOf({ key, body }: ResourceText, { settings, template }: Run): Construct | undefined {
  const construct = settings.constructOf?.(template.source, key.text)
  if (construct) return construct
  const path = literalText(valueAt(valueAt(body, 'Metadata'), 'aws:cdk:path'))
  return path === undefined ? undefined : { path }
}

export const propertyScope = (run: Run): Scope => startScope(run, 'assumed')

/** Inside a resource with a condition, that condition holds: otherwise nobody asks. */
export function existence(
  resource: ResourceText,
  header: Origin,
  scope: Scope,
): { readonly exists: Value<boolean>; readonly within: Scope } {
  const condition = valueAt(resource.body, 'Condition')
  const name = literalText(condition)
  if (resource.symbolic) return { exists: unknown('no-value-for-input', header), within: scope }
  const sure: Value<boolean> = resource.assumed
    ? { ...known(true, header), assumed: 'parameter-default' }
    : known(true, header)
  if (!condition || name === undefined) return { exists: sure, within: scope }
  const origin = originOf(condition, scope)
  const guard = scope.run.guardOf(name, scope.run)
  if (!guard) {
    if (!scope.run.template.conditions.has(name))
      complain(scope, 'undefined-condition', `There is no condition ${JSON.stringify(name)}.`, condition)
    return { exists: unknown('opaque-expression', origin), within: scope }
  }
  const within = givenThat(name, true, guard, scope)
  return { exists: existsUnder(guard, sure, origin), within }
}

function existsUnder(guard: Guard, sure: Value<boolean>, origin: Origin): Value<boolean> {
  if (guard.is === 'always') return sure
  const never = known(false, origin)
  if (guard.is === 'never') return never
  return {
    state: 'conditional',
    origin,
    cases: [
      { guard, value: { ...sure, origin } },
      { guard: not(guard), value: never },
    ],
  }
}

interface Properties {
  readonly attributes: ReadonlyMap<string, Value>
  readonly open: boolean
}

/** `Properties` as a whole may be a macro; then nothing is known to be missing. */
function propertiesOf(node: Node | undefined, scope: Scope): Properties {
  if (!node) return { attributes: new Map(), open: false }
  const value = evaluate(node, scope)
  if (value.state === 'map') return { attributes: value.entries, open: value.open }
  if (value.state === 'conditional') return { attributes: byEntry(value.cases, value.origin), open: false }
  return { attributes: new Map(), open: value.state !== 'absent' }
}

/** An `Fn::If` around all properties is one around each. */
function byEntry(
  cases: readonly { readonly guard: Guard; readonly value: Value }[],
  origin: Origin,
): ReadonlyMap<string, Value> {
  const names = new Set(
    cases.flatMap(({ value }) => (value.state === 'map' ? [...value.entries.keys()] : [])),
  )
  const entries = [...names].map((name): readonly [string, Value] => [
    name,
    conditional(
      cases.map(({ guard, value }) => ({ guard, value: entryOf(value, name) })),
      origin,
    ),
  ])
  return new Map(entries)
}

function entryOf(value: Value, name: string): Value {
  const { origin } = value
  if (value.state === 'map') return value.entries.get(name) ?? { state: 'absent', origin }
  return value.state === 'absent' ? value : unknown('opaque-expression', origin)
}

function where(name: 'AWS::AccountId' | 'AWS::Region', origin: Origin, run: Run): Value<string> {
  const value = pseudoParameter(name, run, origin)
  if (value?.state === 'known') return known(String(value.value), value.origin)
  return value?.state === 'reference' ? value : unknown('external', origin)
}

const ON_NOTHING: readonly Reference[] = []

function dependencies(node: Node | undefined, run: Run): readonly Reference[] {
  if (!node) return ON_NOTHING
  const names = node.kind === 'sequence' ? node.items : [node]
  return names.flatMap((each) => {
    const name = literalText(each)
    if (name === undefined || !run.template.resources.has(name)) return []
    return [{ to: { is: 'declaration', id: declarationId(run.deployment, name) }, attribute: '*' }]
  })
}
