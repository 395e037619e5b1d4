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
  standingOf,
  under,
  YES,
} from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { assumed } from './assumptions'
import { type Addresses, onlyTargets, within } from './places'
import { type Groups, guardOf, type Member, rulesAddedTo, sameGroup, vpcOfDefault } from './security-groups'

export type Direction = 'in' | 'out'

/** Ports of a connection's far end: numbers, or nobody knows. */
export interface Flow {
  readonly protocol: 'tcp' | 'udp'
  readonly from: number | undefined
  readonly to: number | undefined
}

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

function groupAllows(
  graph: Graph,
  group: Resource | Outside,
  direction: Direction,
  flow: Flow,
  peer: Peer,
): Standing {
  const vpc = isOutside(group) ? vpcOfDefault(graph, group) : undefined
  if (isOutside(group)) return vpc ? bornGroupAllows(graph, group, vpc, direction, flow, peer) : CANNOT_TELL
  const rules = graph.relation(group, 'rules')
  const replaced = direction === 'out' && isReplaced(graph, group)
  const each = rules.edges.map((edge) => {
    const [rule] = edge.to
    if (!edge.exact || !rule || isOutside(rule)) return under(edge.guard, CANNOT_TELL)
    const is = ruleAllows(graph, rule, direction, flow, peer)
    return under(
      guardOf({ guard: edge.guard, group }, edge.guard),
      replaced && isGiven(graph, rule) ? NO : is,
    )
  })
  const unseen = rules.open || group.ownership === 'read'
  return either(unseen ? CANNOT_TELL : NO, ...each)
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
  const itself = both(peer.identity, carries(graph, peer.groups, group))
  const added = rulesAddedTo(graph, vpc).map((rule) => ruleAllows(graph, rule, direction, flow, peer))
  const others = vpc.ownership === 'managed' ? NO : CANNOT_TELL
  return either(others, itself, ...added)
}

/** Some rule lets somebody in; `by: 'address'`: whoever it is, not as a member of a group. */
export function opensPort(
  graph: Graph,
  groups: Groups,
  flow: Flow,
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

function opens(graph: Graph, rule: Resource, flow: Flow, by: 'anything' | 'address'): Standing {
  const peer = graph.relation(rule, 'peer')
  const byGroup = either(peer.open ? CANNOT_TELL : NO, ...peer.edges.map(({ guard }) => under(guard, YES)))
  return both(
    existing(rule.exists),
    isExactly(graph.value(rule, 'direction'), 'in'),
    carriesFlow(graph, rule, flow),
    by === 'address' ? contrary(byGroup) : YES,
  )
}

/** The rule that AWS gives a group is gone once a rule of its own is declared apart from the group; nobody is sure of that. */
function isReplaced(graph: Graph, group: Resource): boolean {
  if (assumed(graph).standaloneEgressMayLeaveAllowAll) return false
  return onlyTargets(graph.relation(group, 'rules')).some((rule) => {
    const direction = graph.value(rule, 'direction')
    return rule.partOf === undefined && direction.state === 'known' && direction.value === 'out'
  })
}

const isGiven = (graph: Graph, rule: Resource): boolean =>
  ['cidr', 'cidrIpv6'].some(
    (row) => graph.value(rule, row).origin.how === 'default' && graph.value(rule, row).state === 'known',
  )

function ruleAllows(graph: Graph, rule: Resource, direction: Direction, flow: Flow, peer: Peer): Standing {
  return both(
    existing(rule.exists),
    isExactly(graph.value(rule, 'direction'), direction),
    carriesFlow(graph, rule, flow),
    isPeer(graph, rule, peer),
  )
}

function carriesFlow(graph: Graph, rule: Resource, flow: Flow): Standing {
  const protocol = graph.value(rule, 'protocol')
  const everything = isExactly(protocol, '-1')
  const ports = both(
    isExactly(protocol, flow.protocol),
    bound(
      graph.value(rule, 'fromPort'),
      (from) => (flow.from === undefined ? from <= 0 : from <= flow.from),
      flow,
    ),
    bound(graph.value(rule, 'toPort'), (to) => (flow.to === undefined ? to >= 65535 : to >= flow.to), flow),
  )
  return either(everything, ports)
}

function bound(port: Value<unknown>, holds: (port: number) => boolean, flow: Flow): Standing {
  const missed = flow.from === undefined ? CANNOT_TELL : NO
  return standingOf(port, (one) =>
    one.state !== 'known' ? CANNOT_TELL : Number(one.value) === -1 || holds(Number(one.value)) ? YES : missed,
  )
}

function isPeer(graph: Graph, rule: Resource, peer: Peer): Standing {
  const lists = graph
    .relation(rule, 'prefixList')
    .edges.map((edge) =>
      under(edge.guard, listHolds(graph, edge.exact ? edge.to[0] : undefined, peer.addresses)),
    )
  const groups = graph.relation(rule, 'peer').edges.map((edge) => {
    const [group] = edge.to
    const is = group && edge.exact ? carries(graph, peer.groups, group) : CANNOT_TELL
    return under(edge.guard, both(peer.identity, is))
  })
  const byAddress = ['cidr', 'cidrIpv6'].map((row) => within(graph, peer.addresses, graph.value(rule, row)))
  return either(...byAddress, ...lists, ...groups)
}

/** The packet's sender is a member of this group. */
function carries(graph: Graph, groups: Groups | undefined, group: Resource | Outside): Standing {
  if (!groups) return NO
  const each = groups.members.map((member) => under(member.guard, sameGroup(graph, member.group, group)))
  return either(groups.open ? CANNOT_TELL : NO, ...each)
}

const AWS_LIST = /^com\.amazonaws\.(?:[a-z0-9-]+\.)?([a-z0-9-]+)$/

/** A prefix list of one's own holds its entries; one of AWS holds the public addresses of its service. */
export function listHolds(
  graph: Graph,
  list: Resource | Outside | undefined,
  addresses: Addresses,
): Standing {
  if (!list) return CANNOT_TELL
  const service = serviceOfList(graph, list)
  if (service !== undefined)
    return addresses.is === 'public' && addresses.service === service
      ? YES
      : addresses.is === 'unknown'
        ? CANNOT_TELL
        : NO
  if (isOutside(list) || list.ownership === 'read') return CANNOT_TELL
  const cidrs = graph.value(list, 'cidrs')
  if (cidrs.state !== 'list') return cidrs.state === 'absent' ? NO : CANNOT_TELL
  return either(cidrs.open ? CANNOT_TELL : NO, ...cidrs.items.map((cidr) => within(graph, addresses, cidr)))
}

/** The service whose addresses a list of AWS's own holds; it is also named by a gateway endpoint of the service. */
function serviceOfList(graph: Graph, list: Resource | Outside): string | undefined {
  if (!isOutside(list)) {
    const name = graph.value(list, 'name')
    return name.state === 'known' ? AWS_LIST.exec(String(name.value))?.[1] : templateEnd(name)
  }
  const [target] = list.value.state === 'reference' && list.value.exact ? list.value.targets : []
  const endpoint =
    target?.to.is === 'declaration' && target.attribute === 'prefix_list_id'
      ? graph.at(target.to.id)
      : undefined
  const key = endpoint && graph.value(endpoint, 'serviceKey')
  return key?.state === 'known' ? String(key.value) : undefined
}

/** `com.amazonaws.${region}.s3` */
function templateEnd(name: Value<unknown>): string | undefined {
  const last = name.state === 'template' ? name.parts.at(-1) : undefined
  return typeof last === 'string' ? /^\.([a-z0-9-]+)$/.exec(last)?.[1] : undefined
}
