/** `format` and `formatlist`. Holes for `%s`, `%v` and `%d` stay holes in a template. */
import { list, unknown, type Value, written } from '../../../../model/value'
import { isFailed, isTyped } from '../outcome'
import {
  isPlainList,
  isPlainMap,
  numberText,
  type Plain,
  plainBoolean,
  plainNumber,
  plainText,
  toPlain,
} from '../plain'
import { templateOf } from '../template-value'
import { cannotTell, type FunctionCall, type FunctionTable, refuse } from './define'
import { jsonText } from './documents'

const MAX_WIDTH = 1_000

const verb = /%(?:%|([-+ 0#]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g

interface Directive {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly letter: string
}

function format(call: FunctionCall): Value<unknown> {
  return call.values.some(isNullOfNoType)
    ? refuse(call, 'an argument is null and of no type.')
    : formatted(call)
}

/** What Terraform makes of it is unknown, and stays so after the apply. */
const isNullOfNoType = (value: Value<unknown>): boolean => value.state === 'absent' && !isTyped(value)

function formatted(call: FunctionCall): Value<unknown> {
  const [first, ...values] = call.values
  const spec = first === undefined ? undefined : toPlain(first)
  if (typeof spec !== 'string') return cannotTell(call)
  const parts: (string | Value<unknown>)[] = []
  let end = 0
  let next = 0
  for (const found of spec.matchAll(verb)) {
    parts.push(spec.slice(end, found.index))
    end = found.index + found[0].length
    if (found[0] === '%%') parts.push('%')
    else {
      const [, flags = '', width = '0', precision, position, letter = ''] = found
      if (position !== undefined) next = Number(position) - 1
      const value = values[next++]
      if (value === undefined) return refuse(call, 'there are fewer arguments than verbs.')
      const directive = {
        flags,
        width: Number(width),
        precision: precision === undefined ? undefined : Number(precision),
        letter,
      }
      if (directive.width > MAX_WIDTH || (directive.precision ?? 0) > MAX_WIDTH)
        return unknown('budget', written(call.place))
      const part = formatOne(directive, value)
      if (part === undefined) return refuse(call, `an argument does not fit %${letter}.`)
      parts.push(part)
    }
  }
  parts.push(spec.slice(end))
  if (/%$/.test(spec.slice(end))) return refuse(call, 'a verb is not complete.')
  const made = templateOf(parts, call.place)
  return first?.sensitive === true ? { ...made, sensitive: true } : made
}

/** Text, or a hole where the value is not known and the verb changes nothing about it. */
function formatOne(directive: Directive, value: Value<unknown>): string | Value<unknown> | undefined {
  const plain = toPlain(value)
  const isPlainVerb =
    directive.width === 0 && directive.precision === undefined && 'svd'.includes(directive.letter)
  if (plain === undefined) {
    const isCollection = value.state === 'list' || value.state === 'map'
    return isPlainVerb && !isCollection ? value : unknown('opaque-expression', value.origin)
  }
  const text = formatPlain(directive, plain)
  if (text === undefined) return undefined
  const padded = pad(text, directive)
  return value.sensitive === true ? { ...value, state: 'known', value: padded } : padded
}

function formatPlain(directive: Directive, plain: Plain): string | undefined {
  const { letter, precision } = directive
  switch (letter) {
    case 's':
      return cutTo(plainText(plain), precision)
    case 'v':
      if (plain === null) return 'null'
      return isPlainList(plain) || isPlainMap(plain) ? jsonText(plain) : plainText(plain)
    case 'q':
      return quoted(plain)
    case 't':
      return plainBoolean(plain) === undefined ? undefined : String(plainBoolean(plain))
  }
  const number = plainNumber(plain)
  return number === undefined ? undefined : formatNumber(directive, number)
}

function quoted(plain: Plain): string | undefined {
  if (typeof plain === 'string') return jsonText(plain)
  const text = plainText(plain)
  return text === undefined ? undefined : `"${text}"`
}

const cutTo = (text: string | undefined, precision: number | undefined): string | undefined =>
  text === undefined || precision === undefined ? text : [...text].slice(0, precision).join('')

function formatNumber({ letter, flags, precision }: Directive, number: number): string | undefined {
  const text = numberBy(letter, number, precision)
  if (text === undefined) return undefined
  const sign = number >= 0 ? ['+', ' '].find((each) => flags.includes(each)) : undefined
  return (sign ?? '') + text
}

function numberBy(letter: string, number: number, precision: number | undefined): string | undefined {
  switch (letter) {
    case 'd':
      return Number.isInteger(number) ? numberText(number) : undefined
    case 'f':
      return fixedText(number, Math.min(precision ?? 6, 100))
    case 'x':
      return wholeText(number, 16)
    case 'X':
      return wholeText(number, 16)?.toUpperCase()
    case 'o':
      return wholeText(number, 8)
    case 'b':
      return wholeText(number, 2)
    case 'e':
      return number.toExponential(Math.min(precision ?? 6, 100)).replace(/e([+-])(\d)$/, 'e$10$2')
    case 'g':
      return shortText(
        precision === undefined ? number : Number(number.toPrecision(Math.min(Math.max(precision, 1), 100))),
        precision,
      )
  }
  return undefined
}

const wholeText = (number: number, base: number): string | undefined =>
  Number.isInteger(number) ? number.toString(base) : undefined

/** As Go's %f: what lies exactly between two numbers goes to the even one. */
function fixedText(number: number, precision: number): string {
  const text = number.toFixed(precision)
  const isTie =
    precision < 80 &&
    /^50*$/.test(number.toFixed(precision + 20).slice(text.length + (precision === 0 ? 1 : 0)))
  if (!isTie || Number(text.at(-1)) % 2 === 0) return text
  return (number - Math.sign(number) * 0.5 * 10 ** -precision).toFixed(precision)
}

/** As Go's %g: an exponent of two digits below 0.0001 and from the precision on. */
function shortText(number: number, precision = 21): string {
  const exponent = number === 0 ? 0 : Math.floor(Math.log10(Math.abs(number)))
  if (exponent >= -4 && exponent < precision) return numberText(number)
  return number.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}

function pad(text: string, { flags, width, letter }: Directive): string {
  const { length } = [...text]
  if (length >= width) return text
  if (flags.includes('-')) return text + ' '.repeat(width - length)
  const isNumber = !'svqt'.includes(letter)
  if (!flags.includes('0') || !isNumber) return ' '.repeat(width - length) + text
  const sign = /^[+-]/.test(text) ? text.slice(0, 1) : ''
  return sign + '0'.repeat(width - length) + text.slice(sign.length)
}

/** Once for every index of the lists among the arguments, which must be equally long. */
function formatlist(call: FunctionCall): Value<unknown> {
  const [spec, ...values] = call.values
  if (spec === undefined) return refuse(call, 'no argument.')
  if (values.some(isNullOfNoType)) return refuse(call, 'an argument is null and of no type.')
  const lists = values.filter((value) => value.state === 'list')
  if (
    lists.some((each) => each.open) ||
    values.some((value) => value.state === 'unknown' || value.state === 'reference')
  )
    return cannotTell(call)
  const length = lists[0]?.items.length ?? 1
  if (lists.some((each) => each.items.length !== length)) return refuse(call, 'the lists differ in length.')
  const items = Array.from({ length }, (_each, index) => {
    const chosen = values.map((value) => (value.state === 'list' ? (value.items[index] ?? value) : value))
    return formatted({ ...call, values: [spec, ...chosen] })
  })
  return items.find(isFailed) ?? list(items, written(call.place))
}

export const wording: FunctionTable = { format, formatlist }
