/** The truth of a condition on a resource, and how truths are put together: nothing is asked after what decides. */
import type { Resource } from '../../model/resource'
import { negate, type Truth } from '../../model/truth'
import type { Question } from '../question'

export type Holds = (resource: Resource, question: Question) => Truth

export const UNTOLD: Holds = () => 'unknown'

export const contrary =
  (holds: Holds): Holds =>
  (resource, question) =>
    negate(holds(resource, question))

/** All of them hold; nothing at all does. */
export const together = (parts: readonly Holds[]): Holds => decidedBy(parts, 'false')

/** One of them holds; nothing at all does not. */
export const either = (parts: readonly Holds[]): Holds => decidedBy(parts, 'true')

function decidedBy(parts: readonly Holds[], decisive: 'true' | 'false'): Holds {
  const [only] = parts
  if (only && parts.length === 1) return only
  const otherwise = negate(decisive)
  return (resource, question) => {
    let open = false
    for (const holds of parts) {
      const truth = holds(resource, question)
      if (truth === decisive) return truth
      open ||= truth === 'unknown'
    }
    return open ? 'unknown' : otherwise
  }
}
