/** All instances of one resource block. */
import type { Place } from '../../model/place'
import { declarationId } from '../../model/reference'
import { refersTo, unknown, type Value, written } from '../../model/value'
import { attributeSeen } from './attribute-seen'
import type { Scope } from './evaluate/scope'
import { existsInside } from './existence'
import { lazilyWithin } from './lazily'
import type { ModuleInstance } from './module-instance'
import { defaultProvider, providerName } from './providers'
import { type Repeated, repetitionOf } from './repetition'
import { configuredBy, type ResourceInstance } from './resource-instance'
import type { Block } from './syntax/tree'

export interface ResourceSet {
  instances(): readonly ResourceInstance[]
  /** As an expression sees the name: the thing, a list of things, a map of things. */
  whole(place: Place): Value<unknown>
}

export function resourcesOf(mode: 'managed' | 'read', block: Block, module: ModuleInstance): ResourceSet {
  const [type = '', name = ''] = block.labels.map((label) => label.text)
  const base = `${module.address === '' ? '' : `${module.address}.`}${mode === 'read' ? 'data.' : ''}${type}.${name}`
  const scope: Scope = { world: module, source: block.source, bindings: undefined }
  const made = new Map<string, ResourceInstance>()
  const instanceOf = (each: Repeated): ResourceInstance => {
    const before = made.get(each.suffix)
    if (before !== undefined) return before
    const instance = instanceFor(each, { mode, type, base, block, module })
    made.set(each.suffix, instance)
    return instance
  }
  const register = (instance: ResourceInstance): void => {
    module.run.things.set(instance.id, (attribute, place) => attributeSeen(instance, attribute, place))
  }
  const repeated = lazilyWithin(
    () => repetitionOf(block, scope, base),
    ({ instances }) => {
      for (const each of instances) register(instanceOf(each))
    },
  )
  return {
    instances: () => (repeated()?.instances ?? []).map(instanceOf),
    whole: (place) =>
      repeated()?.collect((suffix) =>
        reference(`${base}${suffix}`, made.get(suffix)?.symbolic === true, module, place),
      ) ?? unknown('cycle', written(place)),
  }
}

function reference(address: string, symbolic: boolean, module: ModuleInstance, place: Place): Value<unknown> {
  const id = declarationId(module.run.deployment, address)
  const whole = refersTo([{ to: { is: 'declaration', id }, attribute: '*' }], written(place))
  return symbolic ? { ...whole, exact: false } : whole
}

interface Owner {
  readonly mode: 'managed' | 'read'
  readonly type: string
  readonly base: string
  readonly block: Block
  readonly module: ModuleInstance
}

function instanceFor(each: Repeated, { mode, type, base, block, module }: Owner): ResourceInstance {
  const address = `${base}${each.suffix}`
  return {
    id: declarationId(module.run.deployment, address),
    address,
    type,
    mode,
    block,
    scope: each.scope,
    exists: existsInside(module.exists, each.exists),
    symbolic: each.symbolic || module.symbolic,
    provider: module.provider(providerNameOf(block, type, module)),
    configured: configuredBy(block, mode, each.scope),
  }
}

function providerNameOf(block: Block, type: string, module: ModuleInstance): string {
  const argument = block.body.attributes.find((attribute) => attribute.name === 'provider')
  const text = module.run.texts.get(argument?.source ?? '') ?? ''
  return (argument === undefined ? undefined : providerName(argument.value, text)) ?? defaultProvider(type)
}
