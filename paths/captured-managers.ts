/**
 * # Functions whose answers to WebSocket clients are captured
 *
 * A function sends to a WebSocket client by a call to the API's own name. Inside a VPC where private DNS answers all default names of
 * API Gateway, that call goes to an endpoint that serves private APIs only, and a WebSocket API is never private. Which functions make
 * such calls is known by their permission, `execute-api:ManageConnections`, which is for nothing else; where it comes along with calls
 * of every API, nobody can tell. A function whose configuration names the API is found as one of the callers of public APIs already.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
import { configurationOf } from '../graph/calls'
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sameTarget } from '../graph/same'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
} from '../graph/standing'
import { type Piece, piecesOf } from '../graph/text'
import { vpcsOf } from '../graph/vpcs'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { captured, capturing } from './captured-apis'
import { callTraces } from './fact-traces'
import type { PathFact } from './path-fact'
import { mayManageConnections } from './permissions'

export const capturedManagers: PathFact = {
  about: ['vpc-endpoint'],
  name: 'capturedManagers',
  shownAs: 'function inside the VPC of {subject} that may send to WebSocket clients',
  says: 'Functions in its VPC whose role lets them manage connections of a WebSocket API of the same Region, whose default name leads to this endpoint there.',
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
  row: factRows['vpc-endpoint'].capturedManagers,
  compute: (graph, endpoint) => {
    const captures = capturing(graph, endpoint)
    const apis = captures.no.is === 'always' ? [] : webSocketApis(graph, endpoint)
    const candidates = apis.flatMap((api) => managersOf(graph, endpoint, captures, api))
    return gather(graph, endpoint, 'capturedManagers', candidates)
  },
  trace: (graph, { about, target, under: choices }) =>
    target ? callTraces(graph, target, choices, webSocketApis(graph, about)) : [],
}

const webSocketApis = (graph: Graph, endpoint: Resource): readonly Resource[] =>
  graph
    .ofKind('http-api')
    .filter(
      (api) =>
        graph.joined(endpoint.deployment, api.deployment) &&
        !graph.exclusive(endpoint, api) &&
        isExactly(graph.value(api, 'protocol'), 'WEBSOCKET').no.is !== 'always',
    )

function managersOf(
  graph: Graph,
  endpoint: Resource,
  captures: Standing,
  api: Resource,
): readonly Candidate[] {
  const here = both(
    captures,
    captured(graph, endpoint, api),
    existing(api.exists),
    isExactly(graph.value(api, 'protocol'), 'WEBSOCKET'),
    contrary(hasOtherName(graph, api)),
  )
  if (here.no.is === 'always') return []
  return graph
    .ofKind('lambda-function')
    .filter((one) => graph.joined(one.deployment, api.deployment))
    .map(
      (one): Candidate => ({
        target: one,
        is: both(
          here,
          existing(one.exists),
          sameTarget(vpcsOf(graph, one), graph.relation(endpoint, 'vpc')),
          mayManageConnections(graph, one),
          contrary(namesOther(graph, one)),
          contrary(calls(graph.relation(one, 'calledApis'), api)),
        ),
        because: [graph.value(one, 'role'), graph.value(api, 'protocol')],
      }),
    )
}

/** Clients that come by a domain name of one's own are answered by that name. */
const hasOtherName = (graph: Graph, api: Resource): Standing => {
  const mappings = graph.leading(api, 'http-mapping', 'api')
  const each = mappings.edges.map(({ guard }) => under(guard, CANNOT_TELL))
  return either(mappings.open ? CANNOT_TELL : NO, ...each)
}

/** A URL in the configuration may be the name that is called instead. */
function namesOther(graph: Graph, workload: Resource): Standing {
  const texts = configurationOf(graph, workload)
  return either(
    NO,
    ...texts.map((text) =>
      standingOf(text, (one) => {
        if (one.state === 'unknown' && one.refersTo.length === 0) return CANNOT_TELL
        const [first, ...more] = piecesOf(one)
        const named = [first ?? '', ...more].some((piece) =>
          typeof piece === 'string' ? piece.includes('://') : namesDomain(graph, piece.refers),
        )
        return named || isGiven(first) ? CANNOT_TELL : NO
      }),
    ),
  )
}

/** A variable without a value may begin a URL, or be one. */
const isGiven = (piece: Piece | undefined): boolean =>
  typeof piece === 'object' && piece.refers.some(({ to }) => to.is === 'input')

const namesDomain = (graph: Graph, refers: readonly { readonly to: { readonly is: string } }[]): boolean =>
  refers.some(({ to }) => 'id' in to && graph.kindsIn('domain').has(graph.at(String(to.id))?.kind ?? ''))

const calls = (called: Relation, api: Resource): Standing =>
  either(
    called.open ? CANNOT_TELL : NO,
    ...called.edges.map(({ to: [target], exact, guard }) =>
      under(guard, target && exact && !isOutside(target) && target.id === api.id ? contrary(NO) : NO),
    ),
  )
