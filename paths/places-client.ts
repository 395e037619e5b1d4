/** Where a caller is: its subnets, its groups, whether the internet can answer it, and which ports it takes answers at. */
import type { Graph } from '../graph/graph'
import { holdersOf, unseenHolders } from '../graph/launched'
import { anyEdge } from '../graph/same'
import { sharing } from '../graph/shared'
import { both, CANNOT_TELL, either, isExactly, NO, type Standing, standingOf, YES } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import {
  type Edge,
  isOutside,
  type Outside,
  type Relation,
  type Resource,
  relationOf,
} from '../model/resource'
import type { Value } from '../model/value'
import { assumed } from './assumptions'
import type { Ports } from './network-acl-entries'
import { onlyTargets } from './places'
import { type Groups, groupsOf } from './security-groups'

export interface Client {
  readonly workload: Resource
  readonly subnets: Relation
  readonly vpc: Resource | Outside | undefined
  /** None in front of a Network Load Balancer that was made without any. */
  readonly groups: Groups | undefined
  /** Ports that answers to it are sent to. */
  readonly ports: Ports
  /** Of its packets; IPv4 when it says nothing. */
  readonly family?: 'ipv6'
}

/** A workload whose network interfaces are in no VPC of ours has no subnets. One for each, which every question about it shares. */
export const clientOf = (graph: Graph, workload: Resource): Client =>
  clients(graph, workload.id, () => clientAt(graph, workload))

const clients = sharing<Client>()

function clientAt(graph: Graph, workload: Resource): Client {
  const subnets = subnetsOf(graph, workload)
  const vpc = vpcOf(graph, workload, subnets)
  return {
    workload,
    subnets,
    vpc,
    groups: filtersOf(graph, workload, vpc),
    ports: assumed(graph).clientPorts,
  }
}

/**
 * A function without subnets sends its traffic through a network of AWS's own: what has public addresses it reaches as the internet does.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export const isOutsideOfVpcs = ({ workload, subnets, vpc }: Client): boolean =>
  workload.kind === 'lambda-function' && subnets.edges.length === 0 && !subnets.open && !vpc

/** Asked in place of whatever runs there, whose groups nobody names. */
const PLACES: ReadonlySet<string> = new Set(['subnet', 'vpc'])

/** Stands for whatever runs there. */
export const isPlace = ({ kind }: Resource): boolean => PLACES.has(kind)

const UNNAMED: Groups = { members: [], open: true, because: [] }

/** The groups by which a filter may know what comes from there. */
export const groupsSeen = ({ workload, groups }: Client): Groups | undefined =>
  isPlace(workload) ? UNNAMED : groups

/**
 * A Network Load Balancer may be made without groups, and a Gateway Load Balancer never has any.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
function filtersOf(graph: Graph, workload: Resource, vpc: Client['vpc']): Groups | undefined {
  const type = workload.kind === 'load-balancer' ? graph.value(workload, 'type') : undefined
  const groups = graph.relation(workload, 'securityGroups')
  const without = groups.edges.length === 0 && !groups.open
  const is = type?.state === 'known' ? type.value : undefined
  if (isPlace(workload) || is === 'gateway' || (is === 'network' && without)) return undefined
  if (type && type.state !== 'absent' && is !== 'application')
    return withoutDefault(groupsOf(graph, workload, undefined), type)
  const unseen = without ? unseenHolders(graph, workload) : NO_REASONS
  return unseen.length > 0 ? { ...UNNAMED, because: unseen } : groupsOf(graph, holderOf(graph, workload), vpc)
}

/** Only an Application Load Balancer that names no groups is known to have the default group of its VPC. */
const withoutDefault = (groups: Groups, type: Value<unknown>): Groups =>
  groups.open && type.state !== 'known' ? { ...groups, because: [type, ...groups.because] } : groups

const NO_REASONS: readonly Value<unknown>[] = []

