/** Which VPCs something runs in. */
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Graph } from './graph'

/** The VPCs a workload has network interfaces in, by way of its subnets. */
export function vpcsOf(graph: Graph, workload: Resource): Relation {
  const subnets = graph.relation(workload, 'subnets')
  const inside = subnets.edges.map((edge): Relation => {
    const [subnet] = edge.to
    if (!subnet || isOutside(subnet) || !edge.exact) return { edges: [], open: true, why: edge.because }
    return graph.relation(subnet, 'vpc')
  })
  const why = [...subnets.why, ...inside.flatMap((relation) => relation.why)]
  return { edges: inside.flatMap((relation) => relation.edges), open: why.length > 0, why }
}
