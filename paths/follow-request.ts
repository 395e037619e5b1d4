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
import { isExactly } from '../graph/standing'
import { nearest } from '../model/nearest'
import { rangesOf } from '../model/range'
import type { Resource } from '../model/resource'
import type { Resolution, Target } from './answer'
import { apiSteps } from './api-request'
import { type Asker, askable, askersAt, isNotFound, type NotFound, namesAsked } from './asking'
import { type Destination, follow, type Stretch } from './follow'
import { fromInternet } from './follow-inbound'
import { traceOf } from './follow-trace'
import { type HostName, shownName } from './host-name'
import { isPrivate } from './places'
import { type Client, clientOf } from './places-client'
import { resolve } from './resolver'
import type { Trace } from './trace'

export interface Asked {
  readonly from: string
  readonly to: string
  readonly port?: number
}

/** One trace for every way the lookup of the name may end. */
export function traces(graph: Graph, asked: Asked): readonly Trace[] | NotFound {
  const askers = askersAt(graph, asked.from)
  if (isNotFound(askers)) return askers
  const callers = asked.from === 'internet' ? [undefined] : graph.named(asked.from)
  const port = asked.port ?? portIn(asked.to)
  const direct = directTargets(graph, asked.to)
  if (direct.length > 0)
    return callers.flatMap((caller) => direct.map((target) => toDirect(graph, asked, caller, target, port)))
  const names = namesAsked(graph, asked.to)
  if (isNotFound(names)) return similar(graph, names)
  return askers.flatMap((asker) =>
    names.flatMap(({ it: name }) =>
      resolve(graph, { name, vantage: asker.vantage }).map(({ it }) =>
        named(graph, asked, callerOf(graph, asked, asker), name, it, port),
      ),
    ),
  )
}

const callerOf = (graph: Graph, { from }: Asked, asker: Asker): Resource | undefined =>
  from === 'internet' ? undefined : graph.named(from).find(({ address }) => address === asker.label)

const DIRECT = ['vpc-endpoint', 'load-balancer', 'workload', 'network-interface'] as const

/** What packets may be sent to without a name. */
function directTargets(graph: Graph, typed: string): readonly Resource[] {
  const kinds = new Set(DIRECT.flatMap((kind) => [...graph.kindsIn(kind)]))
  return graph.named(typed.trim()).filter(({ kind }) => kinds.has(kind))
}

/** Everything that can be asked for. */
export const reachable = (graph: Graph): readonly string[] => [
  ...new Set([
    ...askable(graph),
    ...DIRECT.flatMap((kind) => graph.ofKind(kind).map(({ address }) => address)),
  ]),
]

const similar = (graph: Graph, { word }: NotFound): NotFound => ({
  word,
  perhaps: nearest(word, reachable(graph)),
})

const SCHEMES: ReadonlyMap<string, number> = new Map([
  ['https', 443],
  ['wss', 443],
  ['http', 80],
  ['ws', 80],
])

