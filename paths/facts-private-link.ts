/**
 * # Who a Network Load Balancer lets in through PrivateLink
 *
 * Security groups of a Network Load Balancer see the addresses of PrivateLink clients and never their groups: a rule that names a group
 * lets in none of them.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import {
  asValue,
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  under,
} from '../graph/standing'
import type { Guard } from '../model/guard'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { vpcOfEndpoint } from './endpoints-for'
import { follow } from './follow'
import { traceOf } from './follow-trace'
import type { Flow } from './group-rules'
import type { PathFact, Shown } from './path-fact'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import { groupsAllow, opensPort, type Peer } from './security-group-rules'
import type { Groups } from './security-groups'
import type { Trace } from './trace'
import { rangesOfVpc } from './whole-vpc'

const SOURCE =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html'
const rows = factRows.listener

/** HTTP, HTTPS and TLS run on TCP. */
const TRANSPORTS: ReadonlyMap<string, readonly ('tcp' | 'udp')[]> = new Map([
  ['TCP_UDP', ['tcp', 'udp']],
  ['UDP', ['udp']],
])

function flowsOf(graph: Graph, listener: Resource): readonly Flow[] {
  const port = graph.value(listener, 'port')
  const number = port.state === 'known' ? Number(port.value) : undefined
  const protocol = graph.value(listener, 'protocol')
  const spoken = protocol.state === 'known' ? String(protocol.value) : ''
  const transports = TRANSPORTS.get(spoken) ?? (['tcp'] as const)
  return transports.map((transport) => ({ protocol: transport, from: number, to: number }))
}

/** What is asked of the groups in front of each load balancer of the listener; without groups everything passes. */
function askGroups(
  graph: Graph,
  listener: Resource,
  ask: (groups: Groups, flow: Flow) => Standing,
): Standing {
  const balancers = graph.relation(listener, 'loadBalancer').edges.map((edge) => {
    const [balancer] = edge.to
    if (!balancer || !edge.exact || isOutside(balancer)) return under(edge.guard, CANNOT_TELL)
    const { groups } = clientOf(graph, balancer)
    if (!groups) return under(edge.guard, { yes: edge.guard, no: NO.yes })
    return under(edge.guard, either(...flowsOf(graph, listener).map((flow) => ask(groups, flow))))
  })
  return balancers.length === 0 ? CANNOT_TELL : either(...balancers)
}

const opened = (graph: Graph, listener: Resource, by: 'anything' | 'address'): Value<boolean> =>
  asValue(
    askGroups(graph, listener, (groups, flow) => opensPort(graph, groups, flow, by)),
    graph.value(listener, 'port').origin,
  )

/** A rule for a range that nobody knows counts. */
export const admitsAddresses: PathFact = {
  about: ['listener'],
  name: 'admitsAddresses',
  shownAs: {
    true: 'a rule lets addresses in on the port of {subject}',
    false: 'no rule lets any address in on the port of {subject}',
  },
  says: 'A rule of the security groups in front of it lets in a range of addresses or a prefix list on its port, or there are no groups.',
  source: SOURCE,
  row: rows.admitsAddresses,
  compute: (graph, listener) => opened(graph, listener, 'address'),
  trace: attachedTraces,
}

function attachedTraces(graph: Graph, { about: listener, under: choices }: Shown): readonly Trace[] {
  return onlyTargets(graph.relation(listener, 'loadBalancer')).flatMap((balancer) =>
    attached(graph, balancer).map((from) => arriving(graph, from, balancer, listener, choices)),
  )
}

/** What attaches to it by PrivateLink. */
const attached = (graph: Graph, balancer: Resource): readonly Resource[] =>
  ['endpointServices', 'vpcLinks'].flatMap((row) => onlyTargets(graph.relation(balancer, row)))

function arriving(
  graph: Graph,
  from: Resource,
  balancer: Resource,
  listener: Resource,
  choices: Guard,
): Trace {
  const [flow] = flowsOf(graph, listener)
  const port = flow?.from
  const asked = { from: from.address, to: balancer.address, ...(port !== undefined && { port }) }
  const way = follow(graph, clientOf(graph, from), { is: 'resource', resource: balancer }, port)
  return traceOf(graph, asked, way, choices)
}

export const admitsAnything: PathFact = {
  about: ['listener'],
  name: 'admitsAnything',
  shownAs: {
    true: 'a rule lets something in on the port of {subject}',
    false: 'no rule lets anything in on the port of {subject}',
  },
  says: 'A rule of the security groups in front of it lets something in on its port, addresses or members of a group, or there are no groups.',
  source: SOURCE,
  row: rows.admitsAnything,
  compute: (graph, listener) => opened(graph, listener, 'anything'),
  trace: attachedTraces,
}

/** Clients may also come to the endpoint from networks beyond its VPC, so that this is a likely fault and no certain one. */
export const unadmittedRequests: PathFact = {
  about: ['load-balancer'],
  name: 'unadmittedRequests',
  shownAs: 'VPC endpoint that leads to {subject} and whose VPC is not let in',
  says: 'Endpoints of its endpoint services whose whole VPC lies outside of the ranges that its security groups let in through PrivateLink.',
  source: SOURCE,
  row: factRows['load-balancer'].unadmittedRequests,
  compute: (graph, balancer) => {
    const left = isExactly(graph.value(balancer, 'privateLinkRules'), 'off')
    const services = onlyTargets(graph.relation(balancer, 'endpointServices'))
    const found = services.flatMap((service) =>
      graph
        .relation(service, 'requests')
        .edges.flatMap(({ to: [endpoint], guard, because }) =>
          endpoint && !isOutside(endpoint) ? [{ endpoint, guard, because }] : [],
        ),
    )
    const candidates = found.map(({ endpoint, guard, because }): Candidate => {
      const kept = both(existing(endpoint.exists), contrary(left), keptOut(graph, balancer, endpoint))
      return { target: endpoint, is: under(guard, kept), because }
    })
    return gather(graph, balancer, 'unadmittedRequests', candidates)
  },
  trace: (graph, { target, under: choices }) => (target ? endpointTraces(graph, target, choices) : []),
}

/** No listener is open to any address of the endpoint's VPC. */
function keptOut(graph: Graph, balancer: Resource, endpoint: Resource): Standing {
  const ranges = rangesOfVpc(graph, vpcOfEndpoint(graph, endpoint))
  const listeners = graph.relation(balancer, 'listeners')
  if (!ranges || listeners.open || listeners.edges.length === 0) return CANNOT_TELL
  const peer: Peer = { addresses: { is: 'ranges', ranges }, groups: undefined, identity: NO }
  return contrary(
    either(
      ...onlyTargets(listeners).map((listener) =>
        askGroups(graph, listener, (groups, flow) => groupsAllow(graph, groups, 'in', flow, peer)),
      ),
    ),
  )
}

/** From anywhere in the VPC of the endpoint. */
export function endpointTraces(graph: Graph, endpoint: Resource, choices: Guard): readonly Trace[] {
  const vpc = vpcOfEndpoint(graph, endpoint)
  if (!vpc || isOutside(vpc)) return []
  const destination = { is: 'endpoint', endpoint, byName: false } as const
  const way = follow(graph, clientOf(graph, vpc), destination, undefined)
  return [traceOf(graph, { from: vpc.address, to: endpoint.address }, way, choices)]
}
