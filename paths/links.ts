/**
 * # Where the network interfaces of a VPC link have to get
 *
 * A link of the second generation stands in subnets and with security groups like any client; what it calls are the load balancers behind
 * the integrations that use it, each at the port of a listener.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 */
import type { Graph } from '../graph/graph'
import { allOf, anyOf, type Guard } from '../model/guard'
import { type Edge, isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'

/** One load balancer at one port, under the guard of some integration that leads there. */
export interface LinkedPort {
  readonly guard: Guard
  readonly balancer: Resource
  /** Undefined where nobody knows it; `none` where no listener is named. */
  readonly port: number | 'none' | undefined
  readonly because: readonly Value<unknown>[]
}

/** Several integrations that lead to one port are one way. */
export function destinationsOf(graph: Graph, link: Resource): readonly LinkedPort[] {
  const byKey = new Map<string, LinkedPort>()
  for (const one of graph.relation(link, 'integrations').edges.flatMap((edge) => behind(graph, edge))) {
    const key = `${one.balancer.id} ${one.port}`
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, guard: anyOf([known.guard, one.guard]) } : one)
  }
  return [...byKey.values()]
}

function behind(graph: Graph, { to: [integration], guard }: Edge): readonly LinkedPort[] {
  if (!integration || isOutside(integration)) return []
  const port = portOf(graph, integration)
  return graph.relation(integration, 'loadBalancer').edges.flatMap((edge): readonly LinkedPort[] => {
    const [balancer] = edge.to
    if (!balancer || !edge.exact || isOutside(balancer) || balancer.kind !== 'load-balancer') return []
    return [{ guard: allOf([guard, edge.guard]), balancer, port, because: edge.because }]
  })
}

function portOf(graph: Graph, integration: Resource): LinkedPort['port'] {
  const { edges, open } = graph.relation(integration, 'listener')
  const [edge] = edges
  if (!edge) return open ? undefined : 'none'
  const [listener] = edge.to
  if (!edge.exact || edges.length > 1 || !listener || isOutside(listener)) return undefined
  const port = graph.value(listener, 'port')
  return port.state === 'known' ? Number(port.value) : undefined
}
