/**
 * # The walk
 *
 * What a request of a workload meets on its way, stage by stage, each judged even after a block. Where it goes is known when the walk
 * begins: an endpoint, an AWS service by its public name, something in a VPC, the internet.
 *
 *     aws_ecs_service.worker -> sqs      private DNS, groups of both ends, network ACLs both ways, the endpoint's state
 */
import type { Graph } from '../graph/graph'
import { NO, YES } from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { breaksByGatewayEndpoint } from './breaks-routes'
import type { Destination } from './destination'
import {
  acceptedStep,
  allowedSteps,
  companionSteps,
  onlyPort,
  privateDnsStep,
  providerSteps,
} from './endpoints'
import { endpointsFor, vpcOfEndpoint } from './endpoints-for'
import { routeBetween } from './follow-between'
import { filterSteps } from './follow-filters'
import { natSteps } from './follow-nat'
import { abroadSteps, attachedSteps, attaches } from './follow-provider'
import { routeSteps } from './follow-route'
import { sameVpc } from './follow-vpcs'
import { identityAcross } from './identity-across'
import type { Change, Judged } from './judged'
import { targetSteps } from './load-balancer-targets'
import { listenerStep } from './load-balancers'
import { type Addresses, INTERNET, onlyTargets } from './places'
import { type Client, clientOf, isOutsideOfVpcs } from './places-client'
import { tcp } from './security-group-rules'
import { groupsOf } from './security-groups'

/** One thing on the way, and what it does with the request. */
export interface Stretch {
  readonly at?: Resource
  readonly label: string
  readonly steps: readonly Judged[]
}

export function follow(
  graph: Graph,
  client: Client,
  destination: Destination,
  port: number | undefined,
): readonly Stretch[] {
  switch (destination.is) {
    case 'endpoint':
      return toEndpoint(graph, client, destination, port)
    case 'service':
      return toService(graph, client, destination, port)
    case 'internet':
      return toPublic(graph, client, destination, port ?? 443)
    case 'resource':
      return toResource(graph, client, destination.resource, port)
  }
}

function toPublic(
  graph: Graph,
  client: Client,
  {
    service,
    perhaps,
    family,
    addresses,
    label = service ?? 'the internet',
  }: Extract<Destination, { is: 'internet' }>,
  port: number,
): readonly Stretch[] {
  const all: Addresses = {
    is: 'public',
    ...(service !== undefined && { service }),
    ...(perhaps && { perhaps }),
    ...(family && { family }),
  }
  return outwards(graph, client, addresses ?? all, label, port)
}

const labelled = (client: Client, steps: readonly Judged[]): Stretch => ({
  at: client.workload,
  label: client.workload.address,
  steps,
})

function outwards(
  graph: Graph,
  client: Client,
  to: Addresses,
  label: string,
  port: number,
): readonly Stretch[] {
  if (isOutsideOfVpcs(client)) return [labelled(client, [])]
  const steps = [
    ...routeSteps(graph, client, to, label),
    ...filterSteps(graph, client, { label, addresses: to }, tcp(port)),
    ...natSteps(graph, client, to, port),
  ]
  return [labelled(client, steps), { label, steps: [] }]
}

/** The endpoint that answers the service's name in the VPC, if one does; else the way to the service's public addresses. */
function toService(
  graph: Graph,
  client: Client,
  { service, elsewhere }: Extract<Destination, { is: 'service' }>,
  port = 443,
): readonly Stretch[] {
  if (elsewhere) return outwards(graph, client, INTERNET, `${service} of another Region`, port)
  const [endpoint] = endpointsFor(graph, client, service)
  if (endpoint) return toEndpoint(graph, client, { is: 'endpoint', endpoint, byName: true }, port)
  return outwards(graph, client, { is: 'public', service }, service, port)
}

