/**
 * # Where the traffic of a subnet to the internet goes
 *
 * Told by the best route for public IPv4 addresses in the subnet's route table, asked for both halves of the address space, because
 * two routes for half of it each are a well-known way to write the default route.
 *
 *     0.0.0.0/0 -> internet gateway attached to the VPC       public
 *     0.0.0.0/0 -> public NAT gateway in a public subnet      private
 *     no such route                                           isolated
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types
 */
import { ALWAYS, allOf, anyOf, type Guard, not } from '../../model/guard'
import { isOutside, type Outside, type Resource } from '../../model/resource'
import { known, unknown, type Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { existenceGuard } from '../guards'
import { routesOf, routeTableOf } from '../routing'
import { classBehind } from './route-class'

/** In which row a route of the family says where it leads, and the destinations that hold either half of its public addresses. */
interface Family {
  readonly row: 'destination' | 'destinationIpv6'
  readonly halves: readonly ReadonlySet<string>[]
}

const IPV4: Family = {
  row: 'destination',
  halves: [new Set(['0.0.0.0/0', '0.0.0.0/1']), new Set(['0.0.0.0/0', '128.0.0.0/1'])],
}
/** Public ones begin with 2000::/3: https://www.iana.org/assignments/ipv6-address-space */
const IPV6: Family = {
  row: 'destinationIpv6',
  halves: [
    new Set(['::/0', '::/1', '::/2', '2000::/3', '2000::/4']),
    new Set(['::/0', '::/1', '::/2', '2000::/3', '3000::/4']),
  ],
}

export const subnetRouteTable: Fact = {
  about: ['subnet'],
  name: 'routeTable',
  shownAs: 'route table of {subject}',
  says: 'The route table the subnet uses: the one it is associated with, else the main one of its VPC.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
  row: factRows.subnet.routeTable,
  compute: (graph, subnet) => routeTableOf(graph, subnet),
}

export const subnetClass: Fact = {
  about: ['subnet'],
  name: 'class',
  shownAs: 'class of {subject}, by its routes,',
  says: 'Where traffic to the internet goes: `public`, `private` (NAT), `isolated`, `hybrid` (another network), `inspected`, `blackhole`, `split`.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
  row: factRows.subnet.class,
  compute: (graph, subnet) => classOf(graph, subnet, IPV4),
}

export const subnetIpv6Class: Fact = {
  about: ['subnet'],
  name: 'ipv6Class',
  shownAs: 'class of {subject}, by its routes of IPv6,',
  says: 'Where IPv6 traffic to the internet goes: `public`, `egress-only` (an egress-only internet gateway), `isolated`, `hybrid`, `inspected`, `blackhole`, `split`.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
  row: factRows.subnet.ipv6Class,
  compute: (graph, subnet) => classOf(graph, subnet, IPV6),
}

function classOf(graph: Graph, subnet: Resource, family: Family): Value<unknown> {
  const edges = graph.relation(subnet, 'routeTable').edges
  const cases = edges.map((edge) => {
    const [table] = edge.to
    const value = table && edge.exact ? classBy(graph, subnet, table, family) : unseen(subnet)
    return { guard: edge.guard, value }
  })
  return oneCase(cases, unseen(subnet))
}

const unseen = (subnet: Resource): Value<unknown> => unknown('external', headerOf(subnet))

/** The cases, and what holds where none of them does. */
function oneCase(
  cases: readonly { guard: Guard; value: Value<unknown> }[],
  otherwise: Value<unknown>,
): Value<unknown> {
  const [first] = cases
  if (!first) return otherwise
  if (first.guard.is === 'always') return first.value
  const none = not(anyOf(cases.map((each) => each.guard)))
  const all = [...cases, { guard: none, value: otherwise }].filter((each) => each.guard.is !== 'never')
  return { state: 'conditional', cases: all, origin: first.value.origin }
}

function classBy(graph: Graph, subnet: Resource, table: Resource | Outside, family: Family): Value<unknown> {
  const [low, high] = family.halves.map((half) => classOfHalf(graph, subnet, table, family.row, half))
  if (!low || !high) return unseen(subnet)
  if (low.state !== 'known' || high.state !== 'known') return low.state === 'known' ? high : low
  return low.value === high.value ? low : known('split', low.origin)
}

function classOfHalf(
  graph: Graph,
  subnet: Resource,
  table: Resource | Outside,
  row: Family['row'],
  half: ReadonlySet<string>,
): Value<unknown> {
  const routes = routesOf(graph, table)
  const best: { guard: Guard; value: Value<unknown> }[] = []
  for (const edge of routes.edges) {
    const [route] = edge.to
    if (!route || isOutside(route)) continue
    const leads = leadsOut(graph.value(route, row), half)
    if (leads === 'no') continue
    if (leads === 'unknown' || route.exists.state === 'unknown')
      return unknown('opaque-expression', headerOf(route))
    const there = allOf([edge.guard, existenceGuard(route.exists), leads])
    const earlier = not(anyOf(best.map((each) => each.guard)))
    best.push({
      guard: best.length === 0 ? there : allOf([there, earlier]),
      value: classBehind(graph, subnet, route),
    })
  }
  const origin = isOutside(table) ? table.value.origin : headerOf(table)
  const propagated = !isOutside(table) && graph.relation(table, 'propagating').edges.length > 0
  const otherwise = routes.open || propagated ? unknown('external', origin) : known('isolated', origin)
  return oneCase(best, otherwise)
}

/** Under which guard a route is the one for this half of the public addresses. */
function leadsOut(destination: Value<unknown>, half: ReadonlySet<string>): Guard | 'no' | 'unknown' {
  switch (destination.state) {
    case 'known':
      return half.has(String(destination.value)) ? ALWAYS : 'no'
    case 'absent':
      return 'no'
    case 'conditional': {
      const cases = destination.cases.map((each) => ({
        guard: each.guard,
        leads: leadsOut(each.value, half),
      }))
      if (cases.some((each) => each.leads === 'unknown')) return 'unknown'
      const out = cases.flatMap(({ guard, leads }) =>
        typeof leads === 'string' ? [] : [allOf([guard, leads])],
      )
      return out.length === 0 ? 'no' : anyOf(out)
    }
    default:
      return 'unknown'
  }
}
