/**
 * # Answers on their way back
 *
 * Network ACLs keep no memory of connections: an answer needs a rule of its own, to whatever port the caller used. Which ones those are
 * depends on who calls; load balancers and functions use all from 1024, systems of servers a part of them.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { both, contrary, type Standing, under } from '../graph/standing'
import { allOf, type Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import { type Crossing, crossings } from './follow-acls'
import { filters, type Target } from './follow-filters'
import type { Direction } from './group-rules'
import type { Ports } from './network-acl-entries'
import { EVERY, listAllows, listsBefore, SOME, type Together } from './network-acls'
import { type Addresses, addressesKey, UNKNOWN_ADDRESSES } from './places'
import type { Client } from './places-client'
import { tcp } from './security-group-rules'
import type { Trace } from './trace'

/** A connection that the configuration says is opened. */
export interface Connection {
  readonly client: Client
  readonly target: Target
  readonly port: number | undefined
  /** Equal for connections that meet the same filters and routes; none where that is not known. */
  readonly alike?: string
  /** Whether it finds the way there, where that is more than filters. */
  readonly routed: () => Standing
  readonly shown: (choices: Guard) => readonly Trace[]
}

/** What one list does to the answers: all of them, or some. */
export interface Dropped {
  readonly acl: Resource
  readonly all: Standing
  readonly some: Standing
}

const ALL_PORTS: Ports = { from: 1024, to: 65535 }

/** Linux and Windows; whoever uses one of these ranges is answered if all of it is open. */
const SYSTEMS: readonly Ports[] = [
  { from: 32768, to: 60999 },
  { from: 49152, to: 65535 },
]

/** Kinds whose ports are documented. */
const USING_ALL: ReadonlySet<string> = new Set(['load-balancer', 'lambda-function'])

export const droppedBy = (graph: Graph, flow: Connection): readonly Dropped[] =>
  flow.alike === undefined ? droppedOn(graph, flow) : dropped(graph, flow.alike, () => droppedOn(graph, flow))

const dropped = sharing<readonly Dropped[]>()

function droppedOn(graph: Graph, flow: Connection): readonly Dropped[] {
  // Most lists let all answers pass: what else the connection meets is not looked at then.
  const dropping = crossings(flow.client, flow.target).flatMap((crossing) =>
    ways(flow.target, crossing).flatMap((way) => droppingOn(graph, flow, crossing, way)),
  )
  if (dropping.length === 0) return []
  const there = both(flow.routed(), ...forward(graph, flow))
  if (there.no.is === 'always') return []
  return dropping.map(({ acl, guard, all, some }) => {
    const here = (is: Standing) => under(guard, both(there, is))
    return { acl, all: here(all), some: here(some) }
  })
}

type DroppedWhere = Dropped & { readonly guard: Guard }

/** The lists on one way that drop answers, or may, where they are there. */
const droppingOn = (
  graph: Graph,
  { client }: Connection,
  crossing: Crossing,
  way: Way,
): readonly DroppedWhere[] =>
  droppingBefore(graph, way, USING_ALL.has(client.workload.kind)).map((one) => ({
    ...one,
    guard: allOf([crossing.guard, one.guard]),
  }))

/** Told once for a subnet and who is on its other side: a VPC has fewer of both than connections. */
const droppingBefore = (graph: Graph, way: Way, usesAll: boolean): readonly DroppedWhere[] =>
  before(graph, `${way.subnet.id} ${way.direction} ${addressesKey(way.peer)} ${usesAll}`, () =>
    listsBefore(graph, way.subnet).flatMap(({ acl, guard }) => {
      const asked = (ports: Ports, together: Together) =>
        contrary(listAllows(graph, acl, way.direction, ports, way.peer, together))
      const all = asked(ALL_PORTS, SOME)
      const some = both(...(usesAll ? [ALL_PORTS] : SYSTEMS).map((ports) => asked(ports, EVERY)))
      const never = all.no.is === 'always' && some.no.is === 'always'
      return never ? [] : [{ acl, all, some, guard }]
    }),
  )

const before = sharing<readonly DroppedWhere[]>()

const forward = (graph: Graph, { client, target, port }: Connection): readonly Standing[] =>
  filters(graph, client, target, tcp(port))
    .filter(({ code }) => code !== 'network-acl-return')
    .map(({ is }) => is)

interface Way {
  readonly subnet: Resource
  readonly direction: Direction
  readonly peer: Addresses
}

/** Out of the subnet of who answers, into that of who asked. */
function ways(target: Target, { from, to }: Crossing): readonly Way[] {
  const place = (subnet: Resource | undefined): Addresses =>
    subnet ? { is: 'subnet', subnet } : (target.addresses ?? UNKNOWN_ADDRESSES)
  return [
    ...(to ? [{ subnet: to, direction: 'out' as const, peer: place(from) }] : []),
    ...(from ? [{ subnet: from, direction: 'in' as const, peer: place(to) }] : []),
  ]
}
