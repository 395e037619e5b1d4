/** The verdict of a rule on a resource in one world, from two three-valued answers. */
import type { Resource } from '../model/resource'
import { both, type Truth } from '../model/truth'
import type { Clause } from './clause'
import { evaluate } from './evaluate'
import { existence } from './existence'
import { all, FALSE, type Outcome, TRUE } from './outcome'
import type { Question } from './question'
import { holdsOf } from './truth/condition'
import { exists } from './truth/existence'

/**
 * `possible`: it fails if something unknown turns out so. `undecided`: not even whether the rule is about it is known, nor whether
 * it holds.
 */
export type VerdictWord = 'pass' | 'possible' | 'undecided' | 'fail' | 'not-about-it'

export interface Verdict {
  readonly word: VerdictWord
  readonly when: Outcome
  readonly must: Outcome
}

const WORDS: Readonly<Record<Truth, Readonly<Record<Truth, VerdictWord>>>> = {
  true: { true: 'pass', unknown: 'possible', false: 'fail' },
  unknown: { true: 'pass', unknown: 'undecided', false: 'possible' },
  false: { true: 'not-about-it', unknown: 'not-about-it', false: 'not-about-it' },
}

export const verdictOf = (when: Truth, must: Truth): VerdictWord => WORDS[when][must]

const NOT_ASKED: Outcome = { truth: 'unknown', evidence: [], missing: [], needs: [] }

interface Conditions {
  readonly when: Clause
  readonly must: Clause
}

/** What holds, or is not asked for, rests on nothing that anybody is told. */
const PASSED: Verdict = { word: 'pass', when: TRUE, must: TRUE }
export const NOT_ABOUT_IT: Verdict = { word: 'not-about-it', when: FALSE, must: NOT_ASKED }

/** Most rules hold, or are not about it. The others are asked for everything. */
export function judgeIn(question: Question, resource: Resource, rule: Conditions): Verdict {
  switch (wordIn(question, resource, rule)) {
    case 'pass':
      return PASSED
    case 'not-about-it':
      return NOT_ABOUT_IT
    default:
      return verdictIn(question, resource, rule)
  }
}

/** Whether the resource is there at all is part of `when`. */
function wordIn(question: Question, resource: Resource, { when, must }: Conditions): VerdictWord {
  const { words } = question.graph
  const there = exists(resource, question)
  const about = there === 'false' ? there : both(there, holdsOf(when, words)(resource, question))
  return about === 'false' ? 'not-about-it' : verdictOf(about, holdsOf(must, words)(resource, question))
}

/** The same with what it rests on. */
function verdictIn(question: Question, resource: Resource, rule: Conditions): Verdict {
  const there = existence(resource, question)
  const when = there.truth === 'false' ? there : all([there, evaluate(rule.when, resource, question)])
  const must = when.truth === 'false' ? NOT_ASKED : evaluate(rule.must, resource, question)
  return { word: verdictOf(when.truth, must.truth), when, must }
}
