/**
 * Answers that are kept for the graph's life, by resource and name. Two steps instead of one joined key: the answers are asked for
 * millions of times, and joining texts would cost more than most answers.
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
  const answers = new Map<string, Map<string, T | typeof ASKING>>()
  return {
    keep: (resource, name) => {
      const own = answers.get(resource.id) ?? new Map<string, T | typeof ASKING>()
      const kept = own.get(name)
      if (kept !== undefined) return kept === ASKING ? cycle(resource, name) : kept
      if (own.size === 0) answers.set(resource.id, own)
      own.set(name, ASKING)
      const answer = compute(resource, name)
      own.set(name, answer)
      return answer
    },
    forget: () => answers.clear(),
  }
}
