/**
 * Conditions on what a relation leads to. Whether the other resource is there at all is part of the question; what lives elsewhere is
 * unknown, not false; where the text names one of several, only what all of them agree on counts; and over an open set nothing is
 * concluded from what was not found.
 */
import type { Resource } from '../model/resource'
import type { Clause } from './clause'
import { edgePresent, entry, nothing, openEnd, reached } from './entry'
import { all, any, type Outcome, opposite, resting, withoutWanted } from './outcome'
import type { Ask, Question } from './question'

/** A relation to one: nothing there is false, something elsewhere unknown. */
export function step(
  relation: string,
  clause: Clause,
  resource: Resource,
  question: Question,
  ask: Ask,
): Outcome {
  return over(relation, clause, resource, question, ask)
}

export function some(
  relation: string,
  clause: Clause,
  resource: Resource,
  question: Question,
  ask: Ask,
): Outcome {
  return plain(over(relation, clause, resource, question, ask))
}

export function none(
  relation: string,
  clause: Clause,
  resource: Resource,
  question: Question,
  ask: Ask,
): Outcome {
  return opposite(over(relation, clause, resource, question, ask))
}

export function every(
  relation: string,
  clause: Clause,
  resource: Resource,
  question: Question,
  ask: Ask,
): Outcome {
  const related = question.graph.relation(resource, relation)
  const outcomes = related.edges.map((edge) =>
    any([opposite(edgePresent(edge, question)), reached(edge, clause, ask)]),
  )
  if (related.open) outcomes.push(openEnd(relation, related, resource))
  return all(outcomes)
}

export const plain = (outcome: Outcome): Outcome => ({
  ...outcome,
  evidence: withoutWanted(outcome.evidence),
})

function over(relation: string, clause: Clause, resource: Resource, question: Question, ask: Ask): Outcome {
  const related = question.graph.relation(resource, relation)
  const outcomes = related.edges.map((edge) => entry(edge, clause, question, ask))
  if (related.open) outcomes.push(openEnd(relation, related, resource))
  const outcome = any(outcomes)
  return outcome.evidence.length > 0 ? outcome : resting([nothing(relation, resource)], outcome)
}
