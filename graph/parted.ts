/**
 * A piece of a value, by the suffix that an attribute has for it: `[i]` is the item of a list, `|,` the list that a text splits into.
 *
 *     Value|,[0]    of "subnet-a,subnet-b"      subnet-a
 *     Value|,       of ${A},${B}                the two things that are referred to
 */
import { known, type List, list, type Template, type Value } from '../model/value'
import { piecesOf } from './text'

const PIECES = /\|([^[|]+)|\[(\d+)\]/g

/** Undefined where nobody can tell. */
export function partedBy(value: Value<unknown>, suffix: string): Value<unknown> | undefined {
  let part: Value<unknown> | undefined = value
  for (const [, delimiter, index] of suffix.matchAll(PIECES)) {
    if (!part) return undefined
    part = delimiter === undefined ? itemOf(part, Number(index)) : split(part, delimiter)
  }
  return part
}

const itemOf = (value: Value<unknown>, index: number): Value<unknown> | undefined =>
  value.state === 'list' && !value.open ? value.items[index] : undefined

function split(value: Value<unknown>, by: string): List | undefined {
  if (value.state === 'reference') return isWhole(value) ? list([value], value.origin) : undefined
  if (value.state === 'template') return splitTemplate(value, by)
  if (value.state !== 'known') return undefined
  const items = String(value.value).split(by)
  return list(
    items.map((item) => ({ ...value, value: item })),
    value.origin,
  )
}

/** Only where each item is one literal or one thing referred to: nobody knows whether the delimiter is inside a hole. */
function splitTemplate(template: Template, by: string): List | undefined {
  const items: Value<unknown>[][] = [[]]
  for (const piece of piecesOf(template)) {
    const [first, ...rest] =
      typeof piece === 'string'
        ? piece.split(by).map((text) => (text ? [known(text, template.origin)] : []))
        : [[piece.value]]
    items.at(-1)?.push(...(first ?? []))
    items.push(...rest)
  }
  const lone = items.flatMap((pieces) => (pieces.length === 1 ? pieces : []))
  return lone.length === items.length && lone.every(isWhole) ? list(lone, template.origin) : undefined
}

/** What `Ref` of a resource gives has no delimiter inside; a parameter may be a list. */
const isWhole = (value: Value<unknown>): boolean =>
  value.state === 'known' ||
  (value.state === 'reference' && value.exact && value.targets.every(({ to }) => to.is === 'declaration'))
