/** An attribute compared: with literals that were read once, or with another attribute. */
import type { Resource } from '../../model/resource'
import { negate, type Truth } from '../../model/truth'
import type { Comparison } from '../clause'
import { agreedOn, holdsOfItems, settleEach } from '../compare'
import type { Question } from '../question'
import { isSettled, type Plain, settle } from '../settle'
import type { Holds } from './holds'

/** Of a value without a choice left. */
type Meets = (value: Plain, resource: Resource, question: Question) => Truth

export function compared(attribute: string, comparisons: readonly Comparison[]): Holds {
  const meets = all(comparisons.map(meeting))
  return (resource, question) => {
    const value = question.graph.value(resource, attribute)
    if (isSettled(value, question.trust)) return meets(value, resource, question)
    const { options } = settle(value, question.world, question.trust)
    return agreedOn(options, (option) => meets(option, resource, question))
  }
}

function all(parts: readonly Meets[]): Meets {
  const [only] = parts
  if (only && parts.length === 1) return only
  return (value, resource, question) => {
    let open = false
    for (const meets of parts) {
      const truth = meets(value, resource, question)
      if (truth === 'false') return truth
      open ||= truth === 'unknown'
    }
    return open ? 'unknown' : 'true'
  }
}

function meeting(comparison: Comparison): Meets {
  const meets = plainly(comparison)
  return comparison.negated ? (value, resource, question) => negate(meets(value, resource, question)) : meets
}

function plainly(comparison: Comparison): Meets {
  const { operator, literals } = comparison
  if (literals) return (value) => holdsOfItems(operator, value, literals)
  return (value, resource, question) =>
    agreedOn(settleEach(comparison, resource, question).choices, (operands) =>
      holdsOfItems(operator, value, operands),
    )
}
