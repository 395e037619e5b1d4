/**
 * The filters between a client and something in a VPC, or outside of it: groups at both ends, network ACLs at the borders of the subnets,
 * and those once more for the answers.
 */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, NO, type Standing, YES } from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Judged } from './judged'
import { aclAllows, aclsOf, given, type Ports } from './network-acls'
import { type Addresses, onlyTargets, UNKNOWN_ADDRESSES } from './places'
import type { Client } from './places-client'
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
const ACLS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'

export function filterSteps(
  graph: Graph,
  client: Client,
  target: Target,
  flow: Flow,
  identity: Standing = YES,
): readonly Judged[] {
  return [
    ...(client.groups ? [egress(graph, target, client.groups, flow, identity)] : []),
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
  const names = groups.members.map(({ group }) => (isOutside(group) ? group.name : group.address))
  return names.length === 0 ? 'security groups' : [...new Set(names)].join(', ')
}

const port = ({ protocol, from }: Flow): string =>
  from === undefined ? `${protocol}` : `${protocol} ${from}`

function egress(graph: Graph, target: Target, groups: Groups, flow: Flow, identity: Standing): Judged {
  const is = passing(graph, groups, 'out', flow, { groups: target.groups, identity }, [
    target.subnets,
    target.addresses,
  ])
  const names = groupNames(groups)
  const [group] = groups.members
  return {
    stage: 'filter',
    code: 'security-group-egress',
    is,
    says: {
      open: `${names} lets it out to ${target.label} on ${port(flow)}`,
      blocked: `${names} lets nothing out to ${target.label} on ${port(flow)}`,
      unknown: `cannot tell whether ${names} lets it out to ${target.label} on ${port(flow)}`,
    },
    because: reasons(groups),
    source: GROUPS,
    ...placed(group?.group, `Let ${port(flow)} out to ${target.label}`, 'egress'),
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
  const is = passing(graph, groups, 'in', flow, { groups: client.groups, identity }, [
    client.subnets,
    undefined,
  ])
  const names = groupNames(groups)
  const [group] = groups.members
  const who = client.workload.address
  if (identity.no.is === 'always' && is.no.is === 'always' && namesSender(graph, client, groups, flow))
    return referenceLost(groups, who, target, group?.group)
  return {
    stage: 'filter',
    code: 'security-group-ingress',
    is,
    says: {
      open: `${names} lets ${who} in on ${port(flow)}`,
      blocked: `${names} of ${target.label} does not let ${who} in on ${port(flow)}`,
      unknown: `cannot tell whether ${names} of ${target.label} lets ${who} in on ${port(flow)}`,
    },
    because: reasons(groups),
    source: GROUPS,
    ...placed(
      group?.group,
      `Let ${port(flow)} in from the security group of ${who}, or from its subnets`,
      'ingress',
    ),
  }
}

/** A rule names a group of the client: it would let it in if that could be seen. */
function namesSender(graph: Graph, client: Client, groups: Groups, flow: Flow): boolean {
  const peer: Peer = { addresses: UNKNOWN_ADDRESSES, groups: client.groups, identity: YES }
  return groupsAllow(graph, groups, 'in', flow, peer).yes.is !== 'never'
}

const referenceLost = (
  groups: Groups,
  who: string,
  target: Target,
  at: Resource | Outside | undefined,
): Judged => ({
  stage: 'filter',
  code: 'security-group-reference-lost',
  is: NO,
  says: {
    open: '',
    blocked: `${groupNames(groups)} of ${target.label} lets a group of ${who} in, which cannot be seen across this border`,
  },
  because: groups.because,
  source: GROUPS,
  ...placed(at, 'Let the addresses in instead of the group', 'ingress'),
})

const reasons = (groups: Groups): readonly Value<unknown>[] => groups.because

const placed = (at: Resource | Outside | undefined, says: string, attribute: string) =>
  at ? { at, edit: { at, attribute, says, breaks: [] } } : {}

interface Crossing {
  readonly guard: Relation['edges'][number]['guard']
  readonly from: Resource | undefined
  readonly to: Resource | undefined
}

/** Nothing is asked inside one subnet. */
function crossings(client: Client, target: Target): readonly Crossing[] {
  const ends = (subnets: Relation | undefined) =>
    subnets?.edges.map((edge) => {
      const [subnet] = edge.to
      return { guard: edge.guard, subnet: subnet && edge.exact && !isOutside(subnet) ? subnet : undefined }
    }) ?? []
  const far = target.subnets
    ? ends(target.subnets)
    : [{ guard: { is: 'always' } as const, subnet: undefined }]
  return ends(client.subnets).flatMap((from) =>
    far.flatMap((to): readonly Crossing[] => {
      if (from.subnet && from.subnet.id === to.subnet?.id) return []
      const guards = [from.guard, to.guard]
      return [
        {
          guard: guards.every((one) => one.is === 'always') ? { is: 'always' } : { is: 'all', guards },
          from: from.subnet,
          to: to.subnet,
        },
      ]
    }),
  )
}

/** Steps for what crosses the borders of subnets; none where nothing does. */
function aclSteps(graph: Graph, client: Client, target: Target, flow: Flow): readonly Judged[] {
  const all = crossings(client, target)
  if (all.length === 0) return []
  const forward: Ports = { from: flow.from ?? 0, to: flow.to ?? 65535 }
  const inVpc = target.subnets !== undefined
  const address = (subnet: Resource | undefined): Addresses =>
    subnet ? { is: 'subnet', subnet } : (target.addresses ?? UNKNOWN_ADDRESSES)
  const ask = (code: string, which: (crossing: Crossing) => Standing): Judged => {
    const is = both(...all.map((crossing) => given(crossing.guard, which(crossing))))
    const culprit = all.find((crossing) => which(crossing).yes.is !== 'always')
    return aclStep(graph, code, is, culprit, client, target, flow)
  }
  const at = (subnet: Resource | undefined, direction: Direction, ports: Ports, peer: Addresses): Standing =>
    subnet ? aclAllows(graph, subnet, direction, ports, peer) : CANNOT_TELL
  return [
    ask('network-acl-out', ({ from, to }) => at(from, 'out', forward, address(to))),
    ...(inVpc ? [ask('network-acl-in', ({ from, to }) => at(to, 'in', forward, address(from)))] : []),
    ask('network-acl-return', ({ from, to }) =>
      both(
        inVpc ? at(to, 'out', client.ports, address(from)) : YES,
        at(from, 'in', client.ports, address(to)),
      ),
    ),
  ]
}

const WORDS: Readonly<Record<string, readonly [open: string, blocked: string]>> = {
  'network-acl-out': ['lets it leave the subnet', 'does not let it leave the subnet'],
  'network-acl-in': ['lets it into the subnet', 'does not let it into the subnet'],
  'network-acl-return': ['lets the answer back', 'does not let the answer back'],
}

function aclStep(
  graph: Graph,
  code: string,
  is: Standing,
  culprit: Crossing | undefined,
  client: Client,
  target: Target,
  flow: Flow,
): Judged {
  const acls = [culprit?.from, culprit?.to].flatMap((subnet) => (subnet ? aclsOf(graph, subnet) : []))
  const [acl] = acls
  const name = acl ? acl.address : 'the network ACL of a subnet'
  const [open = '', blocked = ''] = WORDS[code] ?? []
  const way = `between ${client.workload.address} and ${target.label}`
  const ports = code === 'network-acl-return' ? 'ports 1024-65535' : port(flow)
  return {
    stage: 'filter',
    code,
    is,
    says: {
      open: `every network ACL ${open}`,
      blocked: `${name} ${blocked}, ${way}`,
      unknown: `cannot tell whether ${name} ${open}, ${way}`,
    },
    because: [...onlyTargets(client.subnets), ...acls].map((one) =>
      graph.value(one, one.kind === 'subnet' ? 'cidr' : 'vpc'),
    ),
    source: ACLS,
    ...placed(acl, `Allow ${ports} ${way}`, 'rules'),
  }
}
