/** `exists` of a relation: whether it leads anywhere. */
import type { Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import { agreed } from './compare'
import { edgePresent, edgeSurelyPresent, nothing, openEnd, tie } from './entry'
import { presence } from './operators/presence'
import { any, type Outcome, opposite, resting } from './outcome'
import { plain } from './quantify'
import type { Question } from './question'
import { settle } from './settle'

/** A policy is there when anybody sets it, whatever its text turns out to be. */
export function present(
  test: { readonly relation: string; readonly policy: boolean; readonly wanted: boolean },
  resource: Resource,
  question: Question,
): Outcome {
  const outcome = test.policy
    ? any([policySet(test.relation, resource, question), leadsAnywhere(test, resource, question)])
    : leadsAnywhere(test, resource, question)
  return test.wanted ? plain(outcome) : opposite(outcome)
}

function policySet(attribute: string, resource: Resource, question: Question): Outcome {
  const value = question.graph.value(resource, attribute)
  const settled = settle(value, question.world, question.trust)
  const truth: Truth = agreed(settled.options.map(presence))
  const missing = truth === 'unknown' ? [{ cause: 'value' as const, resource, attribute, value }] : []
  return {
    truth,
    evidence: [{ resource, attribute, value }],
    missing,
    needs: truth === 'unknown' ? settled.needs : [],
  }
}

/** What is to be there is taken for it where the text says so; what is not to be there has to be there for sure. */
function leadsAnywhere(
  { relation: attribute, wanted }: { readonly relation: string; readonly wanted: boolean },
  resource: Resource,
  question: Question,
): Outcome {
  const isPresent = wanted ? edgePresent : edgeSurelyPresent
  const related = question.graph.relation(resource, attribute)
  const outcomes = related.edges.map((edge) => {
    const there = isPresent(edge, question)
    // Where the entry is not, its text says so: it leads nowhere.
    return resting(
      [there.truth === 'false' ? { ...tie(edge), leadsTo: [], further: [], empty: true } : tie(edge)],
      there,
    )
  })
  if (related.open) outcomes.push(openEnd(attribute, related, resource))
  const outcome = any(outcomes)
  return outcome.evidence.length > 0 ? outcome : resting([nothing(attribute, resource)], outcome)
}