/** An instance may be told its subnet by a network interface or a launch template. */
export function subnetsOf(graph: Graph, workload: Resource): Relation {
  if (workload.kind === 'subnet') return itself(workload)
  const own = graph.relation(workload, 'subnets')
  if (own.edges.length > 0 || own.open) return own
  const [holder] = holdersOf(graph, workload)
  return holder ? graph.relation(holder, 'subnets') : relationOf([], unseenHolders(graph, workload))
}

/** The one subnet, as a relation that leads to it. */
export const itself = (subnet: Resource): Relation => {
  const edge: Edge = {
    from: subnet,
    relation: 'subnets',
    to: [subnet],
    exact: true,
    guard: { is: 'always' },
    because: [],
  }
  return { edges: [edge], open: false, why: [] }
}

/** Whose groups stand in front of the workload. */
function holderOf(graph: Graph, workload: Resource): Resource {
  const own = graph.relation(workload, 'securityGroups')
  const [holder] = own.edges.length > 0 || own.open ? [] : holdersOf(graph, workload)
  return holder ?? workload
}

function vpcOf(graph: Graph, workload: Resource, subnets: Relation): Resource | Outside | undefined {
  if (workload.kind === 'vpc') return workload
  const seen: (Resource | Outside)[] = []
  if (graph.row(workload.kind, 'vpc')) addTargets(graph.relation(workload, 'vpc'), seen)
  for (const subnet of onlyTargets(subnets)) addTargets(graph.relation(subnet, 'vpc'), seen)
  if (seen.length === 0) addTargets(vpcsOf(graph, workload), seen)
  const [first, ...others] = seen
  const key = (one: Resource | Outside) => (isOutside(one) ? one.key : one.id)
  return first && others.every((other) => key(other) === key(first)) ? first : undefined
}

function addTargets({ edges }: Relation, targets: (Resource | Outside)[]): void {
  for (const { to } of edges) targets.push(...to)
}

/**
 * Whether the workload has a public IPv4 address in this subnet. Functions never have one.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export function hasPublicAddress(graph: Graph, workload: Resource, subnet: Resource): Standing {
  switch (workload.kind) {
    case 'lambda-function':
    case 'vpc-link-v2':
      return NO
    case 'ecs-service':
      return isExactly(graph.value(workload, 'publicIp'), true)
    case 'instance':
    case 'autoscaling-group':
      return either(elasticAddress(graph, workload), ofInstance(graph, workload, subnet))
    default:
      return CANNOT_TELL
  }
}

const elasticAddress = (graph: Graph, workload: Resource): Standing => {
  const direct = anyEdge(graph.leading(workload, 'elastic-ip', 'instance'))
  return { yes: direct.yes, no: direct.no }
}

/** What the instance or its template says, else what the subnet gives. */
function ofInstance(graph: Graph, workload: Resource, subnet: Resource): Standing {
  const said = [workload, ...holdersOf(graph, workload)]
    .filter((one) => graph.row(one.kind, 'publicIp') !== undefined)
    .map((one) => graph.value(one, 'publicIp'))
  const [first] = said.filter((value) => value.state !== 'absent')
  const bySubnet = isExactly(graph.value(subnet, 'mapPublicIp'), true)
  return first ? saidOr(first, bySubnet) : bySubnet
}

const saidOr = (value: Value<unknown>, otherwise: Standing): Standing =>
  standingOf(value, (one) =>
    one.state === 'absent' ? otherwise : one.state !== 'known' ? CANNOT_TELL : one.value === true ? YES : NO,
  )

/**
 * Whether it has an IPv6 address in this subnet. Those of a VPC are public; a subnet without a range of them gives none.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-ipv6-addresses
 */
export function hasIpv6Address(graph: Graph, workload: Resource, subnet: Resource): Standing {
  const range = standingOf(graph.value(subnet, 'ipv6Cidr'), ({ state }) =>
    state === 'absent' ? NO : state === 'unknown' ? CANNOT_TELL : YES,
  )
  const own = graph.row(workload.kind, 'ipv6') ? isExactly(graph.value(workload, 'ipv6'), true) : CANNOT_TELL
  const given = either(own, isExactly(graph.value(subnet, 'assignsIpv6'), true))
  return { yes: both(range, given).yes, no: range.no }
}
