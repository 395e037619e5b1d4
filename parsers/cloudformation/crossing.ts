/**
 * Values that cross from one stack into another. Names of conditions are unique in one template only: what crosses says whose
 * condition it speaks of.
 */
import type { Guard } from '../../model/guard'
import type { Value } from '../../model/value'

/** `owner`: the template or stack whose conditions the value depends on, as people know it. */
export function crossing(value: Value, owner: string): Value {
  switch (value.state) {
    case 'conditional':
      return {
        ...value,
        cases: value.cases.map((each) => ({
          guard: ownedBy(owner, each.guard),
          value: crossing(each.value, owner),
        })),
      }
    case 'list':
      return { ...value, items: value.items.map((item) => crossing(item, owner)) }
    case 'map':
      return {
        ...value,
        entries: new Map([...value.entries].map(([name, entry]) => [name, crossing(entry, owner)])),
      }
    case 'template':
      return {
        ...value,
        parts: value.parts.map((part) => (typeof part === 'string' ? part : crossing(part, owner))),
      }
    default:
      return value
  }
}

function ownedBy(owner: string, guard: Guard): Guard {
  switch (guard.is) {
    case 'named':
      return { ...guard, name: guard.name.includes(' of ') ? guard.name : `${guard.name} of ${owner}` }
    case 'not':
      return { ...guard, guard: ownedBy(owner, guard.guard) }
    case 'all':
    case 'any':
      return { ...guard, guards: guard.guards.map((part) => ownedBy(owner, part)) }
    default:
      return guard
  }
}
