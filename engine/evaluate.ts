/**
 * # Asking a condition of a resource
 *
 * Three-valued: what cannot be evaluated is unknown with its reason, never false. A question is asked in a world, which may be partial:
 * guards that it leaves open make the part unknown and are handed back as needs, so that {@link ./worlds} forks on just those.
 *
 *     { privateDns: true, vpc: { dnsHostnames: true } }   of aws_vpc_endpoint.api
 *       compare privateDns   known true                                 true
 *       step    vpc          reference to aws_vpc.main, certain
 *         compare dnsHostnames   nobody sets it, AWS's default false    false  →  false, resting on the last two
 */
import type { Resource } from '../model/resource'
import { type Clause, DEEPEST, readClause, type Test } from './clause'
import { compareAttribute } from './compare'
import { count } from './count'
import { all, any, type Outcome, opposite, withoutWanted } from './outcome'
import { present } from './present'
import { every, none, some, step } from './quantify'
import type { Ask, Question, View } from './question'
import { unique } from './unique'
import { walk } from './walk'

export function evaluate(clause: Clause, resource: Resource, question: Question, depth = 0): Outcome {
  if (depth > DEEPEST) return cannotTell(resource, 'conditions nested too deep')
  const ask: Ask = (inner, target) => evaluate(inner, target, question, depth + 1)
  const tests = testsOf(clause, resource.kind, question.graph)
  const outcomes: Outcome[] = []
  let refuted = false
  for (const test of tests) {
    // Once refuted, what is cheap is still asked, because a finding names every value that is wrong; relations are not followed.
    if (refuted && test.is !== 'compare' && test.is !== 'step') continue
    const outcome = askTest(test, resource, question, ask)
    refuted ||= outcome.truth === 'false'
    outcomes.push(outcome)
  }
  return all(outcomes)
}

function askTest(test: Test, resource: Resource, question: Question, ask: Ask): Outcome {
  switch (test.is) {
    case 'compare':
      return compareAttribute(test.attribute, test.comparisons, resource, question)
    case 'all':
      return all(test.clauses.map((clause) => ask(clause, resource)))
    case 'any':
      return anyOf(test.clauses.map((clause) => ask(clause, resource)))
    case 'not':
      return opposite(ask(test.clause, resource))
    case 'step':
      return step(test.relation, test.clause, resource, question, ask)
    case 'present':
      return present(test, resource, question)
    case 'some':
      return some(test.relation, test.clause, resource, question, ask)
    case 'every':
      return every(test.relation, test.clause, resource, question, ask)
    case 'none':
      return none(test.relation, test.clause, resource, question, ask)
    case 'count':
      return count(test.relation, test.count, resource, question, ask)
    case 'unique':
      return unique(test.by, test.where, resource, question, ask)
    case 'walk':
      return walk(test, resource, question)
    case 'misspelt':
      return cannotTell(resource, test.word)
  }
}

function anyOf(outcomes: readonly Outcome[]): Outcome {
  const outcome = any(outcomes)
  return { ...outcome, evidence: withoutWanted(outcome.evidence) }
}

const cannotTell = (resource: Resource, attribute: string): Outcome => ({
  truth: 'unknown',
  evidence: [],
  missing: [{ cause: 'value', resource, attribute, value: undefined }],
  needs: [],
})

type Readings = Map<Clause, Map<string, readonly Test[]>>

/** Readings of clauses, by clause and kind; conditions are immutable, so a reading holds for the life of the clause and the words. */
const readings = new WeakMap<View['words'], Readings>()

function testsOf(clause: Clause, kind: string, graph: View): readonly Test[] {
  const known = readings.get(graph.words)?.get(clause)?.get(kind)
  if (known) return known
  const tests = readClause(clause, (name) => graph.row(kind, name))
  const all: Readings = readings.get(graph.words) ?? new Map()
  readings.set(graph.words, all)
  all.set(clause, (all.get(clause) ?? new Map<string, readonly Test[]>()).set(kind, tests))
  return tests
}
