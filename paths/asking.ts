/**
 * # What people type
 *
 * A host name or URL as it is, the address of something that has a name, or a name with ids that do not exist yet:
 *
 *     sqs.eu-west-1.amazonaws.com
 *     aws_api_gateway_rest_api.orders                                              its default name
 *     {aws_api_gateway_rest_api.orders}-{aws_vpc_endpoint.api}.execute-api.eu-west-1.amazonaws.com
 */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { nearest } from '../model/nearest'
import type { Resource } from '../model/resource'
import { always, type Cases, changed } from './cases'
import type { HostName } from './host-name'
import {
  apiName,
  balancerName,
  endpointName,
  finished,
  hostNames,
  idLabel,
  regionLabel,
  textLabels,
} from './host-name-of'
import { typed, typedFor } from './typed'
import { FROM_INTERNET, type Vantage, vantagesOf } from './vantage'

/** Nothing has this address; `perhaps` has a similar one. */
export interface NotFound {
  readonly word: string
  readonly perhaps: string | null
  /** There is such a thing, and it has no name. */
  readonly nameless?: true
}

export const isNotFound = (answer: object): answer is NotFound => 'word' in answer

/** Of a URL, or of what people type in its place; an IPv6 address stands in brackets or alone. */
function hostIn(words: string): string {
  const rest = words.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  const [, address] =
    /^\[([0-9a-f:.]+)\]|^(?=(?:[^:/]*:){2})([0-9a-f:.]+)$/i.exec(rest)?.filter(Boolean) ?? []
  return address ?? rest.replace(/[/:?#].*$/, '')
}

/** Several resources may have one address, in several deployments; `from`: who asks. */
export const namesAsked = (graph: Graph, words: string, from?: Resource): Cases<HostName> | NotFound =>
  read(graph, `${from ? keyOfPlace(from) : ''} ${words}`, () => namesIn(graph, words, from))

/** All of who asks that the meaning of the words depends on. */
const keyOfPlace = (from: Resource): string => `${from.deployment} ${regionLabel(from).key}`

/** A rule asks for one name from thousands of places. */
const read = sharing<Cases<HostName> | NotFound>()

function namesIn(graph: Graph, words: string, from: Resource | undefined): Cases<HostName> | NotFound {
  const whole = typed(graph, words, from).flatMap((resource) => ownNames(graph, resource))
  if (whole.length > 0) return whole
  const host = hostIn(words)
  const missing = [...host.matchAll(/\{([^}]*)\}/g)].find(
    ([hole = '', address = '']) => hole !== REGION && graph.named(address).length === 0,
  )
  if (missing) return notFound(graph, missing[1] ?? '')
  if (looksLikeAddress(graph, host)) return notFound(graph, words.trim())
  return always(withIds(graph, host, from))
}

/** Stands for the Region of who asks, or of all that is read, where the text does not say which that is. */
const REGION = '{region}'

const withIds = (graph: Graph, host: string, from: Resource | undefined): HostName =>
  finished(
    host.split(/(\{[^}]*\})/).flatMap((part): readonly HostName[] => {
      if (part === REGION)
        return (from ? [from] : graph.resources.slice(0, 1)).map((one) => [regionLabel(one)])
      if (!part.startsWith('{')) return [textLabels(graph, part.toLowerCase())]
      const [resource] = typed(graph, part.slice(1, -1), from)
      return resource ? [[idLabel(resource)]] : []
    }),
  )

/** Whether `vpclint trace` understands it: nothing in it that only this program calls so. */
export function canBeTyped(graph: Graph, from: string, to: string): boolean {
  const known = from === 'internet' || typed(graph, from).length > 0
  return known && (typed(graph, to).length > 0 || !isNotFound(namesAsked(graph, to)))
}

/** `aws_vpc_endpoint.apu`, `ApiEndpiont`: no host name looks so. */
const looksLikeAddress = (graph: Graph, host: string): boolean =>
  !host.includes('{') &&
  !host.includes(':') &&
  (/^(module|aws_\w+)\./.test(host) || !host.includes('.') || nearest(host, askable(graph)) !== null)

function notFound(graph: Graph, word: string): NotFound {
  const nameless = typed(graph, word).length > 0
  return { word, perhaps: similarTo(word, askable(graph)), ...(nameless && { nameless }) }
}

/** One of its instances, or what is spelt nearly so. */
export const similarTo = (word: string, addresses: readonly string[]): string | null =>
  addresses.find((address) => address.startsWith(`${word}[`)) ?? nearest(word, addresses)

/**
 * Nothing is sent to a Gateway Load Balancer but what its endpoints take, and those take what a route leads to them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html
 */
export function takesNoRequests(graph: Graph, one: Resource): boolean {
  if (one.kind !== 'load-balancer' && one.kind !== 'vpc-endpoint') return false
  const type = graph.value(one, 'type')
  return type.state === 'known' && (type.value === 'gateway' || type.value === 'GatewayLoadBalancer')
}

/** The names that a resource has. */
export function ownNames(graph: Graph, resource: Resource): Cases<HostName> {
  switch (resource.kind) {
    case 'rest-api':
    case 'http-api':
      return always(apiName(resource))
    case 'vpc-endpoint':
      return takesNoRequests(graph, resource) ? [] : always(endpointName(resource))
    case 'load-balancer':
    case 'classic-load-balancer':
      return takesNoRequests(graph, resource) ? [] : always(balancerName(resource))
    case 'api-domain':
    case 'http-domain':
    case 'hosted-zone':
      return visible(hostNames(graph, graph.value(resource, 'name')))
    default:
      return []
  }
}

const visible = (cases: Cases<HostName | undefined>): Cases<HostName> =>
  changed(cases, (it) => it ?? []).filter(({ it }) => it.length > 0)

const NAMED = [
  'rest-api',
  'http-api',
  'vpc-endpoint',
  'load-balancer',
  'classic-load-balancer',
  'domain',
] as const
const ASKING = ['workload', 'subnet', 'vpc', 'resolver-endpoint'] as const

/** Of what requests go to or come from. */
export const addressesOfKinds = (graph: Graph, kinds: readonly string[]): readonly string[] => {
  const all = kinds.flatMap((kind) => graph.ofKind(kind)).filter((one) => !takesNoRequests(graph, one))
  return [...new Set(all.map(({ address }) => address))]
}

/** What has a name of its own. */
export const askable = (graph: Graph): readonly string[] => addressesOfKinds(graph, NAMED)

/** What names can be asked from. */
export const askers = (graph: Graph): readonly string[] => ['internet', ...addressesOfKinds(graph, ASKING)]

export interface Asker {
  readonly vantage: Vantage
  readonly label: string
  /** Nothing of these files where it is the internet. */
  readonly at?: Resource
}

/** Where an address asks from; nothing that is in several VPCs. */
export function askersAt(graph: Graph, words: string): readonly Asker[] | NotFound {
  if (words === 'internet') return [{ vantage: FROM_INTERNET, label: 'the internet' }]
  const found = typed(graph, words)
  if (found.length === 0) return { word: words, perhaps: similarTo(words, askers(graph)) }
  return found.flatMap((at) =>
    vantagesOf(graph, at).map((vantage) => ({ vantage, label: typedFor(graph, at), at })),
  )
}
