/** What the network interfaces of a VPC link do not reach of the load balancers behind its integrations. */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { knownToDiffer } from '../graph/literal'
import {
  both,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standing,
  under,
  YES,
} from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { follow } from './follow'
import { filterSteps } from './follow-filters'
import { isAbroad } from './follow-provider'
import { traceOf } from './follow-trace'
import { connectionStep, sameVpc } from './follow-vpcs'
import { identityAcross } from './identity-across'
import type { Judged } from './judged'
import { destinationsOf, type LinkedPort } from './links'
import type { PathFact, Shown } from './path-fact'
import { onlyTargets } from './places'
import { type Client, clientOf } from './places-client'
import { tcp } from './security-group-rules'
import type { Trace } from './trace'

const rows = factRows['vpc-link-v2']
const PRIVATE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html'
const LINKS = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html'

interface Answer {
  readonly is: Standing
  readonly because: readonly Value<unknown>[]
}

/** Every load balancer once, whatever the number of ports. */
function candidates(graph: Graph, link: Resource, ask: (way: LinkedPort) => Answer): readonly Candidate[] {
  const byBalancer = new Map<Resource, Candidate>()
  for (const way of destinationsOf(graph, link)) {
    const { is, because } = ask(way)
    const here = under(way.guard, both(existing(way.balancer.exists), is))
    const known = byBalancer.get(way.balancer)
    byBalancer.set(way.balancer, {
      target: way.balancer,
      is: known ? either(known.is, here) : here,
      because: [...(known?.because ?? []), ...way.because, ...because],
    })
  }
  return [...byBalancer.values()]
}

/** What the link sends to the load balancer, at each port of a listener. */
function linkTraces(graph: Graph, { about, target, under: choices }: Shown): readonly Trace[] {
  if (!target) return []
  const ports =
    about.kind === 'vpc-link-v1'
      ? [undefined]
      : destinationsOf(graph, about).flatMap(({ balancer, port }) =>
          balancer === target ? [port === 'none' ? undefined : port] : [],
        )
  return ports.map((port) => {
    const way = follow(graph, clientOf(graph, about), { is: 'resource', resource: target }, port)
    const asked = { from: about.address, to: target.address, ...(port !== undefined && { port }) }
    return traceOf(graph, asked, way, choices)
  })
}

/** An answer that is dropped, and a group that cannot be seen from another VPC, are questions of their own. */
const FORWARD: ReadonlySet<string> = new Set([
  'security-group-egress',
  'network-acl-out',
  'network-acl-in',
  'security-group-ingress',
])

/**
 * Only where routes lead to the load balancer, so that one fault is told once; and only of internal ones, whose names certainly give
 * private addresses.
 */
export const filteredBalancers: PathFact = {
  about: ['vpc-link-v2'],
  name: 'filteredBalancers',
  shownAs: 'load balancer that filters keep {subject} away from',
  says: 'Internal load balancers behind its integrations that security groups or network ACLs do not let its network interfaces reach on the port of the listener.',
  source: LINKS,
  row: rows.filteredBalancers,
  compute: (graph, link) => {
    const client = clientOf(graph, link)
    const found = candidates(graph, link, ({ balancer, port }) => {
      if (port === 'none') return { is: NO, because: [] }
      const far = clientOf(graph, balancer)
      const steps = filters(graph, client, far, port)
      const stopped = contrary(both(YES, ...steps.map((step) => step.is)))
      const internal = isExactly(graph.value(balancer, 'internal'), true)
      return { is: both(internal, connected(graph, client, far), stopped), because: blocking(steps) }
    })
    return gather(graph, link, 'filteredBalancers', found)
  },
  trace: linkTraces,
}

function filters(graph: Graph, client: Client, far: Client, port: number | undefined): readonly Judged[] {
  const end = {
    label: far.workload.address,
    at: far.workload,
    subnets: far.subnets,
    ...(far.groups && { groups: far.groups }),
  }
  const identity = client.vpc && far.vpc ? identityAcross(graph, client.vpc, far.vpc) : YES
  return filterSteps(graph, client, end, tcp(port), identity).filter(({ code }) => FORWARD.has(code))
}

const blocking = (steps: readonly Judged[]): readonly Value<unknown>[] =>
  steps.filter(({ is }) => is.yes.is !== 'always').flatMap((step) => step.because)

function connected(graph: Graph, client: Client, far: Client): Standing {
  const same = sameVpc(client.vpc, far.vpc)
  if (same.yes.is === 'always' || !client.vpc || !far.vpc) return same
  const [from, to] = [
    { vpc: client.vpc, subnets: client.subnets },
    { vpc: far.vpc, subnets: far.subnets },
  ]
  return either(same, connectionStep(graph, from, to).is)
}

/** A link of the first generation names its load balancer and attaches to it, so that it needs no route there. */
const ofV1 = (graph: Graph, link: Resource, ask: (balancer: Resource) => Standing): readonly Candidate[] =>
  onlyTargets(graph.relation(link, 'targets')).map((balancer) => ({
    target: balancer,
    is: ask(balancer),
    because: [graph.value(link, 'targets')],
  }))

export const balancersElsewhere: PathFact = {
  about: ['vpc-link-v1', 'vpc-link-v2'],
  name: 'balancersElsewhere',
  shownAs: 'load balancer that {subject} has no way to',
  says: 'Load balancers behind the link that are known to be in another account or Region, or in a VPC that no routes lead to from its subnets and back.',
  source: PRIVATE,
  row: rows.balancersElsewhere,
  compute: (graph, link) => {
    const client = clientOf(graph, link)
    const found =
      link.kind === 'vpc-link-v1'
        ? ofV1(graph, link, (balancer) => standing(isAbroad(link, balancer) ? 'true' : 'false'))
        : candidates(graph, link, ({ balancer }) => {
            const far = clientOf(graph, balancer)
            return {
              is: either(
                standing(isAbroad(link, balancer) ? 'true' : 'false'),
                contrary(connected(graph, client, far)),
              ),
              because: [client, far].flatMap(({ subnets }) => subnets.edges.flatMap((edge) => edge.because)),
            }
          })
    return gather(graph, link, 'balancersElsewhere', found)
  },
  trace: linkTraces,
}

export const foreignBalancers: PathFact = {
  about: ['vpc-link-v1', 'vpc-link-v2'],
  name: 'foreignBalancers',
  shownAs: 'load balancer in another account behind {subject}',
  says: 'Load balancers behind the link that are known to be in another account.',
  source: PRIVATE,
  row: rows.foreignBalancers,
  compute: (graph, link) => {
    const foreign = (balancer: Resource) => (knownToDiffer(balancer.account, link.account) ? YES : NO)
    const found =
      link.kind === 'vpc-link-v1'
        ? ofV1(graph, link, foreign)
        : candidates(graph, link, ({ balancer }) => ({ is: foreign(balancer), because: [] }))
    return gather(graph, link, 'foreignBalancers', found)
  },
  trace: linkTraces,
}
