/**
 * The filters between a client and something in a VPC, or outside of it: groups at both ends, network ACLs at the borders of the subnets,
 * and those once more for the answers.
 */
import type { Graph } from '../graph/graph'
import { both, NO, type Standing, YES } from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { alsoBehindGroup, alsoInSubnets } from './breaks-filters'
import { aclSteps } from './follow-acls'
import type { Change, Judged } from './judged'
import { given } from './network-acls'
import { typedName } from './path-fact'
import { type Addresses, UNKNOWN_ADDRESSES } from './places'
import { type Client, groupsSeen } from './places-client'
import { type Direction, type Flow, groupsAllow, type Peer } from './security-group-rules'
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

const GROUPS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'

export function filterSteps(
  graph: Graph,
  client: Client,
  target: Target,
  flow: Flow,
  identity: Standing = YES,
): readonly Judged[] {
  return [
    ...(client.groups ? [egress(graph, client, target, client.groups, flow, identity)] : []),
    ...aclSteps(graph, client, target, flow),
    ...(target.groups ? [ingress(graph, client, target, target.groups, flow, identity)] : []),
  ]
}

/** Every place a relation to subnets may stand for; where the guard does not hold there is none. */
function everyPlace(
  subnets: Relation | undefined,
  addresses: Addresses | undefined,
  ask: (to: Addresses) => Standing,
): Standing {
  if (!subnets) return ask(addresses ?? UNKNOWN_ADDRESSES)
  const each = subnets.edges.map((edge) => {
    const [subnet] = edge.to
    const place: Addresses =
      subnet && edge.exact && !isOutside(subnet) ? { is: 'subnet', subnet } : UNKNOWN_ADDRESSES
    return given(edge.guard, ask(place))
  })
  const rest = subnets.open || each.length === 0 ? [ask(UNKNOWN_ADDRESSES)] : []
  return both(...each, ...rest)
}

function passing(
  graph: Graph,
  groups: Groups,
  direction: Direction,
  flow: Flow,
  peer: Omit<Peer, 'addresses'>,
  places: readonly [Relation | undefined, Addresses | undefined],
): Standing {
  return everyPlace(places[0], places[1], (addresses) =>
    groupsAllow(graph, groups, direction, flow, { ...peer, addresses }),
  )
}

const groupNames = (groups: Groups): string => {
  const names = groups.members.map(({ group }) => typedName(group))
  return names.length === 0 ? 'security groups' : [...new Set(names)].join(', ')
}

export const portWords = ({ protocol, from }: Flow): string =>
  from === undefined ? `${protocol}` : `${protocol} ${from}`

function egress(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  identity: Standing,
): Judged {
  const is = passing(graph, groups, 'out', flow, { groups: target.groups, identity }, [
    target.subnets,
    target.addresses,
  ])
  const names = groupNames(groups)
  const [group] = groups.members
  if (
    identity.no.is === 'always' &&
    is.no.is === 'always' &&
    namesPeer(graph, groups, 'out', flow, target.groups)
  )
    return referenceLost(groups, `${names} lets it out to a group of ${target.label}`, () => ({
      attribute: 'egress',
      says: BY_ADDRESS,
      also: [
        ...alsoBehindGroup(graph, group?.group, client.workload),
        ...(target.subnets && target.at ? alsoInSubnets(graph, target.subnets, target.at) : []),
      ],
    }))
  return {
    stage: 'filter',
    code: 'security-group-egress',
    is,
    says: {
      open: `${names} lets it out to ${target.label} on ${portWords(flow)}`,
      blocked: `${names} lets nothing out to ${target.label} on ${portWords(flow)}`,
      unknown: `cannot tell whether ${names} lets it out to ${target.label} on ${portWords(flow)}`,
    },
    because: reasons(groups),
    source: GROUPS,
    ...opening(group?.group, () => ({
      attribute: 'egress',
      says: `Let ${portWords(flow)} out to ${target.label}`,
      also: alsoBehindGroup(graph, group?.group, client.workload),
    })),
  }
}

function ingress(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  identity: Standing,
): Judged {
  const is = passing(graph, groups, 'in', flow, { groups: groupsSeen(client), identity }, [
    client.subnets,
    undefined,
  ])
  const names = groupNames(groups)
  const [group] = groups.members
  const who = client.workload.address
  if (
    identity.no.is === 'always' &&
    is.no.is === 'always' &&
    namesPeer(graph, groups, 'in', flow, client.groups)
  )
    return referenceLost(groups, `${names} of ${target.label} lets a group of ${who} in`, () => ({
      attribute: 'ingress',
      says: BY_ADDRESS,
      also: [
        ...alsoBehindGroup(graph, group?.group, target.at),
        ...alsoInSubnets(graph, client.subnets, client.workload),
      ],
    }))
  return {
    stage: 'filter',
    code: 'security-group-ingress',
    is,
    says: {
      open: `${names} lets ${who} in on ${portWords(flow)}`,
      blocked: `${names} of ${target.label} does not let ${who} in on ${portWords(flow)}`,
      unknown: `cannot tell whether ${names} of ${target.label} lets ${who} in on ${portWords(flow)}`,
    },
    because: reasons(groups),
    source: GROUPS,
    ...opening(group?.group, () => ({
      attribute: 'ingress',
      says: `Let ${portWords(flow)} in from the security group of ${who}, or from its subnets`,
      also: alsoBehindGroup(graph, group?.group, target.at),
    })),
  }
}

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

const referenceLost = (groups: Groups, does: string, change: () => Omit<Change, 'at'>): Judged => ({
  stage: 'filter',
  code: 'security-group-reference-lost',
  is: NO,
  says: { open: '', blocked: `${does}, which cannot be seen across this border` },
  because: groups.because,
  source: GROUPS,
  ...opening(groups.members[0]?.group, change),
})

const reasons = (groups: Groups): readonly Value<unknown>[] => groups.because

/** A change of a filter, where it is known which one that is. */
export const opening = (
  at: Resource | Outside | undefined,
  change: () => Omit<Change, 'at'>,
): Pick<Judged, 'at' | 'edit'> => (at ? { at, edit: () => ({ at, ...change() }) } : {})
