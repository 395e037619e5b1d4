/** Making a derived relation: certain members become edges under their guard, uncertain ones leave the relation open. */
import { anyOf, type Guard, not } from '../model/guard'
import { type Edge, type Relation, type Resource, relationOf, type Told } from '../model/resource'
import type { Value } from '../model/value'
import type { Graph } from './graph'
import type { Standing } from './standing'

export interface Candidate {
  readonly target: Resource
  readonly is: Standing
  readonly because: readonly Value<unknown>[]
  /** The evidence in sentences. */
  readonly told?: readonly Told[]
}

/** `also`: reasons beyond the candidates why there may be more. */
export function gather(
  graph: Graph,
  from: Resource,
  relation: string,
  candidates: readonly Candidate[],
  also: readonly Value<unknown>[] = [],
): Relation {
  const edges: Edge[] = []
  const why: Value<unknown>[] = [...also]
  for (const { target, is, because, told } of candidates) {
    if (graph.possible(is.yes))
      edges.push({ from, relation, to: [target], exact: true, guard: is.yes, because, ...(told && { told }) })
    if (graph.possible(undecided(is))) why.push(...because)
  }
  return relationOf(edges, why)
}

/** The worlds in which nobody can tell. */
export const undecided = (is: Standing): Guard => not(anyOf([is.yes, is.no]))
