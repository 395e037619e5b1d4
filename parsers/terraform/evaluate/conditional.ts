/** `condition ? then : otherwise` */
import { not } from '../../../model/guard'
import type { Place } from '../../../model/place'
import { type Value, written } from '../../../model/value'
import type { ConditionalExpression } from '../syntax/tree'
import { conditionalOf } from './cases'
import { convertTo } from './convert'
import { evaluate } from './expression'
import { guardOf } from './guard-of'
import { failed, isFailed, isTyped, ofType } from './outcome'
import { plainBoolean, plainScalar } from './plain'
import type { Scope } from './scope'
import { marksOf, withMarks } from './summary'
import { ANY } from './type'
import { mayBeAnything, typeOfValue, unifiedType } from './unify'

/** What is seen not to be a boolean, where it is none. */
const NO_TRUTH: ReadonlySet<Value<unknown>['state']> = new Set(['absent', 'known', 'list', 'map'])

/** An open condition gives both values, each under its guard. */
export function evaluateConditional(
  expression: ConditionalExpression,
  scope: Scope,
  place: Place,
): Value<unknown> {
  const condition = evaluate(expression.condition, scope)
  if (isFailed(condition)) return condition
  const scalar = plainScalar(condition)
  const decided = scalar === undefined ? undefined : plainBoolean(scalar)
  if (decided === undefined && NO_TRUTH.has(condition.state))
    return failed('A condition must be true or false.', written(place))
  if (decided !== undefined) return withMarks(chosenValue(expression, decided, scope), marksOf([condition]))
  const guard = guardOf(expression.condition, condition, scope)
  if (guard.is === 'always') return evaluate(expression.then, scope)
  if (guard.is === 'never') return evaluate(expression.otherwise, scope)
  const [then, otherwise] = ofOneType(evaluate(expression.then, scope), evaluate(expression.otherwise, scope))
  const cases = [
    { guard, value: then },
    { guard: not(guard), value: otherwise },
  ]
  return withMarks(conditionalOf(cases, written(place)), marksOf([condition]))
}

/** The other one is looked at too, because it says what the chosen one is converted to. */
function chosenValue(expression: ConditionalExpression, decided: boolean, scope: Scope): Value<unknown> {
  const [chosen, other] = decided
    ? [expression.then, expression.otherwise]
    : [expression.otherwise, expression.then]
  const value = evaluate(chosen, scope)
  const isSeen = isUntypedNull(value) || typeOfValue(value).is !== 'any'
  return isSeen ? ofOneType(value, evaluate(other, scope))[0] : value
}

const isUntypedNull = (value: Value<unknown>): boolean => value.state === 'absent' && !isTyped(value)

/** `var.on ? [80] : null`: null is of the type of the other value. */
function ofTypeOfOther(
  one: Value<unknown>,
  other: Value<unknown>,
): readonly [Value<unknown>, Value<unknown>] {
  const typed = (value: Value<unknown>, beside: Value<unknown>): Value<unknown> => {
    const type = typeOfValue(beside)
    return isUntypedNull(value) && !mayBeAnything(type) ? ofType(value, type) : value
  }
  return [typed(one, other), typed(other, one)]
}

/** Both values have one type: beside a text, a number becomes text. Where they have none, Terraform fails. */
function ofOneType(one: Value<unknown>, other: Value<unknown>): readonly [Value<unknown>, Value<unknown>] {
  if (isUntypedNull(one) !== isUntypedNull(other)) return ofTypeOfOther(one, other)
  const types = [typeOfValue(one), typeOfValue(other)]
  const type = types.some(({ is }) => is === 'any') ? ANY : unifiedType(types)
  if (type !== undefined)
    return type.is === 'any' ? [one, other] : [convertTo(one, type), convertTo(other, type)]
  const message = 'The two values of a condition are of different types.'
  return [failed(message, one.origin), failed(message, other.origin)]
}
