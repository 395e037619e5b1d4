/**
 * # Evaluating expressions
 *
 * Every expression becomes a value; what cannot be told becomes unknown with what it refers to, never a guess. Budgets on
 * steps, depth and size end in unknown too, so that no configuration can hang or crash the linter.
 *
 *     "com.amazonaws.${data.aws_region.here.name}.execute-api"
 *     { state: 'template', parts: ['com.amazonaws.', <the Region of this provider>, '.execute-api'] }
 */
import type { Place } from '../../../model/place'
import { absent, known, list, unknown, type Value, written } from '../../../model/value'
import type { Expression } from '../syntax/tree'
import { evaluateCall } from './call'
import { evaluateConditional } from './conditional'
import { evaluateFor } from './for'
import { evaluateName } from './names'
import { evaluateObject } from './object'
import { evaluateBinary, evaluateUnary } from './operators'
import { failed, relocate } from './outcome'
import { boundTo, placeOf, type Scope } from './scope'
import { evaluateSplat } from './splat'
import { MAX_SIZE, summaryOf } from './summary'
import { evaluateTemplate } from './template'
import { attributeOf, elementOf } from './traverse'

const MAX_STEPS = 1_000_000
const MAX_DEPTH = 400
const MAX_TEXT = 1_000_000

export function evaluate(expression: Expression, scope: Scope): Value<unknown> {
  const { run } = scope.world
  const place = placeOf(expression, scope)
  if (run.steps++ > MAX_STEPS || run.depth > MAX_DEPTH) return unknown('budget', written(place))
  run.depth++
  const value = evaluateByKind(expression, scope, place)
  run.depth--
  return bounded(value)
}

function bounded(value: Value<unknown>): Value<unknown> {
  if (value.state === 'known') {
    if (typeof value.value !== 'string' || value.value.length <= MAX_TEXT) return value
    return unknown('budget', value.origin)
  }
  return summaryOf(value).size <= MAX_SIZE ? value : unknown('budget', value.origin)
}

function evaluateByKind(expression: Expression, scope: Scope, place: Place): Value<unknown> {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? absent(written(place)) : known(expression.value, written(place))
    case 'template':
      return evaluateTemplate(expression, scope, place)
    case 'tuple':
      return list(
        expression.items.map((item) => evaluate(item, scope)),
        written(place),
      )
    case 'object':
      return evaluateObject(expression, scope, place)
    case 'for':
      return evaluateFor(expression, scope, place)
    case 'root':
    case 'attribute':
      return evaluateName(expression, scope, place)
    case 'index':
      return evaluateIndex(expression, scope, place)
    case 'splat':
      return evaluateSplat(expression, scope, place)
    case 'splat-item':
      return boundTo(scope, '*')?.value ?? failed('A splat has no item here.', written(place))
    case 'call':
      return evaluateCall(expression, scope, place)
    case 'unary':
      return evaluateUnary(expression, scope, place)
    case 'binary':
      return evaluateBinary(expression, scope, place)
    case 'conditional':
      return evaluateConditional(expression, scope, place)
    case 'parentheses':
      return relocate(evaluate(expression.inner, scope), place)
    case 'broken':
      return unknown('opaque-expression', written(place))
  }
}

function evaluateIndex(
  expression: Expression & { kind: 'index' },
  scope: Scope,
  place: Place,
): Value<unknown> {
  const of = evaluate(expression.of, scope)
  const key = evaluate(expression.key, scope)
  const name = key.state === 'known' && typeof key.value === 'string' ? key.value : undefined
  if (name !== undefined && of.state === 'reference') return attributeOf(of, name, scope.world.run, place)
  return elementOf(of, key, scope.world.run, place)
}
