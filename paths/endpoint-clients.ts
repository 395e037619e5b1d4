/**
 * # Clients of an endpoint
 *
 * A workload is a client of an endpoint when both are in one VPC and the workload's configuration holds the name of the endpoint's
 * service, or its platform needs that service. Whether the endpoint answers that name is for who asks.
 */
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'
import { sameTarget } from '../graph/same'
import { sharing } from '../graph/shared'
import { both, either, existing, holds, isExactly, NO, type Standing, YES } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import { type Answered, toldFrom } from '../model/noticed'
import type { Relation, Resource } from '../model/resource'
import type { Value } from '../model/value'
import { classOf } from './classes'
import { serviceTraces } from './fact-traces'
import { neighbours } from './neighbours'
import type { Shown } from './path-fact'
import { clientOf } from './places-client'
import type { Trace } from './trace'

/** Services that answer at other ports: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const OTHER_PORTS: ReadonlySet<string> = new Set([
  'email-smtp',
  'cassandra',
  'cassandra-fips',
  'transfer.server',
])

const WANTS = ['namedServices', 'neededServices'] as const

/** The key of a service of AWS whose clients come at port 443. */
export function serviceOf(graph: Graph, endpoint: Resource): string | undefined {
  const key = graph.value(endpoint, 'serviceKey')
  const name = key.state === 'known' ? String(key.value) : ''
  return name === '' || name.startsWith('vpce-svc-') || OTHER_PORTS.has(name) ? undefined : name
}

export const uses = (graph: Graph, workload: Resource, endpoint: Resource, service: string): Standing =>
  both(
    existing(workload.exists),
    existing(endpoint.exists),
    wants(graph, workload, service),
    sameTarget(vpcsOf(graph, workload), graph.relation(endpoint, 'vpc')),
  )

/** Its configuration names the service, or it does not start without it. */
function wants(graph: Graph, workload: Resource, service: string): Standing {
  const wishes = wishesOf(graph, workload)
  return wishes === undefined ? wish(graph, workload, service) : (wishes.get(service) ?? NO)
}

const wish = (graph: Graph, workload: Resource, service: string): Standing =>
  either(NO, ...WANTS.map((fact) => holds(graph.value(workload, fact), service)))

/** Who may want something, and the class of its requests: see `classes.ts`. */
interface Wanter {
  readonly workload: Resource
  readonly alike: number | undefined
}

interface Wanting {
  readonly byService: ReadonlyMap<string, readonly Wanter[]>
  /** Somebody may want any service. */
  readonly unsure: boolean
}

/** Those of a VPC's workloads that may want the service: of most it is certain that they do not. */
function wanting(graph: Graph, near: readonly Resource[], service: string): readonly Wanter[] {
  const { byService, unsure } = toldFrom(sortedIn(graph), near, () => wantingIn(graph, near))
  return unsure
    ? near
        .filter((workload) => wishesOf(graph, workload)?.has(service) ?? true)
        .map((workload) => wanterOf(graph, workload))
    : (byService.get(service) ?? [])
}

const wanterOf = (graph: Graph, workload: Resource): Wanter => ({
  workload,
  alike: classOf(graph, clientOf(graph, workload)),
})

/** By the one list of neighbours that a VPC has. */
const sortedIn = noted(() => new Map<readonly Resource[], Answered<Wanting>>())

function wantingIn(graph: Graph, near: readonly Resource[]): Wanting {
  const byService = new Map<string, Wanter[]>()
  let unsure = false
  for (const workload of near) {
    const wishes = wishesOf(graph, workload)
    unsure ||= wishes === undefined
    const wanter = unsure || wishes?.size === 0 ? undefined : wanterOf(graph, workload)
    for (const service of (wanter && wishes?.keys()) ?? []) {
      const alike = byService.get(service) ?? []
      byService.set(service, alike)
      if (wanter) alike.push(wanter)
    }
  }
  return { byService, unsure }
}

type Wishes = ReadonlyMap<string, Standing>

