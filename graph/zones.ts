/**
 * # Zones of subnets, compared
 *
 * Two subnets are in one zone when both say the same: the same name, the same id, the same entry of the same list of zones. Different
 * entries of one list are different zones although nobody knows their names. A name and an id cannot be compared: which zone a
 * name means differs by account, so that names are compared within one account only.
 *
 *     !Select [0, !GetAZs '']   and   !Select [1, !GetAZs '']     two zones
 *     ${AWS::Region}a           and   ${AWS::Region}b             two zones
 *     eu-west-1a                and   !Select [0, !GetAZs '']     nobody can tell
 *
 * https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
import { allOf, not } from '../model/guard'
import { type Reference, referentKey } from '../model/reference'
import { type Edge, isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Graph } from './graph'
import { identical, sameKey, sameText } from './same'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  NO,
  onlyWhile,
  type Standing,
  standingOf,
  YES,
} from './standing'

/** Entries of a relation beyond these are not compared pair by pair. */
const MOST = 60

/** The subnets of a relation are in more than one zone. */
export function severalZones(graph: Graph, subnets: Relation): Standing {
  const edges = subnets.edges.slice(0, MOST)
  const pairs: Standing[] = []
  for (const [at, one] of edges.entries()) {
    for (const other of edges.slice(at + 1)) {
      const apart = both(together(one, other), contrary(sameZone(graph, one, other, 'one-vpc')))
      // One pair decides, and is nearly always the first.
      if (apart.yes.is === 'always') return YES
      pairs.push(apart)
    }
  }
  const more = subnets.open || subnets.edges.length > MOST || edges.some(mayBeMany)
  return either(more ? CANNOT_TELL : NO, ...pairs)
}

/** One entry may stand for subnets in several zones. */
const mayBeMany = (edge: Edge): boolean =>
  edge.to.length !== 1 || !edge.exact || edge.to.some((target) => !isOutside(target) && target.symbolic)

/** Both entries are there at once. */
export function together(one: Edge, other: Edge): Standing {
  const guard = allOf([one.guard, other.guard])
  return both({ yes: guard, no: not(guard) }, presence(one), presence(other))
}

function presence({ to, exact }: Edge): Standing {
  const [target] = to
  return target && exact && !isOutside(target) ? existing(target.exists) : YES
}

/** Subnets of one VPC are in one account, although nobody may know which. */
type Within = 'one-vpc' | 'any-vpcs'

/** The two entries lead to subnets in one zone. */
export function sameZone(graph: Graph, one: Edge, other: Edge, within: Within = 'any-vpcs'): Standing {
  const [a, b] = [one.to[0], other.to[0]]
  if (!a || !b || mayBeMany(one) || mayBeMany(other)) return CANNOT_TELL
  if (identical(a, b).yes.is === 'always') return YES
  return isOutside(a) || isOutside(b) ? CANNOT_TELL : inOneZone(graph, a, b, within)
}

/** By whichever of name and id both of them say. */
export function inOneZone(graph: Graph, a: Resource, b: Resource, within: Within = 'any-vpcs'): Standing {
  const [byName, byId] = ['zone', 'zoneId'].map((row) => sameEntry(graph.value(a, row), graph.value(b, row)))
  const accounts = sameText(a.account, b.account)
  const oneAccount = within === 'one-vpc' && accounts.no.is !== 'always' ? YES.yes : accounts.yes
  const answers = [onlyWhile(oneAccount, byName ?? CANNOT_TELL), byId ?? CANNOT_TELL]
  return {
    yes: either(...answers).yes,
    no: either(...answers.map(contrary)).yes,
  }
}

const sameEntry = (a: Value<unknown>, b: Value<unknown>): Standing =>
  standingOf(a, (one) => standingOf(b, (other) => compared(one, other)))

function compared(a: Value<unknown>, b: Value<unknown>): Standing {
  if (a.state === 'known' && b.state === 'known') return a.value === b.value ? YES : NO
  if (a.state === 'template' || b.state === 'template') return sameKey(a, b)
  if (a.state !== 'reference' || b.state !== 'reference' || !a.exact || !b.exact) return CANNOT_TELL
  const [one, other] = [a.targets[0], b.targets[0]]
  if (!one || !other || one.attribute === '*') return CANNOT_TELL
  if (referentKey(one.to) === referentKey(other.to) && one.attribute === other.attribute) return YES
  return listOf(one) !== undefined && listOf(one) === listOf(other) ? NO : CANNOT_TELL
}

/** The list of zones that a reference names an entry of. */
const listOf = ({ to }: Reference): string | undefined =>
  to.is === 'symbol' && to.name === 'zone' ? /^(.+)\[\d+\]$/.exec(to.of)?.[1] : undefined

/** One entry, whether an earlier one leads to a subnet in the same zone, and the first that may. */
export interface Sharing {
  readonly edge: Edge
  readonly is: Standing
  readonly earlier: Edge | undefined
}

export const sharingZone = (graph: Graph, { edges }: Relation): readonly Sharing[] =>
  edges.slice(0, MOST).map((edge, at) => {
    const before = edges.slice(0, at).map((earlier) => ({
      earlier,
      is: both(together(earlier, edge), twoInZone(graph, earlier, edge)),
    }))
    const first = before.find(({ is }) => is.yes.is !== 'never')
    return { edge, is: either(NO, ...before.map(({ is }) => is)), earlier: first?.earlier }
  })

const twoInZone = (graph: Graph, earlier: Edge, edge: Edge): Standing => {
  const [a, b] = [earlier.to[0], edge.to[0]]
  const same = a && b ? identical(a, b) : CANNOT_TELL
  return both(contrary(same), sameZone(graph, earlier, edge, 'one-vpc'))
}
