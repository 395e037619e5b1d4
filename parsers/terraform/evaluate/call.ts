/** Function calls: arguments first, conditional ones case by case, then the function of that name. */
import type { Place } from '../../../model/place'
import { unknown, type Value, written } from '../../../model/value'
import type { Call } from '../syntax/tree'
import { overCases } from './cases'
import { evaluate } from './expression'
import { functionNamed } from './functions/table'
import { failed, isFailed, opaque } from './outcome'
import { referencesOf } from './references-of'
import type { Scope } from './scope'

/** These look at failed arguments themselves. */
const takesFailures = new Set(['try', 'can'])

export function evaluateCall(expression: Call, scope: Scope, place: Place): Value<unknown> {
  const name = expression.name.replace(/^core::/, '')
  const compute = functionNamed(name)
  const values = expression.arguments.map((argument) => evaluate(argument, scope))
  const given = expression.expandLast ? expanded(values) : values
  if (given === undefined) return opaque(values, place)
  if (compute === undefined) return unknownFunction(name, given, place)
  return overCases(given, written(place), (chosen) => {
    const failure = takesFailures.has(name) ? undefined : chosen.find(isFailed)
    return failure ?? compute({ name, values: chosen, place, scope, evaluate })
  })
}

function unknownFunction(name: string, values: readonly Value<unknown>[], place: Place): Value<unknown> {
  const isTerraforms = name.startsWith('provider::') || never.has(name)
  if (!isTerraforms)
    return { ...failed(`There is no function "${name}".`, written(place)), refersTo: referencesOf(values) }
  return unknown('opaque-expression', written(place), referencesOf(values))
}

/** Real functions whose result no reader can tell: they ask the clock, chance or a private key. */
const never = new Set([
  'timestamp',
  'plantimestamp',
  'uuid',
  'bcrypt',
  'rsadecrypt',
  'base64gzip',
  'base64gunzip',
  'type',
  'ephemeralasnull',
  'issensitive',
])

/** `f(list...)`: `undefined` when the list cannot be seen as a whole. */
function expanded(values: readonly Value<unknown>[]): readonly Value<unknown>[] | undefined {
  const last = values.at(-1)
  if (last?.state !== 'list' || last.open) return undefined
  return [...values.slice(0, -1), ...last.items]
}
