/** Whether some of what a relation leads to is such: what nobody can see may be. */
import { isOutside, type Relation, type Resource } from '../model/resource'
import { CANNOT_TELL, either, NO, type Standing, under } from './standing'

export function led(relation: Relation, ask: (one: Resource) => Standing): Standing {
  const each = relation.edges.map(({ to: [target], exact, guard }) =>
    under(guard, target && exact && !isOutside(target) ? ask(target) : CANNOT_TELL),
  )
  return either(relation.open ? CANNOT_TELL : NO, ...each)
}
