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
import { both, CANNOT_TELL, either, NO, type Standing, standingOf } from '../graph/standing'
import { rangesOf } from '../model/range'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { alsoByTable } from './breaks-routes'
import type { Change, Judged } from './judged'
import { given } from './network-acls'
import { typedName } from './path-fact'
import { type Addresses, onlyTargets, unknownOf } from './places'
import { asked, waysOf } from './routing'

type Vpc = Resource | Outside

export function sameVpc(a: Vpc | undefined, b: Vpc | undefined): Standing {
  return a && b ? identical(a, b) : CANNOT_TELL
}

interface Side {
  readonly vpc: Vpc
  readonly subnets: Relation
}

/** A packet finds from the subnets of the one to those of the other, and its answer back. */
export function connectionStep(graph: Graph, from: Side, to: Side, family?: 'ipv6'): Judged {
  const there = leads(graph, from.subnets, to.subnets, to.vpc, family)
  const back = leads(graph, to.subnets, from.subnets, from.vpc, family)
  const [here, other] = [from.vpc, to.vpc].map((vpc) => typedName(graph, vpc))
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
          edit: () => {
            const missing = missingRoutes(graph, from, to, family)
            if (missing.length > 0) return missing
            return {
              at: from.vpc,
              attribute: 'routeTables',
              says: `Connect ${here} and ${other}, with routes both ways`,
              also: alsoBothWays(graph, [from.subnets, to.subnets]),
            }
          },
        }),
  }
}

/** Where a peering connection is there, the tables that lack a route to it. */
function missingRoutes(graph: Graph, from: Side, to: Side, family: 'ipv6' | undefined): readonly Change[] {
  const [peering] = graph
    .ofKind('vpc-peering')
    .filter((one) => both(ends(graph, one, from.vpc), ends(graph, one, to.vpc)).yes.is === 'always')
  if (!peering) return []
  const ways = [
    { here: from, there: to },
    { here: to, there: from },
  ]
  return ways.flatMap(({ here, there }) =>
    onlyTargets(here.subnets)
      .filter((subnet) =>
        rangesAt(graph, there.subnets, family).some(
          (range) => subnetLeads(graph, subnet, range, there.vpc).no.is === 'always',
        ),
      )
      .flatMap((subnet) => routeTableOf(graph, subnet).edges.flatMap(({ to: [table] }) => table ?? []))
      .map((table) => ({
        at: table,
        attribute: 'routes',
        says: `Add a route to ${typedName(graph, there.vpc)} through ${peering.address}`,
        also: alsoByTable(graph, table, onlyTargets(here.subnets)),
      })),
  )
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

export const ends = (graph: Graph, peering: Resource, vpc: Vpc): Standing =>
  either(
    ...['vpc', 'peerVpc'].flatMap((side) =>
      graph
        .relation(peering, side)
        .edges.map(({ to: [one], exact }) => (one && exact ? identical(one, vpc) : CANNOT_TELL)),
    ),
  )
