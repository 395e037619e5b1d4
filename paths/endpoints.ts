/**
 * # Whether an endpoint takes a request
 *
 * Its connection is accepted, its private names work in its VPC, and behind a service of one's own the load balancer lets the client in
 * and has somewhere to send it.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html
 */
import type { Graph } from '../graph/graph'
import { anyEdge, sameText } from '../graph/same'
import { both, CANNOT_TELL, contrary, either, existing, isExactly, NO } from '../graph/standing'
import type { Relation, Resource } from '../model/resource'
import { alsoAllowed, alsoUnasked } from './breaks-behind'
import { breaksByCapture, breaksByPrivateDns, breaksByResolver } from './breaks-names'
import type { Judged } from './judged'
import { targetGroupsOf, targetSteps } from './load-balancer-targets'
import { zoneStep } from './load-balancer-zones'
import { listenerStep, privateLinkStep } from './load-balancers'
import { onlyTargets } from './places'
import { leadAlike } from './routing-targets'
import { behindFact } from './unseen'

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
    missing: () => behindFact(graph, endpoint, 'accepted'),
    source: `${LINK}/configure-endpoint-service.html`,
    edit: () => ({
      at: endpoint,
      attribute: 'accepters',
      says: 'Accept the connection, or do not require it',
      also: alsoUnasked(graph, endpoint),
    }),
  }
}

/**
 * An endpoint is created only for a service that allows its account. Where nobody knows that it is another account than the service's,
 * nothing is asked.
 */
export function allowedSteps(graph: Graph, endpoint: Resource): readonly Judged[] {
  const [service] = onlyTargets(graph.relation(endpoint, 'ownService'))
  if (!service || sameText(endpoint.account, service.account).no.is !== 'always') return []
  const allowed = graph.value(endpoint, 'accountAllowed')
  return [
    {
      stage: 'endpoint',
      code: 'account-not-allowed',
      is: isExactly(allowed, true),
      says: {
        open: `${service.address} allows the account of ${endpoint.address}`,
        blocked: `${service.address} does not allow the account of ${endpoint.address}, which cannot be created`,
      },
      at: service,
      because: [graph.value(service, 'allowedPrincipals'), allowed, endpoint.account],
      missing: () => behindFact(graph, endpoint, 'accountAllowed'),
      source: `${LINK}/configure-endpoint-service.html`,
      edit: () => ({
        at: service,
        attribute: 'allowedPrincipals',
        says: `Allow the account of ${endpoint.address} on the service`,
        also: alsoAllowed(graph, endpoint, service),
      }),
    },
  ]
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
    edit: () => ({
      at: vpc ?? endpoint,
      attribute: 'dnsHostnames',
      says: 'Turn on both DNS attributes of the VPC',
      breaks: vpcs.flatMap((one) => breaksByAttributes(graph, endpoint, one)),
    }),
  }
}

/** Names that private DNS and zones begin to answer, and who asks for them now. */
const breaksByAttributes = (graph: Graph, endpoint: Resource, vpc: Resource): readonly string[] => [
  ...(isExactly(graph.value(endpoint, 'serviceKey'), 'execute-api').yes.is === 'always'
    ? breaksByCapture(graph, vpc, endpoint.region)
    : []),
  ...breaksByResolver(graph, vpc, endpoint),
]

/**
 * Private DNS for S3 answers resolver endpoints only, unless it is told otherwise, and AWS then demands a gateway endpoint beside it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
 */
export function companionSteps(graph: Graph, endpoint: Resource): readonly Judged[] {
  const key = graph.value(endpoint, 'serviceKey')
  if (key.state !== 'known' || key.value !== 's3') return []
  const inbound = graph.value(endpoint, 'privateDnsOnlyForInboundResolverEndpoint')
  const beside = graph
    .ofKind('vpc-endpoint')
    .map((other) =>
      both(
        isExactly(graph.value(other, 'type'), 'Gateway'),
        isExactly(graph.value(other, 'serviceKey'), 's3'),
        leadAlike(graph.relation(other, 'vpc'), graph.relation(endpoint, 'vpc')),
        existing(other.exists),
      ),
    )
  const vpcs = onlyTargets(graph.relation(endpoint, 'vpc'))
  const open = vpcs.length !== 1 || vpcs.some((vpc) => graph.relation(vpc, 'endpoints').open)
  return [
    {
      stage: 'endpoint',
      code: 's3-private-dns-without-gateway-endpoint',
      is: either(isExactly(inbound, false), open ? CANNOT_TELL : NO, ...beside),
      says: {
        open: `${endpoint.address} may have private DNS`,
        blocked: `${endpoint.address} cannot have private DNS: the VPC has no gateway endpoint for S3`,
      },
      at: endpoint,
      because: [inbound, key],
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
      edit: () => ({
        at: endpoint,
        attribute: 'privateDnsOnlyForInboundResolverEndpoint',
        says: 'Add a gateway endpoint for S3, or let private DNS answer everybody',
        breaks: breaksByPrivateDns(graph, endpoint),
      }),
    },
  ]
}

/** An endpoint cannot have a subnet in a zone that the load balancers of the service are not in. */
function offeredZoneStep(graph: Graph, endpoint: Resource): Judged {
  const outside = graph.relation(endpoint, 'unofferedSubnets')
  return {
    stage: 'endpoint',
    code: 'endpoint-zone-not-offered',
    is: contrary(anyEdge(outside)),
    says: {
      open: `the service is offered in every zone of ${endpoint.address}`,
      blocked: `${endpoint.address} has a subnet in a zone that its service is not offered in`,
      unknown: `cannot tell whether the service is offered in every zone of ${endpoint.address}`,
    },
    at: endpoint,
    because: [
      graph.value(endpoint, 'subnets'),
      ...outside.edges.flatMap((edge) => edge.because),
      ...outside.why,
    ],
    source: `${LINK}/create-endpoint-service.html`,
    edit: () => ({
      at: endpoint,
      attribute: 'subnets',
      says: 'Choose subnets in the zones of the service',
    }),
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
  const balancers = balancersBehind(graph, endpoint)
  const zoned = balancers.length === 0 ? [] : [offeredZoneStep(graph, endpoint)]
  const inside = balancers.flatMap((balancer) => {
    const enforced = privateLinkStep(graph, balancer, port, clients)
    const zones = zone
      ? targetGroupsOf(graph, balancer, port).map(({ at: group }) => zoneStep(graph, balancer, group, [zone]))
      : []
    return [
      listenerStep(graph, balancer, port),
      ...(enforced ? [enforced] : []),
      ...zones,
      ...targetSteps(graph, balancer, port),
    ]
  })
  return [...zoned, ...inside]
}

const balancersBehind = (graph: Graph, endpoint: Resource): readonly Resource[] =>
  onlyTargets(graph.relation(endpoint, 'ownService')).flatMap((service) =>
    onlyTargets(graph.relation(service, 'networkLoadBalancers')),
  )

/** The port of the only listener behind an endpoint service of one's own. */
export function onlyPort(graph: Graph, endpoint: Resource): number | undefined {
  const ports = balancersBehind(graph, endpoint).flatMap((balancer) =>
    onlyTargets(graph.relation(balancer, 'listeners')).map((listener) => graph.value(listener, 'port')),
  )
  const [port, ...others] = ports
  return port?.state === 'known' && others.length === 0 ? Number(port.value) : undefined
}
