/** `list[*].attribute`: null is an empty list, a single thing is a list of one. */
import type { Place } from '../../../model/place'
import { list, type Value, written } from '../../../model/value'
import type { Splat } from '../syntax/tree'
import { overCases } from './cases'
import { evaluate } from './expression'
import { iterate } from './iterate'
import { asCollection, isCollection, isFailed, isSet } from './outcome'
import { bind, type Scope } from './scope'

export function evaluateSplat(expression: Splat, scope: Scope, place: Place): Value<unknown> {
  return overCases([evaluate(expression.of, scope)], written(place), ([of]) =>
    of === undefined ? list([], written(place)) : splat(of, expression, scope, place),
  )
}

function splat(of: Value<unknown>, expression: Splat, scope: Scope, place: Place): Value<unknown> {
  if (isFailed(of)) return of
  if (of.state === 'absent') return list([], written(place))
  const isSingle =
    of.state === 'map' ||
    of.state === 'known' ||
    of.state === 'template' ||
    (of.state === 'reference' && isWhole(of))
  const items = isSingle ? [of] : iterate(of).rounds.map((round) => round.value)
  const values = items.map((item, index) => evaluate(expression.each, bind(scope, '*', item, String(index))))
  const failure = values.find(isFailed)
  if (failure !== undefined) return failure
  const made = { ...list(values, written(place)), open: !isSingle && iterate(of).open }
  return of.state === 'list' && (isCollection(of) || isSet(of)) ? asCollection(made) : made
}

const isWhole = (of: Value<unknown> & { state: 'reference' }): boolean =>
  of.targets.every((target) => target.attribute === '*' && target.to.is === 'declaration')
