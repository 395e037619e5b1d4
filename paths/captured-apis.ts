/**
 * What private DNS of an `execute-api` endpoint does to public APIs: inside the VPC their default names lead to the endpoint, which
 * passes requests to private APIs only. It makes no difference whose API it is, or whether the subnet has a way to the internet.
 *
 *     {orders}.execute-api.eu-west-1.amazonaws.com     private DNS of the endpoint: captured
 *     orders.example.com, an alias of the domain       public addresses: not captured
 */
import { type Call, callsOf } from '../graph/calls'
import { isPrivate, isPublic } from '../graph/derive/rest-api'
import { answers } from '../graph/derive/rival-endpoints'
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sameText } from '../graph/same'
import { sharing } from '../graph/shared'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  under,
  YES,
} from '../graph/standing'
import { grouped } from '../model/grouped'
import { isOutside, type Outside, type Resource, type Told } from '../model/resource'
import type { Resolution } from './answer'
import type { Cases } from './cases'
import { callTraces, insideTraces, vpcsOfEndpoint } from './fact-traces'
import { apiName } from './host-name-of'
import { hasOtherName } from './other-names'
import { type PathFact, typedName } from './path-fact'
import { resolve } from './resolver'
import { inVpcs, leadsToEndpoint, wherever } from './wherever'

const SOURCE = 'https://repost.aws/knowledge-center/api-gateway-vpc-connections'
const rows = factRows['vpc-endpoint']

export const capturedApis: PathFact = {
  about: ['vpc-endpoint'],
  name: 'capturedApis',
  shownAs: 'public API whose default name leads to {subject} inside its VPC',
  says: 'Public APIs whose default names lead to this endpoint inside its VPC, where they are answered with 403; not those that have a custom domain which leads past it, unless somebody there calls them by the default name.',
  source: SOURCE,
  row: rows.capturedApis,
  compute: (graph, endpoint) => {
    const captures = capturing(graph, endpoint)
    if (captures.no.is === 'always') return gather(graph, endpoint, 'capturedApis', [])
    const callers = grouped(callersOf(graph, endpoint), ({ call }) => call.api.id)
    const told = tellCapture(graph, endpoint)
    const candidates = graph.ofKind('api').flatMap((api): readonly Candidate[] => {
      if (!graph.joined(endpoint.deployment, api.deployment) || graph.exclusive(endpoint, api)) return []
      const is = both(
        captures,
        captured(graph, endpoint, api),
        inUse(graph, endpoint, api, callers.get(api.id) ?? []),
        contrary(isManaged(graph, endpoint, api)),
      )
      if (is.no.is === 'always') return []
      const because = [graph.value(api, typeRow(graph, api))]
      return [{ target: api, is, because, told: [told, tellPublic(graph, api)] }]
    })
    return gather(graph, endpoint, 'capturedApis', candidates)
  },
  trace: (graph, { about, target, under }) =>
    target
      ? vpcsOfEndpoint(graph, about).flatMap((vpc) =>
          insideTraces(graph, vpc, apiName(target), under, target.address),
        )
      : [],
}

export const capturedCallers: PathFact = {
  about: ['vpc-endpoint'],
  name: 'capturedCallers',
  shownAs: 'calls a public API by its default name from inside the VPC of {subject}',
  says: 'Workloads whose configuration names a public API by its default name, which leads to this endpoint where they run.',
  source: SOURCE,
  row: rows.capturedCallers,
  compute: (graph, endpoint) => {
    const captures = capturing(graph, endpoint)
    if (captures.no.is === 'always') return gather(graph, endpoint, 'capturedCallers', [])
    const candidates = callersOf(graph, endpoint).map(
      ({ workload, call, is }): Candidate => ({
        target: workload,
        is: both(captures, captured(graph, endpoint, call.api), is),
        because: [call.because, graph.value(workload, 'subnets')],
        told: [
          tellCapture(graph, endpoint),
          tellPublic(graph, call.api),
          ...tellCaller(graph, workload, call),
        ],
      }),
    )
    return gather(graph, endpoint, 'capturedCallers', candidates)
  },
  trace: (graph, { target, under }) => (target ? callTraces(graph, target, under) : []),
}

/** Whoever relies on what captures the others. */
export const privateCallers: PathFact = {
  about: ['vpc-endpoint'],
  name: 'privateCallers',
  shownAs: 'calls a private API by its default name, which leads to {subject}',
  says: 'Workloads whose configuration names a private API by its default name, which leads to this endpoint where they run.',
  source: SOURCE,
  row: rows.privateCallers,
  compute: (graph, endpoint) => {
    const captures = capturing(graph, endpoint)
    const candidates = captures.no.is === 'always' ? [] : callersOf(graph, endpoint)
    return gather(
      graph,
      endpoint,
      'privateCallers',
      candidates.map(({ workload, call, is }) => ({
        target: workload,
        is: both(captures, call.api.kind === 'rest-api' ? isPrivate(graph, call.api) : NO, is),
        because: [call.because],
      })),
    )
  },
  trace: (graph, { target, under }) => (target ? callTraces(graph, target, under) : []),
}

