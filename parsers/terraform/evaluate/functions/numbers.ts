/** Numbers. */
import { plainNumber } from '../plain'
import { type FunctionTable, fault, pure1, pure2, pureMany } from './define'

function parse(text: string, base: number) {
  if (base < 2 || base > 36) return fault('the base must lie between 2 and 36.')
  const digits = text.replace(/^-/, '').toLowerCase()
  const isValid = digits !== '' && [...digits].every((digit) => Number.parseInt(digit, 36) < base)
  return isValid ? Number.parseInt(text, base) : fault('the text is no such number.')
}

function sum(items: readonly unknown[]) {
  let total = 0
  for (const item of items) {
    const number = typeof item === 'string' || typeof item === 'number' ? plainNumber(item) : undefined
    if (number === undefined) return fault('an element is no number.')
    total += number
  }
  if (items.length === 0) return fault('the list is empty.')
  return Number(total.toPrecision(15))
}

/** Whole numbers are exact, however large. */
const power = (number: number, exponent: number): number =>
  Number.isSafeInteger(number) && Number.isSafeInteger(exponent) && exponent >= 0 && exponent <= 1000
    ? Number(BigInt(number) ** BigInt(exponent))
    : number ** exponent

const defined = (number: number) => (Number.isNaN(number) ? fault('there is no such number.') : number)

const finite = (number: number) =>
  Number.isFinite(number) ? number : fault('the result is no finite number.')

export const numbers: FunctionTable = {
  abs: pure1('number', Math.abs),
  ceil: pure1('number', (number) => Math.ceil(number) + 0),
  floor: pure1('number', Math.floor),
  signum: pure1('whole', (number) => Math.sign(number)),
  log: pure2(['number', 'number'], (number, base) => defined(Math.log(number) / Math.log(base))),
  pow: pure2(['number', 'number'], (number, exponent) => finite(power(number, exponent))),
  max: pureMany('number', (all) =>
    all.length === 0 ? fault('no argument.') : Math.max(...all.slice(0, 5000)),
  ),
  min: pureMany('number', (all) =>
    all.length === 0 ? fault('no argument.') : Math.min(...all.slice(0, 5000)),
  ),
  sum: pure1('list', sum),
  parseint: pure2(['any', 'whole'], (text, base) =>
    typeof text === 'string' ? parse(text, base) : fault('only text is read.'),
  ),
}