/** Every service that it may want, and when it does; undefined where nobody knows them all. */
const wishesOf = (graph: Graph, workload: Resource): Wishes | undefined =>
  wished(graph, workload.id, () => {
    const values = WANTS.map((fact) => graph.value(workload, fact))
    const all = values.map(textsIn)
    if (!all.every((texts) => texts !== undefined)) return undefined
    const services = all.flat()
    return values.every(isPlain)
      ? certainly(graph, services.join(' '), () => new Map(services.map((service) => [service, YES])))
      : new Map(services.map((service) => [service, wish(graph, workload, service)]))
  })

/** Many want the same. */
const certainly = sharing<Wishes>()

/** All of it is certainly wanted. */
const isPlain = (value: Value<unknown>): boolean =>
  value.state === 'list' ? value.items.every(isPlain) : value.state === 'known' || value.state === 'absent'

const wished = sharing<Wishes | undefined>()

function textsIn(value: Value<unknown>): readonly string[] | undefined {
  switch (value.state) {
    case 'known':
      return [String(value.value)]
    case 'absent':
      return []
    case 'list':
      return value.open ? undefined : allTexts(value.items)
    case 'conditional':
      return allTexts(value.cases.map((each) => each.value))
    default:
      return undefined
  }
}

function allTexts(values: readonly Value<unknown>[]): readonly string[] | undefined {
  const all = values.map(textsIn)
  return all.every((texts) => texts !== undefined) ? all.flat() : undefined
}

/** What says that the workload wants the service, and where it is. */
export const evidence = (graph: Graph, workload: Resource, service: string) =>
  [...WANTS, 'subnets', 'securityGroups'].flatMap((row) => {
    const value = graph.row(workload.kind, row) ? graph.value(workload, row) : undefined
    if (value?.state === 'list' && WANTS.some((fact) => fact === row))
      return value.items.filter((item) => item.state !== 'known' || item.value === service)
    return value ? [value] : []
  })

const workloadsIn = neighbours('workload', vpcsOf)

/** Who may be in its VPC, whatever they call. */
export const workloadsBeside = (graph: Graph, endpoint: Resource): readonly Resource[] =>
  workloadsIn(graph, graph.relation(endpoint, 'vpc'))

/** The gateway endpoints that may be in a VPC of the workload. */
export const gatewaysBeside = (graph: Graph, workload: Resource): readonly Resource[] =>
  gatewaysIn(graph, vpcsOf(graph, workload))

const gatewaysIn = neighbours(
  'vpc-endpoint',
  (graph, endpoint) => graph.relation(endpoint, 'vpc'),
  (graph, endpoint) => isExactly(graph.value(endpoint, 'type'), 'Gateway').no.is !== 'always',
)

/**
 * Of the clients those of which it is asked: what is certainly not so needs no client. `ask` says the same of all of a class, so one that
 * nothing is said of is asked of no further member.
 */
export function clientsOf(
  graph: Graph,
  endpoint: Resource,
  relation: string,
  ask: (workload: Resource, service: string) => Standing,
): Relation {
  const service = serviceOf(graph, endpoint)
  if (service === undefined) return gather(graph, endpoint, relation, [])
  const near = wanting(graph, workloadsBeside(graph, endpoint), service)
  const cleared = new Set<number>()
  const candidates: Candidate[] = []
  for (const { workload, alike } of near) {
    if (alike !== undefined && cleared.has(alike)) continue
    const client = uses(graph, workload, endpoint, service)
    if (client.no.is === 'always') continue
    const asked = ask(workload, service)
    if (asked.no.is === 'always' && alike !== undefined) cleared.add(alike)
    const is = both(client, asked)
    if (is.no.is !== 'always')
      candidates.push({ target: workload, is, because: evidence(graph, workload, service) })
  }
  return gather(graph, endpoint, relation, candidates)
}

/** How one of them asks for the service. */
export function clientTraces(graph: Graph, { about, target, under }: Shown): readonly Trace[] {
  const service = serviceOf(graph, about)
  return target && service !== undefined ? serviceTraces(graph, target, service, under) : []
}
