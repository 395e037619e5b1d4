/**
 * # For which public addresses a route is
 *
 * For a whole half of them, as the two halves of a default route are; for a part of one; for none. A prefix list of one's own stands for
 * its entries; one of AWS holds the addresses of one service; what another one holds nobody sees.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
 */
import { ALWAYS, allOf, anyOf, type Guard, NEVER } from '../../model/guard'
import { type Range, rangesOf } from '../../model/range'
import { isOutside, type Outside, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import type { Graph } from '../graph'

/** Under which guards a route is for the half, or for a part of all; `unseen`: it may be, by a list that nobody here reads. */
export interface Reach {
  readonly whole: Guard
  readonly part: Guard
  readonly unseen: boolean
}

/** The row of a family's destinations, and the texts that hold a whole half. */
export interface Half {
  readonly row: 'destination' | 'destinationIpv6'
  readonly texts: ReadonlySet<string>
}

const NOWHERE: Reach = { whole: NEVER, part: NEVER, unseen: false }

/** Nothing where the destination is not known. */
export function reachOf(graph: Graph, route: Resource, half: Half): Reach | undefined {
  const stated = stretch(graph.value(route, half.row), half)
  const lists = graph
    .relation(route, 'destinationPrefixList')
    .edges.map(({ to, exact, guard }) => under(guard, ofList(graph, exact ? to[0] : undefined, half)))
  return stated && joined([stated, ...lists])
}

/** Lists of AWS are named after the service: `com.amazonaws.us-east-1.s3`. */
const OF_AWS = /^com\.amazonaws\./

function ofList(graph: Graph, list: Resource | Outside | undefined, half: Half): Reach {
  const unseen: Reach = { ...NOWHERE, unseen: true }
  if (!list || isOutside(list)) return unseen
  const name = graph.value(list, 'name')
  if (name.state === 'known' && OF_AWS.test(String(name.value))) return { ...NOWHERE, part: ALWAYS }
  const entries = list.ownership === 'managed' ? graph.value(list, 'cidrs') : undefined
  if (entries?.state !== 'list') return entries?.state === 'absent' ? NOWHERE : unseen
  const reached = entries.items.map((entry) => stretch(entry, half) ?? unseen)
  return joined(entries.open ? [...reached, unseen] : reached)
}

function stretch(destination: Value<unknown>, half: Half): Reach | undefined {
  switch (destination.state) {
    case 'known':
      return ofText(String(destination.value), half)
    case 'absent':
      return NOWHERE
    case 'conditional': {
      const cases = destination.cases.map(({ guard, value }) => {
        const reach = stretch(value, half)
        return reach && under(guard, reach)
      })
      const seen = cases.filter((each): each is Reach => each !== undefined)
      return seen.length === cases.length ? joined(seen) : undefined
    }
    default:
      return undefined
  }
}

function ofText(text: string, { row, texts }: Half): Reach {
  if (texts.has(text)) return { ...NOWHERE, whole: ALWAYS }
  const [range] = rangesOf(text) ?? []
  return range && isPublic(range, row) ? { ...NOWHERE, part: ALWAYS } : NOWHERE
}

const NETWORKS = ['private', 'carrier-grade-nat', 'link-local'].flatMap((name) => rangesOf(name) ?? [])
/** https://www.iana.org/assignments/ipv6-address-space */
const PUBLIC_IPV6 = rangesOf('2000::/3') ?? []

/** Ranges of networks of one's own are no part of the internet, and no IPv4 route is one for IPv6. */
function isPublic(range: Range, row: Half['row']): boolean {
  if (row === 'destinationIpv6')
    return range.family === 'ipv6' && PUBLIC_IPV6.some((one) => one.from <= range.to && range.from <= one.to)
  return range.family === 'ipv4' && !NETWORKS.some((one) => one.from <= range.from && range.to <= one.to)
}

const under = (guard: Guard, { whole, part, unseen }: Reach): Reach => ({
  whole: allOf([guard, whole]),
  part: allOf([guard, part]),
  unseen,
})

const joined = (reaches: readonly Reach[]): Reach => ({
  whole: anyOf(reaches.map((each) => each.whole)),
  part: anyOf(reaches.map((each) => each.part)),
  unseen: reaches.some((each) => each.unseen),
})
