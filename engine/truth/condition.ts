/**
 * # Only whether
 *
 * Of most questions nobody wants to know more than the answer: the rule holds, or is not about it. So a condition is made into functions,
 * once for each kind that it is asked of, which tell its truth and nothing else. What a word means, which operator it is and what it is
 * compared with is looked up when they are made; when they are asked, nothing is collected, and nothing is asked after what decides.
 *
 *     { type: 'Interface', vpc: { dnsHostnames: true } }   of a vpc-endpoint
 *       together(compared('type', is 'Interface'), someEntry('vpc', together(compared('dnsHostnames', is true))))
 *
 * What the truth rests on, what is missing and which choices would decide is told by {@link ../evaluate}, which is asked only where
 * somebody has to be told. Both say the same of every condition: `test/engine/truth.test.ts`.
 */
import { rowIn, type Words } from '../../graph/words'
import { type Clause, DEEPEST, readClause, type Test } from '../clause'
import { bare } from '../outcome'
import { unique } from '../unique'
import { walkTruth } from '../walk'
import { compared } from './comparison'
import { counted } from './count'
import { holdsThere, thereAnd, unlessThere } from './entry'
import { contrary, either, type Holds, together, UNTOLD } from './holds'
import { everyEntry, present, someEntry } from './relation'

const kept = new WeakMap<Words, WeakMap<Clause, Holds>>()

/** Conditions never change, so what is made of one holds for its life and that of the words. */
export function holdsOf(clause: Clause, words: Words): Holds {
  const known = kept.get(words)?.get(clause)
  if (known) return known
  const made = ofEachKind(clause, { words, depth: 0 })
  kept.set(words, (kept.get(words) ?? new WeakMap<Clause, Holds>()).set(clause, made))
  return made
}

interface Making {
  readonly words: Words
  /** How many conditions it stands in. */
  readonly depth: number
}

/** Made when a kind first comes: most conditions are asked of few kinds, and those behind what decides of none. */
function ofEachKind(clause: Clause, making: Making): Holds {
  const byKind = new Map<string, Holds>()
  const makeFor = (kind: string): Holds => {
    const made = ofKind(clause, kind, making)
    byKind.set(kind, made)
    return made
  }
  return (resource, question) => (byKind.get(resource.kind) ?? makeFor(resource.kind))(resource, question)
}

function ofKind(clause: Clause, kind: string, { words, depth }: Making): Holds {
  if (depth > DEEPEST) return UNTOLD
  const tests = readClause(clause, (name) => rowIn(words, kind, name))
  return together(tests.map((test) => ofTest(test, { words, depth: depth + 1 })))
}

function ofTest(test: Test, making: Making): Holds {
  const made = (clause: Clause) => ofEachKind(clause, making)
  const there = (clause: Clause) => holdsThere(clause, made(clause))
  switch (test.is) {
    case 'compare':
      return compared(test.attribute, test.comparisons)
    case 'all':
      return together(test.clauses.map(made))
    case 'any':
      return either(test.clauses.map(made))
    case 'not':
      return contrary(made(test.clause))
    case 'step':
    case 'some':
      return someEntry(test.relation, thereAnd(there(test.clause)))
    case 'none':
      return contrary(someEntry(test.relation, thereAnd(there(test.clause))))
    case 'every':
      return everyEntry(test.relation, unlessThere(there(test.clause)))
    case 'present':
      return present(test)
    case 'count':
      return counted(test.relation, test.count, made)
    case 'unique':
      return isUnique(test.by, test.where, made)
    case 'walk':
      return (resource, question) => walkTruth(test, resource, question)
    case 'misspelt':
      return UNTOLD
  }
}

function isUnique(by: readonly string[], where: Clause | undefined, made: (clause: Clause) => Holds): Holds {
  const meant = made(where ?? {})
  return (resource, question) =>
    unique(by, where, resource, question, (_where, other) => bare(meant(other, question))).truth
}
