/**
 * # Answers under choices
 *
 * What a request meets may depend on what somebody chooses later. An answer is then several, each under its guard; guards exclude each
 * other and together cover every world. Where nothing depends on a choice there is one case, always.
 */

import { undecided } from '../graph/gather'
import type { Graph } from '../graph/graph'
import type { Standing } from '../graph/standing'
import { ALWAYS, allOf, type Guard } from '../model/guard'

export interface Case<T> {
  readonly guard: Guard
  readonly it: T
}

export type Cases<T> = readonly Case<T>[]

export const always = <T>(it: T): Cases<T> => [{ guard: ALWAYS, it }]

/** Only the worlds in which the guard holds as well. */
export const whileHolds = <T>(graph: Graph, guard: Guard, cases: Cases<T>): Cases<T> =>
  guard.is === 'always'
    ? cases
    : cases
        .map((each) => ({ guard: allOf([guard, each.guard]), it: each.it }))
        .filter((each) => graph.possible(each.guard))

export const followed = <T, U>(graph: Graph, cases: Cases<T>, next: (it: T) => Cases<U>): Cases<U> =>
  cases.flatMap(({ guard, it }) => whileHolds(graph, guard, next(it)))

export const changed = <T, U>(cases: Cases<T>, change: (it: T) => U): Cases<U> =>
  cases.map(({ guard, it }) => ({ guard, it: change(it) }))

/** Every pair that can be together. */
export const paired = <T, U>(
  graph: Graph,
  one: Cases<T>,
  other: Cases<T>,
  join: (a: T, b: T) => U,
): Cases<U> => followed(graph, one, (a) => changed(other, (b) => join(a, b)))

/**
 * What holds if something is so, what holds if it is not, and both joined where nobody can tell whether it is. What cannot be is not
 * computed.
 */
export function decided<T>(
  graph: Graph,
  is: Standing,
  yes: () => Cases<T>,
  no: () => Cases<T>,
  join: (a: T, b: T) => T,
): Cases<T> {
  const unsure = undecided(is)
  if (is.yes.is === 'always') return yes()
  if (is.no.is === 'always') return no()
  const both = graph.possible(unsure)
  const ifSo = graph.possible(is.yes) || both ? yes() : []
  const ifNot = graph.possible(is.no) || both ? no() : []
  return [
    ...whileHolds(graph, is.yes, ifSo),
    ...whileHolds(graph, is.no, ifNot),
    ...(both ? whileHolds(graph, unsure, paired(graph, ifSo, ifNot, join)) : []),
  ]
}
