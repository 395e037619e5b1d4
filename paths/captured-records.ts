/**
 * CNAME records to the Regional name of an API's domain. That name is below the one that private DNS of an API Gateway endpoint answers,
 * so whoever follows the CNAME inside the endpoint's VPC arrives at the endpoint. An alias is followed by Route 53, outside the VPC.
 */
import { isPrivate } from '../graph/derive/rest-api'
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { anyEdge, sameTarget } from '../graph/same'
import { both, CANNOT_TELL, contrary, either, isExactly, NO, type Standing, under } from '../graph/standing'
import { ALWAYS, type Guard } from '../model/guard'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { type AnsweringIn, answeringEndpoints } from './endpoints-in'
import { insideTraces, vpcsOfEndpoint } from './fact-traces'
import type { HostName } from './host-name'
import { hostNames } from './host-name-of'
import { mappedApis } from './mapped-apis'
import type { PathFact } from './path-fact'
import { resolve } from './resolver'
import type { Trace } from './trace'
import { leadsToEndpoint, wherever } from './wherever'
import { recordsOf, valuesOf } from './zone-records'

export const capturingEndpoints: PathFact = {
  about: ['dns-record'],
  name: 'capturingEndpoints',
  shownAs: 'endpoint whose private DNS answers the name that {subject} leads to',
  says: 'VPC endpoints for API Gateway whose private DNS answers the name that this CNAME leads to, in VPCs that see the record.',
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html',
  row: factRows['dns-record'].capturingEndpoints,
  compute: (graph, record) => {
    const [value] = valuesOf(graph, record)
    const type = isExactly(graph.value(record, 'type'), 'CNAME')
    if (!value || type.no.is === 'always') return gather(graph, record, 'capturingEndpoints', [])
    const targets = hostNames(graph, value)
    const candidates = answeringEndpoints(graph, record).map((answering): Candidate => {
      const led = targets.map(({ guard, it }) =>
        under(guard, it ? captured(graph, it, answering) : CANNOT_TELL),
      )
      return {
        target: answering.endpoint,
        is: both(
          type,
          isForApis(graph, answering),
          visible(graph, record, answering.vpc),
          either(NO, ...led),
        ),
        because: [value, graph.value(answering.endpoint, 'privateDns')],
      }
    })
    return gather(graph, record, 'capturingEndpoints', candidates)
  },
  trace: (graph, { about, target, under }) => (target ? recordTraces(graph, about, target, under) : []),
}

const isForApis = (graph: Graph, { endpoint, is }: AnsweringIn): Standing =>
  both(is, isExactly(graph.value(endpoint, 'serviceKey'), 'execute-api'))

/** A domain of private APIs only is meant to be reached through the endpoint. */
function captured(graph: Graph, target: HostName, { endpoint, vpc }: AnsweringIn): Standing {
  if (isNameOfEndpoint(target)) return NO
  const domain = target[0]?.of.find(({ kind }) => graph.kindsIn('domain').has(kind))
  const meant = domain ? onlyPrivate(graph, domain) : NO
  const arrives = wherever(
    resolve(graph, { name: target, vantage: { is: 'vpc', vpc } }),
    leadsToEndpoint(endpoint),
  )
  return both(arrives, contrary(meant))
}

/** `….vpce.amazonaws.com` leads to its endpoint for everybody: private DNS has no part in it. */
const isNameOfEndpoint = (target: HostName): boolean => target.some(({ key }) => key === 'vpce')

function onlyPrivate(graph: Graph, domain: Resource): Standing {
  const apis = mappedApis(graph, domain)
  if (apis.length === 0) return NO
  return both(
    ...apis.map((api) =>
      isOutside(api) ? CANNOT_TELL : api.kind === 'rest-api' ? isPrivate(graph, api) : NO,
    ),
  )
}

/** Everybody sees a public zone, a private one only the VPCs it is associated with. */
function visible(graph: Graph, record: Resource, vpc: Resource | Outside): Standing {
  const zones = graph.relation(record, 'zone').edges
  const each = zones.map(({ to: [zone], exact, guard }) => {
    if (!zone || !exact || isOutside(zone)) return under(guard, CANNOT_TELL)
    const vpcs = graph.relation(zone, 'vpcs')
    const here = {
      edges: [{ from: zone, relation: 'vpcs', to: [vpc], exact: true, guard: ALWAYS, because: [] }],
      open: false,
      why: [],
    }
    const unseen = zone.ownership === 'read' ? CANNOT_TELL : contrary(anyEdge(vpcs))
    return under(guard, either(unseen, sameTarget(vpcs, here)))
  })
  return zones.length === 0 ? CANNOT_TELL : either(NO, ...each)
}

/** What asks for the record's name in the VPCs of the endpoint. */
const recordTraces = (graph: Graph, record: Resource, endpoint: Resource, under: Guard): readonly Trace[] =>
  namesOfRecord(graph, record).flatMap((name) =>
    vpcsOfEndpoint(graph, endpoint).flatMap((vpc) => insideTraces(graph, vpc, name, under)),
  )

/** A name that does not end in that of its zone is relative to it. */
export function namesOfRecord(graph: Graph, record: Resource): readonly HostName[] {
  const zones = graph.relation(record, 'zone').edges.flatMap(({ to }) => to)
  const full = zones.flatMap((zone) => {
    if (isOutside(zone)) return []
    const domains = hostNames(graph, graph.value(zone, 'name')).flatMap(({ it }) => (it ? [it] : []))
    return domains.flatMap((domain) => recordsOf(graph, zone, domain).records)
  })
  return full.flatMap(({ at, name }) => (at === record ? [name] : [])).slice(0, 1)
}
