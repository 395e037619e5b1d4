/**
 * # Inside one VPC
 *
 * The local route is in every table, and it wins over every wider one: what stays in the VPC never sees its NAT or internet gateway. The
 * one way around it is a route to a subnet's own range, or to the VPC's, through an appliance; what that does with a packet nobody sees.
 * Where there may be routes that nobody sees, `assumptions.ts` says that they are none of those.
 *
 *     10.0.0.0/16 local, 10.0.2.0/24 eni-firewall       10.0.1.5 -> 10.0.2.9: through the firewall
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-table-routes
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
import type { Graph } from '../graph/graph'
import { routesOf, routeTableOf } from '../graph/routing'
import { sharing } from '../graph/shared'
import { both, CANNOT_TELL, type Standing, YES } from '../graph/standing'
import type { Guard } from '../model/guard'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { assumed } from './assumptions'
import { rangesAt } from './follow-vpcs'
import type { Judged } from './judged'
import { given } from './network-acls'
import { typedName } from './path-fact'
import { type Addresses, type Family, familyOf, onlyTargets, unknownOf } from './places'
import { type Way, waysOf } from './routing'

/** How many addresses the largest block of a VPC has, but one: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const WIDEST_BLOCK = { ipv4: 2n ** 16n - 1n, ipv6: 2n ** 84n - 1n } as const
/** What such a route may lead through: https://docs.aws.amazon.com/vpc/latest/userguide/gwlb-route.html */
const APPLIANCES = ['network-interface', 'instance', 'vpc-endpoint', 'nat-gateway']

interface Ends {
  readonly from: Relation
  readonly to: Relation
  readonly family?: 'ipv6' | undefined
}

/** A way around the local route that may be taken, and where. */
interface Detour {
  readonly when: Guard
  readonly way: Way
  readonly table: Resource | Outside
}

/** `ends`: the subnets of the two. The answer comes back by the tables of the other end. */
export function localStep(
  graph: Graph,
  vpc: Resource | Outside,
  { from, to, family }: Ends,
  label: string,
): Judged {
  const around = [...detours(graph, from, to, family), ...detours(graph, to, from, family)]
  const [first] = around
  return {
    stage: 'route',
    code: 'not-followed',
    is: both(unseenSpare(graph, from, to), ...around.map(staysLocal)),
    says: {
      open: `the local route of ${isOutside(vpc) ? 'its VPC' : vpc.address} leads there`,
      blocked: '',
      ...(first && { unknown: throughAppliance(graph, first, label) }),
    },
    at: vpc,
    because: first ? targetsOf(graph, first.way) : rangeOf(graph, vpc),
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html',
  }
}

const throughAppliance = (graph: Graph, { way, table }: Detour, label: string): string =>
  `cannot tell what becomes of it on the way to ${label}: ${way.by.address} of ${typedName(graph, table)} may send it through an appliance`

const targetsOf = (graph: Graph, { by }: Way): readonly Value<unknown>[] => [graph.value(by, 'target')]

const rangeOf = (graph: Graph, vpc: Resource | Outside): readonly Value<unknown>[] =>
  isOutside(vpc) ? [] : [graph.value(vpc, 'cidr')]

/** Tables that nobody declares here, or that somebody else may add to. */
function unseenSpare(graph: Graph, from: Relation, to: Relation): Standing {
  if (assumed(graph).unseenRoutesSpareLocalRoute) return YES
  const tables = [from, to].flatMap(onlyTargets).flatMap((subnet) => routeTableOf(graph, subnet).edges)
  const seen = tables.every(({ to: [table], exact }) => table && exact && !routesOf(graph, table).open)
  return seen ? YES : CANNOT_TELL
}

/** Where the way is not taken; that a packet is lost on it nobody knows. */
const staysLocal = ({ when, way }: Detour): Standing =>
  given(when, { yes: way.matches.no, no: CANNOT_TELL.no })

function detours(graph: Graph, from: Relation, to: Relation, family: 'ipv6' | undefined): readonly Detour[] {
  const tables = onlyTargets(from).flatMap((subnet) => routeTableOf(graph, subnet).edges)
  const ranges = rangesAt(graph, to, family)
  return tables.flatMap(({ to: [table], exact, guard }) =>
    table && exact && hasAppliance(graph, table, family)
      ? ranges.flatMap((range) => detoursOf(graph, table, range)).map((way) => ({ when: guard, way, table }))
      : [],
  )
}

const detoursOf = (graph: Graph, table: Resource | Outside, to: Addresses): readonly Way[] =>
  waysOf(graph, table, to).ways.filter((way) => isDetour(graph, way, familyOf(to)))

/** Few tables have such a route at all: asked once a table, wherever it leads. */
const hasAppliance = (graph: Graph, table: Resource | Outside, family: 'ipv6' | undefined): boolean =>
  isOutside(table) ||
  withAppliance(graph, `${table.id} ${family}`, () => detoursOf(graph, table, unknownOf(family)).length > 0)

const withAppliance = sharing<boolean>()

function isDetour(graph: Graph, { by, width }: Way, family: Family): boolean {
  return by.kind === 'route' && width <= WIDEST_BLOCK[family] && mayBeAppliance(graph.value(by, 'through'))
}

function mayBeAppliance(through: Value<unknown>): boolean {
  if (through.state === 'conditional') return through.cases.some(({ value }) => mayBeAppliance(value))
  return through.state === 'known' ? APPLIANCES.includes(String(through.value)) : through.state !== 'absent'
}
