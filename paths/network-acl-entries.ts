/**
 * # The entries of a network ACL, read once
 *
 * A list is asked for every pair of subnets, for both directions, for the request and for its answers. So its entries are read once for
 * each direction, in their order, with all that does not depend on who asks; and answers are kept by what they depend on, which is the
 * ports and the addresses of the other side.
 *
 *     100 allow tcp 443 10.0.0.0/16 in     there: yes   gives: yes   everyPort: no   byPort: yes   443-443   [10.0.0.0/16]
 *
 * An entry that is certainly one of the other direction decides nothing and is left out. Rules may share out the ports, so each stretch
 * between the ports that entries name is asked for itself.
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
  YES,
} from '../graph/standing'
import { not } from '../model/guard'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { firstMatch } from './first-match'
import type { Direction } from './group-rules'
import { type Addresses, addressesKey, type Family, familyOf, holdsAll, onlyTargets, within } from './places'

export interface Ports {
  readonly from: number
  readonly to: number
}

interface Entry {
  /** The list holds it, and for this direction. */
  readonly there: Standing
  readonly gives: Standing
  readonly everyPort: Standing
  /** Only for TCP of its ports. */
  readonly byPort: Standing
  readonly from: Value<unknown>
  readonly to: Value<unknown>
  readonly cidrs: readonly Value<unknown>[]
}

interface Entries {
  readonly ordered: readonly Entry[]
  /** Ports that begin a new stretch, in order. */
  readonly cuts: readonly number[]
  /** The first entry lets everything of these families pass, whoever is at the other side. */
  readonly passing: readonly Family[]
}

/** What the list answers for each stretch of these ports. */
export const answersOf = (
  graph: Graph,
  acl: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
): readonly Standing[] => {
  const entries = entriesOf(graph, acl, direction)
  if (!entries) return NOBODY_KNOWS
  if (peer.is !== 'ranges' && entries.passing.includes(familyOf(peer))) return EVERYTHING
  return answered(graph, `${acl.id} ${direction} ${ports.from}-${ports.to} ${addressesKey(peer)}`, () => {
    const matching = entries.ordered.map((entry) => ({ entry, from: matchesPeer(graph, entry, peer) }))
    return stretchesOf(entries, ports).map((stretch) =>
      firstMatch(
        matching.map(({ entry, from }) => ({
          matches: both(entry.there, carries(entry, stretch), from),
          gives: entry.gives,
        })),
        NO,
      ),
    )
  })
}

const NOBODY_KNOWS: readonly Standing[] = [CANNOT_TELL]
const EVERYTHING: readonly Standing[] = [YES]

const answered = sharing<readonly Standing[]>()

const matchesPeer = (graph: Graph, { cidrs }: Entry, peer: Addresses): Standing =>
  either(...cidrs.map((cidr) => within(graph, peer, cidr)))

const carries = ({ everyPort, byPort, from, to }: Entry, ports: Ports): Standing =>
  either(
    everyPort,
    both(
      byPort,
      bound(from, (first) => first <= ports.from),
      bound(to, (last) => last >= ports.to),
    ),
  )

const bound = (port: Value<unknown>, holds: (port: number) => boolean): Standing =>
  standingOf(port, (one) => (one.state === 'known' ? (holds(Number(one.value)) ? YES : NO) : CANNOT_TELL))

/** It lets everything of a family pass in both directions, so that it stops nobody: most lists are so. */
export const stopsNothing = (graph: Graph, acl: Resource, family: Family): boolean =>
  DIRECTIONS.every((direction) => entriesOf(graph, acl, direction)?.passing.includes(family))

const DIRECTIONS: readonly Direction[] = ['in', 'out']

/** Undefined where nobody knows all of them, or the number of one. */
const entriesOf = (graph: Graph, acl: Resource, direction: Direction): Entries | undefined =>
  lists(graph, `${acl.id} ${direction}`, () => {
    const rules = graph.relation(acl, 'rules')
    const ordered = rules.open ? undefined : inOrder(graph, onlyTargets(rules))
    if (!ordered) return undefined
    const guards = new Map(rules.edges.map((edge) => [edge.to[0], edge.guard]))
    const entries = ordered.map((rule) => {
      const guard = guards.get(rule)
      return entryOf(graph, rule, direction, guard ? { yes: guard, no: not(guard) } : YES)
    })
    const own = entries.filter(({ there }) => there.no.is !== 'always')
    return { ordered: own, cuts: cutsOf(own), passing: passedBy(own[0]) }
  })

const lists = sharing<Entries | undefined>()

function entryOf(graph: Graph, rule: Resource, direction: Direction, listed: Standing): Entry {
  const protocol = graph.value(rule, 'protocol')
  return {
    there: both(
      listed.no.is === 'never' ? YES : listed,
      existing(rule.exists),
      isExactly(graph.value(rule, 'direction'), direction),
    ),
    gives: isExactly(graph.value(rule, 'action'), 'allow'),
    everyPort: isExactly(protocol, '-1'),
    byPort: isExactly(protocol, 'tcp'),
    from: graph.value(rule, 'fromPort'),
    to: graph.value(rule, 'toPort'),
    cidrs: [graph.value(rule, 'cidr'), graph.value(rule, 'cidrIpv6')],
  }
}

function passedBy(first: Entry | undefined): readonly Family[] {
  if (!first || [first.there, first.everyPort, first.gives].some((is) => is !== YES)) return []
  return FAMILIES.filter((family) => first.cidrs.some((cidr) => holdsAll(cidr, family)))
}

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6']

/** By number; undefined where nobody knows one of them. */
function inOrder(graph: Graph, rules: readonly Resource[]): readonly Resource[] | undefined {
  const numbered = rules.flatMap((rule) => {
    const value = graph.value(rule, 'number')
    return value.state === 'known' ? [{ rule, number: Number(value.value) }] : []
  })
  if (numbered.length < rules.length) return undefined
  return numbered.sort((a, b) => a.number - b.number).map(({ rule }) => rule)
}

/** Ports that an entry has under some choice count too: what it lets pass then is a stretch of its own. */
function cutsOf(entries: readonly Entry[]): readonly number[] {
  const cuts = entries.flatMap(({ from, to }) => [
    ...numbersIn(from),
    ...numbersIn(to).map((last) => last + 1),
  ])
  return [...new Set(cuts)].sort((a, b) => a - b)
}

function numbersIn(value: Value<unknown>): readonly number[] {
  if (value.state === 'conditional') return value.cases.flatMap((each) => numbersIn(each.value))
  return value.state === 'known' ? [Number(value.value)] : []
}

function stretchesOf({ cuts }: Entries, { from, to }: Ports): readonly Ports[] {
  const inside = cuts.filter((cut) => cut > from && cut <= to)
  return [from, ...inside].map((start, at) => ({ from: start, to: (inside[at] ?? to + 1) - 1 }))
}
