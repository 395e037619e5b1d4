/**
 * # Behind a load balancer
 *
 * A listener on the port, a target group with targets, a target in the zone of the node unless nodes serve other zones too, and the
 * filters between the nodes and the targets, for traffic and for health checks.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  standingOf,
  YES,
} from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { filterSteps } from './follow-filters'
import type { Judged } from './judged'
import { given } from './network-acls'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import { groupsAllow, tcp } from './security-group-rules'

const NETWORK = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network'

/** A listener takes connections on the port; on any, where no port is asked for. */
export function listenerStep(graph: Graph, balancer: Resource, port: number | undefined): Judged {
  const listeners = graph.relation(balancer, 'listeners')
  const each = listeners.edges.map((edge) => {
    const [listener] = edge.to
    const here = listener && edge.exact && !isOutside(listener)
    if (!here) return CANNOT_TELL
    const on = port === undefined ? YES : isExactly(graph.value(listener, 'port'), port)
    return { yes: both({ yes: edge.guard, no: NO.yes }, on).yes, no: on.no }
  })
  return {
    stage: 'target',
    code: 'load-balancer-without-listener',
    is: either(listeners.open || balancer.ownership === 'read' ? CANNOT_TELL : NO, ...each),
    says: {
      open: `${balancer.address} listens${onPort(port)}`,
      blocked: `${balancer.address} has no listener${onPort(port)}`,
    },
    at: balancer,
    because: onlyTargets(listeners).map((listener) => graph.value(listener, 'port')),
    source: `${NETWORK}/load-balancer-listeners.html`,
    edit: { at: balancer, attribute: 'listeners', says: `Add a listener${onPort(port)}`, breaks: [] },
  }
}

const onPort = (port: number | undefined): string => (port === undefined ? '' : ` on port ${port}`)

/**
 * Groups of a Network Load Balancer see the addresses of PrivateLink clients, never their groups, unless it is told to leave PrivateLink
 * traffic alone.
 */
export function privateLinkStep(
  graph: Graph,
  balancer: Resource,
  port: number | undefined,
  clients: Relation | undefined,
): Judged | undefined {
  const { groups, vpc } = clientOf(graph, balancer)
  if (!groups || (vpc === undefined && groups.members.length === 0)) return undefined
  const enforced = graph.value(balancer, 'privateLinkRules')
  const left = isExactly(enforced, 'off')
  const ask = (subnet: Resource | undefined): Standing =>
    groupsAllow(graph, groups, 'in', tcp(port), {
      addresses: subnet ? { is: 'subnet', subnet } : { is: 'unknown' },
      groups: undefined,
      identity: NO,
    })
  const subnets = clients?.edges.map((edge) => given(edge.guard, ask(subnetOf(edge.to[0])))) ?? []
  const admits = subnets.length === 0 ? ask(undefined) : both(...subnets)
  return {
    stage: 'filter',
    code: 'load-balancer-security-group-ingress',
    is: either(left, admits),
    says: {
      open: `the security groups of ${balancer.address} let PrivateLink traffic in`,
      blocked: `the security groups of ${balancer.address} let no PrivateLink client in${onPort(port)}: they see addresses, never groups`,
    },
    at: balancer,
    because: [...groups.because, enforced],
    source: `${NETWORK}/load-balancer-security-groups.html`,
    edit: {
      at: balancer,
      attribute: 'privateLinkRules',
      says: 'Let the addresses of the clients in, or turn the rules off for PrivateLink traffic',
      breaks: [],
    },
  }
}

const subnetOf = (one: Relation['edges'][number]['to'][number] | undefined): Resource | undefined =>
  one && !isOutside(one) ? one : undefined

/** The target groups that a connection on the port may be sent to. */
export function targetGroupsOf(
  graph: Graph,
  balancer: Resource,
  port: number | undefined,
): readonly Resource[] {
  const listeners = onlyTargets(graph.relation(balancer, 'listeners')).filter((listener) => {
    const own = graph.value(listener, 'port')
    return port === undefined || own.state !== 'known' || own.value === port
  })
  return [...new Set(listeners.flatMap((listener) => onlyTargets(graph.relation(listener, 'targetGroups'))))]
}

export function targetSteps(graph: Graph, balancer: Resource, port: number | undefined): readonly Judged[] {
  return targetGroupsOf(graph, balancer, port).flatMap((group) => [
    hasTargetStep(graph, group),
    ...targetsOf(graph, group).flatMap(({ target, port: targetPort }) =>
      towards(graph, balancer, group, target, targetPort),
    ),
  ])
}

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

interface Registered {
  readonly target: Resource
  readonly port: Value<unknown>
}

/** Workloads that something registers with the group. */
export function targetsOf(graph: Graph, group: Resource): readonly Registered[] {
  const own = graph.value(group, 'port')
  const attached = onlyTargets(graph.relation(group, 'targets')).flatMap((attachment) => {
    const said = graph.value(attachment, 'port')
    return onlyTargets(graph.relation(attachment, 'target')).map((target) => ({
      target,
      port: said.state === 'absent' ? own : said,
    }))
  })
  const registering = ['ecs-service', 'autoscaling-group'].flatMap((kind) =>
    onlyTargets(graph.leading(group, kind, 'targetGroups')).map((target) => ({ target, port: own })),
  )
  return [...attached, ...registering]
}

const numberIn = (value: Value<unknown>): number | undefined =>
  value.state === 'known' && Number.isInteger(Number(value.value)) ? Number(value.value) : undefined

/** Traffic and health checks. Dynamic ports are in no text. */
function towards(
  graph: Graph,
  balancer: Resource,
  group: Resource,
  target: Resource,
  port: Value<unknown>,
): readonly Judged[] {
  if (target.kind === 'lambda-function') return []
  const end = clientOf(graph, target)
  const sender = clientOf(graph, balancer)
  const to = {
    label: target.address,
    at: target,
    subnets: end.subnets,
    ...(end.groups && { groups: end.groups }),
  }
  const preserved = preservesClients(graph, balancer, group)
  const steps = (at: number | undefined) => filterSteps(graph, sender, to, tcp(at === 0 ? undefined : at))
  const traffic = steps(numberIn(port)).map((step) =>
    step.code === 'security-group-ingress' ? softened(step, preserved) : step,
  )
  const health = graph.value(group, 'healthCheckPort')
  const checked = numberIn(health)
  return checked === undefined || checked === numberIn(port)
    ? traffic
    : [...traffic, ...steps(checked).map((step) => ({ ...step, says: forHealth(step.says) }))]
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

/** Instances behind a Network Load Balancer see the client's address unless it is told otherwise; PrivateLink clients never show. */
function preservesClients(graph: Graph, balancer: Resource, group: Resource): Standing {
  const offered = graph.relation(balancer, 'endpointServices')
  if (offered.edges.length > 0) return NO
  const said = standingOf(graph.value(group, 'preserveClientIp'), (one) =>
    one.state === 'known'
      ? one.value === true
        ? YES
        : NO
      : one.state === 'absent'
        ? isExactly(graph.value(group, 'targetType'), 'instance')
        : CANNOT_TELL,
  )
  return both(isExactly(graph.value(balancer, 'type'), 'network'), said)
}
