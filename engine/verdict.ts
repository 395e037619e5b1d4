/** The verdict of a rule on a resource in one world, from two three-valued answers. */
import type { Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import type { Clause } from './clause'
import { evaluate } from './evaluate'
import { existence } from './existence'
import { all, type Outcome } from './outcome'
import type { Question } from './question'

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

/** Most rules hold, or are not about it; what that rests on is told to nobody. The others are asked for everything. */
export function judgeIn(question: Omit<Question, 'wanted'>, resource: Resource, rule: Conditions): Verdict {
  const verdict = verdictIn({ ...question, wanted: 'truth' }, resource, rule)
  return verdict.word === 'pass' || verdict.word === 'not-about-it'
    ? verdict
    : verdictIn({ ...question, wanted: 'everything' }, resource, rule)
}

/** Whether the resource is there at all is part of `when`. */
function verdictIn(question: Question, resource: Resource, rule: Conditions): Verdict {
  const there = existence(resource, question)
  const when = there.truth === 'false' ? there : all([there, evaluate(rule.when, resource, question)])
  const must = when.truth === 'false' ? NOT_ASKED : evaluate(rule.must, resource, question)
  return { word: verdictOf(when.truth, must.truth), when, must }
}