interface Caller {
  readonly workload: Resource
  readonly call: Call
  /** It calls, from where the name leads to the endpoint. */
  readonly is: Standing
}

const callersOf = (graph: Graph, endpoint: Resource): readonly Caller[] =>
  callsSeenFrom(graph, endpoint.deployment).map(({ workload, call }) => ({
    workload,
    call,
    is: both(
      call.sure ? YES : CANNOT_TELL,
      inVpcs(graph, workload, (vpc) => arrives(graph, endpoint, call.api, vpc)),
    ),
  }))

/** Who calls which API, looked for once for all endpoints. */
const callsSeenFrom = (graph: Graph, deployment: string): readonly Omit<Caller, 'is'>[] =>
  allCalls(graph, deployment, () =>
    graph
      .ofKind('workload')
      .filter((workload) => graph.joined(deployment, workload.deployment))
      .flatMap((workload) => callsOf(graph, workload).map((call) => ({ workload, call }))),
  )

const allCalls = sharing<readonly Omit<Caller, 'is'>[]>()

const lookUp = (graph: Graph, api: Resource, vpc: Resource | Outside): Cases<Resolution> =>
  resolve(graph, { name: apiName(api), vantage: { is: 'vpc', vpc } })

/** What callers find where they run, once for all endpoints. What nobody calls is as many answers as endpoints, and is not kept. */
const foundByCallers = sharing<Cases<Resolution>>()

const arrives = (graph: Graph, endpoint: Resource, api: Resource, vpc: Resource | Outside): Standing => {
  const asked = JSON.stringify([isOutside(vpc) ? vpc.key : vpc.id, api.id])
  return wherever(
    foundByCallers(graph, asked, () => lookUp(graph, api, vpc)),
    leadsToEndpoint(endpoint),
  )
}

/** An endpoint for private APIs that answers all their names in its VPC. */
export const capturing = (graph: Graph, endpoint: Resource): Standing =>
  both(answers(graph, endpoint), isExactly(graph.value(endpoint, 'serviceKey'), 'execute-api'))

/** A public API whose default name leads to the endpoint in its VPC. */
export function captured(graph: Graph, endpoint: Resource, api: Resource): Standing {
  const vpcs = vpcsOfEndpoint(graph, endpoint)
  const there = vpcs.map((vpc) => wherever(lookUp(graph, api, vpc), leadsToEndpoint(endpoint)))
  return both(
    isPublic(graph, api),
    contrary(isExactly(graph.value(api, 'disableExecuteApiEndpoint'), true)),
    there.length === 0 ? sameText(endpoint.region, api.region) : either(NO, ...there),
  )
}

/** Somebody of those who call it by its default name does so there, or it has no name that leads past the endpoint. */
function inUse(graph: Graph, endpoint: Resource, api: Resource, callers: readonly Caller[]): Standing {
  const called = callers.map(({ is }) => is)
  const others = vpcsOfEndpoint(graph, endpoint).map((vpc) => hasOtherName(graph, api, vpc))
  return either(contrary(both(YES, ...others)), ...called, others.length === 0 ? YES : NO)
}

/** A WebSocket API that functions inside the VPC answer: that call is captured, and told as that. */
function isManaged(graph: Graph, endpoint: Resource, api: Resource): Standing {
  const answersFunctions = isExactly(graph.value(api, 'protocol'), 'WEBSOCKET')
  if (answersFunctions === NO) return NO
  const managers = graph.relation(endpoint, 'capturedManagers').edges
  return both(answersFunctions, either(NO, ...managers.map(({ guard }) => under(guard, YES))))
}

const typeRow = (graph: Graph, api: Resource): string =>
  graph.row(api.kind, 'endpointTypes') ? 'endpointTypes' : 'protocol'

function tellCapture(graph: Graph, endpoint: Resource): Told {
  const names = vpcsOfEndpoint(graph, endpoint).map((vpc) => typedName(graph, vpc))
  const where = names.length === 1 ? `in ${names[0]}` : 'in its VPC'
  const says = `private DNS of ${endpoint.address} answers every API Gateway name of its Region ${where}`
  return { says, value: graph.value(endpoint, 'privateDns'), at: endpoint }
}

const tellPublic = (graph: Graph, api: Resource): Told => ({
  says: `${api.address} is a public API`,
  value: graph.value(api, typeRow(graph, api)),
  at: api,
})

const tellCaller = (graph: Graph, workload: Resource, { api, because }: Call): readonly Told[] => [
  {
    says: `${workload.address} runs in the same VPC ...`,
    value: graph.value(workload, 'subnets'),
    at: workload,
  },
  { says: `... and calls ${api.address} by its default name`, value: because, at: workload },
]
