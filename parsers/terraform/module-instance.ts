/**
 * # One instance of a module
 *
 * A module is evaluated once per call instance, with its inputs as values: what is a reference outside stays one inside. All of
 * it is lazy and remembered; a name that is asked for while it is being evaluated hangs on itself, which is unknown.
 */
import { type Place, span } from '../../model/place'
import { declarationId } from '../../model/reference'
import { known, refersTo, unknown, type Value, written } from '../../model/value'
import { evaluate } from './evaluate/expression'
import { failed } from './evaluate/outcome'
import type { Definition, Scope, World } from './evaluate/scope'
import { callsOf, type ModuleCall } from './module-calls'
import type { ModuleText } from './module-text'
import { inputValue, rootValue } from './module-variables'
import type { ProviderInstance } from './providers'
import type { ResourceInstance } from './resource-instance'
import { type ResourceSet, resourcesOf } from './resource-set'
import type { Session } from './session'
import type { Block } from './syntax/tree'
import { namesResource, undeclared, undeclaredLocal, undeclaredVariable } from './undeclared'

export interface ModuleInstance extends World {
  readonly run: Session
  readonly text: ModuleText
  /** Names of the calls around it, `svc.inner`. */
  readonly key: string
  /** The module calls around it, innermost first. */
  readonly calls: readonly Place[]
  readonly exists: Value<boolean>
  readonly symbolic: boolean
  readonly depth: number
  /** The call's `depends_on` and those around it. */
  readonly dependsOn: readonly Definition[]
  provider(name: string): ProviderInstance
  output(name: string, place: Place): Value<unknown>
  resources(): readonly ResourceInstance[]
  moduleCalls(): readonly ModuleCall[]
}

export interface ModuleOpening {
  readonly session: Session
  readonly text: ModuleText
  readonly address: string
  readonly key: string
  readonly calls: readonly Place[]
  readonly exists: Value<boolean>
  readonly symbolic: boolean
  readonly depth: number
  /** `undefined` for the root. */
  readonly inputs: ReadonlyMap<string, Definition> | undefined
  readonly dependsOn: readonly Definition[]
  provider(name: string, own: Scope): ProviderInstance
}

export function openModule(opening: ModuleOpening): ModuleInstance {
  const { session, text, address, inputs } = opening
  const resources = new Map<string, ResourceSet>()
  const providers = new Map<string, ProviderInstance>()
  const inputNamed = (name: string, block: Block): Value<unknown> =>
    inputs === undefined ? rootValue(name, block, session, scope) : inputValue(block, inputs.get(name), scope)
  const declared = remembering((name) => {
    const block = text.variables.get(name)
    return block && inputNamed(name, block)
  })
  const variable = (name: string, place: Place): Value<unknown> =>
    text.variables.has(name)
      ? declared(name, place)
      : inputNamed(name, undeclaredVariable(name, address, place, session))
  const local = remembering((name, place) => {
    const attribute = text.locals.get(name)
    return attribute === undefined
      ? undeclaredLocal(name, address, place, session)
      : evaluate(attribute.value, { ...scope, source: attribute.source })
  })
  const output = remembering((name, place) => {
    const block = text.outputs.get(name)
    if (block === undefined) return undeclared('output', name, address, place, session)
    const value = block.body.attributes.find((attribute) => attribute.name === 'value')
    return value === undefined ? undefined : evaluate(value.value, { ...scope, source: value.source })
  })
  const setOf = (mode: 'managed' | 'read', name: string): ResourceSet | undefined => {
    const key = `${mode} ${name}`
    const before = resources.get(key)
    const block = text[mode].get(name)
    if (before !== undefined || block === undefined) return before
    const made = resourcesOf(mode, block, module)
    resources.set(key, made)
    return made
  }
  const calls = new Map<string, ModuleCall>()
  const callNamed = (name: string): ModuleCall | undefined => {
    const before = calls.get(name)
    const block = text.modules.get(name)
    if (before !== undefined || block === undefined) return before
    const made = callsOf(block, name, module)
    calls.set(name, made)
    return made
  }
  const notThere = (mode: 'managed' | 'read', name: string, place: Place): Value<unknown> =>
    namesResource(name)
      ? undeclared(mode, mode === 'read' ? `data.${name}` : name, address, place, session)
      : failed(`There is no ${name}.`, written(place))
  const module: ModuleInstance = {
    run: session,
    text,
    address,
    folder: text.folder,
    key: opening.key,
    calls: opening.calls,
    exists: opening.exists,
    symbolic: opening.symbolic,
    depth: opening.depth,
    dependsOn: opening.dependsOn,
    variable,
    local,
    output,
    resource: (mode, type, name, place) =>
      setOf(mode, `${type}.${name}`)?.whole(place) ?? notThere(mode, `${type}.${name}`, place),
    module: (name, place) =>
      callNamed(name)?.whole(place) ?? undeclared('module', `module.${name}`, address, place, session),
    definition: (kind, name) => (kind === 'local' ? localDefinition(text, name, scope) : inputs?.get(name)),
    provider: (name) => {
      const found = providers.get(name) ?? opening.provider(name, scope)
      providers.set(name, found)
      return found
    },
    resources: () => [
      ...[...text.managed.keys()].flatMap((name) => setOf('managed', name)?.instances() ?? []),
      ...[...text.read.keys()].flatMap((name) => setOf('read', name)?.instances() ?? []),
    ],
    moduleCalls: () => [...text.modules.keys()].flatMap((name) => callNamed(name) ?? []),
  }
  const scope: Scope = { world: module, source: text.sources[0] ?? text.folder, bindings: undefined }
  return module
}

function localDefinition(text: ModuleText, name: string, scope: Scope): Definition | undefined {
  const attribute = text.locals.get(name)
  return attribute === undefined
    ? undefined
    : { expression: attribute.value, scope: { ...scope, source: attribute.source } }
}

/** Evaluates once a name. */
function remembering(
  compute: (name: string, place: Place) => Value<unknown> | undefined,
): (name: string, place: Place) => Value<unknown> {
  const found = new Map<string, Value<unknown> | 'pending'>()
  return (name, place) => {
    const before = found.get(name)
    if (before === 'pending') return unknown('cycle', written(place))
    if (before !== undefined) return before
    found.set(name, 'pending')
    const value = compute(name, place) ?? failed(`There is no "${name}".`, written(place))
    found.set(name, value)
    return value
  }
}

/** The module itself as a value, whose attributes are its outputs. */
export const moduleReference = (
  module: { deployment: string; address: string; symbolic: boolean },
  place: Place,
): Value<unknown> => {
  const id = declarationId(module.deployment, module.address)
  const reference = refersTo([{ to: { is: 'declaration', id }, attribute: '*' }], written(place))
  return module.symbolic ? { ...reference, exact: false } : reference
}

export const rootExists = (place: Place): Value<boolean> => known(true, written(place))

export const headerPlace = (block: { source: string; header: { start: number; end: number } }): Place =>
  span(block.source, block.header.start, block.header.end)
