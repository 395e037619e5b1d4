/**
 * Whether security groups let a packet pass: rules of all groups are united, and none of them forbids anything. Answers to what was let
 * pass need no rule.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
import type { Graph } from '../graph/graph'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  under,
  YES,
} from '../graph/standing'
import { type Edge, isOutside, type Outside, type Resource } from '../model/resource'
import {
  addressesAllowed,
  carried,
  carries,
  type Direction,
  type Flow,
  type GroupRule,
  isAddressed,
  portsOf,
  readRule,
  rulesOf,
} from './group-rules'
import type { Addresses } from './places'
import { type Groups, type Member, rulesAddedTo, sameGroup, vpcOfDefault } from './security-groups'

/** Who is at the other end of the packet, as the filter sees it. */
export interface Peer {
  readonly addresses: Addresses
  readonly groups: Groups | undefined
  /** Whether a filter can tell by which group the packet was sent. */
  readonly identity: Standing
}

export const tcp = (port: number | undefined): Flow => ({ protocol: 'tcp', from: port, to: port })

export function groupsAllow(
  graph: Graph,
  groups: Groups,
  direction: Direction,
  flow: Flow,
  peer: Peer,
): Standing {
  const each = groups.members.map((member) => memberAllows(graph, member, direction, flow, peer))
  return either(groups.open ? CANNOT_TELL : NO, ...each)
}

function memberAllows(graph: Graph, member: Member, direction: Direction, flow: Flow, peer: Peer): Standing {
  return under(member.guard, groupAllows(graph, member.group, direction, flow, peer))
}

/** By the address of the other side, or by a group that it is known to have. */
function groupAllows(
  graph: Graph,
  group: Resource | Outside,
  direction: Direction,
  flow: Flow,
  peer: Peer,
): Standing {
  const vpc = isOutside(group) ? vpcOfDefault(graph, group) : undefined
  if (isOutside(group)) return vpc ? bornGroupAllows(graph, group, vpc, direction, flow, peer) : CANNOT_TELL
  const { naming, unseen } = rulesOf(graph, group, direction)
  const byGroup = naming.map((rule) => both(carried(rule, flow), isMember(graph, rule, peer)))
  return either(unseen, addressesAllowed(graph, group, direction, flow, peer.addresses), ...byGroup)
}

/** Its own members, and what somebody added. */
function bornGroupAllows(
  graph: Graph,
  group: Outside,
  vpc: Resource,
  direction: Direction,
  flow: Flow,
  peer: Peer,
): Standing {
  if (direction === 'out') return YES
  const itself = both(peer.identity, hasGroup(graph, peer.groups, group))
  const added = rulesAddedTo(graph, vpc).map((one) => {
    const rule = readRule(graph, one, direction)
    const is = either(isAddressed(graph, rule, peer.addresses), isMember(graph, rule, peer))
    return both(carried(rule, flow), is)
  })
  const others = vpc.ownership === 'managed' ? NO : CANNOT_TELL
  return either(others, itself, ...added)
}

/** Some rule lets somebody in; `by: 'address'`: whoever it is, not as a member of a group. */
export function opensPort(
  graph: Graph,
  groups: Groups,
  flow: Flow | 'any port',
  by: 'anything' | 'address' = 'anything',
): Standing {
  const each = groups.members.map(({ guard, group }) => {
    if (isOutside(group)) return under(guard, bornGroupOpens(graph, group, by))
    const rules = graph.relation(group, 'rules')
    const open = rules.edges.map((edge) => {
      const [rule] = edge.to
      const here = edge.exact && rule && !isOutside(rule)
      return under(edge.guard, here ? opens(graph, rule, flow, by) : CANNOT_TELL)
    })
    return under(guard, either(rules.open || group.ownership === 'read' ? CANNOT_TELL : NO, ...open))
  })
  return either(groups.open ? CANNOT_TELL : NO, ...each)
}

const bornGroupOpens = (graph: Graph, group: Outside, by: 'anything' | 'address'): Standing =>
  by === 'anything' && vpcOfDefault(graph, group) ? YES : CANNOT_TELL

function opens(graph: Graph, rule: Resource, flow: Flow | 'any port', by: 'anything' | 'address'): Standing {
  const inward = isExactly(graph.value(rule, 'direction'), 'in')
  if (inward.no.is === 'always') return NO
  return both(
    existing(rule.exists),
    inward,
    flow === 'any port' ? YES : carries(portsOf(graph, rule), flow),
    by === 'address' ? contrary(namesGroup(graph, rule)) : YES,
  )
}

function namesGroup(graph: Graph, rule: Resource): Standing {
  const { edges, open } = graph.relation(rule, 'peer')
  return either(
    open ? CANNOT_TELL : NO,
    ...edges.map(({ guard, because }) => under(guard, isWritten(because) ? YES : CANNOT_TELL)),
  )
}

/** What nobody can tell may be nothing at all. */
const isWritten = (because: Edge['because']): boolean => because.at(-1)?.state !== 'unknown'

/** A group that the rule names is one of the other side's, where that can be seen. */
const isMember = (graph: Graph, { peers }: GroupRule, peer: Peer): Standing =>
  either(
    ...peers.map((edge) => {
      const [group] = edge.to
      const is = group && edge.exact ? hasGroup(graph, peer.groups, group) : CANNOT_TELL
      return under(edge.guard, both(peer.identity, is))
    }),
  )

/** The packet's sender is a member of this group. */
function hasGroup(graph: Graph, groups: Groups | undefined, group: Resource | Outside): Standing {
  if (!groups) return NO
  const each = groups.members.map((member) => under(member.guard, sameGroup(graph, member.group, group)))
  return either(groups.open ? CANNOT_TELL : NO, ...each)
}
