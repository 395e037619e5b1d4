/**
 * Answers that are kept for the graph's life, by name and resource. Two steps instead of one joined key: the answers are asked for
 * millions of times, and joining texts would cost more than most answers. By name first: a few hundred large maps take a fraction of the
 * memory of a small one for every resource.
 */
import { giveNotice, noticesSoFar } from '../model/noticed'
import type { Resource } from '../model/resource'

export interface Memory<T> {
  /** The kept answer, or the computed one. A question that leads back to itself is answered by `cycle`. */
  readonly keep: (resource: Resource, name: string) => T
  readonly forget: () => void
}

const ASKING = Symbol('asking')

type Answering<T> = (resource: Resource, name: string) => T

export function memory<T>(compute: Answering<T>, cycle: Answering<T>): Memory<T> {
  const answers = new Map<string, Map<Resource, T | typeof ASKING>>()
  /** Answers that differ in another state, by the map they are kept in: few. */
  const differing = new Map<ReadonlyMap<Resource, unknown>, Set<Resource>>()
  const answersTo = (name: string): Map<Resource, T | typeof ASKING> => {
    const own = new Map<Resource, T | typeof ASKING>()
    answers.set(name, own)
    return own
  }
  return {
    keep: (resource, name) => {
      const own = answers.get(name) ?? answersTo(name)
      const kept = own.get(resource)
      if (kept !== undefined) {
        // Where a question leads back to itself, its answer depends on who asked first.
        if (kept === ASKING || differing.get(own)?.has(resource)) giveNotice()
        return kept === ASKING ? cycle(resource, name) : kept
      }
      own.set(resource, ASKING)
      const before = noticesSoFar()
      const answer = compute(resource, name)
      if (before !== noticesSoFar()) differing.set(own, (differing.get(own) ?? new Set()).add(resource))
      own.set(resource, answer)
      return answer
    },
    forget: () => {
      answers.clear()
      differing.clear()
    },
  }
}
