/** What workloads call by names that do not exist where they run. */

import { type Call, callsOf } from '../graph/calls'
import { isPrivate } from '../graph/derive/rest-api'
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sameTarget } from '../graph/same'
import { both, CANNOT_TELL, either, NO, type Standing, under, YES } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import type { Outside, Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import type { Value } from '../model/value'
import type { Resolution } from './answer'
import { callTraces, nameTraces, serviceName } from './fact-traces'
import { type HostName, isOpen } from './host-name'
import { apiName, hostNames } from './host-name-of'
import { awsHosts } from './named-hosts'
import type { PathFact } from './path-fact'
import { resolve } from './resolver'
import { needsIn } from './unserved-services'
import { inVpcs, isMissing, wherever } from './wherever'

const WORKLOADS = ['lambda-function', 'ecs-service', 'instance', 'autoscaling-group'] as const

const lookUp = (
  graph: Graph,
  name: HostName,
  vpc: Resource | Outside,
  is: (resolution: Resolution) => Truth,
): Standing => wherever(resolve(graph, { name, vantage: { is: 'vpc', vpc } }), is)

export const unresolvedApis: PathFact = {
  about: WORKLOADS,
  name: 'unresolvedApis',
  shownAs: 'private API whose default name does not exist where {subject} runs',
  says: 'Private APIs that the workload names by their default names, which do not exist in its VPC, while private DNS of an endpoint answers them in another VPC.',
  source:
    'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
  row: factRows['lambda-function'].unresolvedApis,
  compute: (graph, workload) => {
    const candidates = callsOf(graph, workload)
      .filter(({ api }) => api.kind === 'rest-api')
      .map((call) => unresolved(graph, workload, call))
    return gather(graph, workload, 'unresolvedApis', candidates)
  },
  trace: (graph, { about, target, under }) => (target ? callTraces(graph, about, under, [target]) : []),
}

function unresolved(graph: Graph, workload: Resource, { api, sure, because }: Call): Candidate {
  const elsewhere = graph.relation(api, 'answeringEndpoints')
  const is = both(
    isPrivate(graph, api),
    sure ? YES : CANNOT_TELL,
    either(elsewhere.open ? CANNOT_TELL : NO, ...elsewhere.edges.map(({ guard }) => under(guard, YES))),
    inVpcs(graph, workload, (vpc) => lookUp(graph, apiName(api), vpc, isMissing)),
  )
  return { target: api, is, because: [because, graph.value(workload, 'subnets')] }
}

/** A name that a workload asks for, by what says so. */
interface Asked {
  readonly name: HostName
  readonly is: Standing
  readonly because: Value<unknown>
}

/** Default names of APIs, hosts of AWS that its configuration names, and those of services without which it does not start. */
const askedBy = (graph: Graph, workload: Resource): readonly Asked[] => [
  ...callsOf(graph, workload).map(({ api, sure, because }) => ({
    name: apiName(api),
    is: sure ? YES : CANNOT_TELL,
    because,
  })),
  ...awsHosts(graph, workload).map(({ name, sure, because }) => ({
    name,
    is: sure ? YES : CANNOT_TELL,
    because,
  })),
  ...needsIn(graph, workload, 'neededServices').flatMap(({ service, is, because }) => {
    const name = serviceName(service, workload)
    return name ? [{ name, is, because }] : []
  }),
]

/** Zones that answer for a name a workload asks for, and have no record of it. */
export const hidingFrom: PathFact = {
  about: ['hosted-zone'],
  name: 'hidingFrom',
  shownAs: 'workload whose calls {subject} answers with "no such name"',
  says: 'Workloads that call an API by its default name, or a service of AWS, in a VPC where this zone answers for the name and has no record of it.',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
  row: factRows['hosted-zone'].hidingFrom,
  compute: (graph, zone) => {
    const vpcs = graph.relation(zone, 'vpcs')
    if (vpcs.edges.length === 0 && !vpcs.open) return gather(graph, zone, 'hidingFrom', [])
    const seen = hostNames(graph, graph.value(zone, 'name')).every(({ it }) => it && !isOpen(it))
    const candidates = graph
      .ofKind('workload')
      .filter(
        (workload) => graph.joined(zone.deployment, workload.deployment) && !graph.exclusive(zone, workload),
      )
      .flatMap((workload) =>
        askedBy(graph, workload).map(
          ({ name, is, because }): Candidate => ({
            target: workload,
            is: seen
              ? both(
                  is,
                  inVpcs(graph, workload, (vpc) => lookUp(graph, name, vpc, (one) => hiddenBy(zone, one))),
                )
              : both(CANNOT_TELL, sameTarget(vpcs, vpcsOf(graph, workload))),
            because: [because, graph.value(zone, 'name')],
          }),
        ),
      )
    return gather(graph, zone, 'hidingFrom', candidates)
  },
  trace: (graph, { target, under }) =>
    target
      ? askedBy(graph, target)
          .slice(0, MOST)
          .flatMap(({ name }) => nameTraces(graph, target, name, under))
      : [],
}

/** People read one. */
const MOST = 8

function hiddenBy(zone: Resource, resolution: Resolution): Truth {
  const { answer } = resolution
  if (answer.is === 'no-name' && answer.zone?.id !== zone.id) return 'false'
  return isMissing(resolution)
}
