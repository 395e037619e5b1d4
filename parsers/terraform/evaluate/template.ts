/** Templates. Text with holes stays text with holes. */
import { not } from '../../../model/guard'
import type { Place } from '../../../model/place'
import { known, type Template, unknown, type Value, written } from '../../../model/value'
import type { TemplateExpression, TemplatePart } from '../syntax/tree'
import { conditionalOf } from './cases'
import { evaluate } from './expression'
import { bindRound } from './for'
import { guardOf } from './guard-of'
import { iterate } from './iterate'
import { failed, isFailed, relocate, trailOf } from './outcome'
import { plainBoolean, plainScalar, plainText } from './plain'
import { referencesOf } from './references-of'
import { placeOf, type Scope } from './scope'
import { marksOf, withMarks } from './summary'

type Part = string | Value<unknown>

export function evaluateTemplate(expression: TemplateExpression, scope: Scope, place: Place): Value<unknown> {
  const [only] = expression.parts
  if (expression.parts.length === 1 && only?.kind === 'interpolation')
    return relocate(evaluate(only.value, scope), place)
  return templateOf(partsOf(expression.parts, scope), place)
}

/** Text and values, put together as far as they are known. */
export function templateOf(parts: readonly Part[], place: Place): Value<unknown> {
  const values = parts.filter((part) => typeof part !== 'string')
  const failure = values.find(isFailed)
  if (failure !== undefined) return failure
  const merged: Part[] = []
  for (const part of parts) {
    const refused = addPart(part, merged, place)
    if (refused !== undefined) return refused
  }
  const origin = written(place, trailOf(values))
  const marks = marksOf(values)
  if (merged.every((part) => typeof part === 'string'))
    return withMarks(known(merged.join(''), origin), marks)
  const template: Template = { state: 'template', parts: merged, origin }
  return withMarks(template, marks)
}

function addPart(part: Part, merged: Part[], place: Place): Value<unknown> | undefined {
  if (typeof part === 'string') {
    addText(part, merged)
    return undefined
  }
  switch (part.state) {
    case 'known':
      addText(plainText(plainScalar(part) ?? '') ?? '', merged)
      return undefined
    case 'template':
      for (const inner of part.parts) addPart(inner, merged, place)
      return undefined
    case 'absent':
      return failed('A null value cannot stand in a text.', written(place))
    case 'list':
    case 'map':
      return failed('A collection cannot stand in a text.', written(place))
    case 'reference':
    case 'conditional':
    case 'unknown':
      merged.push(part)
      return undefined
  }
}

function addText(text: string, merged: Part[]): void {
  const last = merged.at(-1)
  if (text === '') return
  if (typeof last === 'string') merged[merged.length - 1] = last + text
  else merged.push(text)
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
  const { rounds, open } = iterate(collection)
  const inner = rounds.flatMap((round) => partsOf(part.body, bindRound(part, round, scope)))
  if (!open) return inner
  const values = inner.filter((each) => typeof each !== 'string')
  return [unknown('opaque-expression', written(placeOf(part, scope)), referencesOf([collection, ...values]))]
}
