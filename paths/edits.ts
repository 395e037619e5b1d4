/**
 * # The smallest set of changes that opens the way
 *
 * Every block has a change that opens it, and all of them are needed. Blocks that one change opens have it in common: the same change of
 * the same thing, or one that is made once in place of several. What a request no longer meets, because it goes past an endpoint, needs no
 * change; what it meets instead may.
 *
 *     no route in three tables to logs            one VPC endpoint, in place of three routes
 *     a public API behind an endpoint             private DNS off; and a route to the internet, where there is none
 */
import type { Graph } from '../graph/graph'
import type { Guard } from '../model/guard'
import { isOutside } from '../model/resource'
import type { Stretch } from './follow'
import { type Change, type Judged, verdictOf } from './judged'
import type { Edit } from './trace'

/** `past`: what the request meets that no longer goes to an endpoint. */
export function editsOf(
  graph: Graph,
  stretches: readonly Stretch[],
  under: Guard,
  past: () => readonly Stretch[],
): readonly Edit[] {
  const blocked = blockedIn(graph, stretches, under)
  const turned = blocked.filter(({ code }) => code === 'public-api-behind-endpoint')
  if (turned.length === 0) return editsBy(blocked.flatMap(changesOf))
  const others = blockedIn(graph, past(), under).filter(({ code }) => code !== 'default-name-disabled')
  return editsBy([...turned, ...others].flatMap(changesOf))
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
