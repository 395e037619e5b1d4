/**
 * By which names a private API can be called from a VPC, as far as what was read shows them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
import { type Edge, type Relation, type Resource, relationOf } from '../../model/resource'
import type { Value } from '../../model/value'
import { valueOfGap } from '../closed'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { samePosition } from '../order'
import { anyEdge, sameText } from '../same'
import { both, CANNOT_TELL, isExactly, NO, type Standing, standingOf, YES } from '../standing'
import { piecesOf } from '../text'
import { zoneName } from '../zone-names'
import { answers } from './rival-endpoints'

const rows = factRows['rest-api']
const SOURCE =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html'

/** What an unreadable OpenAPI body may list besides is not its question. A variable that is the whole list may be an empty one. */
export const listedEndpoints: Fact = {
  about: ['rest-api'],
  name: 'listedEndpoints',
  shownAs: 'VPC endpoints that {subject} lists',
  says: 'VPC endpoints that the API lists, as far as its text shows.',
  source: SOURCE,
  row: rows.listedEndpoints,
  compute: (graph, api) => {
    const { edges, why } = graph.relation(api, 'vpcEndpoints')
    const { place } = graph.value(api, 'body').origin
    const isWholeList = (edge: Edge): boolean => why.some((value) => edge.because.includes(value))
    return relationOf(
      edges.filter((edge) => !isWholeList(edge)).map((edge) => ({ ...edge, relation: 'listedEndpoints' })),
      why.filter(({ origin }) => !samePosition(origin.place, place)),
    )
  },
}

/** All that were read, so it is closed: whether there are others elsewhere is not its question. */
export const readEndpoints: Fact = {
  about: ['rest-api'],
  name: 'readEndpoints',
  shownAs: 'VPC endpoints for API Gateway in the Region of {subject}',
  says: 'VPC endpoints for API Gateway in the Region of the API, among all that was read.',
  source: SOURCE,
  row: rows.readEndpoints,
  compute: (graph, api) => endpointsWhere(graph, api, 'readEndpoints', () => YES),
}

export const answeringEndpoints: Fact = {
  about: ['rest-api'],
  name: 'answeringEndpoints',
  shownAs: 'VPC endpoints whose private DNS answers the name of {subject}',
  says: 'VPC endpoints for API Gateway in the Region of the API that answer its default name, because private DNS is on.',
  source: SOURCE,
  row: rows.answeringEndpoints,
  compute: (graph, api) =>
    endpointsWhere(
      graph,
      api,
      'answeringEndpoints',
      (endpoint) => answers(graph, endpoint),
      unread(graph, api),
    ),
}

function endpointsWhere(
  graph: Graph,
  api: Resource,
  name: string,
  ask: (endpoint: Resource) => Standing,
  also: readonly Value<unknown>[] = [],
): Relation {
  const candidates = graph
    .ofKind('vpc-endpoint')
    .filter(
      (endpoint) => graph.joined(api.deployment, endpoint.deployment) && !graph.exclusive(api, endpoint),
    )
    .map(
      (endpoint): Candidate => ({
        target: endpoint,
        is: both(
          isExactly(graph.value(endpoint, 'serviceKey'), 'execute-api'),
          isExactly(graph.value(endpoint, 'type'), 'Interface'),
          sameText(api.region, endpoint.region),
          ask(endpoint),
        ),
        because: [graph.value(endpoint, 'privateDns'), graph.value(endpoint, 'service')],
      }),
    )
  return gather(graph, api, name, candidates, also)
}

/** A part of the deployment that nobody read may hold an endpoint as well. */
const unread = (graph: Graph, api: Resource): readonly Value<unknown>[] =>
  (graph.deployment(api.deployment)?.incomplete ?? []).map(valueOfGap)

export const namingZones: Fact = {
  about: ['rest-api'],
  name: 'namingZones',
  shownAs: 'private hosted zones with a name for {subject}',
  says: 'Private hosted zones for the default names of APIs, or of one of them.',
  source: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  row: rows.namingZones,
  compute: (graph, api) => {
    const candidates = graph
      .ofKind('hosted-zone')
      .filter((zone) => graph.joined(api.deployment, zone.deployment) && !graph.exclusive(api, zone))
      .map(
        (zone): Candidate => ({
          target: zone,
          is: both(anyEdge(graph.relation(zone, 'vpcs')), forApis(zoneName(graph.value(zone, 'name')))),
          because: [graph.value(zone, 'name')],
        }),
      )
    return gather(graph, api, 'namingZones', candidates)
  },
}

const HOLE = '\u0001'
const API_ZONE = new RegExp(`(^|\\.)execute-api\\.([a-z0-9-]+|${HOLE})\\.amazonaws\\.com(\\.cn)?$`)

const forApis = (name: Value<unknown>): Standing =>
  standingOf(name, (one) => {
    const pieces = piecesOf(one)
    const text = pieces.map((piece) => (typeof piece === 'string' ? piece : HOLE)).join('')
    if (API_ZONE.test(text)) return YES
    return pieces.every((piece) => typeof piece === 'string') ? NO : CANNOT_TELL
  })
