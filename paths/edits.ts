/**
 * # The smallest set of changes that opens the way
 *
 * Every block has a change that opens it, and all of them are needed. Blocks that one change opens have it in common: the same change of
 * the same thing, or one that is made once in place of several. What a request no longer meets, because it goes past an endpoint, needs no
 * change; what it meets instead may.
 *
 *     no route in three tables to logs            one VPC endpoint, in place of three routes
 *     plain HTTP to API Gateway                   HTTPS; and what keeps that away, not what keeps port 80 away
 *     a public API behind an endpoint             private DNS off; and a route to the internet, where there is none
 */
import type { Graph } from '../graph/graph'
import type { Guard } from '../model/guard'
import { isOutside } from '../model/resource'
import type { Stretch } from './follow'
import { type Change, type Judged, verdictOf } from './judged'
import type { Edit } from './trace'

/** What the request meets in place of what it met, once it is made otherwise. */
export interface Otherwise {
  /** It no longer goes to an endpoint. */
  readonly past: () => readonly Stretch[]
  /** It goes to the port of HTTPS. */
  readonly secured: () => readonly Stretch[]
}

export function editsOf(
  graph: Graph,
  stretches: readonly Stretch[],
  under: Guard,
  otherwise?: Otherwise,
): readonly Edit[] {
  const blocked = blockedIn(graph, stretches, under)
  const plain = blocked.filter(({ code }) => code === 'https-only')
  const then = plain.length > 0 && otherwise ? blockedIn(graph, otherwise.secured(), under) : blocked
  const turned = then.filter(({ code }) => code === 'public-api-behind-endpoint')
  if (turned.length === 0 || !otherwise) return editsBy([...new Set([...plain, ...then])].flatMap(changesOf))
  const others = blockedIn(graph, otherwise.past(), under).filter(
    ({ code }) => code !== 'default-name-disabled',
  )
  return editsBy([...plain, ...turned, ...others].flatMap(changesOf))
}

const blockedIn = (graph: Graph, stretches: readonly Stretch[], under: Guard): readonly Judged[] =>
  stretches.flatMap(({ steps }) => steps.filter(({ is }) => verdictOf(graph, is, under) === 'blocked'))

const changesOf = ({ edit }: Judged): readonly Change[] => [edit?.() ?? []].flat()

/** Each change once, with all that hangs on it. */
export function editsBy(changes: readonly Change[]): readonly Edit[] {
  const different = byKey(changes)
  const alike = different.flatMap(({ once }) => (once ? [keyOf(once)] : []))
  const several = ({ once }: Change) => once && alike.filter((key) => key === keyOf(once)).length > 1
  const each = byKey(different.map((change) => (change.once && several(change) ? change.once : change)))
  return each.map(({ once: _, ...edit }) => ({ breaks: [], also: [], ...edit }))
}

const byKey = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [keyOf(change), change])).values(),
]

const keyOf = ({ at, attribute, says }: Change): string =>
  `${isOutside(at) ? at.key : at.id} ${attribute} ${says}`
