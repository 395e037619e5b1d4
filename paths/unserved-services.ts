/**
 * Services that a workload needs or names and has no way to from one of its subnets: nothing in the VPC serves them, and no route leads
 * out. What a route leads into is judged elsewhere, so this is the block `route-none` and no other.
 */
import { listed, type Need } from '../graph/derive/needs/need'
import { factRows } from '../graph/fact-rows'
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, contrary, existing, isExactly, NO, type Standing } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { isCutOff } from './cut-off'
import { serviceTraces } from './fact-traces'
import { outOfReach, placesWhere } from './out-of-reach'
import type { PathFact, Shown } from './path-fact'
import { onlyTargets } from './places'
import { usesProxy } from './proxies'
import { isServed } from './served'
import type { Trace } from './trace'

export const CLIENTS = [
  'autoscaling-group',
  'ecs-service',
  'eks-node-group',
  'instance',
  'lambda-function',
] as const
const rows = factRows['eks-node-group']
const SOURCE = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html'

/** A name of an API may hold that of an endpoint, and then leads there from anywhere. */
export const API_GATEWAY = 'execute-api'

export const unservedServices: PathFact = {
  about: CLIENTS,
  name: 'unservedServices',
  shownAs: 'what {subject} needs to start and has no way to',
  says: 'Of the services it needs to start, those that no endpoint of its VPC serves while a subnet of its own has no route out.',
  source: SOURCE,
  row: rows.unservedServices,
  compute: (graph, workload) => {
    // Fargate pulls images and reads secrets past the proxy that a container is told of.
    const proxied = workload.kind === 'ecs-service' ? NO : usesProxy(graph, workload)
    return unserved(graph, workload, needsIn(graph, workload, 'neededServices'), proxied)
  },
  trace: (graph, shown) => tracesTo(graph, shown, 'unservedServices'),
}

export const unservedCalls: PathFact = {
  about: CLIENTS,
  name: 'unservedCalls',
  shownAs: 'what {subject} is to call and has no way to',
  says: 'Of the services that its configuration names or its role is for, those that no endpoint of its VPC serves while a subnet of its own has no route out.',
  source: SOURCE,
  row: rows.unservedCalls,
  compute: (graph, workload) => {
    const named = ['namedServices', 'managingServices'].flatMap((fact) => needsIn(graph, workload, fact))
    const direct = named.filter(({ service }) => service !== API_GATEWAY)
    return unserved(graph, workload, direct, usesProxy(graph, workload))
  },
  trace: (graph, shown) => tracesTo(graph, shown, 'unservedCalls'),
}

/** What happens to whoever asks for one of them. */
const tracesTo = (graph: Graph, { about, under: choices }: Shown, fact: string): readonly Trace[] => {
  const services = graph.value(about, fact)
  const named = services.state === 'list' ? services.items.flatMap(namesIn) : []
  return named.flatMap((service) => serviceTraces(graph, about, service, choices))
}

/** What a list of services says, entry by entry. */
export function needsIn(graph: Graph, workload: Resource, fact: string): readonly Need[] {
  if (!graph.row(workload.kind, fact)) return []
  const services = graph.value(workload, fact)
  if (services.state !== 'list') return []
  const known: Need[] = []
  for (const because of services.items)
    for (const service of namesIn(because)) known.push({ service, is: isExactly(because, service), because })
  return services.open ? [...known, { service: 'unknown', is: CANNOT_TELL, because: services }] : known
}

export const namesIn = (item: Value<unknown>): readonly string[] => {
  if (item.state === 'conditional') return item.cases.flatMap(({ value }) => namesIn(value))
  return item.state === 'known' ? [String(item.value)] : []
}

function unserved(
  graph: Graph,
  workload: Resource,
  named: readonly Need[],
  proxied: Standing,
): Value<unknown> {
  if (named.length === 0) return listed(graph, workload, [])
  const there = both(existing(workload.exists), contrary(proxied))
  const isAsked = there.no.is !== 'always'
  return outOfReach(graph, workload, {
    named,
    places: isAsked ? placesWhere(graph, workload, (subnet) => isCutOff(graph, subnet)) : [],
    isShut: (subnet, service) => contrary(servedIn(graph, workload, subnet, service)),
    there: () => there,
  })
}

export function servedIn(graph: Graph, workload: Resource, subnet: Resource, service: string): Standing {
  const [vpc] = onlyTargets(graph.relation(subnet, 'vpc'))
  return vpc ? isServed(graph, workload, vpc, service) : CANNOT_TELL
}
