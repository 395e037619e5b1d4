/**
 * Function calls: arguments first, conditional ones case by case, then the function of that name. One that is not known here may be of
 * a provider, of a later release, or ask the clock: its result is unknown, not refused.
 */
import type { Place } from '../../../model/place'
import { type Value, written } from '../../../model/value'
import type { Call } from '../syntax/tree'
import { overCases } from './cases'
import { evaluate } from './expression'
import { functionNamed } from './functions/table'
import { failed, failureIn, opaque } from './outcome'
import type { Scope } from './scope'

/** These look at failed arguments themselves. */
const takesFailures = new Set(['try', 'can'])

export function evaluateCall(expression: Call, scope: Scope, place: Place): Value<unknown> {
  const name = expression.name.replace(/^core::/, '')
  const compute = functionNamed(name)
  const values = expression.arguments.map((argument) => evaluate(argument, scope))
  const last = values.at(-1)
  if (
    expression.expandLast &&
    last !== undefined &&
    ['known', 'template', 'map', 'absent'].includes(last.state)
  )
    return failed('Only a list can be taken apart into arguments.', written(place))
  const given = expression.expandLast ? expanded(values) : values
  if (given === undefined) return opaque(values, place)
  if (compute === undefined) return opaque(given, place)
  return overCases(given, written(place), (chosen) => {
    const failure = takesFailures.has(name)
      ? undefined
      : chosen.map(failureIn).find((each) => each !== undefined)
    return failure ?? compute({ name, values: chosen, place, scope, evaluate })
  })
}

/** `f(list...)`: `undefined` when the list cannot be seen as a whole. */
function expanded(values: readonly Value<unknown>[]): readonly Value<unknown>[] | undefined {
  const last = values.at(-1)
  if (last?.state !== 'list' || last.open) return undefined
  return [...values.slice(0, -1), ...last.items]
}
