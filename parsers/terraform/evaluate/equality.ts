/** Whether two values are equal, as far as it can be told. */
import type { Value } from '../../../model/value'
import { isCollection, isSet } from './outcome'
import { plainEqual, toPlain } from './plain'
import { otherThings, sameReferent } from './references-of'
import { isSameType, typeOfValue } from './unify'

/** Equal references are equal although nobody knows their text, and ids of different things are different. */
export function equality(one: Value<unknown>, other: Value<unknown>): boolean | undefined {
  if (isOtherSort(one, other)) return false
  if (mayBeOtherElements(one, other)) return undefined
  const left = toPlain(one)
  const right = toPlain(other)
  if (left !== undefined && right !== undefined) return plainEqual(left, right)
  if (one.state === 'reference' && other.state === 'reference')
    return sameReferent(one, other) ? true : otherThings(one, other) ? false : undefined
  if (isNeverNull(one) && other.state === 'absent') return false
  if (isNeverNull(other) && one.state === 'absent') return false
  if (one.state === 'list' && other.state === 'list') return equalLength(one, other)
  if (one.state === 'template' && typeof right === 'string') return templateEquals(one.parts, right)
  if (other.state === 'template' && typeof left === 'string') return templateEquals(other.parts, left)
  return undefined
}

/** A list, a set and a tuple are never equal, nor a map and an object: `var.subnets == []` is false whatever the list holds. */
function isOtherSort(one: Value<unknown>, other: Value<unknown>): boolean {
  if (one.state === 'list' && other.state === 'list')
    return isSet(one) !== isSet(other) || isCollection(one) !== isCollection(other)
  return one.state === 'map' && other.state === 'map' && isCollection(one) !== isCollection(other)
}

/** Two that are empty are of different types if one is of texts and the other of numbers. */
const mayBeOtherElements = (one: Value<unknown>, other: Value<unknown>): boolean =>
  one.state === 'list' &&
  other.state === 'list' &&
  one.items.length + other.items.length === 0 &&
  (isCollection(one) || isSet(one)) &&
  !isSameType(typeOfValue(one), typeOfValue(other))

const isNeverNull = (value: Value<unknown>): boolean =>
  value.state === 'list' || value.state === 'map' || value.state === 'template'

function equalLength(
  one: Value<unknown> & { state: 'list' },
  other: Value<unknown> & { state: 'list' },
): boolean | undefined {
  return one.open || other.open || one.items.length === other.items.length ? undefined : false
}

/** False where the literal beginning or end already differs. */
function templateEquals(parts: readonly (string | Value<unknown>)[], text: string): boolean | undefined {
  const first = parts[0]
  const last = parts.at(-1)
  if (typeof first === 'string' && !text.startsWith(first)) return false
  return typeof last === 'string' && !text.endsWith(last) ? false : undefined
}
