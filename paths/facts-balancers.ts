/** What private ways lead to a load balancer, who it lets in through PrivateLink, and which of its targets it does not reach. */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { both, contrary, either, existing, NO, type Standing, under } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { traceOf } from './follow-trace'
import { sameVpc } from './follow-vpcs'
import type { Judged } from './judged'
import { type Connection, connectionsTo, targetGroupsOf } from './load-balancer-targets'
import type { PathFact, Shown } from './path-fact'
import { clientOf } from './places-client'
import { distinctTargets, targetsOf } from './registered-targets'
import type { Trace } from './trace'

const rows = factRows['load-balancer']
export const privateIntegrations: Fact = {
  about: ['load-balancer'],
  name: 'privateIntegrations',
  shownAs: 'private integrations of APIs that lead to {subject}',
  says: 'Private integrations of APIs that lead to the load balancer through a VPC link.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
  row: rows.privateIntegrations,
  compute: (graph, balancer) => graph.leading(balancer, 'integration', 'loadBalancer'),
}

/** Answers that are dropped are a question of their own; a target group without targets has none to reach. */
const FORWARD: ReadonlySet<string> = new Set([
  'security-group-egress',
  'network-acl-out',
  'network-acl-in',
  'security-group-ingress',
])

export const unreachedTargetGroups: PathFact = {
  about: ['load-balancer'],
  name: 'unreachedTargetGroups',
  shownAs: 'target group that filters keep {subject} away from',
  says: 'Target groups of its listeners with a target in its VPC that security groups or network ACLs do not let it reach, on the port of the traffic or that of the health checks.',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
  row: rows.unreachedTargetGroups,
  compute: (graph, balancer) => {
    const candidates = targetGroupsOf(graph, balancer, undefined).map(({ at: group, guard }): Candidate => {
      const targets = distinctTargets(graph, group).map((registered) => ({
        registered,
        connections: connectionsTo(graph, balancer, group, registered),
      }))
      const kept = targets.map(({ registered, connections }) =>
        under(registered.guard, keptAway(graph, balancer, registered.target, connections)),
      )
      return {
        target: group,
        is: under(guard, either(NO, ...kept)),
        because: targets.flatMap(({ connections }) => connections.flatMap(({ steps }) => blocking(steps))),
      }
    })
    return gather(graph, balancer, 'unreachedTargetGroups', candidates)
  },
  trace: targetTraces,
}

/** In another VPC other filters stand between them, which nobody follows here. */
function keptAway(
  graph: Graph,
  balancer: Resource,
  target: Resource,
  connections: readonly Connection[],
): Standing {
  const passes = connections.flatMap(({ steps, fromClients }) =>
    steps
      .filter(({ code }) => FORWARD.has(code))
      .map(({ code, is }) => (code === 'security-group-ingress' ? either(is, fromClients) : is)),
  )
  if (passes.length === 0) return NO
  const together = sameVpc(clientOf(graph, balancer).vpc, clientOf(graph, target).vpc)
  return both(existing(target.exists), together, contrary(both(...passes)))
}

const blocking = (steps: readonly Judged[]): readonly Value<unknown>[] =>
  steps.filter(({ code, is }) => FORWARD.has(code) && is.yes.is !== 'always').flatMap((step) => step.because)

/** What the load balancer opens to each target of the group. */
function targetTraces(graph: Graph, { about, target: group, under: choices }: Shown): readonly Trace[] {
  if (!group) return []
  const client = clientOf(graph, about)
  return targetsOf(graph, group).flatMap((registered) =>
    connectionsTo(graph, about, group, registered).map(({ port, steps }) => {
      const { target } = registered
      const asked = { from: about.address, to: target.address, ...(port !== undefined && { port }) }
      const way = [
        { at: client.workload, label: about.address, steps },
        { at: target, label: target.address, steps: [] },
      ]
      return traceOf(graph, asked, way, choices)
    }),
  )
}
