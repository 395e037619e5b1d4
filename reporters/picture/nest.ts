/** Boxes in boxes: networks hold subnets, those hold what stands in them. What stands in several subnets is in their network. */
import type { Drawing, DrawnNode } from '../../model/drawing'

export interface Nested {
  readonly node: DrawnNode
  readonly inside: readonly Nested[]
}

/** Kinds that a network owns; others only speak of one. */
const OF_A_NETWORK =
  /^(subnet|vpc-endpoint|security-group|route-table|network-acl|target-group|nat-gateway|internet-gateway|egress-only-gateway|vpn-gateway|load-balancer|classic-load-balancer|lambda-function|ecs-service|instance|autoscaling-group|network-interface|resolver-endpoint|vpc-link-v2)$/

/** The boxes that stand in no other. */
export function nest(drawing: Drawing): readonly Nested[] {
  const parents = parentsIn(drawing)
  const childrenOf = (id: string | null): readonly Nested[] =>
    drawing.nodes
      .filter((node) => (parents.get(node.id) ?? null) === id)
      .map((node) => ({ node, inside: childrenOf(node.id) }))
  return childrenOf(null)
}

/** By node, what it stands in. A network stands in nothing, a subnet in a network: there are no circles. */
export function parentsIn({ nodes, links }: Drawing): ReadonlyMap<string, string> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const networks = new Map<string, string>()
  const subnets = new Map<string, string[]>()
  for (const { from, to, relation, exact } of links) {
    const owns = OF_A_NETWORK.test(kinds.get(from) ?? '') && exact
    if (owns && relation === 'vpc' && kinds.get(to) === 'vpc') networks.set(from, to)
    if (owns && kinds.get(from) !== 'subnet' && /^subnets?$/.test(relation) && kinds.get(to) === 'subnet')
      subnets.set(from, [...(subnets.get(from) ?? []), to])
  }
  const parents = new Map(networks)
  for (const [id, list] of subnets) {
    const around = new Set(list.map((subnet) => networks.get(subnet)))
    const [network] = around
    if (list.length === 1 && list[0] !== undefined) parents.set(id, list[0])
    else if (around.size === 1 && network !== undefined) parents.set(id, network)
  }
  return parents
}
