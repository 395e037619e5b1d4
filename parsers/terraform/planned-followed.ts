/**
 * A reference to an argument of another resource is a reference to what that argument refers to:
 *
 *     vpc_id = aws_subnet.a.vpc_id      and      aws_subnet.a: vpc_id = aws_vpc.main.id      ->  aws_vpc.main, `id`
 */
import type { Declaration } from '../../model/declaration'
import { type Reference, referentKey } from '../../model/reference'
import type { Referring, Value } from '../../model/value'

const DEPTH = 20
const TARGETS = 2000

type Attributes = ReadonlyMap<string, Declaration['attributes']>

export function withReferencesFollowed(declarations: readonly Declaration[]): readonly Declaration[] {
  const byId: Attributes = new Map(declarations.map((each) => [each.id, each.attributes]))
  return declarations.map((each) => {
    const attributes = new Map([...each.attributes].map(([name, value]) => [name, followed(byId, value, 0)]))
    return { ...each, attributes }
  })
}

function followed(byId: Attributes, value: Value<unknown>, depth: number): Value<unknown> {
  if (depth > DEPTH) return value
  switch (value.state) {
    case 'reference':
      return followReference(byId, value, depth)
    case 'list':
      return { ...value, items: value.items.map((each) => followed(byId, each, depth + 1)) }
    case 'map': {
      const entries = [...value.entries].map(
        ([name, each]) => [name, followed(byId, each, depth + 1)] as const,
      )
      return { ...value, entries: new Map(entries) }
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
  const found = to.is === 'declaration' ? byId.get(to.id)?.get(attribute) : undefined
  return found?.state === 'reference' ? found : undefined
}
