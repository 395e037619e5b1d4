/** What helps a packet whose sender has no address that its gateway would pass. */
import type { Graph } from '../graph/graph'
import type { Resource } from '../model/resource'
import { alsoFromInternet, breaksWithoutGateway } from './breaks-routes'
import type { Change } from './judged'
import { onlyTargets } from './places'
import { hasPublicAddress } from './places-client'

/** The table that a route stands in. */
export const tableOf = (graph: Graph, route: Resource): readonly Resource[] =>
  onlyTargets(graph.relation(route, 'table'))

/** A public address where it may have one; a function or a VPC link never has, so its packets have to go another way. */
export function addressEdit(
  graph: Graph,
  workload: Resource,
  subnet: Resource,
  route: Resource,
  family: 'ipv4' | 'ipv6',
): Change {
  if (family === 'ipv6')
    return {
      at: subnet,
      attribute: 'ipv6Cidr',
      says: 'Give the subnet a range of IPv6, and an address of it',
    }
  const [table] = tableOf(graph, route)
  if (hasPublicAddress(graph, workload, subnet).no.is === 'always' && !graph.row(workload.kind, 'publicIp'))
    return {
      at: table ?? subnet,
      attribute: 'routes',
      says: `Lead the default route to a NAT gateway, or place ${workload.address} where it does`,
      breaks: table ? breaksWithoutGateway(graph, table) : [],
      once: {
        at: workload,
        attribute: 'subnets',
        says: 'Place it where the default route leads to a NAT gateway, or lead that of each of its subnets to one',
      },
    }
  return {
    at: workload,
    attribute: 'publicIp',
    says: 'Give it a public address, or place it where a NAT gateway is on the way',
    also: alsoFromInternet(graph, workload),
  }
}
