/**
 * # Scalars by the row's type
 *
 * Parsers keep what stands there; only the row knows that `yes` is meant as a boolean and `0123` as a text.
 *
 * - CloudFormation takes `true` and `"true"` alike for a boolean; its YAML is read with the words of YAML 1.1, so a plain `yes`
 *   is true as well (https://yaml.org/type/bool.html), which is marked as assumed.
 * - Terraform converts "true", "false", "1" and "0" to a boolean, and numbers to text
 *   (https://developer.hashicorp.com/terraform/language/expressions/types).
 * - Text that is no number where a number is wanted, and the like, is unknown, never guessed.
 */
import type { Dialect } from '../../model/declaration'
import { type Known, referencesIn, unknown, type Value } from '../../model/value'
import type { ScalarType } from '../rows'
import { isOneText } from './entries'
import { atLeaves } from './fold'

const TRUE = /^(true|True|TRUE)$/
const FALSE = /^(false|False|FALSE)$/
const YES = /^(yes|Yes|YES|on|On|ON)$/
const NO = /^(no|No|NO|off|Off|OFF)$/
const NUMBER = /^-?\d+(\.\d+)?$/
const LEADING_ZERO = /^0\d+$/

export function scalar(value: Value<unknown>, type: ScalarType, dialect: Dialect): Value<unknown> {
  return atLeaves(value, (leaf) => {
    switch (leaf.state) {
      case 'known':
        return converted(leaf, type, dialect)
      case 'template':
        return type === 'string' ? leaf : unknown('opaque-expression', leaf.origin, referencesIn(leaf))
      case 'list':
      case 'map':
        return unknown('opaque-expression', leaf.origin, referencesIn(leaf))
      case 'absent':
      case 'reference':
      case 'unknown':
        return leaf
    }
  })
}

/** A list of scalars; one scalar is a list of one. A reference to a whole list stays what it is. */
export const scalars = (value: Value<unknown>, type: ScalarType, dialect: Dialect): Value<unknown> =>
  atLeaves(value, (leaf) => {
    if (leaf.state === 'list')
      return { ...leaf, items: leaf.items.map((item) => scalar(item, type, dialect)) }
    if (leaf.state === 'known' && leaf.value === null) return { state: 'absent', origin: leaf.origin }
    const one = leaf.state === 'known' || leaf.state === 'template'
    if (!one && !(leaf.state === 'reference' && isOneText(leaf))) return leaf
    return { state: 'list', origin: leaf.origin, items: [scalar(leaf, type, dialect)], open: false }
  })

function converted(value: Known<unknown>, type: ScalarType, dialect: Dialect): Value<unknown> {
  if (value.value === null || value.value === undefined) return { state: 'absent', origin: value.origin }
  if (typeof value.value === type) return value
  switch (type) {
    case 'string':
      return { ...value, value: String(value.value) }
    case 'boolean':
      return asBoolean(value, dialect)
    case 'number':
      return asNumber(value, dialect)
  }
}

function asBoolean(value: Known<unknown>, dialect: Dialect): Value<unknown> {
  const text = String(value.value)
  if (TRUE.test(text)) return { ...value, value: true }
  if (FALSE.test(text)) return { ...value, value: false }
  if (dialect === 'terraform' && (text === '1' || text === '0')) return { ...value, value: text === '1' }
  const plain = dialect === 'cloudformation' && value.written !== 'quoted'
  if (plain && YES.test(text)) return { ...value, value: true, assumed: 'yaml-1.1' }
  if (plain && NO.test(text)) return { ...value, value: false, assumed: 'yaml-1.1' }
  return unknown('opaque-expression', value.origin)
}

/** A plain `0123` is an octal number to YAML 1.1 and a decimal one to everybody else. */
function asNumber(value: Known<unknown>, dialect: Dialect): Value<unknown> {
  const text = String(value.value)
  if (!NUMBER.test(text)) return unknown('opaque-expression', value.origin)
  const octal = dialect === 'cloudformation' && value.written === 'plain' && LEADING_ZERO.test(text)
  return octal ? unknown('opaque-expression', value.origin) : { ...value, value: Number(text) }
}

/** Nobody sets what is set to the empty text: Terraform's word for "not set", and never an id. */
export const emptyIsAbsent = (value: Value<unknown>): Value<unknown> =>
  atLeaves(value, (leaf) =>
    leaf.state === 'known' && (leaf.value === '' || leaf.value === null)
      ? { state: 'absent', origin: leaf.origin }
      : leaf,
  )
