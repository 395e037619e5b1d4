/** The VPC that something is in: its own, or that of its subnets. */
import { allOf } from '../model/guard'
import { type Edge, isOutside, NO_EDGES, type Relation, type Resource } from '../model/resource'
import type { Graph } from './graph'

export function homeOf(graph: Graph, resource: Resource): Relation {
  const own = relationOf(graph, resource, 'vpc')
  if (own.edges.length > 0 || own.open) return own
  const subnets = ['subnet', 'subnets'].map((row) => relationOf(graph, resource, row))
  return {
    edges: subnets.flatMap(({ edges }) => edges.flatMap((edge) => vpcBehind(graph, resource, edge))),
    open: subnets.some(({ open }) => open),
    why: subnets.flatMap(({ why }) => why),
  }
}

const relationOf = (graph: Graph, resource: Resource, name: string): Relation =>
  graph.row(resource.kind, name) ? graph.relation(resource, name) : NO_EDGES

/** A subnet that lives elsewhere is in some VPC that nobody here knows. */
function vpcBehind(graph: Graph, from: Resource, edge: Edge): readonly Edge[] {
  const [subnet] = edge.to
  if (!subnet || !edge.exact || isOutside(subnet)) return [{ ...edge, relation: 'vpc', to: [], exact: false }]
  return graph.relation(subnet, 'vpc').edges.map((inner) => ({
    ...inner,
    from,
    guard: allOf([edge.guard, inner.guard]),
    because: [...edge.because, ...inner.because],
  }))
}
