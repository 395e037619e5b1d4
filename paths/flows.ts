/**
 * # Connections that the configuration says are opened
 *
 * Never "both are in one VPC": a workload names a service of AWS, a target is registered with a target group, an integration uses a link.
 */
import type { Graph } from '../graph/graph'
import { both, YES } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Flow } from './answers'
import { serviceTraces } from './fact-traces'
import { endpointsFor, follow, vpcOfEndpoint } from './follow'
import type { Target } from './follow-filters'
import { routeSteps } from './follow-route'
import { traceOf } from './follow-trace'
import { destinationsOf } from './links'
import { connectionsTo, targetGroupsOf, targetsOf } from './load-balancer-targets'
import type { Addresses } from './places'
import { type Client, clientOf } from './places-client'
import { groupsOf } from './security-groups'

const HTTPS = 443

export function flowsOf(graph: Graph, caller: Resource): readonly Flow[] {
  const client = clientOf(graph, caller)
  if (client.subnets.edges.length === 0) return []
  switch (caller.kind) {
    case 'load-balancer':
      return toTargets(graph, client)
    case 'vpc-link-v2':
      return destinationsOf(graph, caller).flatMap(({ balancer, port }) =>
        port === 'none' ? [] : [toResource(graph, client, balancer, port)],
      )
    default:
      return toServices(graph, client)
  }
}

function toServices(graph: Graph, client: Client): readonly Flow[] {
  const named = graph.value(client.workload, 'namedServices')
  const services = named.state === 'list' ? named.items : []
  return services.flatMap((service) =>
    service.state === 'known' ? [toService(graph, client, String(service.value))] : [],
  )
}

function toService(graph: Graph, client: Client, service: string): Flow {
  const [endpoint] = endpointsFor(graph, client, service)
  const to: Addresses = { is: 'public', service }
  const target: Target = endpoint ? inFront(graph, endpoint) : { label: service, addresses: to }
  return {
    client,
    target,
    port: HTTPS,
    routed: endpoint ? YES : both(...routeSteps(graph, client, to, service).map(({ is }) => is)),
    shown: (choices) => serviceTraces(graph, client.workload, service, choices),
  }
}

const inFront = (graph: Graph, endpoint: Resource): Target => ({
  label: endpoint.address,
  at: endpoint,
  subnets: graph.relation(endpoint, 'subnets'),
  groups: groupsOf(graph, endpoint, vpcOfEndpoint(graph, endpoint)),
})

const toTargets = (graph: Graph, client: Client): readonly Flow[] =>
  targetGroupsOf(graph, client.workload, undefined).flatMap(({ at: group }) =>
    targetsOf(graph, group).flatMap((registered) =>
      connectionsTo(graph, client.workload, group, registered).map(({ port }) =>
        toResource(graph, client, registered.target, port),
      ),
    ),
  )

function toResource(graph: Graph, client: Client, resource: Resource, port: number | undefined): Flow {
  const { subnets, groups } = clientOf(graph, resource)
  return {
    client,
    target: { label: resource.address, at: resource, subnets, ...(groups && { groups }) },
    port,
    routed: YES,
    shown: (choices) => {
      const from = client.workload.address
      const asked = { from, to: resource.address, ...(port !== undefined && { port }) }
      return [traceOf(graph, asked, follow(graph, client, { is: 'resource', resource }, port), choices)]
    },
  }
}
