/**
 * # The rules of a security group, read once
 *
 * A group is asked for every subnet that something may come from. So its rules are read once for each direction, and those that carry a
 * flow are sorted once for it: of a rule that is certainly there and names a range that is known, nothing counts but the range, and a
 * {@link RangeSet} answers for all of them at once. The others are asked one by one. An answer by address is kept by what it depends on.
 *
 *     ingress 443 10.0.0.0/16, 443 10.9.0.0/16, 443 var.peers      10.0.2.0/24, tcp 443:  held by the first two, the third is not asked
 *
 * Whether a group of the other side is named is asked apart: that depends on who asks, and few rules name one.
 */
import type { Graph } from '../graph/graph'
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
import { ALWAYS, type Guard } from '../model/guard'
import type { Range } from '../model/range'
import { type Edge, isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { assumed } from './assumptions'
import { type Addresses, addressesKey, onlyTargets, rangeOfSubnet, rangesIn, within } from './places'
import { listHolds } from './prefix-lists'
import { holdsRange, type RangeSet, rangeSet, touchesRange } from './range-set'

export type Direction = 'in' | 'out'

/** Ports of a connection's far end: numbers, or nobody knows. */
export interface Flow {
  readonly protocol: 'tcp' | 'udp'
  readonly from: number | undefined
  readonly to: number | undefined
}

interface RulePorts {
  readonly protocol: Value<unknown>
  readonly from: Value<unknown>
  readonly to: Value<unknown>
}

export interface GroupRule extends RulePorts {
  /** The group has it, and for this direction. */
  readonly there: Standing
  readonly cidrs: readonly Value<unknown>[]
  readonly lists: readonly Edge[]
  readonly peers: readonly Edge[]
}

interface GroupRules {
  readonly all: readonly GroupRule[]
  /** Those that name groups. */
  readonly naming: readonly GroupRule[]
  /** What rules that nobody sees may let pass. */
  readonly unseen: Standing
}

export const rulesOf = (graph: Graph, group: Resource, direction: Direction): GroupRules =>
  read(graph, `${group.id} ${direction}`, () => {
    const { edges, open } = graph.relation(group, 'rules')
    const replaced = direction === 'out' && isReplaced(graph, group)
    const targets = edges.map(({ to: [rule], exact, guard }) => ({
      guard,
      rule: rule && exact && !isOutside(rule) ? rule : undefined,
    }))
    const all = targets
      .flatMap(({ rule, guard }) => (rule ? [{ rule, guard }] : []))
      .filter(({ rule }) => !(replaced && isGiven(graph, rule)))
      .map(({ rule, guard }) => readRule(graph, rule, direction, guard))
      .filter(({ there }) => there.no.is !== 'always')
    const hidden = targets.filter(({ rule }) => !rule).map(({ guard }) => under(guard, CANNOT_TELL))
    return {
      all,
      naming: all.filter(({ peers }) => peers.length > 0),
      unseen: either(open || group.ownership === 'read' ? CANNOT_TELL : NO, ...hidden),
    }
  })

const read = sharing<GroupRules>()

export function readRule(
  graph: Graph,
  rule: Resource,
  direction: Direction,
  guard: Guard = ALWAYS,
): GroupRule {
  return {
    there: under(guard, both(existing(rule.exists), isExactly(graph.value(rule, 'direction'), direction))),
    ...portsOf(graph, rule),
    cidrs: [graph.value(rule, 'cidr'), graph.value(rule, 'cidrIpv6')],
    lists: graph.relation(rule, 'prefixList').edges,
    peers: graph.relation(rule, 'peer').edges,
  }
}

export const portsOf = (graph: Graph, rule: Resource): RulePorts => ({
  protocol: graph.value(rule, 'protocol'),
  from: graph.value(rule, 'fromPort'),
  to: graph.value(rule, 'toPort'),
})

/** The rule is there, and for such a flow. */
export const carried = (rule: GroupRule, flow: Flow): Standing => both(rule.there, carries(rule, flow))

/** Whatever side it is for. */
export function carries({ protocol, from, to }: RulePorts, flow: Flow): Standing {
  const ports = both(
    isExactly(protocol, flow.protocol),
    bound(from, (first) => (flow.from === undefined ? first <= 0 : first <= flow.from), flow),
    bound(to, (last) => (flow.to === undefined ? last >= 65535 : last >= flow.to), flow),
  )
  return either(isExactly(protocol, '-1'), ports)
}

function bound(port: Value<unknown>, holds: (port: number) => boolean, flow: Flow): Standing {
  const missed = flow.from === undefined ? CANNOT_TELL : NO
  return standingOf(port, (one) =>
    one.state !== 'known' ? CANNOT_TELL : Number(one.value) === -1 || holds(Number(one.value)) ? YES : missed,
  )
}

/** Some rule lets these addresses pass, whoever has them. */
export const addressesAllowed = (
  graph: Graph,
  group: Resource,
  direction: Direction,
  flow: Flow,
  addresses: Addresses,
): Standing =>
  allowed(graph, `${group.id} ${direction} ${keyOf(flow)} ${addressesKey(addresses)}`, () => {
    const { all, certain, others } = carryingOf(graph, group, direction, flow)
    const [range, ...more] = addresses.is === 'public' ? [] : (knownRanges(graph, addresses) ?? [])
    const asked = range && more.length === 0 ? others : all
    const each = asked.map(({ rule, is }) => both(is, isAddressed(graph, rule, addresses)))
    return either(range && more.length === 0 ? amongCertain(certain, range) : NO, ...each)
  })

const allowed = sharing<Standing>()

const keyOf = ({ protocol, from, to }: Flow): string => `${protocol} ${from}-${to}`

interface Carrying {
  readonly rule: GroupRule
  readonly is: Standing
}

interface Sorted {
  readonly all: readonly Carrying[]
  /** The ranges that certainly pass, by family. */
  readonly certain: ReadonlyMap<string, RangeSet>
  readonly others: readonly Carrying[]
}

const carryingOf = (graph: Graph, group: Resource, direction: Direction, flow: Flow): Sorted =>
  sorted(graph, `${group.id} ${direction} ${keyOf(flow)}`, () => {
    const all = rulesOf(graph, group, direction)
      .all.map((rule) => ({ rule, is: carried(rule, flow) }))
      .filter(({ is }) => is.no.is !== 'always')
    const ranges = all.flatMap((one) => certainRanges(one) ?? [])
    const families = new Set(ranges.map(({ family }) => family))
    const ofFamily = (family: Range['family']) => rangeSet(ranges.filter((one) => one.family === family))
    return {
      all,
      certain: new Map([...families].map((family) => [family, ofFamily(family)])),
      others: all.filter((one) => !certainRanges(one)),
    }
  })

const sorted = sharing<Sorted>()

/** Undefined where more than known ranges decides. */
function certainRanges({ rule, is }: Carrying): readonly Range[] | undefined {
  if (is !== YES || rule.lists.length > 0) return undefined
  const ranges = rule.cidrs.map((cidr) => (cidr.state === 'absent' ? [] : rangesIn(cidr)))
  return ranges.every((each) => each !== undefined) ? ranges.flat() : undefined
}

/** Of addresses some of which pass and some do not nobody can tell which ones are meant. */
function amongCertain(certain: Sorted['certain'], range: Range): Standing {
  const set = certain.get(range.family)
  if (!set) return NO
  return holdsRange(set, range) ? YES : touchesRange(set, range) ? CANNOT_TELL : NO
}

function knownRanges(graph: Graph, addresses: Addresses): readonly Range[] | undefined {
  if (addresses.is === 'ranges') return addresses.ranges
  return addresses.is === 'subnet' ? rangesIn(rangeOfSubnet(graph, addresses)) : undefined
}

export const isAddressed = (graph: Graph, { cidrs, lists }: GroupRule, addresses: Addresses): Standing =>
  either(
    ...cidrs.map((cidr) => within(graph, addresses, cidr)),
    ...lists.map(({ to: [list], exact, guard }) =>
      under(guard, listHolds(graph, exact ? list : undefined, addresses)),
    ),
  )

/** The rule that AWS gives a group is gone once a rule of its own is declared apart from the group; nobody is sure of that. */
function isReplaced(graph: Graph, group: Resource): boolean {
  if (assumed(graph).standaloneEgressMayLeaveAllowAll) return false
  return onlyTargets(graph.relation(group, 'rules')).some((rule) => {
    const direction = graph.value(rule, 'direction')
    return rule.partOf === undefined && direction.state === 'known' && direction.value === 'out'
  })
}

const isGiven = (graph: Graph, rule: Resource): boolean =>
  ['cidr', 'cidrIpv6'].some(
    (row) => graph.value(rule, row).origin.how === 'default' && graph.value(rule, row).state === 'known',
  )
