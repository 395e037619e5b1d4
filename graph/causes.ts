/**
 * # Why a derived value is not known
 *
 * "Whether the endpoint has subnets in more than one zone" is nothing that anybody could supply; `module.network was not read` is. So
 * the graph keeps, for each derived answer that is not definite, the first unknown things that were asked for while it was made,
 * those of other derived answers taken apart again.
 */
import { isOutside, type Outside, type Relation } from '../model/resource'
import type { Value } from '../model/value'

/** A value that nobody knows, or something that lives elsewhere. */
export type Cause =
  | { readonly is: 'value'; readonly value: Value<unknown> }
  | { readonly is: 'outside'; readonly outside: Outside }

type Answer = Value<unknown> | Relation

/** People read the first few. */
const MOST = 4

/** Looking at so few edges again costs less than keeping what they say. */
export const FEW_EDGES = 4

export interface Causes {
  readonly of: (answer: Answer) => readonly Cause[]
  readonly keep: (answer: Answer, causes: readonly Cause[]) => void
  /** Adds to `found` what keeps an answer from being definite. */
  readonly add: (answer: Answer, found: Cause[]) => void
  readonly addAll: (causes: readonly Cause[], found: Cause[]) => void
}

export function keptCauses(): Causes {
  const kept = new WeakMap<Answer, readonly Cause[]>()
  const ofRelations = new WeakMap<Relation, readonly Cause[]>()
  // A relation may have thousands of edges and is asked for as often.
  const inRelation = (relation: Relation): readonly Cause[] => {
    if (relation.edges.length <= FEW_EDGES) return relationCauses(relation)
    const known = ofRelations.get(relation)
    if (known) return known
    const causes = relationCauses(relation)
    ofRelations.set(relation, causes)
    return causes
  }
  return {
    of: (answer) => kept.get(answer) ?? [],
    keep: (answer, causes) => {
      if (causes.length > 0 && isOpen(answer)) kept.set(answer, causes)
    },
    addAll: push,
    add: (answer, found) => {
      if (found.length >= MOST || isDefinite(answer)) return
      const own = kept.get(answer)
      if (own) push(own, found)
      else push('state' in answer ? valueCauses(answer) : inRelation(answer), found)
    },
  }
}

/** Nearly every value that is asked for, told without looking anything up. */
const isDefinite = (answer: Answer): boolean =>
  'state' in answer && answer.state !== 'unknown' && answer.state !== 'conditional'

const isOpen = (answer: Answer): boolean =>
  'state' in answer ? isOpenValue(answer) : answer.open || answer.edges.some(({ exact }) => !exact)

const isOpenValue = (value: Value<unknown>): boolean =>
  value.state === 'list'
    ? value.open || value.items.some(isOpenValue)
    : value.state === 'unknown' || value.state === 'conditional'

const NONE: readonly Cause[] = []

const valueCauses = (value: Value<unknown>): readonly Cause[] =>
  value.state === 'unknown' && value.reason !== 'cycle' ? [{ is: 'value', value }] : NONE

function relationCauses({ edges, why }: Relation): readonly Cause[] {
  if (why.length === 0 && !edges.some(({ to }) => to.some(isOutside))) return NONE
  const causes: Cause[] = []
  for (const { to } of edges)
    for (const end of to)
      if (causes.length < MOST && isOutside(end)) causes.push({ is: 'outside', outside: end })
  return why.length === 0 ? causes : [...causes, ...why.slice(0, MOST).flatMap(valueCauses)]
}

function push(causes: readonly Cause[], found: Cause[]): void {
  for (const cause of causes)
    if (found.length < MOST && !found.some((one) => same(one, cause))) found.push(cause)
}

const same = (a: Cause, b: Cause): boolean =>
  a.is === 'value'
    ? b.is === 'value' && a.value === b.value
    : b.is === 'outside' && a.outside.key === b.outside.key
