/**
 * The filters between a client and something in a VPC, or outside of it: groups at both ends, network ACLs at the borders of the subnets,
 * and those once more for the answers.
 */
import type { Graph } from '../graph/graph'
import { both, NO, type Standing, YES } from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { alsoBehindGroup, alsoInSubnets } from './breaks-filters'
import { aclFilters } from './follow-acls'
import type { Direction, Flow } from './group-rules'
import { egressStep, ingressStep, lostStep } from './group-steps'
import type { Change, Decided, Judged } from './judged'
import { given } from './network-acls'
import { type Addresses, subnetOf, UNKNOWN_ADDRESSES, unknownOf } from './places'
import { type Client, groupsSeen } from './places-client'
import { groupsAllow, type Peer } from './security-group-rules'
import type { Groups } from './security-groups'

/** The other end. */
export interface Target {
  readonly label: string
  readonly at?: Resource
  /** Of something in a VPC. */
  readonly subnets?: Relation
  /** Of something that is in none. */
  readonly addresses?: Addresses
  /** None: nothing filters there. */
  readonly groups?: Groups
}

export const filterSteps = (
  graph: Graph,
  client: Client,
  target: Target,
  flow: Flow,
  identity: Standing = YES,
): readonly Judged[] => filters(graph, client, target, flow, identity).map(({ step }) => step())

export function filters(
  graph: Graph,
  client: Client,
  target: Target,
  flow: Flow,
  identity: Standing = YES,
): readonly Decided[] {
  return [
    ...(client.groups ? [egress(graph, client, target, client.groups, flow, identity)] : []),
    ...aclFilters(graph, client, target, flow),
    ...(target.groups ? [ingress(graph, client, target, target.groups, flow, identity)] : []),
  ]
}

/** Every place a relation to subnets may stand for; where the guard does not hold there is none. */
function everyPlace(
  subnets: Relation | undefined,
  addresses: Addresses | undefined,
  family: Client['family'],
  ask: (to: Addresses) => Standing,
): Standing {
  const unknown = unknownOf(family)
  if (!subnets) return ask(addresses ?? unknown)
  const each = subnets.edges.map((edge) => {
    const [subnet] = edge.to
    const place: Addresses = subnet && edge.exact && !isOutside(subnet) ? subnetOf(subnet, family) : unknown
    return given(edge.guard, ask(place))
  })
  const rest = subnets.open || each.length === 0 ? [ask(unknown)] : []
  return both(...each, ...rest)
}

/** The groups of one end: what they filter, and what they see of the other end. */
interface Side {
  readonly direction: Direction
  readonly groups: Groups
  readonly peer: Omit<Peer, 'addresses'>
  readonly subnets: Relation | undefined
  readonly addresses: Addresses | undefined
}

function passing(
  graph: Graph,
  { direction, groups, peer, subnets, addresses }: Side,
  flow: Flow,
  family: Client['family'],
): Standing {
  return everyPlace(subnets, addresses, family, (place) =>
    groupsAllow(graph, groups, direction, flow, { ...peer, addresses: place }),
  )
}

export function egress(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  identity: Standing = YES,
): Decided {
  const { subnets, addresses } = target
  const peer = { groups: target.groups, identity }
  const is = passing(graph, { direction: 'out', groups, peer, subnets, addresses }, flow, client.family)
  if (!isLost(is, identity) || !namesPeer(graph, groups, 'out', flow, target.groups))
    return {
      code: 'security-group-egress',
      is,
      step: () => egressStep(graph, client, target, groups, flow, is),
    }
  const does = (names: string) => `${names} lets it out to a group of ${target.label}`
  return lost(graph, groups, does, () => ({
    attribute: 'egress',
    says: BY_ADDRESS,
    also: [
      ...alsoBehindGroup(graph, groups.members[0]?.group, client.workload),
      ...(target.subnets && target.at ? alsoInSubnets(graph, target.subnets, target.at) : []),
    ],
  }))
}

export function ingress(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  identity: Standing = YES,
): Decided {
  const { subnets } = client
  const peer = { groups: groupsSeen(client), identity }
  const side: Side = { direction: 'in', groups, peer, subnets, addresses: undefined }
  const is = passing(graph, side, flow, client.family)
  if (!isLost(is, identity) || !namesPeer(graph, groups, 'in', flow, client.groups))
    return {
      code: 'security-group-ingress',
      is,
      step: () => ingressStep(graph, client, target, groups, flow, is),
    }
  const does = (names: string) => `${names} of ${target.label} lets a group of ${client.workload.address} in`
  return lost(graph, groups, does, () => ({
    attribute: 'ingress',
    says: BY_ADDRESS,
    also: [
      ...alsoBehindGroup(graph, groups.members[0]?.group, target.at),
      ...alsoInSubnets(graph, client.subnets, client.workload),
    ],
  }))
}

const isLost = (is: Standing, identity: Standing): boolean =>
  identity.no.is === 'always' && is.no.is === 'always'

/** A rule names a group of the other side: it would let the packet pass if that could be seen. */
function namesPeer(
  graph: Graph,
  groups: Groups,
  direction: Direction,
  flow: Flow,
  theirs: Groups | undefined,
): boolean {
  const peer: Peer = { addresses: UNKNOWN_ADDRESSES, groups: theirs, identity: YES }
  return groupsAllow(graph, groups, direction, flow, peer).yes.is !== 'never'
}

const BY_ADDRESS = 'Let the addresses pass instead of the group'

const lost = (
  graph: Graph,
  groups: Groups,
  does: (names: string) => string,
  change: () => Omit<Change, 'at'>,
): Decided => ({
  code: 'security-group-reference-lost',
  is: NO,
  step: () => lostStep(graph, groups, does, change),
})
