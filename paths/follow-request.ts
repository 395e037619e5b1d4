/**
 * # A request from its words
 *
 * Who asks is the address of a workload, or the internet; what is asked for is a URL, a name, or the address of something. A name is
 * looked up first, and what the lookup ends in is where the packets go; then API Gateway says what it makes of the request.
 *
 *     --from aws_lambda_function.orders --to https://sqs.eu-west-1.amazonaws.com
 *     --from aws_ecs_service.worker --to aws_vpc_endpoint.logs
 *     --from internet --to aws_lb.web
 */
import type { Graph } from '../graph/graph'
import { nearest } from '../model/nearest'
import type { Resource } from '../model/resource'
import {
  type Asker,
  addressesOfKinds,
  askable,
  askers,
  askersAt,
  isNotFound,
  type NotFound,
  namesAsked,
  similarTo,
  takesNoRequests,
} from './asking'
import type { Destination } from './destination'
import { follow, type Stretch } from './follow'
import { fromInternet, toPrivateAddresses } from './follow-inbound'
import { followName } from './follow-name'
import { notFollowed } from './follow-target'
import { type Asked, speaking, traceOf } from './follow-trace'
import { clientOf, isOutsideOfVpcs } from './places-client'
import type { Trace } from './trace'
import { typed, typedFor } from './typed'

/** One trace for every way the lookup of the name may end. */
export function traces(graph: Graph, words: Asked): readonly Trace[] | NotFound {
  const asked = withPort(words)
  const found = askersAt(graph, asked.from)
  if (isNotFound(found)) return { word: found.word, perhaps: similarTo(found.word, senders(graph)) }
  const callers = asked.from === 'internet' ? [undefined] : typed(graph, asked.from)
  if (directTargets(graph, asked.to).length > 0) return callers.flatMap((one) => toDirect(graph, asked, one))
  const names = namesAsked(graph, asked.to)
  if (isNotFound(names)) return similar(graph, names)
  const header = headerOf(graph, asked)
  if (header && isNotFound(header)) return header
  return found.flatMap((asker) => byName(graph, asked, asker, header))
}

function byName(
  graph: Graph,
  asked: Asked,
  { vantage, at, label }: Asker,
  header: Resource | undefined,
): readonly Trace[] {
  const request = {
    vantage,
    ...(at && at.kind !== 'resolver-endpoint' && { caller: at }),
    ...(header && { header }),
  }
  return eachMeant(graph, asked.to, at).flatMap((to) => {
    const names = namesAsked(graph, to, at)
    if (isNotFound(names)) return []
    const told = { ...asked, ...(at && { from: label }), to }
    return names.flatMap(({ it: name }) => followName(graph, { ...request, asked: told, name }))
  })
}

/** Each of several that have one address, as it alone is typed. */
function eachMeant(graph: Graph, words: string, from: Resource | undefined): readonly string[] {
  const found = typed(graph, words, from)
  return found.length > 1 ? found.map((one) => typedFor(graph, one)) : [words]
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html */
function headerOf(graph: Graph, { api }: Asked): Resource | NotFound | undefined {
  if (api === undefined) return undefined
  const apis = graph.ofKind('api')
  const named = apis.find(({ address }) => address === api.trim())
  return (
    named ?? {
      word: api,
      perhaps: nearest(
        api,
        apis.map(({ address }) => address),
      ),
    }
  )
}

function withPort(asked: Asked): Asked {
  const port = asked.port ?? portIn(asked.to)
  return port === undefined ? asked : { ...asked, port }
}

const DIRECT = ['vpc-endpoint', 'load-balancer', 'workload', 'network-interface'] as const

/** What packets may be sent to without a name. */
function directTargets(graph: Graph, words: string, from?: Resource): readonly Resource[] {
  const kinds = new Set(DIRECT.flatMap((kind) => [...graph.kindsIn(kind)]))
  return typed(graph, words, from).filter((one) => kinds.has(one.kind) && !takesNoRequests(graph, one))
}

/** Where packets go that are sent to this; undefined for what only has names. */
export const directTo = (graph: Graph, target: Resource): Destination | undefined =>
  DIRECT.some((kind) => graph.kindsIn(kind).has(target.kind)) ? destinationAt(target) : undefined

const destinationAt = (target: Resource): Destination =>
  target.kind === 'vpc-endpoint'
    ? { is: 'endpoint', endpoint: target, byName: false }
    : { is: 'resource', resource: target }

/** Everything that can be asked for. */
export const reachable = (graph: Graph): readonly string[] => [
  ...new Set([...askable(graph), ...addressesOfKinds(graph, DIRECT)]),
]

const SENDING = ['load-balancer', 'vpc-link', 'endpoint-service'] as const

/** Everything that packets can be followed from; behind a service of somebody else nobody sees anything. */
export const senders = (graph: Graph): readonly string[] => {
  const others = new Set(
    graph.ofKind('endpoint-service').flatMap((one) => (one.ownership === 'managed' ? [] : [one.address])),
  )
  const sending = addressesOfKinds(graph, SENDING).filter((address) => !others.has(address))
  return [...new Set([...askers(graph), ...sending])]
}

const similar = (graph: Graph, missing: NotFound): NotFound => ({
  ...missing,
  perhaps: similarTo(missing.word, reachable(graph)),
})

const SCHEMES: ReadonlyMap<string, number> = new Map([
  ['https', 443],
  ['wss', 443],
  ['http', 80],
  ['ws', 80],
])

/** The port that a URL names or implies. */
export function portIn(words: string): number | undefined {
  const [, scheme = '', , port] =
    /^(?:([a-z]+):\/\/)?(\[[0-9a-f:.]+\]|(?:[0-9a-f]*:){2,}[0-9a-f:.]*|[^/:?#]+)(?::(\d{1,5}))?/i.exec(
      words.trim(),
    ) ?? []
  return port === undefined ? SCHEMES.get(scheme.toLowerCase()) : Number(port)
}

function toDirect(graph: Graph, asked: Asked, caller: Resource | undefined): readonly Trace[] {
  const { port } = asked
  const client = caller && speaking(clientOf(graph, caller), asked)
  return directTargets(graph, asked.to, caller).map((target) => {
    const way =
      client && !isOutsideOfVpcs(client)
        ? follow(graph, client, destinationAt(target), port)
        : arriving(graph, target, port)
    const from = caller ? typedFor(graph, caller) : asked.from
    return traceOf(graph, { ...asked, from, to: typedFor(graph, target) }, way)
  })
}

/** Only load balancers take what comes from the internet; nobody here follows it to anything else. */
function arriving(graph: Graph, target: Resource, port: number | undefined): readonly Stretch[] {
  if (target.kind === 'load-balancer') return fromInternet(graph, target, port)
  return [target.kind === 'vpc-endpoint' ? toPrivateAddresses(target) : notFollowed(target.address)]
}
