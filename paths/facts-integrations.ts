/**
 * How a private integration speaks to its load balancer, and on which listener it arrives. A URI gives both: its scheme, and its port or
 * that of the scheme. HTTP APIs name the listener itself and speak HTTP, unless they are told a name to verify a certificate by.
 *
 *     integration_uri = aws_lb_listener.web.arn                      that listener, http
 *     tls_config { server_name_to_verify = "orders.example.com" }    https
 *     uri = "https://${aws_lb.web.dns_name}:8443/orders"             the listener on 8443, https
 */
import { headerOf } from '../graph/everywhere'
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import type { Graph } from '../graph/graph'
import { notSeen } from '../graph/named'
import { piecesOf } from '../graph/text'
import { isOutside, NO_EDGES, type Relation, type Resource } from '../model/resource'
import { known, unknown, type Value } from '../model/value'
import { partsOfUri } from './integration-uri'
import { onlyTargets } from './places'

const rows = factRows['api-integration']
const HTTP_API =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html'
const REST_API =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html'

export const scheme: Fact = {
  about: ['api-integration', 'http-integration'],
  name: 'scheme',
  shownAs: 'protocol that {subject} speaks to what is behind it',
  says: 'How the integration speaks to what is behind it: `http` or `https`.',
  source: HTTP_API,
  row: rows.scheme,
  compute: (graph, integration) =>
    integration.kind === 'http-integration'
      ? byServerName(graph.value(integration, 'serverName'), integration)
      : bySchemeOf(graph.value(integration, 'uri')),
}

/** An input may be null, which sets nothing. */
function byServerName(name: Value<unknown>, integration: Resource): Value<unknown> {
  switch (name.state) {
    case 'absent':
      return known('http', headerOf(integration))
    case 'conditional':
      return {
        ...name,
        cases: name.cases.map((each) => ({ ...each, value: byServerName(each.value, integration) })),
      }
    case 'unknown':
      return name
    case 'reference':
      return name.targets.every(({ to }) => to.is === 'declaration')
        ? known('https', name.origin)
        : unknown('no-value-for-input', name.origin)
    default:
      return known('https', name.origin)
  }
}

function bySchemeOf(uri: Value<unknown>): Value<unknown> {
  if (uri.state === 'conditional')
    return { ...uri, cases: uri.cases.map((each) => ({ ...each, value: bySchemeOf(each.value) })) }
  if (uri.state === 'absent' || uri.state === 'unknown') return uri
  const [first] = piecesOf(uri)
  const said = typeof first === 'string' ? /^\s*(https?):\/\//i.exec(first)?.[1] : undefined
  return said === undefined ? notSeen(uri) : known(said.toLowerCase(), uri.origin)
}

export const listener: Fact = {
  about: ['api-integration', 'http-integration'],
  name: 'listener',
  shownAs: 'listener that {subject} arrives at',
  says: 'The listener of the load balancer at which requests of a private integration arrive.',
  source: REST_API,
  row: rows.listener,
  compute: (graph, integration) => {
    const row = integration.kind === 'http-integration' ? 'uri' : 'target'
    const named = graph.leadsTo(integration, 'listener', graph.value(integration, row), ['listener'])
    if (named.edges.some(({ to }) => to.some((one) => !isOutside(one) && one.kind === 'listener')))
      return named
    return integration.kind === 'http-integration' ? NO_EDGES : byPort(graph, integration)
  },
}

/** Where nobody knows the port it is one of them all. */
function byPort(graph: Graph, integration: Resource): Relation {
  const balancers = graph.relation(integration, 'loadBalancer')
  const [balancer, ...others] = onlyTargets(balancers)
  if (!balancer || others.length > 0 || balancer.kind !== 'load-balancer') return NO_EDGES
  const uri = graph.value(integration, 'uri')
  const port = partsOfUri(graph, uri)?.port
  const listeners = graph.relation(balancer, 'listeners')
  const there = onlyTargets(listeners).filter((one) => mayBe(graph.value(one, 'port'), port))
  const [guard] = balancers.edges.map((edge) => edge.guard)
  if (!guard || there.length === 0 || listeners.open) return NO_EDGES
  const exact = there.length === 1 && port !== undefined
  const edge = { from: integration, relation: 'listener', to: there, exact, guard, because: [uri] }
  return { edges: [edge], open: balancers.open, why: balancers.why }
}

const mayBe = (own: Value<unknown>, port: number | undefined): boolean =>
  port === undefined || own.state !== 'known' || Number(own.value) === port
