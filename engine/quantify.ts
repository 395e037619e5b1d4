/**
 * Conditions on what a relation leads to. Whether the other resource is there at all is part of the question; what lives elsewhere is
 * unknown, not false; where the text names one of several, only what all of them agree on counts; and over an open set nothing is
 * concluded from what was not found.
 */
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import { evaluateGuard } from '../model/world'
import type { Clause } from './clause'
import { agreed } from './compare'
import type { Ask } from './evaluate'
import { existence } from './existence'
import { isAssumed } from './marks'
import { presence } from './operators/presence'
import {
  all,
  any,
  type Consulted,
  FALSE,
  type Outcome,
  opposite,
  resting,
  TRUE,
  withoutWanted,
} from './outcome'
import type { Question } from './question'
import { settle } from './settle'

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
  return all([...outcomes, ...(related.open ? [openEnd(relation, related, resource)] : [])])
}

const plain = (outcome: Outcome): Outcome => ({ ...outcome, evidence: withoutWanted(outcome.evidence) })

function over(relation: string, clause: Clause, resource: Resource, question: Question, ask: Ask): Outcome {
  const related = question.graph.relation(resource, relation)
  const outcomes = related.edges.map((edge) => entry(edge, clause, question, ask))
  const outcome = any([...outcomes, ...(related.open ? [openEnd(relation, related, resource)] : [])])
  return outcome.evidence.length > 0 ? outcome : resting([nothing(relation, resource)], outcome)
}

/** One entry of a relation that is there and meets the condition. */
export const entry = (edge: Edge, clause: Clause, question: Question, ask: Ask): Outcome =>
  all([edgePresent(edge, question), reached(edge, clause, ask)])

/** The relation is empty: that is what the verdict rests on. */
const nothing = (attribute: string, resource: Resource): Consulted => ({
  resource,
  attribute,
  value: undefined,
  leadsTo: [],
})

/** There may be more entries than are seen. */
export const openEnd = (attribute: string, relation: Relation, resource: Resource): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [{ cause: 'open', resource, attribute, value: relation.why[0] }],
  needs: [],
})

/** Whether the entry is there in this world, with a target that exists. */
export function edgePresent(edge: Edge, question: Question): Outcome {
  const guard = evaluateGuard(edge.guard, question.world)
  if (guard === 'false') return FALSE
  if (question.trust === 'given' && edge.because.some(isAssumed))
    return { ...UNSURE, missing: [unsureOf(edge)] }
  const stands = targetsExist(edge, question)
  if (guard === 'true') return stands
  const unsure: Outcome = { ...UNSURE, missing: [unsureOf(edge)], needs: [edge.guard] }
  return all([unsure, stands])
}

const UNSURE: Outcome = { truth: 'unknown', evidence: [], missing: [], needs: [] }

const unsureOf = (edge: Edge) => ({
  cause: 'value' as const,
  resource: edge.from,
  attribute: edge.relation,
  value: edge.because[0],
})

function targetsExist(edge: Edge, question: Question): Outcome {
  if (edge.to.length === 0) return TRUE
  return agreeing(edge.to.map((target) => (isOutside(target) ? TRUE : existence(target, question))))
}

const tie = (edge: Edge): Consulted => ({
  resource: edge.from,
  attribute: edge.relation,
  value: edge.because[0],
  leadsTo: edge.to,
  further: edge.because.slice(1),
})

/** The condition asked of where the entry leads. */
function reached(edge: Edge, clause: Clause, ask: Ask): Outcome {
  const via = tie(edge)
  if (edge.to.length === 0) return resting([via], unknownTarget(edge))
  const outcomes = edge.to.map((target) =>
    isOutside(target) ? elsewhere(edge, target) : ask(clause, target),
  )
  return resting([via], agreeing(outcomes))
}

const unknownTarget = (edge: Edge): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [{ cause: 'target', resource: edge.from, attribute: edge.relation, value: edge.because[0] }],
  needs: [],
})

const elsewhere = (edge: Edge, target: Outside): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [
    {
      cause: 'outside',
      resource: edge.from,
      attribute: edge.relation,
      value: edge.because[0],
      name: target.name,
    },
  ],
  needs: [],
})

/** A verdict only where all candidates agree. */
function agreeing(outcomes: readonly Outcome[]): Outcome {
  const truth = agreed(outcomes.map((outcome) => outcome.truth))
  const [first] = outcomes
  if (outcomes.length === 1 && first) return first
  return truth === 'unknown'
    ? {
        ...all(outcomes),
        truth,
        missing: outcomes.flatMap((each) => each.missing),
        needs: outcomes.flatMap((each) => each.needs),
      }
    : { truth, evidence: outcomes.flatMap((each) => each.evidence), missing: [], needs: [] }
}

/** `exists`: whether the relation leads anywhere. A policy is there when anybody sets it, whatever its text turns out to be. */
export function present(
  test: { readonly relation: string; readonly policy: boolean; readonly wanted: boolean },
  resource: Resource,
  question: Question,
): Outcome {
  const outcome = test.policy
    ? any([policySet(test.relation, resource, question), leadsAnywhere(test.relation, resource, question)])
    : leadsAnywhere(test.relation, resource, question)
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

function leadsAnywhere(attribute: string, resource: Resource, question: Question): Outcome {
  const related = question.graph.relation(resource, attribute)
  const outcomes = related.edges.map((edge) => {
    return resting([tie(edge)], edgePresent(edge, question))
  })
  const outcome = any([...outcomes, ...(related.open ? [openEnd(attribute, related, resource)] : [])])
  return outcome.evidence.length > 0 ? outcome : resting([nothing(attribute, resource)], outcome)
}
