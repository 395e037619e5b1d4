/**
 * The answer to a condition: its truth, the values it rests on, and for an unknown one what is missing and which guards would
 * decide. Combined so that each part keeps only what its truth rests on: one false member makes a conjunction false, and the others
 * are not evidence.
 */
import type { Guard } from '../model/guard'
import type { Outside, Resource, Told } from '../model/resource'
import { negate, type Truth } from '../model/truth'
import type { Scalar, Value } from '../model/value'
import type { Trace } from '../paths/trace'

/** One value that was looked at. */
export interface Consulted {
  readonly resource: Resource
  readonly attribute: string
  /** Of a relation: the value that ties the two; undefined when nothing says it (an empty relation). */
  readonly value: Value<unknown> | undefined
  /** Where a relation led: several targets when the text names one of several. */
  readonly leadsTo?: readonly (Resource | Outside)[]
  /** Of a relation: under the choices that are asked about its text leads nowhere. */
  readonly empty?: true
  /** Of a derived relation: the other values that tie the two. */
  readonly further?: readonly Value<unknown>[]
  /** Of a relation: what ties the two, in sentences. */
  readonly told?: readonly Told[]
  /** The literal that would have been right, where one would. */
  readonly wanted?: Scalar
  /** The sentence that it is told in, where it is no value of an attribute. */
  readonly says?: string
  /** Of a word about requests: the walks, under the choices of a finding. */
  readonly walked?: (under: Guard) => readonly Trace[]
}

export type MissingCause =
  /** The attribute's own value. */
  | 'value'
  /** The relation leads to something that lives elsewhere. */
  | 'outside'
  /** There is something, nobody can say what. */
  | 'target'
  /** There may be more than what is seen. */
  | 'open'
  /** Whether the resource is there at all. */
  | 'existence'
  /** More combinations of choices than are tried. */
  | 'combinations'

/** Something that is not known and would decide. */
export interface Missing {
  readonly cause: MissingCause
  readonly resource: Resource
  readonly attribute: string
  readonly value: Value<unknown> | undefined
  /** The thing that lives elsewhere, as people know it; the number of combinations. */
  readonly name?: string
  /** Of a thing that lives elsewhere: the attributes that were to be asked of it. */
  readonly asks?: readonly string[]
  /** What it is that nobody knows, where it is no attribute. */
  readonly says?: string
}

export interface Outcome {
  readonly truth: Truth
  readonly evidence: readonly Consulted[]
  readonly missing: readonly Missing[]
  /** Guards that the world leaves open and that may decide. Empty when the truth is known. */
  readonly needs: readonly Guard[]
}

/** Enough to explain a verdict; a relation may have thousands of entries. */
const KEPT = 24

export const TRUE: Outcome = { truth: 'true', evidence: [], missing: [], needs: [] }
export const FALSE: Outcome = { truth: 'false', evidence: [], missing: [], needs: [] }
const UNKNOWN: Outcome = { truth: 'unknown', evidence: [], missing: [], needs: [] }

/** A truth that rests on nothing that anybody wants to know. */
export function bare(truth: Truth): Outcome {
  switch (truth) {
    case 'true':
      return TRUE
    case 'false':
      return FALSE
    case 'unknown':
      return UNKNOWN
  }
}

export function all(outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, 'false', 'true')
}

export function any(outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, 'true', 'false')
}

/** `decisive`: one member of this truth decides; `empty`: what nothing at all is. */
function combine(outcomes: readonly Outcome[], decisive: Truth, empty: Truth): Outcome {
  const [only] = outcomes
  if (only && outcomes.length === 1 && standsForItself(only)) return only
  if (outcomes.some(({ truth }) => truth === decisive)) {
    const evidence = evidenceOf(outcomes.filter(({ truth }) => truth === decisive))
    return { truth: decisive, evidence, missing: NOTHING, needs: NOTHING }
  }
  const evidence = evidenceOf(outcomes)
  if (!outcomes.some(({ truth }) => truth === 'unknown'))
    return { truth: empty, evidence, missing: NOTHING, needs: NOTHING }
  const open = outcomes.filter(({ truth }) => truth === 'unknown')
  return {
    truth: 'unknown',
    evidence,
    missing: fewOf(open, ({ missing }) => missing),
    needs: open.flatMap(({ needs }) => needs),
  }
}

/** Nearly always: what is combined with nothing else stays what it is. */
const standsForItself = ({ truth, evidence, missing, needs }: Outcome): boolean =>
  evidence.length <= KEPT &&
  missing.length <= KEPT &&
  (truth === 'unknown' || missing.length + needs.length === 0)

const evidenceOf = (outcomes: readonly Outcome[]): readonly Consulted[] =>
  fewOf(outcomes, ({ evidence }) => evidence)

const NOTHING: readonly never[] = []

/** What the outcomes have, the first few of it. */
function fewOf<T>(outcomes: readonly Outcome[], ask: (outcome: Outcome) => readonly T[]): readonly T[] {
  const few: T[] = []
  for (const outcome of outcomes)
    for (const each of ask(outcome)) {
      if (few.length === KEPT) return few
      few.push(each)
    }
  return few
}

export const opposite = (outcome: Outcome): Outcome =>
  outcome.evidence.length === 0 && outcome.missing.length === 0 && outcome.needs.length === 0
    ? bare(negate(outcome.truth))
    : { ...outcome, truth: negate(outcome.truth), evidence: withoutWanted(outcome.evidence) }

/** Below `any`, `not` and most quantifiers no single literal would have made it right. */
export const withoutWanted = (evidence: readonly Consulted[]): readonly Consulted[] =>
  evidence.some(({ wanted }) => wanted !== undefined) ? evidence.map(({ wanted, ...rest }) => rest) : evidence

/** The same outcome with further values it rests on, in front. */
export const resting = (evidence: readonly Consulted[], outcome: Outcome): Outcome => ({
  ...outcome,
  evidence: outcome.evidence.length === 0 ? evidence : [...evidence, ...outcome.evidence].slice(0, KEPT),
})
