/** Zones of a load balancer: which of its nodes has a target. */
import type { Graph } from '../graph/graph'
import { sameKey } from '../graph/same'
import { both, CANNOT_TELL, either, isExactly, NO, type Standing, standingOf, YES } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
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
  const zones = ends
    .flatMap((end) => onlyTargets(end.subnets))
    .map((subnet) => graph.value(subnet, 'zoneKey'))
  const unseen = ends.some((end) => end.subnets.open || end.subnets.edges.some((edge) => !edge.exact))
  const served = nodes.map((node) =>
    either(
      unseen || zones.length === 0 ? CANNOT_TELL : NO,
      ...zones.map((zone) => sameZone(zone, graph.value(node, 'zoneKey'))),
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

/** Entries of one list of zones differ where their numbers do. */
export function sameZone(a: Value<unknown>, b: Value<unknown>): Standing {
  if (a.state === 'known' && b.state === 'known') return a.value === b.value ? YES : NO
  return sameKey(a, b)
}