/** The port that a URL names or implies. */
export function portIn(typed: string): number | undefined {
  const [, scheme = '', , port] = /^(?:([a-z]+):\/\/)?([^/:?#]+)(?::(\d{1,5}))?/i.exec(typed.trim()) ?? []
  return port === undefined ? SCHEMES.get(scheme.toLowerCase()) : Number(port)
}

function toDirect(
  graph: Graph,
  asked: Asked,
  caller: Resource | undefined,
  target: Resource,
  port: number | undefined,
): Trace {
  const destination: Destination =
    target.kind === 'vpc-endpoint'
      ? { is: 'endpoint', endpoint: target, byName: false }
      : { is: 'resource', resource: target }
  const way = caller
    ? follow(graph, clientOf(graph, caller), destination, port)
    : arriving(graph, target, port)
  return traceOf(graph, asked.from, asked.to, way)
}

/** Only load balancers take what comes from the internet; nobody here follows it to anything else. */
const arriving = (graph: Graph, target: Resource, port: number | undefined): readonly Stretch[] =>
  target.kind === 'load-balancer' ? fromInternet(graph, target, port) : [notFollowed(target.address)]

const notFollowed = (label: string): Stretch => ({
  label,
  steps: [
    {
      stage: 'route',
      code: 'not-followed',
      is: { yes: { is: 'never' }, no: { is: 'never' } },
      says: {
        open: '',
        blocked: '',
        unknown: `what comes from the internet is followed to load balancers only, not to ${label}`,
      },
      because: [],
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    },
  ],
})

function named(
  graph: Graph,
  asked: Asked,
  caller: Resource | undefined,
  host: HostName,
  { answer, chain, open }: Resolution,
  port: number | undefined,
): Trace {
  const client = caller && clientOf(graph, caller)
  const targets = answer.is === 'answer' ? answer.targets : []
  const ways = targets.map((target) => way(graph, client, host, target, port))
  const trace = traceOf(graph, asked.from, asked.to, ways.flat())
  const unsure = answer.is === 'unknown' || answer.is === 'differs' || open.length > 0
  return withChain(
    trace,
    shownName(host),
    chain,
    answer.is === 'answer' ? 'open' : unsure ? 'unknown' : 'blocked',
  )
}

/** The lookup goes before everything else; where it fails nothing else was asked. */
function withChain(
  trace: Trace,
  name: string,
  chain: Resolution['chain'],
  ended: 'open' | 'unknown' | 'blocked',
): Trace {
  const steps = chain.map(({ stage, verdict, code, says, at, because, source }) => ({
    stage,
    verdict,
    says,
    because,
    ...(code !== undefined && { code }),
    ...(at && { at }),
    ...(source !== undefined && { source }),
  }))
  const codes = steps.flatMap(({ verdict, code }) =>
    verdict === 'blocked' && code !== undefined ? [code] : [],
  )
  const hops = [{ label: name, steps }, ...trace.hops]
  if (ended === 'open') return { ...trace, hops, codes: [...new Set([...codes, ...trace.codes])] }
  if (ended === 'unknown') return { ...trace, hops, verdict: 'unknown', codes: [], causes: [], edits: [] }
  return { ...trace, hops, verdict: 'blocked', codes, causes: [], symptom: 'name-does-not-resolve' }
}

function way(
  graph: Graph,
  client: Client | undefined,
  host: HostName,
  target: Target,
  port: number | undefined,
): readonly Stretch[] {
  const packets = client ? sent(graph, client, host, target, port) : received(graph, target, port)
  const endpoint = target.is === 'endpoint' ? target.endpoint : undefined
  const api = isApi(graph, host, target) ? apiSteps(graph, { host, ...(endpoint && { endpoint }) }) : []
  return api.length === 0 ? packets : [...packets, { label: 'API Gateway', steps: api }]
}

const isApi = (graph: Graph, host: HostName, target: Target): boolean =>
  host.some(({ key }) => key === 'execute-api') ||
  (target.is === 'public' && target.what === 'api-gateway') ||
  (target.is === 'endpoint' &&
    isExactly(graph.value(target.endpoint, 'serviceKey'), 'execute-api').yes.is === 'always')

function sent(
  graph: Graph,
  client: Client,
  host: HostName,
  target: Target,
  port: number | undefined,
): readonly Stretch[] {
  switch (target.is) {
    case 'endpoint':
      return follow(graph, client, { is: 'endpoint', endpoint: target.endpoint, byName: false }, port)
    case 'load-balancer':
      return follow(graph, client, { is: 'resource', resource: target.balancer }, port)
    case 'public':
      return follow(graph, client, publicly(host, client), port)
    case 'address':
      return atAddress(graph, client, target.address, port)
  }
}

/** Nobody here knows who has a private address. */
function atAddress(
  graph: Graph,
  client: Client,
  address: string,
  port: number | undefined,
): readonly Stretch[] {
  const [range] = rangesOf(address) ?? []
  if (range && !isPrivate(range)) return follow(graph, client, { is: 'internet', label: address }, port)
  return [notFollowed(`${address}: nobody here knows what has this address`)]
}

const received = (graph: Graph, target: Target, port: number | undefined): readonly Stretch[] => {
  if (target.is === 'load-balancer') return fromInternet(graph, target.balancer, port)
  return target.is === 'endpoint' ? [notFollowed(target.endpoint.address)] : []
}

/** https://docs.aws.amazon.com/general/latest/gr/s3.html, https://docs.aws.amazon.com/general/latest/gr/ddb.html */
const GATEWAY_NAMES: readonly (readonly [service: string, name: RegExp])[] = [
  ['s3', /(?:^|\.)s3\.([a-z0-9-]+)\.amazonaws\.com$/],
  ['dynamodb', /^dynamodb\.([a-z0-9-]+)\.amazonaws\.com$/],
]

/** Services that a gateway endpoint may serve, where the name is that of the caller's Region, or nobody knows that. */
function publicly(host: HostName, { workload: { region } }: Client): Destination {
  const label = shownName(host)
  const own = region.state === 'known' ? region.value : undefined
  const found = GATEWAY_NAMES.find(([, name]) => {
    const named = name.exec(label)?.[1]
    return named !== undefined && (own === undefined || named === own)
  })
  return found ? { is: 'internet', service: found[0], label } : { is: 'internet', label }
}
