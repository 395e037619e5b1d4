/** What policies say to the endpoints that a private API is reached by, and to the workloads that call through an endpoint. */
import { callsOf } from '../graph/calls'
import { isPrivate } from '../graph/derive/rest-api'
import { headerOf } from '../graph/everywhere'
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import {
  asValue,
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
import { type Guard, not } from '../model/guard'
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { absent, known } from '../model/value'
import { pathsAllowed, policyDecision } from './api-policies'
import { callTraces, insideTraces, vpcsOfEndpoint } from './fact-traces'
import { followName } from './follow-name'
import { apiName } from './host-name-of'
import type { PathFact } from './path-fact'
import { resolve } from './resolver'
import type { Trace } from './trace'
import { hasUnseenParts } from './unseen-policies'
import { FROM_INTERNET } from './vantage'
import { leadsToEndpoint, wherever } from './wherever'

const CONDITION_KEYS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html'
const apiRows = factRows['rest-api']

/** The endpoints that deliver requests: those it lists, and those whose private DNS answers its name. */
const delivering = (graph: Graph, api: Resource) => {
  const relations = ['listedEndpoints', 'answeringEndpoints'].map((name) => graph.relation(api, name))
  return { edges: relations.flatMap(({ edges }) => edges), open: relations.some(({ open }) => open) }
}

export const admitsItsEndpoints: PathFact = {
  about: ['rest-api'],
  name: 'admitsItsEndpoints',
  shownAs: {
    true: 'the policy of {subject} lets requests of its endpoints in',
    false: 'the policy of {subject} lets no request of its endpoints in',
  },
  says: 'The resource policy allows unsigned requests that come through an endpoint which the API lists, or whose private DNS answers its name. Absent where nobody shows such an endpoint, and where the policy lets endpoints of somebody else in; false where it can let none in at all.',
  source: CONDITION_KEYS,
  row: apiRows.admitsItsEndpoints,
  compute: (graph, api) => {
    const { edges, open } = delivering(graph, api)
    const policy = graph.value(api, 'policy')
    const others = othersNamed(graph, api)
    const written = others.some(({ key }) => key.startsWith('literal:'))
    const none = edges.length === 0 && !graph.relation(api, 'listedEndpoints').open
    if (policy.state === 'absent') return absent(headerOf(api))
    if (none || written)
      return throughSome(graph, api).no.is === 'always' ? known(false, policy.origin) : absent(headerOf(api))
    // A list that nobody sees may be empty; what is in it, the same list in the policy lets in.
    const listed = graph.relation(api, 'vpcEndpoints').edges
    const each = [...edges, ...listed].map((edge) => throughEdge(graph, api, edge))
    const foreign = others.length > 0 ? CANNOT_TELL : NO
    return asValue(either(open ? CANNOT_TELL : NO, foreign, ...each), policy.origin)
  },
  trace: (graph, { about, under }) => endpointTraces(graph, about, under),
}

/** Of an endpoint that is not in the input nobody can say that it is kept out. */
function throughEdge(graph: Graph, api: Resource, { to: [endpoint], guard, exact }: Edge): Standing {
  if (!endpoint || !exact) return CANNOT_TELL
  const admitted = under(guard, through(graph, api, endpoint))
  return isOutside(endpoint) ? either(CANNOT_TELL, admitted) : admitted
}

const throughSome = (graph: Graph, api: Resource): Standing => through(graph, api, 'some')

/** A request for one of the paths that the policy is about; without an endpoint from anywhere. */
const through = (graph: Graph, api: Resource, endpoint?: Resource | Outside | 'some'): Standing =>
  either(
    ...pathsAllowed(graph, api).map((path) => {
      const request = {
        host: apiName(api),
        ...(endpoint && { endpoint }),
        ...(path !== undefined && { path }),
      }
      return policyDecision(graph, api, api, request, CANNOT_TELL).allowed
    }),
  )

/** What comes through the endpoints that deliver requests. */
const endpointTraces = (graph: Graph, api: Resource, under: Guard): readonly Trace[] =>
  resourcesOf(delivering(graph, api)).flatMap((endpoint) =>
    vpcsOfEndpoint(graph, endpoint).flatMap((vpc) =>
      insideTraces(graph, vpc, apiName(api), under, api.address),
    ),
  )

export const admitsSomeEndpoint: PathFact = {
  about: ['rest-api'],
  name: 'admitsSomeEndpoint',
  shownAs: {
    true: 'the policy of {subject} lets requests of some endpoint in',
    false: 'the policy of {subject} names no endpoint for API Gateway and no VPC where it asks for one',
  },
  says: 'The resource policy allows unsigned requests through some endpoint for API Gateway, be it one that nobody shows.',
  source: CONDITION_KEYS,
  row: apiRows.admitsSomeEndpoint,
  compute: (graph, api) => {
    const policy = graph.value(api, 'policy')
    if (policy.state === 'absent') return absent(headerOf(api))
    return asValue(throughSome(graph, api), policy.origin)
  },
  trace: (graph, { about, under }) => endpointTraces(graph, about, under),
}

export const admitsWithoutEndpoint: PathFact = {
  about: ['rest-api'],
  name: 'admitsWithoutEndpoint',
  shownAs: {
    true: 'the policy of {subject} lets in what came through no VPC endpoint',
    false: 'the policy of {subject} lets in only what came through a VPC endpoint',
  },
  says: 'The resource policy allows some unsigned request that came through no VPC endpoint, wherever from. False where it can allow none; absent where nobody shows one, and where it lets in nothing through an endpoint either.',
  source: CONDITION_KEYS,
  row: apiRows.admitsWithoutEndpoint,
  compute: (graph, api) => {
    const policy = graph.value(api, 'policy')
    const shown = policy.state === 'unknown' ? isExactly(graph.value(api, 'hasPolicy'), true) : YES
    const none = policy.state === 'absent' || shown.yes.is === 'never'
    if (none || throughSome(graph, api).no.is === 'always') return absent(headerOf(api))
    const { yes, no } = through(graph, api)
    const unseen = policy.state === 'unknown' || hasUnseenParts(graph, api, 'policy')
    // Who calls is free: what is not refused whatever it holds, somebody may ask.
    return asValue({ yes: unseen ? yes : not(no), no }, policy.origin)
  },
  trace: (graph, { about, under }) =>
    followName(graph, {
      asked: { from: 'internet', to: about.address },
      vantage: FROM_INTERNET,
      name: apiName(about),
      under,
    }),
}

const SOURCES = new Set(['aws:sourcevpce', 'aws:sourcevpc'])

/** Endpoints and VPCs of somebody else that the policy names: whoever lets them in may mean it so. */
function othersNamed(graph: Graph, api: Resource): readonly Outside[] {
  const statements = resourcesOf(graph.relation(api, 'policy'))
  const conditions = statements.flatMap((one) => resourcesOf(graph.relation(one, 'conditions')))
  return conditions.flatMap((one) => {
    const key = graph.value(one, 'key')
    if (key.state !== 'known' || !SOURCES.has(String(key.value).toLowerCase())) return []
    const named = graph.leadsTo(one, 'values', graph.value(one, 'values'), ['vpc', 'vpc-endpoint'])
    return named.edges
      .flatMap(({ to }) => to.filter(isOutside))
      .filter(({ key }) => !/^literal:.*[*?]/.test(key))
  })
}

const resourcesOf = ({ edges }: Pick<Relation, 'edges'>): readonly Resource[] =>
  edges.flatMap(({ to }) => to.filter((one): one is Resource => !isOutside(one)))

export const refusedCallers: PathFact = {
  about: ['vpc-endpoint'],
  name: 'refusedCallers',
  shownAs: 'workload whose call the policy of {subject} does not allow',
  says: 'Workloads that call a private API by its default name, which leads to this endpoint, whose policy does not allow the call.',
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
  row: factRows['vpc-endpoint'].refusedCallers,
  compute: (graph, endpoint) => {
    if (graph.value(endpoint, 'policy').state === 'absent')
      return gather(graph, endpoint, 'refusedCallers', [])
    const candidates = graph
      .ofKind('workload')
      .filter((one) => graph.joined(endpoint.deployment, one.deployment) && !graph.exclusive(endpoint, one))
      .flatMap((workload) =>
        callsOf(graph, workload).flatMap(({ api, sure, because }): readonly Candidate[] =>
          api.kind === 'rest-api'
            ? [
                {
                  target: workload,
                  is: both(sure ? YES : CANNOT_TELL, refused(graph, workload, api, endpoint)),
                  because: [because, graph.value(endpoint, 'policy')],
                },
              ]
            : [],
        ),
      )
    return gather(graph, endpoint, 'refusedCallers', candidates)
  },
  trace: (graph, { target, under }) => (target ? callTraces(graph, target, under) : []),
}

function refused(graph: Graph, workload: Resource, api: Resource, endpoint: Resource): Standing {
  const { allowed } = policyDecision(graph, endpoint, api, { host: apiName(api), endpoint }, YES)
  if (allowed.yes.is === 'always') return NO
  const vpcs = vpcsOf(graph, workload)
  const arrives = vpcs.edges.map(({ to: [vpc], exact, guard }) =>
    under(
      guard,
      vpc && exact
        ? wherever(
            resolve(graph, { name: apiName(api), vantage: { is: 'vpc', vpc } }),
            leadsToEndpoint(endpoint),
          )
        : CANNOT_TELL,
    ),
  )
  const there = either(vpcs.open ? CANNOT_TELL : NO, ...arrives)
  return both(isPrivate(graph, api), there, contrary(allowed))
}
