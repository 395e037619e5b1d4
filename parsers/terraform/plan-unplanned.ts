/**
 * What the configuration of a plan says and the plan does not have. OpenTofu, and Terraform before 1.8, do not say of a plan that it is one of
 * targets (`-target`, `-exclude`); where a block that stands for one resource led to none, it is.
 */
import type { PlanDocument } from './plan-document'
import { entries, field, items, type Json, textField } from './plan-json'
import type { PlannedObject } from './planned-objects'

/** Addresses of such blocks. One that is repeated may be there no time at all. */
export function unplannedIn(plan: PlanDocument, objects: readonly PlannedObject[]): readonly string[] {
  if (plan.complete !== undefined || plan.changes === undefined || plan.configuration === undefined) return []
  const planned = new Set([...objects, ...plan.changes].map(({ parsed }) => blockOf(parsed)))
  return blocksIn(plan.configuration, []).filter((address) => !planned.has(address))
}

const blockOf = ({ modules, type, name }: PlannedObject['parsed']): string =>
  [...modules.map((step) => `module.${step.name}`), `${type}.${name}`].join('.')

function blocksIn(module: Json | undefined, path: readonly string[]): readonly string[] {
  const own = items(field(module, 'resources'))
    .filter((each) => field(each, 'mode') === 'managed' && isOne(each))
    .map((each) => [...path, `${textField(each, 'type')}.${textField(each, 'name')}`].join('.'))
  const called = entries(field(module, 'module_calls')).filter(([, call]) => isOne(call))
  return [
    ...own,
    ...called.flatMap(([name, call]) => blocksIn(field(call, 'module'), [...path, `module.${name}`])),
  ]
}

const isOne = (json: Json): boolean =>
  field(json, 'count_expression') === undefined && field(json, 'for_each_expression') === undefined
