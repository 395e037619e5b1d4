/** Endpoints and the endpoint services of our own that they ask for a connection. */
import { allOf, anyOf, NEVER } from '../../model/guard'
import { isOutside, type Relation, type Resource } from '../../model/resource'
import { unknown, type Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { anyEdge, sameText } from '../same'
import {
  asValue,
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../standing'

const ACCEPTANCE = 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html'

export const ownService: Fact = {
  about: ['vpc-endpoint'],
  name: 'ownService',
  shownAs: 'endpoint service that {subject} asks for',
  says: 'The endpoint service declared here that the endpoint asks for a connection.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  row: factRows['vpc-endpoint'].ownService,
  compute: (graph, endpoint) => serviceOf(graph, endpoint),
}

/**
 * A name of AWS's own leads to no endpoint service; a name that nobody knows may, where one is declared: what lives elsewhere
 * is no service of ours.
 */
function serviceOf(graph: Graph, endpoint: Resource): Relation {
  if (graph.ofKind('endpoint-service').length === 0) return gather(graph, endpoint, 'ownService', [])
  const key = graph.value(endpoint, 'serviceKey')
  if (isAwsService(key).yes.is === 'always') return gather(graph, endpoint, 'ownService', [])
  const service = graph.value(endpoint, 'service')
  return graph.leadsTo(endpoint, 'ownService', lastHole(service), ['endpoint-service'])
}

/** Of `com.amazonaws.vpce.${region}.${service}` the service. */
function lastHole(service: Value<unknown>): Value<unknown> {
  switch (service.state) {
    case 'conditional':
      return { ...service, cases: service.cases.map((each) => ({ ...each, value: lastHole(each.value) })) }
    case 'template': {
      const last = service.parts.filter((part) => part !== '').at(-1)
      return last === undefined || typeof last === 'string' ? service : last
    }
    case 'known':
      return { ...service, value: /vpce-svc-[0-9a-f]+$/.exec(String(service.value))?.[0] ?? service.value }
    default:
      return service
  }
}

const isAwsService = (key: Value<unknown>): Standing =>
  standingOf(key, (one) => {
    if (one.state === 'known') return String(one.value).startsWith('vpce-svc-') ? NO : YES
    if (one.state === 'absent') return NO
    if (one.state !== 'template') return CANNOT_TELL
    return typeof one.parts[0] === 'string' && one.parts[0].startsWith('vpce-svc-') ? NO : YES
  })

export const requests: Fact = {
  about: ['endpoint-service'],
  name: 'requests',
  shownAs: 'VPC endpoints that ask for {subject}',
  says: 'Endpoints of the run that ask this endpoint service for a connection.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  row: factRows['endpoint-service'].requests,
  compute: (graph, service) => {
    const candidates = graph.ofKind('vpc-endpoint').map((endpoint): Candidate => {
      const relation = graph.relation(endpoint, 'ownService')
      return { target: endpoint, is: leadsTo(relation, service), because: [graph.value(endpoint, 'service')] }
    })
    return gather(graph, service, 'requests', candidates)
  },
}

function leadsTo(relation: Relation, target: Resource): Standing {
  const edges = relation.edges.map((edge) => {
    const holds = edge.to.some((one) => !isOutside(one) && one.id === target.id)
    if (edge.exact || edge.to.length > 0)
      return under(edge.guard, holds ? (edge.exact ? YES : CANNOT_TELL) : NO)
    return NO
  })
  return either(NO, ...edges)
}

export const accepted: Fact = {
  about: ['vpc-endpoint'],
  name: 'accepted',
  shownAs: {
    true: 'the connection of {subject} is accepted',
    false: 'nothing here accepts the connection of {subject}',
  },
  says: 'The connection of the endpoint is accepted: by the service itself, by an accepter, or because both are in one account.',
  source: ACCEPTANCE,
  row: factRows['vpc-endpoint'].accepted,
  compute: (graph, endpoint) => {
    const key = graph.value(endpoint, 'serviceKey')
    const aws = isAwsService(key)
    const services = graph.relation(endpoint, 'ownService').edges.map((edge) => {
      const [service] = edge.to
      const here = edge.exact && service && !isOutside(service)
      return { guard: edge.guard, is: here ? acceptance(graph, endpoint, service) : CANNOT_TELL }
    })
    const own: Standing = {
      yes: anyOf(services.map(({ guard, is }) => allOf([guard, is.yes]))),
      no: anyOf(services.map(({ guard, is }) => allOf([guard, is.no]))),
    }
    const is = either(aws, own)
    if (is.yes.is === 'never' && is.no.is === 'never') return unknown('external', headerOf(endpoint))
    return asValue(is, headerOf(endpoint), 'external')
  },
}

/** Somebody who is told of the request, or code that knows the service, may accept it: then nobody can tell. */
function acceptance(graph: Graph, endpoint: Resource, service: Resource): Standing {
  const sameAccount = sameText(endpoint.account, service.account)
  const told = either(
    anyEdge(graph.relation(service, 'notifications')),
    anyEdge(graph.relation(service, 'namingWorkloads')),
  )
  return either(
    contrary(isExactly(graph.value(service, 'acceptanceRequired'), true)),
    anyEdge(graph.relation(endpoint, 'accepters')),
    both(isExactly(graph.value(endpoint, 'autoAccept'), true), sameAccount),
    { yes: NEVER, no: told.no },
  )
}
