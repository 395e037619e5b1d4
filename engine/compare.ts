/** Comparing an attribute: every value it may have in this world against every value the operand may have. */
import type { Resource } from '../model/resource'
import { both, everyTruth, negate, someTruth, type Truth } from '../model/truth'
import type { Scalar, Value } from '../model/value'
import type { Comparison, Operand } from './clause'
import { follow } from './follow'
import type { Operator } from './operators/operator'
import type { Consulted, Outcome } from './outcome'
import type { Question } from './question'
import { isSettled, type Plain, type Settled, settle } from './settle'

export function compareAttribute(
  attribute: string,
  comparisons: readonly Comparison[],
  resource: Resource,
  question: Question,
): Outcome {
  const value = question.graph.value(resource, attribute)
  return isSettled(value, question.trust) && comparisons.every(({ literals }) => literals)
    ? plainly(value, attribute, comparisons, resource)
    : inEveryCase(value, attribute, comparisons, resource, question)
}

/** One value against literals: nearly always. */
function plainly(
  value: Plain,
  attribute: string,
  comparisons: readonly Comparison[],
  resource: Resource,
): Outcome {
  let truth: Truth = 'true'
  for (const { operator, negated, literals = NOTHING } of comparisons) {
    const holds = holdsOfItems(operator, value, literals)
    truth = both(truth, negated ? negate(holds) : holds)
  }
  return {
    truth,
    evidence: [consulted(resource, attribute, value, comparisons, truth)],
    missing: truth === 'unknown' ? [{ cause: 'value', resource, attribute, value }] : NOTHING,
    needs: NOTHING,
  }
}

const NOTHING: readonly never[] = []

function inEveryCase(
  value: Value<unknown>,
  attribute: string,
  comparisons: readonly Comparison[],
  resource: Resource,
  question: Question,
): Outcome {
  const settled = settle(value, question.world, question.trust)
  const sides = comparisons.map((comparison) => settleOperands(comparison, resource, question))
  const truth = agreedOn(settled.options, (option) =>
    everyTruth(sides.map((side) => sideTruth(option, side))),
  )
  const needs = [...settled.needs, ...sides.flatMap((side) => side.needs)]
  const shown = settled.options.length === 1 ? settled.options[0] : value
  return {
    truth,
    evidence: [
      consulted(resource, attribute, shown ?? value, comparisons, truth),
      ...sides.flatMap((side) => side.evidence),
    ],
    missing: truth === 'unknown' ? [{ cause: 'value', resource, attribute, value: shown ?? value }] : [],
    needs: truth === 'unknown' ? needs : [],
  }
}

/** All possibilities lead to the same: that. Otherwise nobody can tell. */
export const agreed = (truths: readonly Truth[]): Truth => agreedOn(truths, (truth) => truth)

/** The same of what is asked of each. */
export function agreedOn<T>(possibilities: readonly T[], ask: (possibility: T) => Truth): Truth {
  let common: Truth | undefined
  for (const possibility of possibilities) {
    const truth = ask(possibility)
    if (common !== undefined && truth !== common) return 'unknown'
    common = truth
  }
  return common ?? 'unknown'
}

export interface Side extends Settled {
  readonly operator: Operator
  readonly negated: boolean
  /** Every combination of values the operands may have. */
  readonly choices: readonly (readonly Plain[])[]
  readonly evidence: readonly Consulted[]
}

function settleOperands(comparison: Comparison, resource: Resource, question: Question): Side {
  const { literals, operator, negated } = comparison
  return literals
    ? { operator, negated, choices: [literals], options: [], needs: [], evidence: [] }
    : settleEach(comparison, resource, question)
}

export function settleEach(comparison: Comparison, resource: Resource, question: Question): Side {
  const each = comparison.operands.map((operand) => settleOperand(operand, resource, question))
  const choices = each.reduce<readonly (readonly Plain[])[]>(
    (rows, operand) => rows.flatMap((row) => operand.options.map((option) => [...row, option])).slice(0, 64),
    [[]],
  )
  return {
    operator: comparison.operator,
    negated: comparison.negated,
    choices,
    options: [],
    needs: each.flatMap((operand) => operand.needs),
    evidence: each.flatMap((operand) => operand.evidence),
  }
}

function settleOperand(
  operand: Operand,
  resource: Resource,
  question: Question,
): Settled & { readonly evidence: readonly Consulted[] } {
  if (operand.is === 'literal') return { options: [operand.plain], needs: [], evidence: [] }
  const end = follow(operand.path, resource, question)
  const settled = settle(end.value, question.world, question.trust)
  return { ...settled, needs: [...end.needs, ...settled.needs], evidence: end.evidence }
}

function sideTruth(value: Plain, side: Side): Truth {
  const truth = agreedOn(side.choices, (operands) => holdsOfItems(side.operator, value, operands))
  return side.negated ? negate(truth) : truth
}

/** Of a list: of some item or of every one, as the operator says. */
export function holdsOfItems(operator: Operator, value: Plain, operands: readonly Plain[]): Truth {
  if (value.state !== 'list' || operator.onList === 'whole') return operator.holds(value, operands)
  const truths = value.items.map((item) =>
    item.state === 'conditional' ? 'unknown' : operator.holds(item, operands),
  )
  const truth = operator.onList === 'some' ? someTruth(truths) : everyTruth(truths)
  const definite = operator.onList === 'some' ? 'true' : 'false'
  return value.open && truth !== definite ? 'unknown' : truth
}

/** The literal that would have made a single failed equality right is what a fix writes. */
function consulted(
  resource: Resource,
  attribute: string,
  value: Value<unknown>,
  comparisons: readonly Comparison[],
  truth: Truth,
): Consulted {
  const wanted = truth === 'false' ? wantedBy(comparisons) : undefined
  return { resource, attribute, value, ...(wanted !== undefined && { wanted }) }
}

function wantedBy(comparisons: readonly Comparison[]): Scalar | undefined {
  const only = comparisons.length === 1 ? comparisons[0] : undefined
  const operand = only?.operands.length === 1 ? only.operands[0] : undefined
  if (!only || only.negated || only.operator.name !== 'is' || operand?.is !== 'literal') return undefined
  return operand.value
}
