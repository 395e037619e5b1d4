/** What one view of a deployment is sure of, so that two views of the same one can be compared. */
import type { Graph } from '../../graph/graph'
import { isOutside, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'

/** By address and attribute or relation: known values, and edges that are sure to lead where they lead. */
export function statementsOf(graph: Graph): ReadonlyMap<string, string> {
  const managed = graph.resources.filter(({ ownership, symbolic }) => ownership === 'managed' && !symbolic)
  const all = managed.flatMap((resource) =>
    Object.keys(graph.rowsOf(resource.kind)).flatMap((name) => {
      const said = saidOf(graph, resource, name)
      return said === undefined ? [] : [[`${resource.address} ${name}`, said] as const]
    }),
  )
  return new Map(all)
}

function saidOf(graph: Graph, resource: Resource, name: string): string | undefined {
  const row = graph.row(resource.kind, name)
  const isRelation = ['one', 'many', 'parts', 'reverse', 'policy'].includes(row?.row ?? '')
  if (!isRelation) return known(graph.value(resource, name))
  const { edges, open } = graph.relation(resource, name)
  const sure = !open && edges.every(({ exact, to }) => exact && to.length > 0 && !to.some(isOutside))
  if (!sure || edges.length === 0) return undefined
  return edges
    .flatMap(({ to }) => to.map((each) => (isOutside(each) ? 'outside' : each.address)))
    .sort()
    .join()
}

const known = (value: Value<unknown>): string | undefined =>
  value.state === 'known' ? JSON.stringify(value.value) : undefined
