/** Which instances a plan has of each module and resource, so that references find what they mean. */
import { compareKeys, type ModuleStep, printModules } from './address'
import { lazily } from './lazily'
import type { PlannedObject } from './planned-objects'

export interface PlanIndex {
  /** Instances of `mode.type.name` in one module instance, sorted: `[2]` before `[10]`. */
  resources(modules: readonly ModuleStep[], kind: string): readonly PlannedObject[]
  /** Instances of a module call in one module instance. */
  calls(modules: readonly ModuleStep[], name: string): readonly (readonly ModuleStep[])[]
  /** Everything in a module instance and below it. */
  below(modules: readonly ModuleStep[]): readonly PlannedObject[]
}

export const kindOf = (object: {
  readonly mode: string
  readonly type: string
  readonly name: string
}): string => `${object.mode}.${object.type}.${object.name}`

/** Made when it is first asked: a plan that changes nothing has no references to follow. */
export function indexOf(objects: readonly PlannedObject[]): PlanIndex {
  const index = lazily(() => indexed(objects))
  return {
    resources: (modules, kind) => index().resources(modules, kind),
    calls: (modules, name) => index().calls(modules, name),
    below: (modules) => index().below(modules),
  }
}

function indexed(objects: readonly PlannedObject[]): PlanIndex {
  const resources = new Map<string, PlannedObject[]>()
  const calls = new Map<string, Map<string, readonly ModuleStep[]>>()
  const below = new Map<string, PlannedObject[]>()
  for (const object of objects) {
    const { modules } = object.parsed
    append(resources, `${printModules(modules)} ${kindOf(object.parsed)}`, object)
    for (let length = 0; length <= modules.length; length += 1) {
      const instance = modules.slice(0, length)
      append(below, printModules(instance), object)
      const last = instance[length - 1]
      if (last === undefined) continue
      const call = `${printModules(instance.slice(0, -1))} ${last.name}`
      const known = calls.get(call) ?? new Map<string, readonly ModuleStep[]>()
      calls.set(call, known.set(printModules(instance), instance))
    }
  }
  for (const instances of resources.values())
    instances.sort((a, b) => compareKeys(a.parsed.key, b.parsed.key))
  return {
    resources: (modules, kind) => resources.get(`${printModules(modules)} ${kind}`) ?? [],
    calls: (modules, name) => [...(calls.get(`${printModules(modules)} ${name}`)?.values() ?? [])],
    below: (modules) => below.get(printModules(modules)) ?? [],
  }
}

function append(map: Map<string, PlannedObject[]>, key: string, object: PlannedObject): void {
  const known = map.get(key)
  if (known) known.push(object)
  else map.set(key, [object])
}
