/** Replacing a literal where it is written. */
import type { Dialect } from '../model/declaration'
import type { Edit } from '../model/report'
import type { Known, Scalar } from '../model/value'
import type { Locator } from './locate'
import { literalOf } from './spelling'

/** Undefined unless the text at the place is exactly the literal that was read: anything else was evaluated from more. */
export function replacement(
  value: Known<unknown>,
  wanted: Scalar,
  dialect: Dialect,
  locator: Locator,
): Edit | undefined {
  const { place } = value.origin
  const offsets = place.at === 'span' ? locator.offsets(place) : undefined
  const text = offsets && locator.text(place.source)?.slice(offsets.start, offsets.end)
  if (text === undefined || !spells(text.replace(/^(["'])(.*)\1$/, '$2'), value.value, dialect))
    return undefined
  const quote = /^["']/.exec(text)?.[0]
  const literal = literalOf(wanted, formOf(dialect, place.source))
  const after =
    quote && literal !== undefined && !literal.startsWith('"') ? `${quote}${literal}${quote}` : literal
  return after === undefined ? undefined : { range: locator.range(place), before: text, after }
}

/** Templates are YAML 1.1, where people write truths in many ways. https://yaml.org/type/bool.html */
const spells = (text: string, value: unknown, dialect: Dialect): boolean =>
  text === String(value) ||
  (typeof value === 'boolean' && dialect === 'cloudformation' && (value ? YES : NO).test(text))

const YES = /^(?:true|yes|on)$/i
const NO = /^(?:false|no|off)$/i

const formOf = (dialect: Dialect, source: string): 'hcl' | 'yaml' | 'json' =>
  source.endsWith('.json') ? 'json' : dialect === 'terraform' ? 'hcl' : 'yaml'
