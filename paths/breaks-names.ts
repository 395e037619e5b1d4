/**
 * What a change of the meaning of names does beyond the request it is made for. A zone, and private DNS of an endpoint, answers for all
 * below its name and for everybody in its VPC.
 */
import { callsOf } from '../graph/calls'
import { isPublic } from '../graph/derive/rest-api'
import type { Graph } from '../graph/graph'
import { knownToDiffer } from '../graph/literal'
import { firstThree } from '../model/enumeration'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { calledHosts } from './called-hosts'
import { filterSteps } from './follow-filters'
import { type HostName, hostNameOf, isUnder, shownName } from './host-name'
import { apiName } from './host-name-of'
import { typedName } from './path-fact'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import { tcp } from './security-group-rules'
import { groupsOf } from './security-groups'
import { addressesWithout, runningIn } from './users'
import { vpcDns } from './vpc-dns'

type Vpc = Resource | Outside

/** Private DNS for `execute-api` takes the default names of public APIs from whoever runs in the VPC. */
export const breaksByCapture = (graph: Graph, vpc: Vpc, region: Resource['region']): readonly string[] =>
  runningIn(graph, vpc).flatMap((workload) => {
    const apis = callsOf(graph, workload)
      .map(({ api }) => api)
      .filter((api) => isPublic(graph, api).no.is !== 'always' && !knownToDiffer(api.region, region))
    return apis.length > 0
      ? [
          `${workload.address} in ${typedName(graph, vpc)} gets 403 from the public API ${firstThree(addressesWithout(apis))}`,
        ]
      : []
  })

/** Who asks for the service of an endpoint by its name in the VPC, as configurations say. */
export function breaksWithoutPrivateDns(graph: Graph, endpoint: Resource): readonly string[] {
  const callers = addressesWithout(
    graph
      .relation(endpoint, 'privateCallers')
      .edges.flatMap(({ to }) => to.filter((one): one is Resource => !isOutside(one))),
  ).map(
    (caller) =>
      `with private DNS off, ${caller} does not find the private API that it calls by its default name`,
  )
  const users = addressesWithout(usersOf(graph, endpoint))
  return users.length > 0
    ? [...callers, `with private DNS off, ${firstThree(users)} needs another way to the service`]
    : callers
}

const SERVICES = ['neededServices', 'namedServices', 'managingServices'] as const

function usersOf(graph: Graph, endpoint: Resource): readonly Resource[] {
  const key = graph.value(endpoint, 'serviceKey')
  if (key.state !== 'known' || key.value === 'execute-api') return []
  return onlyTargets(graph.relation(endpoint, 'vpc')).flatMap((vpc) =>
    runningIn(graph, vpc).filter((workload) =>
      SERVICES.some((row) => lists(graph, workload, row, key.value)),
    ),
  )
}

function lists(graph: Graph, workload: Resource, row: (typeof SERVICES)[number], service: unknown): boolean {
  const all = graph.row(workload.kind, row) ? graph.value(workload, row) : undefined
  return all?.state === 'list' && all.items.some((one) => one.state === 'known' && one.value === service)
}

/** Zones and endpoints that begin to answer when the resolver of a VPC may use them. */
export function breaksByResolver(graph: Graph, vpc: Resource, except?: Resource): readonly string[] {
  const found = vpcDns(graph, vpc).all.filter(
    ({ sort, at, is, whichever }) =>
      (sort === 'private' || sort === 'managed') &&
      !whichever &&
      is.no.is !== 'always' &&
      !isOutside(at) &&
      at.id !== except?.id,
  )
  return found.map(
    ({ at, domain }) =>
      `${typedName(graph, at)} begins to answer ${shownName(domain)} and all below it in ${vpc.address}`,
  )
}

/** Whom private DNS leads to an endpoint that does not let it in. */
export function breaksByPrivateDns(graph: Graph, endpoint: Resource, except?: Resource): readonly string[] {
  const vpcs = onlyTargets(graph.relation(endpoint, 'vpc'))
  const refused = vpcs.flatMap((vpc) => {
    const groups = groupsOf(graph, endpoint, vpc)
    const end = {
      label: endpoint.address,
      at: endpoint,
      subnets: graph.relation(endpoint, 'subnets'),
      groups,
    }
    return runningIn(graph, vpc).filter((workload) =>
      filterSteps(graph, clientOf(graph, workload), end, tcp(443)).some(({ is }) => is.no.is === 'always'),
    )
  })
  const names = addressesWithout(refused, [except])
  return names.length > 0
    ? [`the names of the service lead ${firstThree(names)} to ${endpoint.address}, where filters stop it`]
    : []
}

/** The other VPCs that a zone answers in. */
export function alsoInZone(graph: Graph, zone: Resource, vpc: Vpc | undefined): readonly string[] {
  const others = onlyTargets(graph.relation(zone, 'vpcs'))
  const names = addressesWithout(others, [vpc && !isOutside(vpc) ? vpc : undefined])
  return names.length > 0
    ? [`${zone.address} also answers in ${firstThree(names)}: the record is there too`]
    : []
}

/** Who in a VPC asks for other names of a domain, as configurations say. */
export function breaksUnder(graph: Graph, vpc: Vpc, domain: HostName): readonly string[] {
  const users = runningIn(graph, vpc).filter((workload) =>
    namesCalled(graph, workload).some((name) => isUnder(name, domain).yes.is === 'always'),
  )
  const names = addressesWithout(users)
  return names.length > 0
    ? [
        `${firstThree(names)} in ${typedName(graph, vpc)} asks for names below ${shownName(domain)}, which are then answered elsewhere`,
      ]
    : []
}

const namesCalled = (graph: Graph, workload: Resource): readonly HostName[] => [
  ...callsOf(graph, workload).map(({ api }) => apiName(api)),
  ...calledHosts(graph, workload).map(({ service }) => hostNameOf(service)),
]

/** What is no longer private is no longer served behind endpoints. */
export const breaksByPublishing = (graph: Graph, api: Resource): readonly string[] => {
  const callers = graph
    .ofKind('workload')
    .filter((workload) => callsOf(graph, workload).some((call) => call.api === api))
  const names = addressesWithout(callers)
  return names.length > 0
    ? [`a public API is not served behind endpoints: ${firstThree(names)} calls ${api.address}`]
    : []
}
