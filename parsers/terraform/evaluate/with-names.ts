/** A template that sees certain names alone. */
import type { Place } from '../../../model/place'
import { type Mapping, type Value, written } from '../../../model/value'
import type { Expression } from '../syntax/tree'
import { bind, type Scope } from './scope'
import { summaryOf } from './summary'

export interface Asking {
  /** Where the text is asked for. */
  readonly place: Place
  readonly evaluate: (expression: Expression, scope: Scope) => Value<unknown>
}

/** What is made of a secret is secret. `around`: of the template, whose other names it does not see. */
export function withNames(
  template: Expression,
  names: Mapping,
  around: Scope,
  { place, evaluate }: Asking,
): Value<unknown> {
  let scope: Scope = { ...around, bindings: undefined }
  for (const [key, value] of names.entries) scope = bind(scope, key, value, key)
  const result = evaluate(template, scope)
  const origin = written(place, [result.origin.place])
  return summaryOf(names).sensitive ? { ...result, origin, sensitive: true } : { ...result, origin }
}
