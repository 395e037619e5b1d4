/** `list[*].attribute`: null is an empty list, a single thing is a list of one. */
import type { Place } from '../../../model/place'
import { list, type Value, written } from '../../../model/value'
import type { Splat } from '../syntax/tree'
import { overCases } from './cases'
import { evaluate } from './expression'
import { iterate } from './iterate'
import { asCollection, failed, failureIn, isCollection, isFailed, isSet, isTyped } from './outcome'
import { bind, type Scope } from './scope'

export function evaluateSplat(expression: Splat, scope: Scope, place: Place): Value<unknown> {
  return overCases([evaluate(expression.of, scope)], written(place), ([of]) =>
    of === undefined ? list([], written(place)) : splat(of, expression, scope, place),
  )
}

function splat(of: Value<unknown>, expression: Splat, scope: Scope, place: Place): Value<unknown> {
  const refused = failureIn(of)
  if (refused !== undefined) return refused
  if (of.state === 'absent')
    return isListNull(of)
      ? failed('Null in place of a list has no elements.', written(place))
      : list([], written(place))
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

/** Null that stands for a list, set or tuple is refused; any other is no thing, so an empty list. */
const isListNull = (of: Value<unknown>): boolean =>
  isTyped(of) && ['list', 'set', 'tuple'].includes(of.type.is)

const isWhole = (of: Value<unknown> & { state: 'reference' }): boolean =>
  of.targets.every((target) => target.attribute === '*' && target.to.is === 'declaration')
