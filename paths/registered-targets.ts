/**
 * # What is registered with a target group, and where it takes traffic
 *
 * By attachments, container services, Auto Scaling groups. Nodes check the health of their targets at the port of the traffic, unless
 * another one is said.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
 */
import type { Graph } from '../graph/graph'
import { existing } from '../graph/standing'
import { allOf, type Guard } from '../model/guard'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { unknown, type Value } from '../model/value'
import { classOf } from './classes'
import { clientOf } from './places-client'

/** Something that the load balancer sends connections to, under the guards of what leads there. */
export interface Guarded {
  readonly guard: Guard
  readonly at: Resource
}

export const exactly = ({ edges }: Relation): readonly Guarded[] =>
  edges.flatMap(({ to: [at, ...others], exact, guard }) =>
    at && exact && others.length === 0 && !isOutside(at) ? [{ at, guard }] : [],
  )

export const further = (from: Guarded, to: Guarded): Guarded => ({
  at: to.at,
  guard: allOf([from.guard, to.guard]),
})

export interface Registered {
  readonly target: Resource
  readonly guard: Guard
  /** Where it takes traffic. */
  readonly port: Value<unknown>
}

/** Workloads and load balancers that something registers with the group. */
export function targetsOf(graph: Graph, group: Resource): readonly Registered[] {
  const own = graph.value(group, 'port')
  const attached = exactly(graph.relation(group, 'targets')).flatMap((attachment) => {
    const said = graph.value(attachment.at, 'port')
    const port = said.state === 'absent' ? own : said
    return exactly(graph.relation(attachment.at, 'target')).map((target) => ({
      target: target.at,
      guard: further(attachment, target).guard,
      port,
    }))
  })
  const scaled = exactly(graph.leading(group, 'autoscaling-group', 'targetGroups'))
  const served = exactly(graph.leading(group, 'ecs-service', 'targetGroups'))
  return [
    ...attached,
    ...scaled.map(({ at, guard }) => ({ target: at, guard, port: own })),
    ...served.map(({ at, guard }) => ({ target: at, guard, port: containerPort(graph, at) })),
  ]
}

/** Targets that meet the same filters at the same port are asked for once. */
export function distinctTargets(graph: Graph, group: Resource): readonly Registered[] {
  const first = new Map<string, Registered>()
  for (const registered of targetsOf(graph, group)) {
    const { target, guard } = registered
    const certain = guard.is === 'always' && existing(target.exists).yes.is === 'always'
    const alike = certain ? classOf(graph, clientOf(graph, target)) : undefined
    const key = `${alike ?? target.id} ${targetPorts(graph, group, registered)[0]}`
    if (!first.has(key)) first.set(key, registered)
  }
  return [...first.values()]
}

/**
 * Tasks with addresses of their own are registered at the port of their container; others at one of their host that nobody knows before.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
 */
function containerPort(graph: Graph, service: Resource): Value<unknown> {
  const ports = graph.value(service, 'containerPorts')
  const own = graph.relation(service, 'subnets')
  const [first, ...others] = ports.state === 'list' && !ports.open ? ports.items : []
  const one = first?.state === 'known' && others.every((other) => numberIn(other) === numberIn(first))
  return one && own.edges.length > 0 ? first : unknown('opaque-expression', ports.origin)
}

const numberIn = (value: Value<unknown>): number | undefined =>
  value.state === 'known' && Number.isInteger(Number(value.value)) ? Number(value.value) : undefined

/** Where a target takes requests and where health checks: one port, or two. */
export function targetPorts(graph: Graph, group: Resource, { port }: Registered): readonly [Port, Port] {
  const own = dynamic(numberIn(port))
  return [own, checkedPort(graph.value(group, 'healthCheckPort'), own)]
}

type Port = number | undefined

/** Nobody says another port: the one that takes the traffic. */
const checkedPort = (health: Value<unknown>, traffic: number | undefined): number | undefined =>
  health.state === 'absent' || (health.state === 'known' && health.value === 'traffic-port')
    ? traffic
    : numberIn(health)

/** Functions have no network; tasks without subnets share the addresses and the filters of hosts that nobody names. */
export function isOnNetwork(graph: Graph, target: Resource): boolean {
  if (target.kind !== 'ecs-service') return target.kind !== 'lambda-function'
  const { edges, open } = graph.relation(target, 'subnets')
  return edges.length > 0 || open
}

const dynamic = (port: number | undefined): number | undefined => (port === 0 ? undefined : port)
