/** Templates. Text with holes stays text with holes. */
import { not } from '../../../model/guard'
import type { Place } from '../../../model/place'
import { unknown, type Value, written } from '../../../model/value'
import type { TemplateExpression, TemplatePart } from '../syntax/tree'
import { conditionalOf } from './cases'
import { evaluate } from './expression'
import { bindRound } from './for'
import { guardOf } from './guard-of'
import { iterate } from './iterate'
import { failed, isFailed, relocate } from './outcome'
import { plainBoolean, plainScalar } from './plain'
import { referencesOf } from './references-of'
import { placeOf, type Scope } from './scope'
import { type Part, templateOf } from './template-value'

export function evaluateTemplate(expression: TemplateExpression, scope: Scope, place: Place): Value<unknown> {
  const [only] = expression.parts
  if (expression.parts.length === 1 && only?.kind === 'interpolation')
    return relocate(evaluate(only.value, scope), place)
  return templateOf(partsOf(expression.parts, scope), place)
}

const partsOf = (parts: readonly TemplatePart[], scope: Scope): Part[] =>
  parts.flatMap((part) => partOf(part, scope))

function partOf(part: TemplatePart, scope: Scope): readonly Part[] {
  switch (part.kind) {
    case 'text':
      return [part.value]
    case 'interpolation':
      return [evaluate(part.value, scope)]
    case 'if':
      return ifParts(part, scope)
    case 'for':
      return forParts(part, scope)
  }
}

function ifParts(part: TemplatePart & { kind: 'if' }, scope: Scope): readonly Part[] {
  const condition = evaluate(part.condition, scope)
  if (isFailed(condition)) return [condition]
  if (condition.state === 'absent') return [failed('A condition cannot be null.', condition.origin)]
  const scalar = plainScalar(condition)
  const decided = scalar === undefined ? undefined : plainBoolean(scalar)
  if (decided !== undefined) return partsOf(decided ? part.then : part.otherwise, scope)
  const place = placeOf(part, scope)
  const guard = guardOf(part.condition, condition, scope)
  const cases = [
    { guard, value: templateOf(partsOf(part.then, scope), place) },
    { guard: not(guard), value: templateOf(partsOf(part.otherwise, scope), place) },
  ]
  return [conditionalOf(cases, written(place))]
}

function forParts(part: TemplatePart & { kind: 'for' }, scope: Scope): readonly Part[] {
  const collection = evaluate(part.collection, scope)
  if (isFailed(collection)) return [collection]
  if (collection.state === 'absent') return [failed('A null value cannot be iterated.', collection.origin)]
  const { rounds, open } = iterate(collection)
  const inner = rounds.flatMap((round) => partsOf(part.body, bindRound(part, round, scope)))
  if (!open) return inner
  const values = inner.filter((each) => typeof each !== 'string')
  return [unknown('opaque-expression', written(placeOf(part, scope)), referencesOf([collection, ...values]))]
}
