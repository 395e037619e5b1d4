/** Operators, decided as soon as one side decides them. */
import type { Place } from '../../../model/place'
import { known, type Value, written } from '../../../model/value'
import type { Binary, BinaryOperator, Unary } from '../syntax/tree'
import { overCases } from './cases'
import { equality } from './equality'
import { evaluate } from './expression'
import { disputed, failed, failureIn, isFailed, opaque, trailOf } from './outcome'
import { plainBoolean, plainNumber, plainScalar } from './plain'
import type { Scope } from './scope'
import { marksOf, withMarks } from './summary'

export function evaluateUnary(expression: Unary, scope: Scope, place: Place): Value<unknown> {
  return overCases([evaluate(expression.operand, scope)], written(place), (values) => {
    const failure = values.find(isFailed)
    if (failure !== undefined) return failure
    const scalar = values[0] === undefined ? undefined : plainScalar(values[0])
    if (scalar === undefined) return nullOr(values, place)
    const result = expression.operator === '-' ? negative(scalar) : opposite(scalar)
    return result === undefined
      ? failed('The operand has the wrong type.', written(place))
      : made(result, values, place)
  })
}

function negative(scalar: string | number | boolean): number | undefined {
  const number = plainNumber(scalar)
  return number === undefined ? undefined : number === 0 ? 0 : -number
}

function opposite(scalar: string | number | boolean): boolean | undefined {
  const truth = plainBoolean(scalar)
  return truth === undefined ? undefined : !truth
}

/** Null has no operators; anything else that is not known stays so. */
function nullOr(values: readonly Value<unknown>[], place: Place): Value<unknown> {
  if (values.some((value) => value.state === 'absent' || value.state === 'list' || value.state === 'map'))
    return failed('The operand is null or a collection.', written(place))
  return opaque(values, place)
}

const made = (
  result: string | number | boolean,
  from: readonly Value<unknown>[],
  place: Place,
): Value<unknown> => withMarks(known(result, written(place, trailOf(from))), marksOf(from))

export function evaluateBinary(expression: Binary, scope: Scope, place: Place): Value<unknown> {
  const { operator } = expression
  const left = evaluate(expression.left, scope)
  const right = evaluate(expression.right, scope)
  return overCases([left, right], written(place), ([one, other]) =>
    apply(operator, one ?? left, other ?? right, place),
  )
}

function apply(
  operator: BinaryOperator,
  one: Value<unknown>,
  other: Value<unknown>,
  place: Place,
): Value<unknown> {
  const values = [one, other]
  if (operator === '&&' || operator === '||') return logical(operator, [one, other], place)
  const failure = failureIn(one) ?? failureIn(other)
  if (failure !== undefined) return failure
  if (operator === '==' || operator === '!=') {
    const equal = equality(one, other)
    return equal === undefined ? opaque(values, place) : made(equal === (operator === '=='), values, place)
  }
  const left = plainScalar(one)
  const right = plainScalar(other)
  if (left === undefined || right === undefined) return nullOr(values, place)
  const result = arithmetic(operator, plainNumber(left), plainNumber(right))
  return result === undefined || Number.isNaN(result)
    ? failed(`"${operator}" needs two numbers that it can be computed of.`, written(place))
    : made(result, values, place)
}

/**
 * Where the left side decides, Terraform 1.12 and later do not ask the right one, which earlier ones refuse when it is null, no boolean
 * or fails itself: `var.vpc == null || var.vpc.private`.
 */
function logical(
  operator: '&&' | '||',
  [left, right]: readonly [Value<unknown>, Value<unknown>],
  place: Place,
): Value<unknown> {
  const deciding = operator === '||'
  const [one, other] = [truthOf(left), truthOf(right)]
  if (isFailed(left)) return left
  if (isNoTruth(left, one)) return failed('The operand is no boolean.', written(place))
  if (one === deciding) {
    const decided = made(deciding, [left], place)
    return isFailed(right) || isNoTruth(right, other) ? disputed(decided) : decided
  }
  if (isFailed(right)) return right
  if (isNoTruth(right, other)) return failed('The operand is no boolean.', written(place))
  if (other === deciding) return made(deciding, [right], place)
  return one === undefined || other === undefined
    ? opaque([left, right], place)
    : made(!deciding, [left, right], place)
}

function truthOf(value: Value<unknown>): boolean | undefined {
  const scalar = plainScalar(value)
  return scalar === undefined ? undefined : plainBoolean(scalar)
}

const isNoTruth = (value: Value<unknown>, truth: boolean | undefined): boolean =>
  truth === undefined && ['absent', 'known', 'list', 'map'].includes(value.state)

/**
 * Terraform computes with 512 bits: 0.1 + 0.2 is 0.3. Of numbers that people wrote fifteen digits are exact here and the rest is
 * rounded away; a number that has more digits (1 / 3) keeps them.
 */
function rounded(value: number, from: readonly number[]): number {
  if (Number.isSafeInteger(value)) return value
  return from.every((each) => Number(each.toPrecision(15)) === each) ? Number(value.toPrecision(15)) : value
}

/** What goes into it a whole number of times leaves nothing, also where the fractions are not exact. */
function remainder(left: number, right: number): number {
  const times = left / right
  const isWhole = Math.abs(times - Math.round(times)) < 1e-12 * Math.max(1, Math.abs(times))
  return isWhole ? 0 : rounded(left % right, [left, right])
}

function arithmetic(
  operator: BinaryOperator,
  left: number | undefined,
  right: number | undefined,
): number | boolean | undefined {
  if (left === undefined || right === undefined) return undefined
  switch (operator) {
    case '+':
      return rounded(left + right, [left, right])
    case '-':
      return rounded(left - right, [left, right])
    case '*':
      return rounded(left * right, [left, right])
    case '/':
      return left / right
    case '%':
      return right === 0 ? left : remainder(left, right)
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return undefined
  }
}
