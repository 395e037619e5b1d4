/**
 * What says the groups and subnets of instances in their place: their network interfaces, the template or configuration that they are
 * launched by. What somebody else has of these may say what nobody sees here.
 */
import { isOutside, NO_EDGES, type Relation, type Resource, relationOf } from '../model/resource'
import type { Value } from '../model/value'
import type { Graph } from './graph'

const HOLDERS = ['networkInterfaces', 'launchTemplate', 'launch'] as const

export const holdersOf = (graph: Graph, workload: Resource): readonly Resource[] =>
  HOLDERS.flatMap((relation) => graph.relation(workload, relation).edges.flatMap((edge) => seen(edge) ?? []))

/** Why there may be others. */
export const unseenHolders = (graph: Graph, workload: Resource): readonly Value<unknown>[] =>
  HOLDERS.flatMap((relation) => {
    const { edges, why } = graph.relation(workload, relation)
    return [...why, ...edges.flatMap((edge) => (seen(edge) ? [] : edge.because))]
  })

function seen({ to, exact }: Relation['edges'][number]): Resource | undefined {
  const [target] = to
  return target && exact && to.length === 1 && !isOutside(target) ? target : undefined
}

/** The groups that a resource names, or that what launches it names. */
export function groupsNamed(graph: Graph, one: Resource): Relation {
  const own = graph.relation(one, 'securityGroups')
  if (own.edges.length > 0 || own.open) return own
  const all = holdersOf(graph, one).map((holder) => graph.relation(holder, 'securityGroups'))
  const unseen = unseenHolders(graph, one)
  if (all.length + unseen.length === 0) return NO_EDGES
  return relationOf(
    all.flatMap(({ edges }) => edges),
    [...unseen, ...all.flatMap(({ why }) => why)],
  )
}
