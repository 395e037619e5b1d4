/**
 * # From one VPC to another
 *
 * A route in each direction through something that connects the two. Peering leads to the other VPC and no further; what a transit
 * gateway does with a packet stands in tables that are rarely all in one input, so that a route to it is taken for "perhaps".
 *
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
import type { Graph } from '../graph/graph'
import { routeTableOf } from '../graph/routing'
import { identical } from '../graph/same'
import {
  both,
  CANNOT_TELL,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standing,
  standingOf,
  YES,
} from '../graph/standing'
import { rangesOf } from '../model/range'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { alsoByTable } from './breaks-routes'
import type { Judged } from './judged'
import { given } from './network-acls'
import { typedName } from './path-fact'
import { type Addresses, onlyTargets, unknownOf } from './places'
import { asked, waysOf } from './routing'

type Vpc = Resource | Outside

export function sameVpc(a: Vpc | undefined, b: Vpc | undefined): Standing {
  return a && b ? identical(a, b) : CANNOT_TELL
}

/** A packet finds from the subnets of the one to those of the other, and its answer back. */
export function connectionStep(
  graph: Graph,
  from: { readonly vpc: Vpc; readonly subnets: Relation },
  to: { readonly vpc: Vpc; readonly subnets: Relation },
  family?: 'ipv6',
): Judged {
  const there = leads(graph, from.subnets, to.subnets, to.vpc, family)
  const back = leads(graph, to.subnets, from.subnets, from.vpc, family)
  const [here, other] = [from.vpc, to.vpc].map(typedName)
  return {
    stage: 'route',
    code: 'vpcs-not-connected',
    is: both(there, back),
    says: {
      open: `routes lead from ${here} to ${other} and back`,
      blocked: `no routes lead from ${here} to ${other} and back`,
      unknown: `cannot tell whether routes lead from ${here} to ${other} and back`,
    },
    because: [...from.subnets.edges, ...to.subnets.edges].flatMap((edge) => edge.because),
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    ...(isOutside(from.vpc)
      ? {}
      : {
          at: from.vpc,
          edit: () => ({
            at: from.vpc,
            attribute: 'routeTables',
            says: `Connect ${here} and ${other}, with routes both ways`,
            also: alsoBothWays(graph, [from.subnets, to.subnets]),
          }),
        }),
  }
}

/** Routes are made in tables, which further subnets may use. */
const alsoBothWays = (graph: Graph, sides: readonly Relation[]): readonly string[] =>
  sides.flatMap((side) => {
    const subnets = onlyTargets(side)
    const tables = subnets.flatMap((subnet) => routeTableOf(graph, subnet).edges.flatMap(({ to }) => to))
    return [...new Set(tables)].flatMap((table) => alsoByTable(graph, table, subnets))
  })

function leads(graph: Graph, from: Relation, to: Relation, vpc: Vpc, family: 'ipv6' | undefined): Standing {
  const each = from.edges.map((edge) => {
    const [subnet] = edge.to
    if (!subnet || !edge.exact || isOutside(subnet)) return given(edge.guard, CANNOT_TELL)
    return given(
      edge.guard,
      both(...rangesAt(graph, to, family).map((range) => subnetLeads(graph, subnet, range, vpc))),
    )
  })
  return from.open || each.length === 0 ? CANNOT_TELL : both(...each)
}

/** What a packet to one of these subnets is addressed to. */
export function rangesAt(graph: Graph, subnets: Relation, family?: 'ipv6'): readonly Addresses[] {
  const places = onlyTargets(subnets).map((subnet): Addresses => {
    const cidr = graph.value(subnet, family ? 'ipv6Cidr' : 'cidr')
    const ranges = cidr.state === 'known' ? rangesOf(cidr.value) : undefined
    return ranges ? { is: 'ranges', ranges } : unknownOf(family)
  })
  return places.length === 0 || subnets.open ? [...places, unknownOf(family)] : places
}

function subnetLeads(graph: Graph, subnet: Resource, to: Addresses, vpc: Vpc): Standing {
  const tables = routeTableOf(graph, subnet).edges.map((edge) => {
    const [table] = edge.to
    if (!table || !edge.exact) return given(edge.guard, CANNOT_TELL)
    return given(
      edge.guard,
      asked(waysOf(graph, table, to), (by) => connects(graph, by, vpc), NO),
    )
  })
  return tables.length === 0 ? CANNOT_TELL : both(...tables)
}

