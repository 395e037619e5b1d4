/** One entry of a relation: whether it is there in this world, and what holds where it leads. */
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { referencesIn, type Value } from '../model/value'
import { evaluateGuard } from '../model/world'
import { type Clause, isClause } from './clause'
import { agreed } from './compare'
import { existence } from './existence'
import { isAssumed } from './marks'
import { all, type Consulted, FALSE, type Outcome, resting, TRUE } from './outcome'
import type { Ask, Question } from './question'

/** One entry of a relation that is there and meets the condition. */
export function entry(edge: Edge, clause: Clause, question: Question, ask: Ask): Outcome {
  return all([edgePresent(edge, question), reached(edge, clause, ask)])
}

/** The relation is empty: that is what the verdict rests on. */
export const nothing = (attribute: string, resource: Resource): Consulted => ({
  resource,
  attribute,
  value: undefined,
  leadsTo: [],
})

/** There may be more entries than are seen. */
export const openEnd = (attribute: string, relation: Relation, resource: Resource): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [{ cause: 'open', resource, attribute, value: unseenIn(relation.why) }],
  needs: [],
})

/** What nobody sees says more than what it comes with. */
const unseenIn = (why: Relation['why']): Relation['why'][number] | undefined =>
  why.find(({ state }) => state === 'unknown') ??
  why.find((value) => referencesIn(value).some(({ to }) => to.is === 'input')) ??
  why[0]

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

/** The text leads somewhere for sure: "one of these" may be none of them, and a variable a list of nothing. */
export const isSure = ({ exact, to }: Edge): boolean =>
  exact && !to.some((target) => isOutside(target) && isInput(target.value))

const isInput = (value: Value<unknown>): boolean =>
  value.state === 'reference' && value.targets.some((target) => target.to.is === 'input')

/** It is not said to be there where that is not sure. */
export function edgeSurelyPresent(edge: Edge, question: Question): Outcome {
  const present = edgePresent(edge, question)
  return isSure(edge) || present.truth !== 'true' ? present : { ...UNSURE, missing: [unsureOf(edge)] }
}

const UNSURE: Outcome = { truth: 'unknown', evidence: [], missing: [], needs: [] }

const unsureOf = (edge: Edge) => ({
  cause: 'value' as const,
  resource: edge.from,
  attribute: edge.relation,
  value: edge.because[0],
})

function targetsExist(edge: Edge, question: Question): Outcome {
  if (edge.to.every(isCertain)) return TRUE
  return agreeing(edge.to.map((target) => (isOutside(target) ? TRUE : existence(target, question))))
}

const isCertain = (target: Resource | Outside): boolean =>
  isOutside(target) || (target.exists.state === 'known' && target.exists.value === true)

export const tie = (edge: Edge): Consulted => ({
  resource: edge.from,
  attribute: edge.relation,
  value: edge.because[0],
  leadsTo: edge.to,
  further: edge.because.slice(1),
  ...(edge.told && { told: edge.told }),
})

/** The condition asked of where the entry leads. The empty condition holds of everything, also of what nobody here can see. */
export function reached(edge: Edge, clause: Clause, ask: Ask): Outcome {
  const via = tie(edge)
  if (Object.keys(clause).length === 0) return resting([via], TRUE)
  if (edge.to.length === 0) return resting([via], unknownTarget(edge))
  const outcomes = edge.to.map((target) =>
    isOutside(target) ? elsewhere(edge, target, clause) : ask(clause, target),
  )
  return resting([via], agreeing(outcomes))
}

const unknownTarget = (edge: Edge): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [{ cause: 'target', resource: edge.from, attribute: edge.relation, value: edge.because[0] }],
  needs: [],
})

const elsewhere = (edge: Edge, target: Outside, clause: Clause): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [
    {
      cause: 'outside',
      resource: edge.from,
      attribute: edge.relation,
      value: edge.because[0],
      name: target.name,
      asks: asksOf(clause),
    },
  ],
  needs: [],
})

/** The attributes that a clause is about. */
const asksOf = (clause: Clause): readonly string[] =>
  Object.entries(clause).flatMap(([word, told]) => {
    if (word === 'any' || word === 'all')
      return Array.isArray(told) ? told.filter(isClause).flatMap(asksOf) : []
    return word === 'not' && isClause(told) ? asksOf(told) : [word]
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
