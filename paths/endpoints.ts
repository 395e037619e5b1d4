/**
 * # Whether an endpoint takes a request
 *
 * Its connection is accepted, its private names work in its VPC, and behind a service of one's own the load balancer lets the client in
 * and has somewhere to send it.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html
 */
import type { Graph } from '../graph/graph'
import { both, isExactly } from '../graph/standing'
import type { Relation, Resource } from '../model/resource'
import type { Judged } from './judged'
import { listenerStep, privateLinkStep, targetGroupsOf, targetSteps, zoneStep } from './load-balancers'
import { onlyTargets } from './places'

const LINK = 'https://docs.aws.amazon.com/vpc/latest/privatelink'

export function acceptedStep(graph: Graph, endpoint: Resource): Judged {
  const accepted = graph.value(endpoint, 'accepted')
  return {
    stage: 'endpoint',
    code: 'connection-not-accepted',
    is: isExactly(accepted, true),
    says: {
      open: `the connection of ${endpoint.address} is accepted`,
      blocked: `${endpoint.address} stays in pendingAcceptance: nothing accepts its connection`,
      unknown: `cannot tell whether the connection of ${endpoint.address} is accepted`,
    },
    at: endpoint,
    because: [accepted, graph.value(endpoint, 'service')],
    source: `${LINK}/configure-endpoint-service.html`,
    edit: {
      at: endpoint,
      attribute: 'accepters',
      says: 'Accept the connection, or do not require it',
      breaks: [],
    },
  }
}

/** A request by the service's public name goes to the endpoint only if all of this is on. */
export function privateDnsStep(graph: Graph, endpoint: Resource): Judged {
  const own = graph.value(endpoint, 'privateDns')
  const vpcs = onlyTargets(graph.relation(endpoint, 'vpc'))
  const attributes = vpcs.flatMap((vpc) => ['dnsSupport', 'dnsHostnames'].map((row) => graph.value(vpc, row)))
  const [vpc] = vpcs
  return {
    stage: 'name',
    code: 'private-dns-unusable',
    is: both(isExactly(own, true), ...attributes.map((value) => isExactly(value, true))),
    says: {
      open: `private DNS of ${endpoint.address} answers the name`,
      blocked: `private DNS of ${endpoint.address} cannot work: it needs both DNS attributes of the VPC`,
      unknown: `cannot tell whether private DNS of ${endpoint.address} works`,
    },
    at: endpoint,
    because: [own, ...attributes],
    source: `${LINK}/interface-endpoints.html`,
    edit: {
      at: vpc ?? endpoint,
      attribute: 'dnsHostnames',
      says: 'Turn on both DNS attributes of the VPC',
      breaks: [],
    },
  }
}

/** Behind an endpoint service that is declared here; nothing is known of others. `zone`: only the node of this subnet's zone. */
export function providerSteps(
  graph: Graph,
  endpoint: Resource,
  port: number | undefined,
  clients: Relation | undefined,
  zone?: Resource,
): readonly Judged[] {
  const services = onlyTargets(graph.relation(endpoint, 'ownService'))
  const balancers = services.flatMap((service) =>
    onlyTargets(graph.relation(service, 'networkLoadBalancers')),
  )
  return balancers.flatMap((balancer) => {
    const enforced = privateLinkStep(graph, balancer, port, clients)
    const zones = zone
      ? targetGroupsOf(graph, balancer, port).map((group) => zoneStep(graph, balancer, group, [zone]))
      : []
    return [
      listenerStep(graph, balancer, port),
      ...(enforced ? [enforced] : []),
      ...zones,
      ...targetSteps(graph, balancer, port),
    ]
  })
}
