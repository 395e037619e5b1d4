/**
 * # Behind a load balancer
 *
 * A target group with targets, and the filters between the nodes and the targets, for traffic and for health checks. Nodes check the
 * health of their targets from their own addresses, whoever the clients are.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
 */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, contrary, isExactly, NO, type Standing, standingOf, YES } from '../graph/standing'
import { allOf, anyOf, type Guard } from '../model/guard'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { unknown, type Value } from '../model/value'
import { filterSteps } from './follow-filters'
import type { Judged } from './judged'
import { clientOf } from './places-client'
import { tcp } from './security-group-rules'

const NETWORK = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network'

/** Something that the load balancer sends connections to, under the guards of what leads there. */
interface Guarded {
  readonly guard: Guard
  readonly at: Resource
}

const exactly = ({ edges }: Relation): readonly Guarded[] =>
  edges.flatMap(({ to: [at, ...others], exact, guard }) =>
    at && exact && others.length === 0 && !isOutside(at) ? [{ at, guard }] : [],
  )

/** The target groups that a connection on the port may be sent to, by the listener or one of its rules. */
export function targetGroupsOf(
  graph: Graph,
  balancer: Resource,
  port: number | undefined,
): readonly Guarded[] {
  const listeners = exactly(graph.relation(balancer, 'listeners')).filter(({ at }) => {
    const own = graph.value(at, 'port')
    return port === undefined || own.state !== 'known' || own.value === port
  })
  const senders = listeners.flatMap((listener) => [
    listener,
    ...exactly(graph.relation(listener.at, 'rules')).map((rule) => further(listener, rule)),
  ])
  const found = new Map<Resource, Guard>()
  for (const sender of senders)
    for (const group of exactly(graph.relation(sender.at, 'targetGroups'))) {
      const { guard } = further(sender, group)
      const known = found.get(group.at)
      found.set(group.at, known ? anyOf([known, guard]) : guard)
    }
  return [...found].map(([at, guard]) => ({ at, guard }))
}

const further = (from: Guarded, to: Guarded): Guarded => ({ at: to.at, guard: allOf([from.guard, to.guard]) })

export const targetSteps = (graph: Graph, balancer: Resource, port: number | undefined): readonly Judged[] =>
  targetGroupsOf(graph, balancer, port).flatMap(({ at: group }) => [
    hasTargetStep(graph, group),
    ...targetsOf(graph, group).flatMap((registered) =>
      connectionsTo(graph, balancer, group, registered).flatMap(({ steps }) => steps),
    ),
  ])

function hasTargetStep(graph: Graph, group: Resource): Judged {
  const has = graph.value(group, 'hasTargets')
  return {
    stage: 'target',
    code: 'load-balancer-without-target',
    is: isExactly(has, true),
    says: {
      open: `${group.address} has targets`,
      blocked: `nothing registers a target with ${group.address}`,
    },
    at: group,
    because: [has],
    source: `${NETWORK}/target-group-register-targets.html`,
    edit: { at: group, attribute: 'targets', says: 'Register a target', breaks: [] },
  }
}

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

/** What the load balancer opens to a target: for requests, or to see whether it is well. */
export interface Connection {
  readonly port: number | undefined
  readonly steps: readonly Judged[]
  /** It comes from the addresses of the clients, whom nobody knows here. */
  readonly fromClients: Standing
}

export function connectionsTo(
  graph: Graph,
  balancer: Resource,
  group: Resource,
  { target, port }: Registered,
): readonly Connection[] {
  if (!hasAddresses(graph, target)) return []
  const preserved = preservesClients(graph, balancer, group)
  const own = dynamic(numberIn(port))
  const checked = checkedPort(graph.value(group, 'healthCheckPort'), own)
  const steps = (at: number | undefined) => stepsTo(graph, balancer, target, at)
  const requests = steps(own).map((step) =>
    step.code === 'security-group-ingress' ? softened(step, preserved) : step,
  )
  const traffic = { port: own, steps: requests, fromClients: preserved }
  if (checked === own && preserved.no.is === 'always') return [traffic]
  const checks = steps(checked).map((step) => ({ ...step, says: forHealth(step.says) }))
  return [traffic, { port: checked, steps: checks, fromClients: NO }]
}

/** Functions have no network; tasks without subnets share the addresses and the filters of hosts that nobody names. */
function hasAddresses(graph: Graph, target: Resource): boolean {
  if (target.kind !== 'ecs-service') return target.kind !== 'lambda-function'
  const { edges, open } = graph.relation(target, 'subnets')
  return edges.length > 0 || open
}

const dynamic = (port: number | undefined): number | undefined => (port === 0 ? undefined : port)

/** Nobody says another port: the one that takes the traffic. */
const checkedPort = (health: Value<unknown>, traffic: number | undefined): number | undefined =>
  health.state === 'absent' || (health.state === 'known' && health.value === 'traffic-port')
    ? traffic
    : numberIn(health)

function stepsTo(
  graph: Graph,
  balancer: Resource,
  target: Resource,
  port: number | undefined,
): readonly Judged[] {
  const end = clientOf(graph, target)
  const to = {
    label: target.address,
    at: target,
    subnets: end.subnets,
    ...(end.groups && { groups: end.groups }),
  }
  return filterSteps(graph, clientOf(graph, balancer), to, tcp(port))
}

const forHealth = (says: Judged['says']): Judged['says'] => ({
  open: `for health checks, ${says.open}`,
  blocked: `for health checks, ${says.blocked}`,
  ...(says.unknown && { unknown: `for health checks, ${says.unknown}` }),
})

/** The target may let in the clients themselves, whose addresses it sees. */
const softened = (step: Judged, preserved: Standing): Judged => ({
  ...step,
  is: { yes: step.is.yes, no: both({ yes: step.is.no, no: step.is.yes }, contrary(preserved)).yes },
})

/**
 * Behind a Network Load Balancer all but targets by address see the client's address, unless it is told otherwise; clients that come by
 * PrivateLink never show.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function preservesClients(graph: Graph, balancer: Resource, group: Resource): Standing {
  if (graph.relation(balancer, 'endpointServices').edges.length > 0) return NO
  const said = standingOf(graph.value(group, 'preserveClientIp'), (one) =>
    one.state === 'known'
      ? one.value === true
        ? YES
        : NO
      : one.state === 'absent'
        ? contrary(isExactly(graph.value(group, 'targetType'), 'ip'))
        : CANNOT_TELL,
  )
  return both(isExactly(graph.value(balancer, 'type'), 'network'), said)
}
