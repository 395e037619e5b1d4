/** `condition ? then : otherwise` */
import { not } from '../../../model/guard'
import type { Place } from '../../../model/place'
import { type Value, written } from '../../../model/value'
import type { ConditionalExpression } from '../syntax/tree'
import { conditionalOf } from './cases'
import { convertTo } from './convert'
import { evaluate } from './expression'
import { guardOf } from './guard-of'
import { failed, isFailed } from './outcome'
import { plainBoolean, plainScalar } from './plain'
import type { Scope } from './scope'
import { marksOf, withMarks } from './summary'

/** An open condition gives both values, each under its guard. */
export function evaluateConditional(
  expression: ConditionalExpression,
  scope: Scope,
  place: Place,
): Value<unknown> {
  const condition = evaluate(expression.condition, scope)
  if (isFailed(condition)) return condition
  if (condition.state === 'absent') return failed('A condition cannot be null.', written(place))
  const scalar = plainScalar(condition)
  const decided = scalar === undefined ? undefined : plainBoolean(scalar)
  if (decided !== undefined) return withMarks(chosenValue(expression, decided, scope), marksOf([condition]))
  const guard = guardOf(expression.condition, condition, scope)
  if (guard.is === 'always') return evaluate(expression.then, scope)
  if (guard.is === 'never') return evaluate(expression.otherwise, scope)
  const cases = [
    { guard, value: evaluate(expression.then, scope) },
    { guard: not(guard), value: evaluate(expression.otherwise, scope) },
  ]
  return withMarks(conditionalOf(cases, written(place)), marksOf([condition]))
}

/** Both values have one type: beside a text, a number becomes text. */
function chosenValue(expression: ConditionalExpression, decided: boolean, scope: Scope): Value<unknown> {
  const [chosen, other] = decided
    ? [expression.then, expression.otherwise]
    : [expression.otherwise, expression.then]
  const value = evaluate(chosen, scope)
  const isBesideText = other.kind === 'literal' && typeof other.value === 'string'
  return isBesideText && value.state === 'known' ? convertTo(value, { is: 'string' }) : value
}
