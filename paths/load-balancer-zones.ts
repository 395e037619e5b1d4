/** Zones of a load balancer: which of its nodes has a target. */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, either, isExactly, NO, standingOf, YES } from '../graph/standing'
import { inOneZone } from '../graph/zones'
import type { Resource } from '../model/resource'
import type { Judged } from './judged'
import { onlyTargets } from './places'
import { type Client, clientOf } from './places-client'
import { targetsOf } from './registered-targets'

const NETWORK = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network'

/** A node serves the targets of its zone, or those of all zones. `nodes`: the subnets whose nodes are asked. */
export function zoneStep(
  graph: Graph,
  balancer: Resource,
  group: Resource,
  nodes: readonly Resource[],
): Judged {
  const said = graph.value(group, 'crossZone')
  const own = isExactly(graph.value(balancer, 'crossZone'), true)
  const across = standingOf(said, (one) =>
    one.state !== 'known' ? own : one.value === 'true' ? YES : one.value === 'false' ? NO : own,
  )
  const ends = targetsOf(graph, group).map(({ target }): Client => clientOf(graph, target))
  const theirs = ends.flatMap((end) => onlyTargets(end.subnets))
  const zones = theirs.map((subnet) => graph.value(subnet, 'zoneKey'))
  const unseen = ends.some((end) => end.subnets.open || end.subnets.edges.some((edge) => !edge.exact))
  const served = nodes.map((node) =>
    either(
      unseen || theirs.length === 0 ? CANNOT_TELL : NO,
      ...theirs.map((subnet) => inOneZone(graph, subnet, node)),
    ),
  )
  return {
    stage: 'target',
    code: 'load-balancer-zone-without-target',
    is: either(across, both(...served)),
    says: {
      open: `every asked node of ${balancer.address} has a target`,
      blocked: `a node of ${balancer.address} has no target of ${group.address} in its zone, and nodes do not serve other zones`,
    },
    at: balancer,
    because: [graph.value(balancer, 'crossZone'), said, ...zones],
    source: `${NETWORK}/network-load-balancers.html`,
    edit: () => ({
      at: balancer,
      attribute: 'crossZone',
      says: 'Turn on cross-zone load balancing, or add a target in the zone',
    }),
  }
}
