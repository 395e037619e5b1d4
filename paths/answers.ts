/**
 * # Answers on their way back
 *
 * Network ACLs keep no memory of connections: an answer needs a rule of its own, to whatever port the caller used. Which ones those are
 * depends on who calls; load balancers and functions use all from 1024, systems of servers a part of them.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
import type { Graph } from '../graph/graph'
import { both, contrary, type Standing, under } from '../graph/standing'
import type { Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import { type Crossing, crossings } from './follow-acls'
import { filterSteps, type Target } from './follow-filters'
import { EVERY, listAllows, listsBefore, type Ports, SOME, type Together } from './network-acls'
import { type Addresses, UNKNOWN_ADDRESSES } from './places'
import type { Client } from './places-client'
import { type Direction, tcp } from './security-group-rules'
import type { Trace } from './trace'

/** A connection that the configuration says is opened. */
export interface Flow {
  readonly client: Client
  readonly target: Target
  readonly port: number | undefined
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

export function droppedBy(graph: Graph, flow: Flow): readonly Dropped[] {
  const across = crossings(flow.client, flow.target).map((crossing) => ({
    crossing,
    lists: ways(flow.target, crossing).flatMap((way) =>
      listsBefore(graph, way.subnet).map((list) => ({ ...way, ...list })),
    ),
  }))
  if (across.every(({ lists }) => lists.length === 0)) return []
  const there = both(flow.routed(), ...forward(graph, flow))
  if (there.no.is === 'always') return []
  return across.flatMap(({ crossing, lists }) =>
    lists.map(({ acl, guard, direction, peer }): Dropped => {
      const asked = (ports: Ports, together: Together) =>
        contrary(listAllows(graph, acl, direction, ports, peer, together))
      const some = rangesOf(flow.client).map((ports) => asked(ports, EVERY))
      const here = (is: Standing) => under(crossing.guard, under(guard, both(there, is)))
      return { acl, all: here(asked(ALL_PORTS, SOME)), some: here(both(...some)) }
    }),
  )
}

const rangesOf = ({ workload }: Client): readonly Ports[] =>
  USING_ALL.has(workload.kind) ? [ALL_PORTS] : SYSTEMS

const forward = (graph: Graph, { client, target, port }: Flow): readonly Standing[] =>
  filterSteps(graph, client, target, tcp(port))
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
