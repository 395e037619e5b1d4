/** What a request meets where its name leads: the way of its packets, then what API Gateway says. */
import type { Graph } from '../graph/graph'
import { isExactly, NO } from '../graph/standing'
import type { Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import type { AnswerTarget } from './answer'
import { apiSteps } from './api-request'
import type { Destination } from './destination'
import { follow, type Stretch } from './follow'
import { fromTheInternet, toAddress } from './follow-address'
import { fromInternet, toPrivateAddresses } from './follow-inbound'
import type { Asked } from './follow-trace'
import { type HostName, sameLabel, shownName } from './host-name'
import { regionLabel } from './host-name-of'
import { HTTPS } from './https-only'
import { rangeOfAddress } from './owned-addresses'
import { isPrivate } from './places'
import { type Client, isOutsideOfVpcs } from './places-client'
import type { Vantage } from './vantage'

export interface ByName {
  readonly asked: Asked
  /** Whose packets they are; nobody's when they come from the internet, or from a place where nothing is known to run. */
  readonly caller?: Resource
  readonly vantage: Vantage
  readonly name: HostName
  /** The API that a header of the request names. */
  readonly header?: Resource
  /** The choices that are looked at; all of them when left out. */
  readonly under?: Guard
}

/** Nobody here follows it. */
export const notFollowed = (label: string): Stretch =>
  untold(label, `what comes from the internet is followed to load balancers only, not to ${label}`, GATEWAY)

const GATEWAY = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html'

const untold = (label: string, unknown: string, source: string): Stretch => ({
  label,
  steps: [
    {
      stage: 'route',
      code: 'not-followed',
      is: { yes: { is: 'never' }, no: { is: 'never' } },
      says: { open: '', blocked: '', unknown },
      because: [],
      source,
    },
  ],
})

export function toTarget(
  graph: Graph,
  client: Client | undefined,
  { name: host, vantage, asked: { port }, header }: ByName,
  target: AnswerTarget,
): readonly Stretch[] {
  const packets = client ? sent(graph, client, host, target, port) : arriving(graph, vantage, target, port)
  const endpoint = target.is === 'endpoint' ? target.endpoint : undefined
  const named = { host, ...(endpoint && { endpoint }), ...(header && { header }) }
  const request = { ...named, ...(port !== undefined && { port }) }
  const api = isApi(graph, host, target) ? apiSteps(graph, request) : []
  return api.length === 0 ? packets : [...packets, { label: 'API Gateway', steps: api }]
}

/** With private DNS off the name leads to public addresses; a custom domain does as well. */
export function pastEndpoint(
  graph: Graph,
  client: Client | undefined,
  request: ByName,
  target: AnswerTarget,
): readonly Stretch[] {
  if (target.is !== 'endpoint' || !answersByPrivateDns(graph, target.endpoint)) return []
  const { name: host, vantage, header } = request
  const packets = client
    ? follow(graph, client, publicly(host, client), HTTPS)
    : arriving(graph, vantage, { is: 'public', what: 'api-gateway' }, HTTPS)
  return [...packets, { label: 'API Gateway', steps: apiSteps(graph, { host, ...(header && { header }) }) }]
}

const answersByPrivateDns = (graph: Graph, endpoint: Resource): boolean =>
  isExactly(graph.value(endpoint, 'privateDns'), true).yes.is === 'always'

/** Of a place where nothing is known to run only the names are followed; behind an inbound resolver endpoint is somebody else. */
function arriving(
  graph: Graph,
  { is }: Vantage,
  target: AnswerTarget,
  port: number | undefined,
): readonly Stretch[] {
  if (is === 'internet') return received(graph, target, port)
  return is === 'inbound' ? [untold('whoever asked', BEHIND_RESOLVER, INBOUND)] : []
}

const BEHIND_RESOLVER =
  'nobody here knows who asks through the resolver endpoint, nor how packets get from there'
const INBOUND =
  'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html'

const isApi = (graph: Graph, host: HostName, target: AnswerTarget): boolean =>
  host.some(({ key }) => key === 'execute-api') ||
  (target.is === 'public' && target.what === 'api-gateway') ||
  (target.is === 'endpoint' &&
    isExactly(graph.value(target.endpoint, 'serviceKey'), 'execute-api').yes.is === 'always')

function sent(
  graph: Graph,
  client: Client,
  host: HostName,
  target: AnswerTarget,
  port: number | undefined,
): readonly Stretch[] {
  const hasPrivateAddresses = target.is === 'endpoint' || target.is === 'load-balancer'
  if (hasPrivateAddresses && isOutsideOfVpcs(client)) return received(graph, target, port)
  switch (target.is) {
    case 'endpoint':
      return follow(graph, client, { is: 'endpoint', endpoint: target.endpoint, byName: false }, port)
    case 'load-balancer':
      return follow(graph, client, { is: 'resource', resource: target.balancer }, port)
    case 'public':
      return follow(graph, client, publicly(host, client), port)
    case 'address':
      return target.of
        ? follow(graph, client, { is: 'resource', resource: target.of }, port)
        : toAddress(graph, client, target.address, port)
  }
}

function received(graph: Graph, target: AnswerTarget, port: number | undefined): readonly Stretch[] {
  switch (target.is) {
    case 'load-balancer':
      return fromInternet(graph, target.balancer, port)
    case 'endpoint':
      return [toPrivateAddresses(target.endpoint)]
    case 'address':
      return receivedAt(target.address)
    case 'public':
      return []
  }
}

function receivedAt(address: string): readonly Stretch[] {
  const range = rangeOfAddress(address)
  return range && isPrivate(range) ? [fromTheInternet(address)] : []
}

/** https://docs.aws.amazon.com/general/latest/gr/s3.html, https://docs.aws.amazon.com/general/latest/gr/ddb.html */
const GATEWAY_SERVICES: readonly { readonly service: string; readonly below: boolean }[] = [
  { service: 's3', below: true },
  { service: 'dynamodb', below: false },
]

interface Served {
  readonly service: string
  /** Nobody knows whether the name is one of the caller's Region. */
  readonly perhaps?: true
}

/**
 * The service that a gateway endpoint may serve. A bucket's name without a Region leads to the bucket's, which nobody sees.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
function servedByGateway(host: HostName, workload: Resource): Served | undefined {
  const at = host.findIndex(({ key }) => key === 'amazonaws')
  const [named, region] = [host[at - 2], host[at - 1]]
  if (region?.key === 's3') return { service: 's3', perhaps: true }
  const own = region ? sameLabel(region, regionLabel(workload)) : NO
  const found = GATEWAY_SERVICES.find(({ service, below }) => named?.key === service && (below || at === 2))
  if (!found || own.no.is === 'always') return undefined
  return { service: found.service, ...(own.yes.is !== 'always' && { perhaps: true }) }
}

const publicly = (host: HostName, { workload, family }: Client): Destination => ({
  is: 'internet',
  label: shownName(host),
  ...servedByGateway(host, workload),
  ...(family && { family }),
})
