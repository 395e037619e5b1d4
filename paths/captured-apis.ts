/**
 * What private DNS of an `execute-api` endpoint does to public APIs: inside the VPC every default name of the Region leads to the
 * endpoint, which passes requests to private APIs only. It makes no difference whose API it is, or whether the subnet has a way
 * to the internet.
 */

import { type Call, callsOf } from '../graph/calls'
import { isPublic } from '../graph/derive/rest-api'
import { answers } from '../graph/derive/rival-endpoints'
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sameTarget, sameText } from '../graph/same'
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
import { vpcsOf } from '../graph/vpcs'
import type { Resource } from '../model/resource'
import { callTraces, insideTraces, vpcsOfEndpoint } from './fact-traces'
import { apiName } from './host-name-of'
import type { PathFact } from './path-fact'

const SOURCE = 'https://repost.aws/knowledge-center/api-gateway-vpc-connections'
const rows = factRows['vpc-endpoint']

export const capturedApis: PathFact = {
  about: ['vpc-endpoint'],
  name: 'capturedApis',
  shownAs: 'public API whose default name leads to {subject} inside its VPC',
  says: 'Public APIs of the same Region whose default names lead to this endpoint inside its VPC, where they are answered with 403.',
  source: SOURCE,
  row: rows.capturedApis,
  compute: (graph, endpoint) => {
    const captures = capturing(graph, endpoint)
    if (captures.no.is === 'always') return gather(graph, endpoint, 'capturedApis', [])
    const candidates = graph
      .ofKind('api')
      .filter((api) => graph.joined(endpoint.deployment, api.deployment) && !graph.exclusive(endpoint, api))
      .map(
        (api): Candidate => ({
          target: api,
          is: both(captures, captured(graph, endpoint, api), contrary(isManaged(graph, endpoint, api))),
          because: evidence(graph, api),
        }),
      )
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
  says: "Workloads in the endpoint's VPC whose configuration names a public API by its default name, which leads to this endpoint there.",
  source: SOURCE,
  row: rows.capturedCallers,
  compute: (graph, endpoint) => {
    const captures = capturing(graph, endpoint)
    if (captures.no.is === 'always') return gather(graph, endpoint, 'capturedCallers', [])
    const candidates = graph
      .ofKind('workload')
      .filter((workload) => graph.joined(endpoint.deployment, workload.deployment))
      .flatMap((workload) =>
        callsOf(graph, workload).map((call) => caller(graph, endpoint, captures, workload, call)),
      )
    return gather(graph, endpoint, 'capturedCallers', candidates)
  },
  trace: (graph, { target, under }) => (target ? callTraces(graph, target, under) : []),
}

function caller(
  graph: Graph,
  endpoint: Resource,
  captures: Standing,
  workload: Resource,
  call: Call,
): Candidate {
  const inside = sameTarget(vpcsOf(graph, workload), graph.relation(endpoint, 'vpc'))
  const is = both(captures, captured(graph, endpoint, call.api), inside, call.sure ? YES : CANNOT_TELL)
  return { target: workload, is, because: [call.because, graph.value(workload, 'subnets')] }
}

/** An endpoint for private APIs that answers all their names in its VPC. */
export const capturing = (graph: Graph, endpoint: Resource): Standing =>
  both(answers(graph, endpoint), isExactly(graph.value(endpoint, 'serviceKey'), 'execute-api'))

/** A public API of the same Region that can be called by its default name. */
export const captured = (graph: Graph, endpoint: Resource, api: Resource): Standing =>
  both(
    isPublic(graph, api),
    contrary(isExactly(graph.value(api, 'disableExecuteApiEndpoint'), true)),
    sameText(endpoint.region, api.region),
  )

/** A WebSocket API that functions inside the VPC answer: that call is captured, and told as that. */
const isManaged = (graph: Graph, endpoint: Resource, api: Resource): Standing => {
  const managers = graph.relation(endpoint, 'capturedManagers').edges
  return both(
    isExactly(graph.value(api, 'protocol'), 'WEBSOCKET'),
    either(NO, ...managers.map(({ guard }) => under(guard, YES))),
  )
}

function evidence(graph: Graph, api: Resource): Candidate['because'] {
  const named = graph.row(api.kind, 'endpointTypes') ? 'endpointTypes' : 'protocol'
  return [graph.value(api, named)]
}
