/**
 * Whether a load balancer takes connections from everywhere, as far as filters go. Its scheme is another question: an internal one
 * has no address that the internet could use.
 */
import { isOutside, type Relation, type Resource } from '../../model/resource'
import type { Origin, Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { anyEdge } from '../same'
import {
  asValue,
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../standing'

export const admitsInternet: Fact = {
  about: ['load-balancer'],
  name: 'admitsInternet',
  shownAs: { true: '{subject} lets the internet in', false: '{subject} does not let the internet in' },
  says: 'Its security groups let in every address on the port of a listener, or it is a Network Load Balancer without any.',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
  row: factRows['load-balancer'].admitsInternet,
  compute: (graph, balancer) => {
    const groups = graph.relation(balancer, 'securityGroups')
    const open = edgesAny(groups, (group) => groupAdmits(graph, group, balancer))
    return asValue(either(withoutGroups(graph, balancer, groups), open), originOf(graph, balancer, groups))
  },
}

/** What lets everybody in is written in a rule; the groups of the load balancer are on the way to it. */
function originOf(graph: Graph, balancer: Resource, groups: Relation): Origin {
  const value = graph.value(balancer, 'securityGroups')
  if (value.state === 'absent') return headerOf(balancer)
  const rules = resourcesOf(groups).flatMap((group) => resourcesOf(graph.relation(group, 'rules')))
  const admitting = rules.find((rule) => graph.possible(ruleAdmits(graph, rule, balancer).yes))
  if (!admitting) return value.origin
  const ranges = ['cidr', 'cidrIpv6'].map((row) => graph.value(admitting, row))
  const range = ranges.find((each) => each.state !== 'absent') ?? value
  return { ...range.origin, trail: [...range.origin.trail, value.origin.place] }
}

const resourcesOf = (relation: Relation): readonly Resource[] =>
  relation.edges.flatMap((edge) => edge.to.filter((target): target is Resource => !isOutside(target)))

/** Only a Network Load Balancer can be without; an Application Load Balancer then has the default group of its VPC. */
function withoutGroups(graph: Graph, balancer: Resource, groups: Relation): Standing {
  const none = contrary(anyEdge(groups))
  const isNetwork = isExactly(graph.value(balancer, 'type'), 'network')
  return { yes: both(none, isNetwork).yes, no: none.no }
}

/** Some entry certainly is so, or certainly none is. */
function edgesAny(relation: Relation, ask: (target: Resource) => Standing): Standing {
  const each = relation.edges.map((edge) => {
    const [target] = edge.to
    const is =
      target && edge.exact && !isOutside(target) ? both(existing(target.exists), ask(target)) : CANNOT_TELL
    return under(edge.guard, is)
  })
  return either(relation.open ? CANNOT_TELL : NO, ...each)
}

const groupAdmits = (graph: Graph, group: Resource, balancer: Resource): Standing =>
  edgesAny(graph.relation(group, 'rules'), (rule) => ruleAdmits(graph, rule, balancer))

const ruleAdmits = (graph: Graph, rule: Resource, balancer: Resource): Standing =>
  both(
    isExactly(graph.value(rule, 'direction'), 'in'),
    either(
      isExactly(graph.value(rule, 'cidr'), '0.0.0.0/0'),
      isExactly(graph.value(rule, 'cidrIpv6'), '::/0'),
    ),
    edgesAny(graph.relation(balancer, 'listeners'), (listener) => covers(graph, rule, listener)),
  )

function covers(graph: Graph, rule: Resource, listener: Resource): Standing {
  const [from, to, port] = [
    graph.value(rule, 'fromPort'),
    graph.value(rule, 'toPort'),
    graph.value(listener, 'port'),
  ]
  return both(transports(graph, rule, listener), notAbove(from, port), notAbove(port, to))
}

/** HTTP, HTTPS and TLS run on TCP. */
function transports(graph: Graph, rule: Resource, listener: Resource): Standing {
  const protocol = graph.value(rule, 'protocol')
  const spoken = graph.value(listener, 'protocol')
  const udp = either(isExactly(spoken, 'UDP'), isExactly(spoken, 'TCP_UDP'))
  const tcp = contrary(isExactly(spoken, 'UDP'))
  return either(
    isExactly(protocol, '-1'),
    both(isExactly(protocol, 'tcp'), tcp),
    both(isExactly(protocol, 'udp'), udp),
  )
}

const notAbove = (low: Value<unknown>, high: Value<unknown>): Standing =>
  standingOf(low, (one) =>
    standingOf(high, (other) => {
      if (one.state !== 'known' || other.state !== 'known') return CANNOT_TELL
      return Number(one.value) <= Number(other.value) ? YES : NO
    }),
  )
