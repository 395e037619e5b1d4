/**
 * Answers that are kept for the graph's life, by name and resource. Two steps instead of one joined key: the answers are asked for
 * millions of times, and joining texts would cost more than most answers. By name first: a few hundred large maps take a fraction of the
 * memory of a small one for every resource.
 */
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
  const answersTo = (name: string): Map<Resource, T | typeof ASKING> => {
    const own = new Map<Resource, T | typeof ASKING>()
    answers.set(name, own)
    return own
  }
  return {
    keep: (resource, name) => {
      const own = answers.get(name) ?? answersTo(name)
      const kept = own.get(resource)
      if (kept !== undefined) return kept === ASKING ? cycle(resource, name) : kept
      own.set(resource, ASKING)
      const answer = compute(resource, name)
      own.set(resource, answer)
      return answer
    },
    forget: () => answers.clear(),
  }
}
