/** Gateway endpoints beside an endpoint: in its VPC, or on its route tables. */
import { isOutside, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { comesAfter } from '../order'
import { sameKey, sameTarget } from '../same'
import { both, isExactly, type Standing } from '../standing'

const rows = factRows['vpc-endpoint']

export const gatewaysOfService: Fact = {
  about: ['vpc-endpoint'],
  name: 'gatewaysOfService',
  shownAs: 'gateway endpoints of the same service in the VPC of {subject}',
  says: 'Gateway endpoints of the same service in the same VPC.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
  row: rows.gatewaysOfService,
  compute: (graph, endpoint) =>
    gather(graph, endpoint, 'gatewaysOfService', gatewaysBeside(graph, endpoint), unseenIn(graph, endpoint)),
}

/** The same without what may exist elsewhere: to say "none is declared here" of a VPC that somebody else owns. */
export const declaredGateways: Fact = {
  about: ['vpc-endpoint'],
  name: 'declaredGateways',
  shownAs: 'gateway endpoints of the same service declared here for the VPC of {subject}',
  says: 'Gateway endpoints of the same service in the same VPC, of those that are declared here.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
  row: rows.declaredGateways,
  compute: (graph, endpoint) => gather(graph, endpoint, 'declaredGateways', gatewaysBeside(graph, endpoint)),
}

const gatewaysBeside = (graph: Graph, endpoint: Resource): readonly Candidate[] =>
  othersBeside(graph, endpoint)
    .filter((other) => !graph.exclusive(endpoint, other))
    .map((other) => ({
      target: other,
      is: both(isGatewayOfSame(graph, endpoint, other), inOneVpc(graph, endpoint, other)),
      because: ['type', 'service', 'vpc'].map((row) => graph.value(other, row)),
    }))

export const tableSharers: Fact = {
  about: ['vpc-endpoint'],
  name: 'tableSharers',
  shownAs: 'gateway endpoint of the same service on a route table of {subject}',
  says: 'Gateway endpoints that stand before this one, lead to the same service and are associated with one of its route tables.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  row: rows.tableSharers,
  compute: (graph, endpoint) => {
    const tables = graph.relation(endpoint, 'routeTables')
    const candidates = othersBeside(graph, endpoint)
      .filter((other) => comesAfter(endpoint, other) && !graph.exclusive(endpoint, other))
      .map(
        (other): Candidate => ({
          target: other,
          is: both(
            isGatewayOfSame(graph, endpoint, other),
            sameTarget(tables, graph.relation(other, 'routeTables')),
          ),
          because: ['routeTables', 'service'].map((row) => graph.value(other, row)),
        }),
      )
    return gather(graph, endpoint, 'tableSharers', candidates)
  },
}

const othersBeside = (graph: Graph, endpoint: Resource): readonly Resource[] =>
  graph
    .ofKind('vpc-endpoint')
    .filter((other) => other.id !== endpoint.id && graph.joined(endpoint.deployment, other.deployment))

const isGatewayOfSame = (graph: Graph, endpoint: Resource, other: Resource): Standing =>
  both(
    isExactly(graph.value(other, 'type'), 'Gateway'),
    sameKey(graph.value(endpoint, 'serviceKey'), graph.value(other, 'serviceKey')),
  )

const inOneVpc = (graph: Graph, endpoint: Resource, other: Resource): Standing =>
  sameTarget(graph.relation(endpoint, 'vpc'), graph.relation(other, 'vpc'))

/** Why a VPC may hold more endpoints than are seen here: it lives elsewhere, or was handed on. */
function unseenIn(graph: Graph, endpoint: Resource): readonly Value<unknown>[] {
  return graph.relation(endpoint, 'vpc').edges.flatMap((edge) => {
    const [vpc] = edge.to
    if (!vpc || !edge.exact || isOutside(vpc)) return edge.because
    const all = graph.relation(vpc, 'endpoints')
    return all.open ? all.why : []
  })
}
