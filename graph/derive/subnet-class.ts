/**
 * # Where the traffic of a subnet to the internet goes
 *
 * Told by the best route for public IPv4 addresses in the subnet's route table, asked for both halves of the address space, because
 * two routes for half of it each are a well-known way to write the default route.
 *
 *     0.0.0.0/0 -> internet gateway attached to the VPC       public
 *     0.0.0.0/0 -> public NAT gateway in a public subnet      private
 *     203.0.113.0/24 -> either of them, and no such route     split
 *     none of these                                           isolated
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types
 */
import { allOf, anyOf, type Guard, not } from '../../model/guard'
import { isOutside, type Outside, type Resource } from '../../model/resource'
import { known, unknown, type Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { existenceGuard } from '../guards'
import { mayBePropagated, routesOf, routeTableOf } from '../routing'
import { classBehind } from './route-class'
import { type Half, type Reach, reachOf } from './route-destination'

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
  const [low, high] = family.halves.map((texts) =>
    classOfHalf(graph, subnet, table, { row: family.row, texts }),
  )
  if (!low || !high) return unseen(subnet)
  if (low.state !== 'known' || high.state !== 'known') return low.state === 'known' ? high : low
  return low.value === high.value ? low : known('split', low.origin)
}

interface Case {
  readonly guard: Guard
  readonly value: Value<unknown>
}

function classOfHalf(graph: Graph, subnet: Resource, table: Resource | Outside, half: Half): Value<unknown> {
  const routes = routesOf(graph, table)
  const best: Case[] = []
  const parts: Case[] = []
  let unread = false
  for (const edge of routes.edges) {
    const [route] = edge.to
    if (!route || isOutside(route)) continue
    const reach = reachOf(graph, route, half)
    if (!reach || (leads(reach) && route.exists.state === 'unknown'))
      return unknown('opaque-expression', headerOf(route))
    unread ||= reach.unseen
    if (!leads(reach)) continue
    const there = allOf([edge.guard, existenceGuard(route.exists)])
    const value = classBehind(graph, subnet, route)
    best.push({ guard: allOf([there, reach.whole]), value })
    parts.push({ guard: allOf([there, reach.part]), value: ofPart(value) })
  }
  const origin = isOutside(table) ? table.value.origin : headerOf(table)
  const untold = routes.open || mayBePropagated(graph, table) || unread
  const otherwise = untold ? unknown('external', origin) : known('isolated', origin)
  return oneCase(inTurn([...best, ...parts.filter(({ value }) => !isIsolated(value))]), otherwise)
}

const leads = ({ whole, part }: Reach): boolean => whole.is !== 'never' || part.is !== 'never'

/** Each where none of the earlier ones is. */
function inTurn(cases: readonly Case[]): readonly Case[] {
  const possible = cases.filter(({ guard }) => guard.is !== 'never')
  return possible.map(({ guard, value }, at) => {
    const earlier = possible.slice(0, at).map((each) => each.guard)
    return { value, guard: at === 0 ? guard : allOf([guard, not(anyOf(earlier))]) }
  })
}

/** A way to a part of the internet is one that the rest does not have; a way to other networks is none to the internet. */
function ofPart(value: Value<unknown>): Value<unknown> {
  if (value.state === 'conditional')
    return { ...value, cases: value.cases.map((each) => ({ ...each, value: ofPart(each.value) })) }
  if (value.state !== 'known') return value
  return known(ONWARD.has(String(value.value)) ? 'split' : 'isolated', value.origin)
}

const ONWARD: ReadonlySet<string> = new Set(['public', 'private', 'egress-only', 'split'])

const isIsolated = (value: Value<unknown>): boolean => value.state === 'known' && value.value === 'isolated'
