/**
 * Nothing real nests hundreds of lists, templates or conditions in one attribute, or holds a hundred thousand values. What does ends
 * here in unknown, so that nobody who follows a value has to count.
 */
import { isWhole, unknown, type Value } from '../model/value'

const DEEPEST = 200
const MOST = 100_000

/** The value itself, unless it is too large, or too deep: then what is too deep in it is unknown. */
export function withinBudget(value: Value<unknown>): Value<unknown> {
  const size = isSmall(value) ? 'fits' : measured(value)
  if (size === 'fits') return value
  return size === 'too-deep' ? cut(value, DEEPEST) : unknown('budget', value.origin)
}

/** Nearly every value, told without counting. */
export const isSmall = (value: Value<unknown>): boolean =>
  isWhole(value) || (value.state === 'list' && value.items.length < MOST && value.items.every(isWhole))

/** Values may share their parts, so a small text can stand for a very large value: what is seen twice counts twice. */
function measured(value: Value<unknown>): 'fits' | 'too-deep' | 'too-large' {
  let deep = false
  let count = 0
  const waiting: { readonly value: Value<unknown>; readonly depth: number }[] = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++count > MOST) return 'too-large'
    if (next.depth > DEEPEST) deep = true
    else for (const inner of inside(next.value)) waiting.push({ value: inner, depth: next.depth + 1 })
  }
  return deep ? 'too-deep' : 'fits'
}

function inside(value: Value<unknown>): Iterable<Value<unknown>> {
  switch (value.state) {
    case 'list':
      return value.items
    case 'map':
      return value.entries.values()
    case 'conditional':
      return value.cases.map((each) => each.value)
    case 'template':
      return value.parts.filter((part) => typeof part !== 'string')
    default:
      return []
  }
}

function cut(value: Value<unknown>, left: number): Value<unknown> {
  const inner = (one: Value<unknown>): Value<unknown> =>
    left === 0 ? unknown('budget', one.origin) : cut(one, left - 1)
  switch (value.state) {
    case 'list':
      return { ...value, items: value.items.map(inner) }
    case 'map':
      return { ...value, entries: new Map([...value.entries].map(([key, one]) => [key, inner(one)])) }
    case 'conditional':
      return { ...value, cases: value.cases.map((each) => ({ ...each, value: inner(each.value) })) }
    case 'template':
      return { ...value, parts: value.parts.map((part) => (typeof part === 'string' ? part : inner(part))) }
    default:
      return value
  }
}
