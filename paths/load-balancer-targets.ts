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
import type { Resource } from '../model/resource'
import { filterSteps } from './follow-filters'
import type { Judged } from './judged'
import { given } from './network-acls'
import { clientOf } from './places-client'
import {
  exactly,
  further,
  type Guarded,
  isOnNetwork,
  type Registered,
  targetPorts,
  targetsOf,
} from './registered-targets'
import { tcp } from './security-group-rules'
import { behindFact } from './unseen'

const NETWORK = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network'

/** The target groups that a connection on the port may be sent to, by the listener or one of its rules. */
export function targetGroupsOf(
  graph: Graph,
  balancer: Resource,
  port: number | undefined,
): readonly Guarded[] {
  const found = new Map<Resource, Guard>()
  for (const sender of sendersOf(graph, balancer, port))
    for (const group of exactly(graph.relation(sender.at, 'targetGroups'))) {
      const { guard } = further(sender, group)
      const known = found.get(group.at)
      found.set(group.at, known ? anyOf([known, guard]) : guard)
    }
  return [...found].map(([at, guard]) => ({ at, guard }))
}

/** What takes a connection on the port: listeners, and their rules. */
function sendersOf(graph: Graph, balancer: Resource, port: number | undefined): readonly Guarded[] {
  const listeners = exactly(graph.relation(balancer, 'listeners')).filter(({ at }) => {
    const own = graph.value(at, 'port')
    return port === undefined || own.state !== 'known' || own.value === port
  })
  return listeners.flatMap((listener) => [
    listener,
    ...exactly(graph.relation(listener.at, 'rules')).map((rule) => further(listener, rule)),
  ])
}

/** Nobody can tell where one of them sends it. */
const unseenTargetSteps = (graph: Graph, balancer: Resource, port: number | undefined): readonly Judged[] =>
  sendersOf(graph, balancer, port).flatMap(({ at, guard }) => {
    const { edges, why } = graph.relation(at, 'targetGroups')
    const unseen = [...why, ...edges.flatMap(({ exact, because }) => (exact ? [] : because))]
    return unseen.length === 0 ? [] : where(guard, [unseenTargetStep(at, unseen)])
  })

const unseenTargetStep = (at: Resource, because: Judged['because']): Judged => ({
  stage: 'target',
  code: 'load-balancer-without-target',
  is: CANNOT_TELL,
  says: {
    open: '',
    blocked: '',
    unknown: `cannot tell which target group ${at.address} sends it to`,
  },
  at,
  because,
  source: `${NETWORK}/load-balancer-listeners.html`,
})

export const targetSteps = (
  graph: Graph,
  balancer: Resource,
  port: number | undefined,
): readonly Judged[] => [
  ...unseenTargetSteps(graph, balancer, port),
  ...targetGroupsOf(graph, balancer, port).flatMap(({ at: group, guard }) => [
    ...where(guard, [hasTargetStep(graph, group)]),
    ...targetsOf(graph, group).flatMap((registered) =>
      where(
        allOf([guard, registered.guard]),
        connectionsTo(graph, balancer, group, registered).flatMap(({ steps }) => steps),
      ),
    ),
  ]),
]

/** Asked only of what is there. */
const where = (guard: Guard, steps: readonly Judged[]): readonly Judged[] =>
  steps.map((step) => ({ ...step, is: given(guard, step.is) }))

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
    missing: () => behindFact(graph, group, 'hasTargets'),
    source: `${NETWORK}/target-group-register-targets.html`,
    edit: () => ({ at: group, attribute: 'targets', says: 'Register a target' }),
  }
}

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
  registered: Registered,
): readonly Connection[] {
  const { target } = registered
  if (!isOnNetwork(graph, target)) return []
  const preserved = preservesClients(graph, balancer, group)
  const [own, checked] = targetPorts(graph, group, registered)
  const steps = (at: number | undefined) => stepsTo(graph, balancer, target, at)
  const requests = steps(own).map((step) =>
    step.code === 'security-group-ingress' ? softened(step, preserved) : step,
  )
  const traffic = { port: own, steps: requests, fromClients: preserved }
  if (checked === own && preserved.no.is === 'always') return [traffic]
  const checks = steps(checked).map((step) => ({ ...step, says: forHealth(step.says) }))
  return [traffic, { port: checked, steps: checks, fromClients: NO }]
}

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
  const said = standingOf(graph.value(group, 'preserveClientIp'), (one) => {
    if (one.state === 'known') return one.value === true ? YES : NO
    if (one.state !== 'absent') return CANNOT_TELL
    return contrary(isExactly(graph.value(group, 'targetType'), 'ip'))
  })
  return both(isExactly(graph.value(balancer, 'type'), 'network'), said)
}
