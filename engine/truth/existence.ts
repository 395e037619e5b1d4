/** Whether a resource is there in this world. */
import type { Resource } from '../../model/resource'
import type { Truth } from '../../model/truth'
import type { Conditional, Value } from '../../model/value'
import { evaluateGuard } from '../../model/world'
import { agreedOn } from '../compare'
import { thereWhen } from '../existence'
import type { Question } from '../question'
import { settle } from '../settle'

export function exists({ exists: value }: Resource, question: Question): Truth {
  if (value.state === 'known' && value.value) return 'true'
  return value.state === 'conditional' ? inCases(value, question) : settled(value, question)
}

/** Every rule asks it of every resource that has a condition: most conditions are cases of yes and no, and nothing is collected of them. */
function inCases(value: Conditional<boolean>, question: Question): Truth {
  if (question.trust === 'given' || !value.cases.every(isPlain)) return settled(value, question)
  let agreed: Truth | undefined
  for (const { guard, value: there } of value.cases) {
    const applies = evaluateGuard(guard, question.world)
    if (applies === 'false') continue
    const truth = there.state === 'known' ? thereWhen(there) : 'unknown'
    if (applies === 'true') return truth
    agreed = agreed === undefined || agreed === truth ? truth : 'unknown'
  }
  return agreed ?? 'unknown'
}

const isPlain = ({ value }: Conditional<boolean>['cases'][number]): boolean =>
  value.state === 'known' || value.state === 'unknown'

const settled = (value: Value<boolean>, { world, trust }: Question): Truth =>
  agreedOn(settle(value, world, trust).options, thereWhen)