function connects(graph: Graph, by: Resource, vpc: Vpc): Standing {
  if (by.kind !== 'route') return NO
  return standingOf(graph.value(by, 'through'), (through) => {
    if (through.state !== 'known') return CANNOT_TELL
    if (through.value === 'gateway' || through.value === 'egress-only-gateway') return NO
    if (through.value !== 'vpc-peering') return CANNOT_TELL
    const peerings = onlyTargets(graph.relation(by, 'target'))
    return peerings.length === 0 ? CANNOT_TELL : both(...peerings.map((peering) => ends(graph, peering, vpc)))
  })
}

const ends = (graph: Graph, peering: Resource, vpc: Vpc): Standing =>
  either(
    ...['vpc', 'peerVpc'].flatMap((side) =>
      graph
        .relation(peering, side)
        .edges.map(({ to: [one], exact }) => (one && exact ? identical(one, vpc) : CANNOT_TELL)),
    ),
  )

/**
 * Whether a filter in the one VPC can tell the groups of the other: across an active peering connection in one Region.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function identityAcross(graph: Graph, from: Vpc, to: Vpc): Standing {
  const same = identical(from, to)
  const peerings = graph.ofKind('vpc-peering').map((peering) => {
    const joined = both(ends(graph, peering, from), ends(graph, peering, to))
    return both(existing(peering.exists), joined, inOneRegion(graph, peering), isActive(graph, peering))
  })
  const elsewhere = [from, to].every((vpc) => !isOutside(vpc) && vpc.ownership === 'managed')
    ? NO
    : CANNOT_TELL
  return either(same, elsewhere, ...throughTransit(graph, from, to), ...peerings)
}

const inOneRegion = (graph: Graph, peering: Resource): Standing =>
  standingOf(graph.value(peering, 'peerRegion'), (far) =>
    far.state === 'absent'
      ? YES
      : far.state === 'known' && peering.region.state === 'known'
        ? standing(far.value === peering.region.value ? 'true' : 'false')
        : CANNOT_TELL,
  )

/**
 * Through a transit gateway that both are attached to, if it supports that and neither attachment says no.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security
 */
function throughTransit(graph: Graph, from: Vpc, to: Vpc): readonly Standing[] {
  const attached = (vpc: Vpc) =>
    graph
      .ofKind('transit-gateway-attachment')
      .map((attachment) => ({ attachment, is: leadsTo(graph.relation(attachment, 'vpc'), vpc) }))
      .filter(({ is }) => is.no.is !== 'always')
  const far = attached(to)
  return attached(from).flatMap((one) =>
    far.map((other) =>
      both(one.is, other.is, ...[one, other].map(({ attachment }) => refersThrough(graph, attachment)), {
        yes: CANNOT_TELL.yes,
        no: oneGateway(graph, one.attachment, other.attachment).no,
      }),
    ),
  )
}

const leadsTo = ({ edges, open }: Relation, vpc: Vpc): Standing =>
  either(
    open ? CANNOT_TELL : NO,
    ...edges.map(({ to: [one], exact }) => (one && exact ? identical(one, vpc) : CANNOT_TELL)),
  )

const refersThrough = (graph: Graph, attachment: Resource): Standing => {
  const gateways = graph
    .relation(attachment, 'gateway')
    .edges.map(({ to: [gateway], exact }) =>
      gateway && exact && !isOutside(gateway)
        ? isExactly(graph.value(gateway, 'securityGroupReferencing'), true)
        : CANNOT_TELL,
    )
  const said = graph.value(attachment, 'securityGroupReferencing')
  return both(said.state === 'absent' ? YES : isExactly(said, true), ...gateways)
}

const oneGateway = (graph: Graph, a: Resource, b: Resource): Standing => {
  const [one] = graph.relation(a, 'gateway').edges
  const [other] = graph.relation(b, 'gateway').edges
  const [left, right] = [one?.to[0], other?.to[0]]
  return left && right && one?.exact && other?.exact ? identical(left, right) : CANNOT_TELL
}

/** CloudFormation waits until it is; what is accepted by hand is in no text. */
const isActive = (graph: Graph, peering: Resource): Standing =>
  peering.dialect === 'cloudformation'
    ? YES
    : standingOf(graph.value(peering, 'autoAccept'), (one) => ({
        yes: isExactly(one, true).yes,
        no: CANNOT_TELL.no,
      }))
