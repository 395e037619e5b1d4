/** Whether a resource is there in this world. */
import type { Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import { agreed } from './compare'
import { type Outcome, TRUE } from './outcome'
import type { Question } from './question'
import { type Plain, settle } from './settle'

export function existence(resource: Resource, question: Question): Outcome {
  const { exists } = resource
  if (exists.state === 'known' && exists.value === true) return TRUE
  const settled = settle(exists, question.world, question.trust)
  const truth = agreed(settled.options.map(thereWhen))
  const unknown = truth === 'unknown'
  return {
    truth,
    evidence: [{ resource, attribute: 'exists', value: settled.options[0] ?? exists }],
    missing: unknown ? [{ cause: 'existence', resource, attribute: 'exists', value: exists }] : [],
    needs: unknown ? settled.needs : [],
  }
}

export function thereWhen(value: Plain): Truth {
  if (value.state !== 'known') return 'unknown'
  return value.value === true ? 'true' : 'false'
}
