/**
 * A reference to an argument of another resource is a reference to what that argument refers to:
 *
 *     vpc_id = aws_subnet.a.vpc_id      and      aws_subnet.a: vpc_id = aws_vpc.main.id      ->  aws_vpc.main, `id`
 *
 * What is asked of a data source that reads back a resource of the plan is asked of that.
 */
import type { Declaration } from '../../model/declaration'
import { lazyMap } from '../../model/lazy-map'
import { type Reference, referentKey } from '../../model/reference'
import type { Referring, Value } from '../../model/value'
import { resourceRead } from './read-back'

const DEPTH = 20
const TARGETS = 2000

type Attributes = Pick<ReadonlyMap<string, Declaration['attributes']>, 'get'>

/** `attributesOf`: what a declaration says, as it says it. */
export function following(
  attributesOf: (id: string) => Declaration['attributes'] | undefined,
): (value: Value<unknown>) => Value<unknown> {
  const byId = lazyMap(() => [], attributesOf)
  return (value) => followed(byId, value, 0)
}

/** The same map where nothing refers to anything, as in most of a large plan. */
function entriesFollowed(
  byId: Attributes,
  entries: ReadonlyMap<string, Value<unknown>>,
  depth: number,
): ReadonlyMap<string, Value<unknown>> {
  let changed: Map<string, Value<unknown>> | undefined
  for (const [name, value] of entries) {
    const further = followed(byId, value, depth)
    if (further === value) continue
    changed ??= new Map(entries)
    changed.set(name, further)
  }
  return changed ?? entries
}

function followed(byId: Attributes, value: Value<unknown>, depth: number): Value<unknown> {
  if (depth > DEPTH) return value
  switch (value.state) {
    case 'reference':
      return followReference(byId, value, depth)
    case 'list': {
      const items = value.items.map((each) => followed(byId, each, depth + 1))
      return items.every((item, at) => item === value.items[at]) ? value : { ...value, items }
    }
    case 'map': {
      const entries = entriesFollowed(byId, value.entries, depth + 1)
      return entries === value.entries ? value : { ...value, entries }
    }
    default:
      return value
  }
}

function followReference(byId: Attributes, value: Referring, depth: number): Referring {
  const steps = value.targets.map((target) => next(byId, target))
  if (steps.every((step) => step === undefined)) return value
  const targets = new Map<string, Reference>()
  for (const [at, target] of value.targets.entries()) {
    for (const each of steps[at]?.targets ?? [target])
      targets.set(`${referentKey(each.to)} ${each.attribute}`, each)
  }
  if (targets.size > TARGETS) return value
  const exact = value.exact && targets.size === 1 && steps.every((step) => step?.exact !== false)
  const further = { ...value, targets: [...targets.values()], exact }
  return depth >= DEPTH ? further : followReference(byId, further, depth + 1)
}

function next(byId: Attributes, { to, attribute }: Reference): Referring | undefined {
  if (to.is !== 'declaration') return undefined
  const said = byId.get(to.id)
  const found = said?.get(attribute)
  if (found?.state === 'reference') return found
  const again = said && resourceRead(to.id, (name) => said.get(name))
  return again && { ...again, targets: again.targets.map((target) => ({ ...target, attribute })) }
}
