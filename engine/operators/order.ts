/** `atLeast`, `atMost`: numbers. */
import { type Truth, truthOf } from '../../model/truth'
import type { Plain } from '../settle'
import type { Operator } from './operator'

function numberOf(value: Plain | undefined): number | undefined {
  if (value?.state !== 'known') return undefined
  const text = String(value.value).trim()
  const number = Number(text)
  return text === '' || Number.isNaN(number) ? undefined : number
}

function ordered(
  value: Plain,
  operands: readonly Plain[],
  test: (left: number, right: number) => boolean,
): Truth {
  if (value.state === 'absent') return 'false'
  const [left, right] = [numberOf(value), numberOf(operands[0])]
  return left === undefined || right === undefined ? 'unknown' : truthOf(test(left, right))
}

export const atLeast: Operator = {
  name: 'atLeast',
  says: 'A number not below this one. On a list: every item.',
  takes: 'number',
  onList: 'every',
  holds: (value, operands) => ordered(value, operands, (left, right) => left >= right),
}

export const atMost: Operator = {
  name: 'atMost',
  says: 'A number not above this one. On a list: every item.',
  takes: 'number',
  onList: 'every',
  holds: (value, operands) => ordered(value, operands, (left, right) => left <= right),
}
