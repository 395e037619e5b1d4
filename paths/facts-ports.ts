/**
 * # The port that a REST API asks a load balancer on
 *
 * The URI of a private integration says it, with a port or by its scheme; a link leads to the load balancer as a whole. Where that has no
 * listener on the port, nobody answers. HTTP APIs name a listener, and so cannot miss it.
 *
 *     uri = "http://orders.example.com"          80
 *     uri = "https://orders.example.com:8443"    8443
 */
import { headerOf } from '../graph/everywhere'
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import type { Graph } from '../graph/graph'
import { notSeen } from '../graph/named'
import {
  asValue,
  CANNOT_TELL,
  either,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
} from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { absent, known, type Value } from '../model/value'
import { follow } from './follow'
import { traceOf } from './follow-trace'
import { partsOfUri } from './integration-uri'
import { listenerStep } from './load-balancers'
import type { PathFact, Shown } from './path-fact'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import type { Trace } from './trace'

const rows = factRows['api-integration']
const SOURCE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html'

export const uriPort: Fact = {
  about: ['api-integration'],
  name: 'uriPort',
  shownAs: 'port that the URI of {subject} says',
  says: 'The port of the URI, or that of its scheme.',
  source: SOURCE,
  row: rows.uriPort,
  compute: (graph, integration) => portOf(graph, graph.value(integration, 'uri')),
}

function portOf(graph: Graph, uri: Value<unknown>): Value<unknown> {
  if (uri.state === 'conditional')
    return { ...uri, cases: uri.cases.map((each) => ({ ...each, value: portOf(graph, each.value) })) }
  if (uri.state === 'absent' || uri.state === 'unknown') return uri
  const parts = partsOfUri(graph, uri)
  return parts ? known(parts.port, uri.origin) : notSeen(uri)
}

export const balancerListens: PathFact = {
  about: ['api-integration'],
  name: 'balancerListens',
  shownAs: {
    true: 'the load balancer behind {subject} has a listener on the port of the URI',
    false: 'the load balancer behind {subject} has no listener on the port of the URI',
  },
  says: 'The load balancer has a listener on the port of the URI. Absent where the integration names the listener, or leads to no load balancer.',
  source: SOURCE,
  row: rows.balancerListens,
  compute: (graph, integration) => {
    const balancers = graph.relation(integration, 'loadBalancer')
    if (balancers.edges.length === 0 || namesListener(graph, integration))
      return absent(headerOf(integration))
    const each = balancers.edges.map(({ to: [balancer], exact, guard }) =>
      under(
        guard,
        balancer && exact && !isOutside(balancer) && balancer.kind === 'load-balancer'
          ? standingOf(graph.value(integration, 'uriPort'), (port) => listens(graph, balancer, port))
          : CANNOT_TELL,
      ),
    )
    return asValue(either(balancers.open ? CANNOT_TELL : NO, ...each), graph.value(integration, 'uri').origin)
  },
  trace: linkTraces,
}

const namesListener = (graph: Graph, integration: Resource): boolean =>
  graph
    .leadsTo(integration, 'listener', graph.value(integration, 'target'), ['listener'])
    .edges.some(({ to }) => to.some((one) => !isOutside(one) && one.kind === 'listener'))

/** Whoever is handed a load balancer without listeners adds them. */
function listens(graph: Graph, balancer: Resource, port: Value<unknown>): Standing {
  if (port.state !== 'known') return CANNOT_TELL
  const added =
    graph.relation(balancer, 'listeners').edges.length === 0 &&
    isExactly(graph.value(balancer, 'isHandedToOthers'), true).no.is !== 'always'
  return either(listenerStep(graph, balancer, Number(port.value)).is, added ? CANNOT_TELL : NO)
}

/** What the link sends to the load balancer, on each port that a choice may lead to. */
function linkTraces(graph: Graph, { about: integration, under: choices }: Shown): readonly Trace[] {
  const [link] = onlyTargets(graph.relation(integration, 'vpcLink'))
  const [balancer] = onlyTargets(graph.relation(integration, 'loadBalancer'))
  if (!link || !balancer) return []
  return portsIn(graph.value(integration, 'uriPort')).map((port) => {
    const way = follow(graph, clientOf(graph, link), { is: 'resource', resource: balancer }, port)
    return traceOf(graph, { from: link.address, to: balancer.address, port }, way, choices)
  })
}

function portsIn(port: Value<unknown>): readonly number[] {
  if (port.state === 'conditional') return [...new Set(port.cases.flatMap((each) => portsIn(each.value)))]
  return port.state === 'known' ? [Number(port.value)] : []
}
