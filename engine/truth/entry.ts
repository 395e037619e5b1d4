/** One entry of a relation: whether it is there, with what it leads to, and whether a condition holds there. */
import { type Edge, isOutside, type Outside, type Resource } from '../../model/resource'
import { both, type Truth } from '../../model/truth'
import { evaluateGuard } from '../../model/world'
import type { Clause } from '../clause'
import { agreedOn } from '../compare'
import { isSure } from '../entry'
import { isAssumed } from '../marks'
import type { Question } from '../question'
import { exists } from './existence'
import type { Holds } from './holds'

/** Of one entry. */
export type Meets = (edge: Edge, question: Question) => Truth

export function isThere(edge: Edge, question: Question): Truth {
  const guard = evaluateGuard(edge.guard, question.world)
  if (guard === 'false') return guard
  if (question.trust === 'given' && edge.because.some(isAssumed)) return 'unknown'
  return both(guard, targetsExist(edge, question))
}

export function isSurelyThere(edge: Edge, question: Question): Truth {
  const there = isThere(edge, question)
  return isSure(edge) || there !== 'true' ? there : 'unknown'
}

function targetsExist({ to }: Edge, question: Question): Truth {
  if (to.every(isCertain)) return 'true'
  return agreedOn(to, (target) => (isOutside(target) ? 'true' : exists(target, question)))
}

const isCertain = (target: Resource | Outside): boolean =>
  isOutside(target) || (target.exists.state === 'known' && target.exists.value)

/** It holds where the entry leads. The empty condition holds of everything, also of what nobody here can see. */
export function holdsThere(clause: Clause, holds: Holds): Meets {
  if (Object.keys(clause).length === 0) return () => 'true'
  return (edge, question) =>
    agreedOn(edge.to, (target) => (isOutside(target) ? 'unknown' : holds(target, question)))
}

/** It is there, and the condition holds. */
export function thereAnd(holds: Meets): Meets {
  return (edge, question) => {
    const there = isThere(edge, question)
    return there === 'false' ? there : both(there, holds(edge, question))
  }
}

/** The condition holds, unless it is not there at all. */
export function unlessThere(holds: Meets): Meets {
  return (edge, question) => {
    const there = isThere(edge, question)
    if (there === 'false') return 'true'
    const truth = holds(edge, question)
    return there === 'true' || truth === 'true' ? truth : 'unknown'
  }
}
