/**
 * # Connections that the configuration says are opened
 *
 * Never "both are in one VPC": a workload names a service of AWS, a target is registered with a target group, an integration uses a link.
 */
import type { Graph } from '../graph/graph'
import { both, existing, under } from '../graph/standing'
import { allOf, type Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import type { Connection } from './answers'
import { senderClassOf } from './classes'
import { endpointsFor, groupsOfEndpoint } from './endpoints-for'
import { serviceTraces } from './fact-traces'
import { follow } from './follow'
import type { Target } from './follow-filters'
import { routeSteps } from './follow-route'
import { traceOf } from './follow-trace'
import { destinationsOf } from './links'
import { targetGroupsOf } from './load-balancer-targets'
import type { Addresses } from './places'
import { type Client, clientOf } from './places-client'
import { distinctTargets, isOnNetwork, targetPorts } from './registered-targets'

const HTTPS = 443

export function flowsOf(graph: Graph, caller: Resource): readonly Connection[] {
  const client = clientOf(graph, caller)
  if (client.subnets.edges.length === 0) return []
  switch (caller.kind) {
    case 'load-balancer':
      return toTargets(graph, client)
    case 'vpc-link-v2':
      return destinationsOf(graph, caller).flatMap(({ balancer, port, guard }) =>
        port === 'none' ? [] : [toResource(graph, client, balancer, port, guard)],
      )
    default:
      return toServices(graph, client)
  }
}

/** Equal for workloads that call the same services and meet the same filters and routes; undefined where that is not known. */
export function errandsOf(graph: Graph, caller: Resource): string | undefined {
  const named = graph.row(caller.kind, 'namedServices') && graph.value(caller, 'namedServices')
  const alike = senderClassOf(graph, clientOf(graph, caller))
  if (named?.state !== 'list' || alike === undefined) return undefined
  const services = named.items.map((item) => (item.state === 'known' ? item.value : item.state))
  return `${alike} ${services.join(' ')}`
}

function toServices(graph: Graph, client: Client): readonly Connection[] {
  const named = graph.value(client.workload, 'namedServices')
  const services = named.state === 'list' ? named.items : []
  return services.flatMap((service) =>
    service.state === 'known' ? [toService(graph, client, String(service.value))] : [],
  )
}

function toService(graph: Graph, client: Client, service: string): Connection {
  const [endpoint] = endpointsFor(graph, client, service)
  const to: Addresses = { is: 'public', service }
  const target: Target = endpoint ? inFront(graph, endpoint) : { label: service, addresses: to }
  const alike = senderClassOf(graph, client)
  return {
    client,
    target,
    port: HTTPS,
    ...(alike !== undefined && { alike: `${alike} ${service}` }),
    routed: () =>
      endpoint
        ? existing(endpoint.exists)
        : both(...routeSteps(graph, client, to, service).map(({ is }) => is)),
    shown: (choices) => serviceTraces(graph, client.workload, service, choices),
  }
}

const inFront = (graph: Graph, endpoint: Resource): Target => ({
  label: endpoint.address,
  at: endpoint,
  subnets: graph.relation(endpoint, 'subnets'),
  groups: groupsOfEndpoint(graph, endpoint),
})

const toTargets = (graph: Graph, client: Client): readonly Connection[] =>
  targetGroupsOf(graph, client.workload, undefined).flatMap(({ at: group, guard }) =>
    distinctTargets(graph, group).flatMap((registered) =>
      isOnNetwork(graph, registered.target)
        ? [...new Set(targetPorts(graph, group, registered))].map((port) =>
            toResource(graph, client, registered.target, port, allOf([guard, registered.guard])),
          )
        : [],
    ),
  )

function toResource(
  graph: Graph,
  client: Client,
  resource: Resource,
  port: number | undefined,
  guard: Guard,
): Connection {
  const { subnets, groups } = clientOf(graph, resource)
  return {
    client,
    target: { label: resource.address, at: resource, subnets, ...(groups && { groups }) },
    port,
    routed: () => under(guard, existing(resource.exists)),
    shown: (choices) => {
      const from = client.workload.address
      const asked = { from, to: resource.address, ...(port !== undefined && { port }) }
      return [traceOf(graph, asked, follow(graph, client, { is: 'resource', resource }, port), choices)]
    },
  }
}
