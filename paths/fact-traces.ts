/** The requests that facts hand over: what a workload calls, what a place asks for, what goes to a service of AWS. */
import { callsOf } from '../graph/calls'
import type { Graph } from '../graph/graph'
import type { Guard } from '../model/guard'
import type { Outside, Resource } from '../model/resource'
import { gatewayNames, privateDnsNames } from '../model/vocabulary/private-dns-names'
import { follow } from './follow'
import { followName } from './follow-name'
import { traceOf } from './follow-trace'
import { type HostName, hostNameOf, shownName } from './host-name'
import { amazonDomain, apiName, hostNames, regionLabel } from './host-name-of'
import { typedName } from './path-fact'
import { clientOf } from './places-client'
import type { Trace } from './trace'
import { vantagesOf } from './vantage'

/** A workload has a handful of calls; people read one. */
const MOST = 8

/** What a workload calls by the default names of APIs, or these of them. */
export function callTraces(
  graph: Graph,
  caller: Resource,
  under: Guard,
  apis: readonly Resource[] = callsOf(graph, caller).map(({ api }) => api),
): readonly Trace[] {
  return [...new Set(apis)].slice(0, MOST).flatMap((api) =>
    vantagesOf(graph, caller).flatMap((vantage) => {
      const asked = { from: caller.address, to: api.address }
      return followName(graph, { asked, caller, vantage, name: apiName(api), under })
    }),
  )
}

/** What anybody in a VPC gets who asks for a name; `to`: how people type it. */
export function insideTraces(
  graph: Graph,
  vpc: Resource | Outside,
  name: HostName,
  under: Guard,
  to: string = shownName(name),
): readonly Trace[] {
  const asked = { from: typedName(graph, vpc), to }
  const caller = 'outside' in vpc ? {} : { caller: vpc }
  return followName(graph, { asked, ...caller, vantage: { is: 'vpc', vpc }, name, under })
}

/** What is asked for in the VPCs of an endpoint by the first of the names that its private DNS answers. */
export function privateNameTraces(graph: Graph, endpoint: Resource, under: Guard): readonly Trace[] {
  const names = graph.value(endpoint, 'privateDnsNames')
  const listed = names.state === 'list' ? names.items : []
  const [own] = listed.flatMap((name) =>
    hostNames(graph, name).flatMap(({ it }) => (it && it[0]?.key !== '*' ? [it] : [])),
  )
  return own ? vpcsOfEndpoint(graph, endpoint).flatMap((vpc) => insideTraces(graph, vpc, own, under)) : []
}

/** The VPCs of an endpoint. */
export const vpcsOfEndpoint = (graph: Graph, endpoint: Resource): readonly (Resource | Outside)[] =>
  graph.relation(endpoint, 'vpc').edges.flatMap(({ to: [vpc], exact }) => (vpc && exact ? [vpc] : []))

/** What a workload gets that asks for a service of AWS by its name, whatever that leads to in its VPC. */
export function serviceTraces(
  graph: Graph,
  caller: Resource,
  service: string,
  under: Guard,
): readonly Trace[] {
  const name = serviceName(service, caller)
  if (name) return nameTraces(graph, caller, name, under)
  const way = follow(graph, clientOf(graph, caller), { is: 'service', service }, undefined)
  return [traceOf(graph, { from: caller.address, to: service }, way, under)]
}

/** What a workload gets that asks for a host by its name. */
export const hostTraces = (graph: Graph, caller: Resource, host: string, under: Guard): readonly Trace[] =>
  nameTraces(graph, caller, hostNameOf(host), under)

export const nameTraces = (
  graph: Graph,
  caller: Resource,
  name: HostName,
  under: Guard,
): readonly Trace[] => {
  const asked = { from: caller.address, to: shownName(name) }
  return vantagesOf(graph, caller).flatMap((vantage) =>
    followName(graph, { asked, caller, vantage, name, under }),
  )
}

/** The service's own name in the Region of who asks; none where only names below it exist. */
export function serviceName(service: string, caller: Resource): HostName | undefined {
  const known = privateDnsNames.get(service) ?? gatewayNames.get(service)
  const name = known?.names.find((one) => !one.startsWith('*'))
  if (name === undefined) return undefined
  const region = regionLabel(caller)
  const [before = ''] = name.split('.{region}')
  return [...hostNameOf(before), region, ...amazonDomain(region)]
}
