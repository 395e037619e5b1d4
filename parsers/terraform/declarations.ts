/** Resource instances as declarations. */
import type { Declaration } from '../../model/declaration'
import type { Reference } from '../../model/reference'
import type { Value } from '../../model/value'
import { regionOf } from './data-sources'
import { evaluate } from './evaluate/expression'
import { referencesOf } from './evaluate/references-of'
import type { Definition } from './evaluate/scope'
import { lazily } from './lazily'
import { mentionsOf } from './mentions'
import { dependsOnOf } from './module-calls'
import { headerPlace, type ModuleInstance } from './module-instance'
import { configuredNames, type ResourceInstance } from './resource-instance'
import { settle } from './settle'

/** All declarations of a module instance and of the modules it calls. */
export function declarationsOf(module: ModuleInstance): readonly Declaration[] {
  const own = module.resources().map((instance) => declarationOf(instance, module))
  const inner = module.moduleCalls().flatMap((call) => call.instances().flatMap(declarationsOf))
  return [...own, ...inner]
}

function declarationOf(instance: ResourceInstance, module: ModuleInstance): Declaration {
  const { block } = instance
  const attributes = attributesOf(instance)
  return {
    id: instance.id,
    deployment: module.run.deployment,
    dialect: 'terraform',
    address: instance.address,
    type: instance.type,
    mode: instance.mode,
    attributes,
    place: headerPlace(block),
    calls: module.calls,
    exists: instance.exists,
    ...(instance.symbolic ? { symbolic: true as const } : {}),
    account: instance.provider.account,
    region: regionOf(instance),
    dependsOn: dependenciesOf([...dependsOnOf(block, instance.scope), ...module.dependsOn]),
    mentions: lazily(() => mentionsOf(block.body, instance.scope)),
    ...(block.broken ? { open: true as const } : {}),
    ...(block.construct === undefined ? {} : { construct: { path: block.construct } }),
  }
}

function attributesOf(instance: ResourceInstance): ReadonlyMap<string, Value<unknown>> {
  const attributes = new Map<string, Value<unknown>>()
  for (const name of configuredNames(instance.block)) {
    const value = instance.configured(name)
    if (value !== undefined && value.state !== 'absent') attributes.set(name, settle(value, isZoneList))
  }
  return attributes
}

const isZoneList = (id: string): boolean => /(?:^|[#.])data\.aws_availability_zones\./.test(id)

/** What `depends_on` names; a module stands for all that is declared in it. */
function dependenciesOf(definitions: readonly Definition[]): readonly Reference[] {
  return referencesOf(definitions.map(({ expression, scope }) => evaluate(expression, scope)))
}
