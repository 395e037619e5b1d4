/** Whether something exists that stands inside something that may not exist. */
import { known, unknown, type Value } from '../../model/value'
import { overCases } from './evaluate/cases'
import { plainScalar } from './evaluate/plain'
import { referencesOf } from './evaluate/references-of'

export function existsInside(outer: Value<boolean>, own: Value<boolean>): Value<boolean> {
  if (plainScalar(outer) === true) return own
  if (plainScalar(own) === true) return outer
  return asBoolean(
    overCases([outer, own], own.origin, ([around, inner]) => both(around ?? outer, inner ?? own)),
  )
}

function both(outer: Value<unknown>, own: Value<unknown>): Value<boolean> {
  const truths = [plainScalar(outer), plainScalar(own)]
  if (truths.includes(false)) return known(false, own.origin)
  if (truths.every((truth) => truth === true)) return known(true, own.origin)
  return unknown('opaque-expression', own.origin, referencesOf([outer, own]))
}

/** All cases made above are booleans or unknown. */
function asBoolean(value: Value<unknown>): Value<boolean> {
  if (value.state === 'conditional')
    return {
      ...value,
      cases: value.cases.map((each) => ({ guard: each.guard, value: asBoolean(each.value) })),
    }
  const scalar = plainScalar(value)
  return typeof scalar === 'boolean'
    ? known(scalar, value.origin)
    : unknown('opaque-expression', value.origin, referencesOf([value]))
}
