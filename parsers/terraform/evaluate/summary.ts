/**
 * Size and marks of a whole value, remembered per value. Values share parts, so a few lines of `a = [b, b]` can describe a
 * tree of billions of leaves; the size is that of the tree, and what exceeds the budget is unknown before anybody walks it.
 */
import type { Assumption, Value } from '../../../model/value'

export interface Summary {
  readonly size: number
  readonly sensitive: boolean
  readonly assumed: Assumption | undefined
  /** Terraform would refuse a part of it, and so all of it. */
  readonly failed: boolean
  /** Terraform may refuse it; nobody can tell. */
  readonly disputed: boolean
}

/** Leaves of one value. */
export const MAX_SIZE = 50_000

const remembered = new WeakMap<Value<unknown>, Summary>()

export function summaryOf(value: Value<unknown>): Summary {
  const before = remembered.get(value)
  if (before !== undefined) return before
  let size = value.state === 'known' && typeof value.value === 'string' ? 1 + value.value.length / 64 : 1
  let sensitive = value.sensitive === true
  let assumed = value.assumed
  let failed = value.state === 'unknown' && 'failure' in value
  let disputed = 'disputed' in value
  for (const part of partsOf(value)) {
    const inner = summaryOf(part)
    size += inner.size
    sensitive = sensitive || inner.sensitive
    assumed = assumed ?? inner.assumed
    failed = failed || (inner.failed && value.state !== 'conditional')
    disputed = disputed || inner.disputed
  }
  const summary = { size, sensitive, assumed, failed, disputed }
  remembered.set(value, summary)
  return summary
}

/** The values directly inside. */
export function partsOf(value: Value<unknown>): readonly Value<unknown>[] {
  switch (value.state) {
    case 'list':
      return value.items
    case 'map':
      return [...value.entries.values()]
    case 'template':
      return value.parts.filter((part) => typeof part !== 'string')
    case 'conditional':
      return value.cases.map((each) => each.value)
    case 'known':
    case 'absent':
    case 'reference':
    case 'unknown':
      return []
  }
}

type Marks = { readonly sensitive?: true; readonly assumed?: Assumption; readonly disputed?: true }

/** What a value made of these must carry. */
export function marksOf(values: readonly Value<unknown>[]): Marks {
  let sensitive = false
  let assumed: Assumption | undefined
  let disputed = false
  for (const value of values) {
    const summary = summaryOf(value)
    sensitive = sensitive || summary.sensitive
    assumed = assumed ?? summary.assumed
    disputed = disputed || summary.disputed
  }
  return {
    ...(sensitive ? { sensitive: true as const } : {}),
    ...(assumed === undefined ? {} : { assumed }),
    ...(disputed ? { disputed: true as const } : {}),
  }
}

/** A key that is secret makes the whole map so: keys have no marks of their own. */
export const withSecretKeys = <T>(value: Value<T>, keys: readonly Value<unknown>[]): Value<T> =>
  keys.some((key) => summaryOf(key).sensitive) ? { ...value, sensitive: true } : value

/** Keys of `for_each` stand in addresses, so Terraform refuses secret ones; nobody is to read them here either. */
export function hasSecretKeys(value: Value<unknown>): boolean {
  if (value.state === 'conditional') return value.cases.some((each) => hasSecretKeys(each.value))
  return value.state === 'map' ? value.sensitive === true : summaryOf(value).sensitive
}

/** A text that is assumed as a whole is so in all its pieces. */
export function withMarks<T>(value: Value<T>, marks: Marks): Value<T> {
  if (marks.sensitive === undefined && marks.assumed === undefined && marks.disputed === undefined)
    return value
  const { pieces, ...whole } = value
  return { ...whole, ...marks, ...(pieces && marks.assumed === undefined && { pieces }) }
}

/** The same value with the marks on every part, so that what is taken out of it carries them. */
export function markDeep(value: Value<unknown>, marks: Marks): Value<unknown> {
  const marked = withMarks(value, marks)
  switch (marked.state) {
    case 'list':
      return { ...marked, items: marked.items.map((item) => markDeep(item, marks)) }
    case 'map':
      return {
        ...marked,
        entries: new Map([...marked.entries].map(([key, entry]) => [key, markDeep(entry, marks)])),
      }
    case 'template':
      return {
        ...marked,
        parts: marked.parts.map((part) => (typeof part === 'string' ? part : markDeep(part, marks))),
      }
    case 'conditional':
      return {
        ...marked,
        cases: marked.cases.map(({ guard, value: inner }) => ({ guard, value: markDeep(inner, marks) })),
      }
    case 'known':
    case 'absent':
    case 'reference':
    case 'unknown':
      return marked
  }
}
