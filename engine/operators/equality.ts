/** `is`, `isNot`, `oneOf`, `noneOf`: equality after normalization. */

import { canonicalCidr } from '../../model/range'
import { negate, type Truth, truthOf } from '../../model/truth'
import type { Plain } from '../settle'
import { canBeEqual } from './glob-match'
import type { Operator } from './operator'
import { identityOf, piecesOf } from './text'

/**
 * Whether two settled values are equal. Nobody sets it: equal to no value. References to the same thing are equal; to different
 * things they are not known to differ.
 */
export function equal(left: Plain, right: Plain): Truth {
  if (left.state === 'absent' || right.state === 'absent') return equalToAbsent(left, right)
  if (left.state === 'known' && right.state === 'known') return truthOf(sameScalar(left.value, right.value))
  const identity = identityOf(left)
  if (identity !== undefined && identity === identityOf(right)) return 'true'
  const one = piecesOf(left)
  const other = one && piecesOf(right)
  return one && other && !canBeEqual(one, other) ? 'false' : 'unknown'
}

function equalToAbsent(left: Plain, right: Plain): Truth {
  if (left.state === 'absent' && right.state === 'absent') return 'true'
  return left.state === 'unknown' || right.state === 'unknown' ? 'unknown' : 'false'
}

/** `"true"` is true and `"443"` is 443 whatever the row's type; a CIDR is its network. Text is compared as written: AWS does too. */
export function sameScalar(left: unknown, right: unknown): boolean {
  if (left === right) return true
  const one = String(left)
  const other = String(right)
  if (one === other) return true
  if (typeof left === 'boolean' || typeof right === 'boolean')
    return one.toLowerCase() === other.toLowerCase()
  if (typeof left === 'number' || typeof right === 'number') {
    return one.trim() !== '' && other.trim() !== '' && Number(one) === Number(other)
  }
  const network = canonicalCidr(one)
  return network !== undefined && network === canonicalCidr(other)
}

function anyEqual(value: Plain, operands: readonly Plain[]): Truth {
  let result: Truth = 'false'
  for (const operand of operands) {
    const truth = equal(value, operand)
    if (truth === 'true') return truth
    if (truth === 'unknown') result = truth
  }
  return result
}

export const is: Operator = {
  name: 'is',
  says: 'Equal to this value. On a list: every item is.',
  takes: 'value',
  onList: 'every',
  holds: anyEqual,
}

export const isNot: Operator = {
  name: 'isNot',
  says: 'Different from this value, or not set at all. On a list: no item is this value.',
  takes: 'value',
  onList: 'every',
  holds: (value, operands) => negate(anyEqual(value, operands)),
}

export const oneOf: Operator = {
  name: 'oneOf',
  says: 'Equal to one of these values. On a list: every item is one of them.',
  takes: 'values',
  onList: 'every',
  holds: anyEqual,
}

export const noneOf: Operator = {
  name: 'noneOf',
  says: 'Equal to none of these values, or not set at all. On a list: no item is one of them.',
  takes: 'values',
  onList: 'every',
  holds: (value, operands) => negate(anyEqual(value, operands)),
}
