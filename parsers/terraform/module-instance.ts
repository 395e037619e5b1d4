/**
 * # One instance of a module
 *
 * A module is evaluated once per call instance, with its inputs as values: what is a reference outside stays one inside. All of
 * it is lazy and remembered; a name that is asked for while it is being evaluated hangs on itself, which is unknown.
 */
import { type Place, span } from '../../model/place'
import { declarationId } from '../../model/reference'
import { known, refersTo, type Value, written } from '../../model/value'
import { failed } from './evaluate/outcome'
import type { Definition, Scope, World } from './evaluate/scope'
import { lazilyEach } from './lazily'
import { callsOf, type ModuleCall } from './module-calls'
import { localDefinition, valuesOfNames } from './module-names'
import type { ModuleText } from './module-text'
import type { ProviderInstance } from './providers'
import type { ResourceInstance } from './resource-instance'
import { resourcesOf } from './resource-set'
import type { Session } from './session'
import { namesResource, undeclared } from './undeclared'

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
  const { session, text, address, key, calls, exists, symbolic, depth, dependsOn, inputs } = opening
  const callNamed = lazilyEach((name) => {
    const block = text.modules.get(name)
    return block && callsOf(block, name, module)
  })
  const providers = lazilyEach((name) => opening.provider(name, scope))
  const module: ModuleInstance = {
    run: session,
    text,
    address,
    folder: text.folder,
    key,
    calls,
    exists,
    symbolic,
    depth,
    dependsOn,
    ...valuesOfNames(opening, () => scope),
    ...resourcesIn(text, () => module),
    module: (name, place) =>
      callNamed(name)?.whole(place) ?? undeclared('module', `module.${name}`, address, place, session),
    definition: (kind, name) => (kind === 'local' ? localDefinition(text, name, scope) : inputs?.get(name)),
    provider: (name) => providers(name) ?? opening.provider(name, scope),
    moduleCalls: () => [...text.modules.keys()].flatMap((name) => callNamed(name) ?? []),
  }
  const scope: Scope = { world: module, source: text.sources[0] ?? text.folder, bindings: undefined }
  return module
}

function resourcesIn(
  text: ModuleText,
  module: () => ModuleInstance,
): Pick<ModuleInstance, 'resource' | 'resources'> {
  const setsOf = (mode: 'managed' | 'read') =>
    lazilyEach((name) => {
      const block = text[mode].get(name)
      return block && resourcesOf(mode, block, module())
    })
  const sets = { managed: setsOf('managed'), read: setsOf('read') }
  const all = (mode: 'managed' | 'read') =>
    [...text[mode].keys()].flatMap((name) => sets[mode](name)?.instances() ?? [])
  return {
    resource: (mode, type, name, place) =>
      sets[mode](`${type}.${name}`)?.whole(place) ?? noResource(mode, `${type}.${name}`, place, module()),
    resources: () => [...all('managed'), ...all('read')],
  }
}

function noResource(
  mode: 'managed' | 'read',
  name: string,
  place: Place,
  { address, run }: ModuleInstance,
): Value<unknown> {
  if (!namesResource(name)) return failed(`There is no ${name}.`, written(place))
  return undeclared(mode, mode === 'read' ? `data.${name}` : name, address, place, run)
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