function toEndpoint(
  graph: Graph,
  client: Client,
  { endpoint, byName, node }: Extract<Destination, { is: 'endpoint' }>,
  port: number | undefined,
): readonly Stretch[] {
  const home = vpcOfEndpoint(graph, endpoint)
  const type = graph.value(endpoint, 'type')
  if (type.state === 'known' && type.value === 'Gateway')
    return throughGateway(graph, client, endpoint, port ?? 443)
  const end = {
    label: endpoint.address,
    at: endpoint,
    subnets: graph.relation(endpoint, 'subnets'),
    groups: groupsOf(graph, endpoint, home),
  }
  const own = graph.relation(endpoint, 'ownService').edges.length > 0
  const flow = tcp(port ?? (own ? onlyPort(graph, endpoint) : 443))
  const identity = client.vpc && home ? identityAcross(graph, client.vpc, home) : YES
  const steps = [
    ...routeBetween(graph, client, home, end.subnets, end.label),
    ...filterSteps(graph, client, end, flow, identity),
  ]
  return [
    labelled(client, [
      ...(byName ? [privateDnsStep(graph, endpoint), ...companionSteps(graph, endpoint)] : []),
      ...steps,
    ]),
    {
      at: endpoint,
      label: endpoint.address,
      steps: [...allowedSteps(graph, endpoint), acceptedStep(graph, endpoint)],
    },
    ...providers(graph, endpoint, flow.from, client.subnets, node),
  ]
}

function providers(
  graph: Graph,
  endpoint: Resource,
  port: number | undefined,
  clients: Relation,
  node: Resource | undefined,
): readonly Stretch[] {
  const steps = providerSteps(graph, endpoint, port, clients, node)
  const [service] = onlyTargets(graph.relation(endpoint, 'ownService'))
  return service && steps.length > 0 ? [{ at: service, label: service.address, steps }] : []
}

/** A gateway endpoint is a route: it serves subnets of its own VPC whose table has it. */
function throughGateway(graph: Graph, client: Client, endpoint: Resource, port: number): readonly Stretch[] {
  const key = graph.value(endpoint, 'serviceKey')
  const service = key.state === 'known' ? String(key.value) : endpoint.address
  const same = sameVpc(client.vpc, vpcOfEndpoint(graph, endpoint))
  if (same.no.is !== 'always') return outwards(graph, client, { is: 'public', service }, service, port)
  const step: Judged = {
    stage: 'endpoint',
    code: 'gateway-endpoint-not-transitive',
    is: NO,
    says: {
      open: '',
      blocked: `${endpoint.address} serves its own VPC only, not ${client.workload.address}`,
    },
    at: endpoint,
    because: [graph.value(endpoint, 'vpc')],
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    edit: () => ownGateway(graph, client, endpoint, service),
  }
  return [labelled(client, []), { at: endpoint, label: endpoint.address, steps: [step] }]
}

function ownGateway(graph: Graph, { vpc, workload }: Client, endpoint: Resource, service: string): Change {
  const home = vpc && !isOutside(vpc) ? vpc : endpoint
  return {
    at: home,
    says: `Make a gateway endpoint for ${service} in the VPC of ${workload.address}`,
    breaks: vpc ? breaksByGatewayEndpoint(graph, vpc, service, workload) : [],
  }
}

function toResource(
  graph: Graph,
  client: Client,
  resource: Resource,
  port: number | undefined,
): readonly Stretch[] {
  if (attaches(client.workload, resource)) {
    const steps = [...attachedSteps(graph, client.workload, resource, port), ...behind(graph, resource, port)]
    return [labelled(client, []), { at: resource, label: resource.address, steps }]
  }
  const far = clientOf(graph, resource)
  const end = {
    label: resource.address,
    at: resource,
    subnets: far.subnets,
    ...(far.groups && { groups: far.groups }),
  }
  const identity =
    client.vpc && far.vpc && !isOutside(far.vpc) ? identityAcross(graph, client.vpc, far.vpc) : YES
  const steps = [
    ...abroadSteps(client.workload, resource),
    ...routeBetween(graph, client, far.vpc, far.subnets, end.label),
    ...filterSteps(graph, client, end, tcp(port), identity),
  ]
  const isBalancer = resource.kind === 'load-balancer'
  const inside = isBalancer ? behind(graph, resource, port) : []
  return [labelled(client, steps), { at: resource, label: resource.address, steps: inside }]
}

const behind = (graph: Graph, balancer: Resource, port: number | undefined): readonly Judged[] => [
  listenerStep(graph, balancer, port),
  ...targetSteps(graph, balancer, port),
]
