/**
 * # Which route a packet takes
 *
 * The longest prefix decides; of equal ones a static route goes before one by a prefix list, and that before a propagated one. Routes to
 * the VPC's own addresses are in every table. The routes of a gateway endpoint hold the public addresses of its service and nothing else.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
import type { Graph } from '../graph/graph'
import { existenceGuard } from '../graph/guards'
import { mayBePropagated, routesOf } from '../graph/routing'
import { sharing } from '../graph/shared'
import {
  both,
  CANNOT_TELL,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../graph/standing'
import { allOf } from '../model/guard'
import { type Range, rangesOf } from '../model/range'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { type Entry, firstMatch } from './first-match'
import { type Addresses, contained, familyOf, isPrivate } from './places'
import { listHolds } from './prefix-lists'

/** A route, or the gateway endpoint that wrote it. */
export interface Way {
  readonly matches: Standing
  readonly by: Resource
  /** How narrow its prefix is; a route whose destination nobody knows goes first, as it may be the narrowest. */
  readonly width: bigint
  readonly rank: number
}

export interface Table {
  readonly table: Resource | Outside
  readonly ways: readonly Way[]
  /** Routes that nobody sees may match. */
  readonly open: boolean
  /** And they may be narrower than all that are seen. */
  readonly narrower: boolean
}

const UNTOLD: Entry = { matches: CANNOT_TELL, gives: CANNOT_TELL }

/** What the ways of a table mean for a question: that of the first that matches, else `none`. */
export function asked(table: Table, ask: (by: Resource) => Standing, none: Standing): Standing {
  const ways = table.ways.map((way): Entry => ({ matches: way.matches, gives: ask(way.by) }))
  return firstMatch(table.narrower ? [UNTOLD, ...ways] : ways, table.open ? CANNOT_TELL : none)
}

/** All ways that may be taken, the likeliest first; what follows a certain one is never taken. */
export function taken(table: Table): readonly Resource[] {
  const certain = table.ways.findIndex((way) => way.matches.yes.is === 'always')
  return table.ways.slice(0, certain < 0 ? undefined : certain + 1).map((way) => way.by)
}

/** The routes of a table to these addresses, in the order in which they are tried. */
export function waysOf(graph: Graph, table: Resource | Outside, to: Addresses): Table {
  const routes = routesOf(graph, table)
  const own = routes.edges.flatMap((edge): readonly Way[] => {
    const [route] = edge.to
    if (!route || isOutside(route)) return []
    const there = allOf([edge.guard, existenceGuard(route.exists)])
    return routeWays(graph, route, to).map((way) => ({ ...way, matches: under(there, way.matches) }))
  })
  const ways = [...own, ...endpointWays(graph, table, to)].filter((way) => way.matches.no.is !== 'always')
  const propagated = mayBePropagated(graph, table)
  // A gateway is told of networks behind it, not of parts of the internet.
  const narrower = propagated && to.is !== 'public'
  return { table, ways: ways.sort(before), open: routes.open || propagated, narrower }
}

const before = (a: Way, b: Way): number =>
  a.width === b.width ? a.rank - b.rank : a.width < b.width ? -1 : 1

const UNSEEN = -1n

function routeWays(graph: Graph, route: Resource, to: Addresses): readonly Way[] {
  const lists = graph.relation(route, 'destinationPrefixList').edges.flatMap((edge) =>
    listWays(graph, edge.exact ? edge.to[0] : undefined, route, to).map((way) => ({
      ...way,
      matches: under(edge.guard, way.matches),
      rank: 1,
    })),
  )
  const destination = graph.value(route, familyOf(to) === 'ipv6' ? 'destinationIpv6' : 'destination')
  return [...lists, ...destinationWays(destination, route, to)]
}

/** A list of one's own stands for its entries, each as narrow as it is; one of AWS holds the addresses of a service. */
function listWays(
  graph: Graph,
  list: Resource | Outside | undefined,
  route: Resource,
  to: Addresses,
): readonly Omit<Way, 'rank'>[] {
  const own = list && !isOutside(list) && list.ownership === 'managed' ? list : undefined
  const cidrs = own && graph.value(own, 'cidrs')
  if (cidrs?.state !== 'list') return [{ matches: listHolds(graph, list, to), by: route, width: 1n }]
  const entries = cidrs.items.flatMap((cidr) => destinationWays(cidr, route, to))
  return cidrs.open ? [...entries, { matches: CANNOT_TELL, by: route, width: UNSEEN }] : entries
}

