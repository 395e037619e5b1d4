/**
 * # What a filter depends on that nobody knows
 *
 * Told where nobody can tell whether security groups or a network ACL let a request pass: of the rules that may decide it what is not
 * known, and whether there may be others; then of the other side its subnets, their ranges and its groups.
 *
 *     ingress { from_port = 443  cidr_blocks = [var.peers] }      var.peers
 */
import type { Graph } from '../graph/graph'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { carried, type Direction, type Flow, readRule, rulesOf } from './group-rules'
import { onlyTargets } from './places'
import type { Groups } from './security-groups'
import { unseenIn, unseenOf, unseenParts } from './unseen'

/** The other side of a filter. */
interface Side {
  readonly subnets?: Relation | undefined
  readonly groups?: Groups | undefined
}

export const unseenOfGroups = (
  graph: Graph,
  groups: Groups,
  direction: Direction,
  flow: Flow,
  side: Side,
): readonly Value<unknown>[] => [
  ...(groups.open ? groups.because : []),
  ...groups.members.flatMap(({ group }) => unseenOfGroup(graph, group, groups, direction, flow)),
  ...unseenOfSide(graph, side),
]

function unseenOfGroup(
  graph: Graph,
  group: Groups['members'][number]['group'],
  { because }: Groups,
  direction: Direction,
  flow: Flow,
): readonly Value<unknown>[] {
  if (isOutside(group)) return [group.value]
  if (group.ownership === 'read') return because
  const rules = graph.relation(group, 'rules')
  const deciding = onlyTargets(rules).filter(
    (rule) => carried(readRule(graph, rule, direction), flow).no.is !== 'always',
  )
  return [...rules.why, ...deciding.flatMap((rule) => unseenOfRule(graph, rule))]
}

const DECIDING = [
  'direction',
  'action',
  'number',
  'protocol',
  'fromPort',
  'toPort',
  'cidr',
  'cidrIpv6',
  'prefixList',
  'peer',
]

const unseenOfRule = (graph: Graph, rule: Resource): readonly Value<unknown>[] =>
  unseenOf(graph, rule, DECIDING)

/** Of a network ACL. */
export const unseenOfAcl = (graph: Graph, acl: Resource): readonly Value<unknown>[] => {
  const rules = graph.relation(acl, 'rules')
  return [...rules.why, ...onlyTargets(rules).flatMap((rule) => unseenOfRule(graph, rule))]
}

const unseenOfSide = (graph: Graph, { subnets, groups }: Side): readonly Value<unknown>[] => [
  ...(subnets ? [...unseenIn(subnets), ...unseenRanges(graph, subnets)] : []),
  ...(groups?.open ? groups.because : []),
]

export const unseenRanges = (graph: Graph, subnets: Relation): readonly Value<unknown>[] =>
  onlyTargets(subnets).flatMap((subnet) => unseenParts(graph.value(subnet, 'cidr')))

/** Some rule for such a flow names a group: whose members ask matters. */
export const groupsMatter = (graph: Graph, { members }: Groups, direction: Direction, flow: Flow): boolean =>
  members.some(
    ({ group }) =>
      isOutside(group) ||
      rulesOf(graph, group, direction).naming.some((rule) => carried(rule, flow).no.is !== 'always'),
  )
