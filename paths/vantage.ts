/**
 * Where a name is asked from. What is asked inside a VPC is answered by its DHCP options' servers; what comes in through an inbound
 * resolver endpoint is answered by the resolver of the VPC it stands in.
 */

import type { Graph } from '../graph/graph'
import { vpcsOf } from '../graph/vpcs'
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../model/resource'

export type Vantage =
  | { readonly is: 'vpc' | 'inbound'; readonly vpc: Resource | Outside }
  | { readonly is: 'internet' }

export const FROM_INTERNET: Vantage = { is: 'internet' }

export const keyOfVpc = (vpc: Resource | Outside): string => (isOutside(vpc) ? vpc.key : vpc.id)
export const nameOfVpc = (vpc: Resource | Outside): string => (isOutside(vpc) ? vpc.name : vpc.address)

/** All of a kind that say they belong to this VPC, declared here or elsewhere. */
export function belonging(graph: Graph, vpc: Resource | Outside, kind: string, relation: string): Relation {
  if (!isOutside(vpc)) return graph.leading(vpc, kind, relation)
  const edges = graph.ofKind(kind).flatMap((one) =>
    graph.relation(one, relation).edges.flatMap((edge): readonly Edge[] => {
      const [target] = edge.to
      const here = edge.exact && target && isOutside(target) && target.key === vpc.key
      return here ? [{ ...edge, to: [one] }] : []
    }),
  )
  return { edges, open: true, why: [vpc.value] }
}

/** The VPCs that something asks from: by its subnets, or itself. Nothing in a VPC asks from the internet. */
export function vantagesOf(graph: Graph, from: Resource): readonly Vantage[] {
  if (from.kind === 'vpc') return [{ is: 'vpc', vpc: from }]
  const relation = graph.row(from.kind, 'subnets') ? vpcsOf(graph, from) : graph.relation(from, 'vpc')
  const vpcs = new Map(
    relation.edges.flatMap(({ to: [vpc], exact }) => (vpc && exact ? [[keyOfVpc(vpc), vpc] as const] : [])),
  )
  const is = from.kind === 'resolver-endpoint' ? 'inbound' : 'vpc'
  if (vpcs.size > 0) return [...vpcs.values()].map((vpc) => ({ is, vpc }))
  const somewhere = relation.open || relation.edges.length > 0
  return somewhere || from.kind === 'resolver-endpoint' ? [] : [FROM_INTERNET]
}
