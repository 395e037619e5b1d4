/**
 * # A stack within a stack
 *
 * What a nested template can see of the stack that creates it: the values it is given, whether it is there at all, and the choices
 * that both depend on.
 */
import type { Referent } from '../../model/reference'
import { known, unknown, type Value } from '../../model/value'
import { overCases } from './cases'
import type { ChoiceOrigin, ChoiceRegistry } from './choices'

/** What a parameter is given, with defaults of the outer stack's parameters assumed, and with them left open. */
export interface GivenValue {
  readonly assumed: Value
  readonly leftOpen: Value
}

export interface WithinStack {
  /** The outermost stack, and its template. */
  readonly deployment: string
  readonly source: string
  /** The templates around this one, outermost first. */
  readonly templates: readonly string[]
  readonly exists: Value<boolean>
  /** Shared by all of them: a condition here may ask about a parameter there. */
  readonly choices: ChoiceRegistry
  readonly given: (parameter: string) => GivenValue | undefined
  readonly choiceOf: (input: Referent & { readonly is: 'input' }) => ChoiceOrigin | undefined
}

/** What stands in a nested stack is there when the stack is. */
export function bothExist(outer: Value<boolean> | undefined, own: Value<boolean>): Value<boolean> {
  if (!outer || (outer.state === 'known' && outer.value && !outer.assumed)) return own
  const both = overCases([outer, own], own.origin, ([one, other]) => {
    if (isKnown(one, false) || isKnown(other, false)) return known(false, own.origin)
    if (!isKnown(one, true)) return one ?? own
    return other && one?.assumed ? { ...other, assumed: one.assumed } : (other ?? own)
  })
  return booleanOf(both, own)
}

const isKnown = (value: Value | undefined, wanted: boolean): boolean =>
  value?.state === 'known' && value.value === wanted

/** What was made of two booleans is one again. */
function booleanOf(value: Value, own: Value<boolean>): Value<boolean> {
  switch (value.state) {
    case 'known':
      return { ...value, value: value.value === true }
    case 'conditional':
      return {
        ...value,
        cases: value.cases.map(({ guard, value: each }) => ({ guard, value: booleanOf(each, own) })),
      }
    case 'absent':
      return unknown('opaque-expression', own.origin)
    default:
      return value
  }
}