function destinationWays(
  destination: ReturnType<Graph['value']>,
  route: Resource,
  to: Addresses,
): readonly Way[] {
  if (destination.state === 'absent') return []
  if (destination.state === 'conditional')
    return destination.cases.flatMap(({ guard, value }) =>
      destinationWays(value, route, to).map((way) => ({ ...way, matches: under(guard, way.matches) })),
    )
  const ranges = destination.state === 'known' ? rangesOf(destination.value) : undefined
  const [range] = ranges ?? []
  if (!range) return [{ matches: CANNOT_TELL, by: route, width: UNSEEN, rank: 0 }]
  const override = to.is === 'public' && to.service !== undefined && isNarrowPublic(range)
  const width = override ? UNSEEN : range.to - range.from
  return [{ matches: leadsTo(range, to), by: route, width, rank: 0 }]
}

/** Of all public addresses a route for some of them says nothing; the routes that matter hold half of them at least. */
function leadsTo(range: Range, to: Addresses): Standing {
  switch (to.is) {
    case 'ranges':
      return contained(to.ranges, [range], CANNOT_TELL)
    case 'public':
      if (to.service !== undefined && isNarrowPublic(range)) return CANNOT_TELL
      return contained(halfOf(to), [range], NO)
    default:
      return isWhole(range) ? YES : CANNOT_TELL
  }
}

const isWhole = ({ from, to }: Range): boolean => to - from >= 2n ** 32n - 1n
/** A route for a few public addresses may be one for addresses of the service. */
const isNarrowPublic = (range: Range): boolean =>
  range.family === 'ipv4' && range.to - range.from < 2n ** 24n && !isPrivate(range)

const HALVES = {
  ipv4: { low: rangesOf('0.0.0.0/1') ?? [], high: rangesOf('128.0.0.0/1') ?? [] },
  ipv6: { low: rangesOf('2000::/4') ?? [], high: rangesOf('3000::/4') ?? [] },
} as const

const halfOf = (to: Extract<Addresses, { is: 'public' }>): readonly Range[] =>
  HALVES[familyOf(to)][to.half ?? 'low']

/** Gateway endpoints that are associated with the table, or may be. */
function endpointWays(graph: Graph, table: Resource | Outside, to: Addresses): readonly Way[] {
  if (to.is !== 'public' || to.service === undefined || isOutside(table)) return []
  const service = to.service
  const family = familyOf(to)
  const ways = gateways(graph, `${table.id} ${family} ${service}`, () =>
    gatewayWays(graph, table, service, family).filter((way) => way.matches.no.is !== 'always'),
  )
  return to.perhaps ? ways.map((way) => ({ ...way, matches: both(way.matches, CANNOT_TELL) })) : ways
}

const gateways = sharing<readonly Way[]>()

function gatewayWays(
  graph: Graph,
  table: Resource,
  service: string,
  family: ReturnType<typeof familyOf>,
): readonly Way[] {
  return graph.ofKind('vpc-endpoint').map((endpoint): Way => {
    const serves = both(
      isExactly(graph.value(endpoint, 'type'), 'Gateway'),
      standingOf(graph.value(endpoint, 'serviceKey'), (key) =>
        key.state !== 'known' ? CANNOT_TELL : key.value === service ? YES : NO,
      ),
      existing(endpoint.exists),
    )
    const never = serves.no.is === 'always'
    // AWS's pages disagree on which gateway endpoints route IPv6.
    const routes = family === 'ipv6' ? CANNOT_TELL : YES
    return {
      matches: never ? NO : both(serves, routes, isOn(graph, endpoint, table)),
      by: endpoint,
      width: 0n,
      rank: 1,
    }
  })
}

function isOn(graph: Graph, endpoint: Resource, table: Resource): Standing {
  const tables = graph.relation(endpoint, 'routeTables')
  const each = tables.edges.map((edge) => {
    const holds = edge.to.some((one) => !isOutside(one) && one.id === table.id)
    const unseen = edge.to.length === 0 || (holds && !edge.exact)
    return under(edge.guard, unseen ? CANNOT_TELL : holds ? YES : NO)
  })
  return either(tables.open ? CANNOT_TELL : NO, ...each)
}
