/** `Fn::Join`, `Fn::Split`, `Fn::Base64`, `Fn::Length`, `Fn::ToJsonString`. */
import { known, list, type Value } from '../../../model/value'
import { argumentsOf, isPlainList } from '../call'
import { overCases } from '../cases'
import { callOrigin, closedItems, evaluate, type Intrinsic, knownText, malformed } from '../intrinsic'
import { carry, unknownOf } from '../scope'
import { splitTemplate } from '../split'
import { textOf } from '../text'
import { part } from './choose'

export const join: Intrinsic = (call, scope) => {
  const [by, list] = argumentsOf(call.argument)
  if (!by || !list) return malformed(call, scope, 'needs a delimiter and a list')
  const origin = callOrigin(call, scope)
  const items = isPlainList(list) ? list.items.map((item) => evaluate(item, scope)) : undefined
  const inputs = items ? [evaluate(by, scope), ...items] : [evaluate(by, scope), evaluate(list, scope)]
  return overCases(inputs, origin, ([delimiter, ...rest]) => {
    const by = knownText(delimiter)
    const parts = items ? rest : rest[0] && closedItems(rest[0])
    if (by === undefined || !parts) return unknownOf('opaque-expression', origin, rest)
    return carry(textOf(between(by, parts), origin), rest)
  })
}

function between(by: string, values: readonly Value[]): readonly (string | Value)[] {
  const present = values
    .flatMap((value) => closedItems(value) ?? [value])
    .filter((value) => value.state !== 'absent')
  return present.flatMap((value, index) => (index === 0 ? [value] : [by, value]))
}

export const split: Intrinsic = (call, scope) => {
  const [by, text] = argumentsOf(call.argument)
  if (!by || !text) return malformed(call, scope, 'needs a delimiter and a text')
  const origin = callOrigin(call, scope)
  return overCases([evaluate(by, scope), evaluate(text, scope)], origin, ([delimiter, whole]) => {
    const by = knownText(delimiter)
    if (!by || !whole) return unknownOf('opaque-expression', origin, whole ? [whole] : [])
    if (whole.state === 'reference') return carry({ ...part(whole, `|${by}`), origin }, [whole])
    if (whole.state === 'template') return splitTemplate(whole, by, origin)
    const text = knownText(whole)
    if (text === undefined)
      return unknownOf(whole.state === 'unknown' ? whole.reason : 'opaque-expression', origin, [whole])
    return carry(
      list(
        text
          .split(by)
          .slice(0, MOST_ITEMS)
          .map((item) => known(item, origin)),
        origin,
      ),
      [whole],
    )
  })
}

const MOST_ITEMS = 10_000

/** The text itself: what is inside user data matters, its encoding does not. */
export const base64: Intrinsic = (call, scope) =>
  evaluate(argumentsOf(call.argument)[0] ?? call.argument, scope)

export const length: Intrinsic = (call, scope) => {
  const origin = callOrigin(call, scope)
  return overCases([evaluate(call.argument, scope)], origin, ([whole]) => {
    const items = whole && closedItems(whole)
    return items ? known(items.length, origin) : unknownOf('opaque-expression', origin, whole ? [whole] : [])
  })
}

/** A structure with unknown parts stays a structure: whoever reads a policy would have to parse the text again. */
export const toJson: Intrinsic = (call, scope) => {
  const value = evaluate(call.argument, scope)
  const plain = plainOf(value)
  return plain === undefined ? value : carry(known(JSON.stringify(plain), callOrigin(call, scope)), [value])
}

type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

function plainOf(value: Value): Plain | undefined {
  if (value.state === 'known') return scalar(value.value)
  if (value.state === 'list' && !value.open) {
    const items = value.items.map(plainOf)
    return items.every((item) => item !== undefined) ? items : undefined
  }
  if (value.state !== 'map' || value.open) return undefined
  const result: { [key: string]: Plain } = Object.create(null)
  for (const [key, entry] of value.entries) {
    const plain = plainOf(entry)
    if (plain === undefined) return undefined
    result[key] = plain
  }
  return result
}

const scalar = (value: unknown): string | number | boolean | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
