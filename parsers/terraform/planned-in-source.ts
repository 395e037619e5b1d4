/**
 * # A planned value, at its place in the source
 *
 * The plan knows more values, the source more meanings and all places. What the plan knows stays, at the source's place; what
 * it does not know is taken from the source where that says more:
 *
 *     policy = jsonencode({ … aws_vpc_endpoint.api.id … })    plan: unknown      source: the statements, with one hole
 *     vpc_id = local.vpc                                       plan: unknown      source: exactly aws_vpc.main
 *
 * Items of lists are paired by what is known of them, because sets have no order; where that does not tell, they get the place of
 * the list.
 */
import type { Reference } from '../../model/reference'
import { type List, type Mapping, type Origin, referencesIn, unknown, type Value } from '../../model/value'
import type { OutputOf } from './plan-outputs'
import { agrees, type Leads } from './planned-agreement'

export interface SourceView {
  /** Something the plan has; what it does not have cannot be meant. */
  readonly has: (reference: Reference) => boolean
  /** What the plan says of an output of a module that was not read. */
  readonly outputOf: OutputOf
  /** The value the plan knows for what a reference means. */
  readonly knownOf: (reference: Reference) => Value<unknown> | undefined
  readonly leads: Leads
}

const DEPTH = 60
const PAIRS = 20_000

export function inSource(
  view: SourceView,
  planned: Value<unknown>,
  source: Value<unknown>,
  depth = 0,
): Value<unknown> {
  if (planned.sensitive) return { ...planned, origin: source.origin }
  if (source.sensitive) return { ...unknown('sensitive', source.origin), sensitive: true }
  if (depth > DEPTH) return placedAt(planned, source.origin)
  if (planned.state === 'list' && source.state === 'list') return listInSource(view, planned, source, depth)
  if (planned.state === 'map' && source.state === 'map') return mapInSource(view, planned, source, depth)
  if (isOpen(planned, source) && saysMore(view, source, planned)) return source
  return placedAt(planned, source.origin)
}

/** One reference in place of a list is said better by the list. */
const isOpen = (planned: Value<unknown>, source: Value<unknown>): boolean =>
  planned.state === 'unknown' ||
  (planned.state === 'reference' && (!planned.exact || source.state === 'list'))

/** Everything in it gets one place. */
export function placedAt(value: Value<unknown>, origin: Origin, depth = 0): Value<unknown> {
  if (depth > DEPTH) return { ...value, origin }
  switch (value.state) {
    case 'list':
      return { ...value, origin, items: value.items.map((each) => placedAt(each, origin, depth + 1)) }
    case 'map': {
      const entries = [...value.entries].map(
        ([name, each]) => [name, placedAt(each, origin, depth + 1)] as const,
      )
      return { ...value, origin, entries: new Map(entries) }
    }
    default:
      return { ...value, origin }
  }
}

/** More than "one of these" or "unknown": a value, an identity, or a structure that names nothing the plan does not have. */
function saysMore(view: SourceView, source: Value<unknown>, planned: Value<unknown>): boolean {
  if (!referencesIn(source).every(view.has)) return false
  switch (source.state) {
    case 'known':
    case 'template':
    case 'list':
    case 'map':
    case 'conditional':
      return true
    case 'reference':
      return source.exact || planned.state === 'unknown' || source.targets.length < targetCount(planned)
    case 'absent':
    case 'unknown':
      return false
  }
}

const targetCount = (value: Value<unknown>): number =>
  value.state === 'reference' ? value.targets.length : 0

/**
 * References in the source whose value the plan knows become that value. An output of a module whose text is not at hand is nothing
 * elsewhere: the plan has that module.
 */
export function settled(view: SourceView, value: Value<unknown>, depth = 0): Value<unknown> {
  if (depth > DEPTH) return value
  switch (value.state) {
    case 'reference': {
      const [only] = value.targets
      if (only !== undefined && isUnread(only) && value.targets.length === 1)
        return view.outputOf(only, value.origin)
      if (value.targets.some(isUnread)) return unknown('external', value.origin)
      const found = value.exact && only !== undefined ? view.knownOf(only) : undefined
      return found === undefined ? value : { ...found, origin: value.origin }
    }
    case 'template':
      return {
        ...value,
        parts: value.parts.map((part) => (typeof part === 'string' ? part : settled(view, part, depth + 1))),
      }
    case 'list':
      return { ...value, items: value.items.map((each) => settled(view, each, depth + 1)) }
    case 'map': {
      const entries = [...value.entries].map(
        ([name, each]) => [name, settled(view, each, depth + 1)] as const,
      )
      return { ...value, entries: new Map(entries) }
    }
    default:
      return value
  }
}

/** An output of a module that was not read. */
export const isUnread = ({ to }: Reference): boolean => to.is === 'outside' && to.what === 'module'

function mapInSource(view: SourceView, planned: Mapping, source: Mapping, depth: number): Value<unknown> {
  const entries = new Map<string, Value<unknown>>()
  for (const [name, value] of planned.entries) {
    const written = source.entries.get(name)
    if (written) entries.set(name, inSource(view, value, written, depth + 1))
    else if (!isLeftOut(value, source.open)) entries.set(name, notWritten(value, source))
  }
  for (const [name, value] of source.entries) {
    if (!entries.has(name) && addsToPlan(view, value)) entries.set(name, value)
  }
  return { ...planned, entries, origin: source.origin }
}

/** "Perhaps one of these", or what an expression gives, in the plan, and after all null in the source: a condition left it out. */
export const isLeftOut = (planned: Value<unknown>, open: boolean): boolean =>
  !open &&
  (planned.state === 'reference'
    ? !planned.exact
    : planned.state === 'unknown' && planned.reason === 'opaque-expression')

/** Nobody wrote it, so the provider sets it; also in a generated block, now that this can be seen. */
function notWritten(planned: Value<unknown>, block: Mapping): Value<unknown> {
  const origin: Origin = { ...block.origin, how: 'default' }
  const generated = planned.state === 'unknown' && planned.reason === 'dynamic-block' && !block.open
  return generated ? unknown('computed', origin) : placedAt(planned, origin)
}

/**
 * What the plan lacks and the source has: blocks generated for something that is not known yet. (Whatever else the source has
 * and the plan has not, was null.)
 */
export function addsToPlan(view: SourceView, source: Value<unknown>): boolean {
  const generated =
    source.state === 'list' && (source.open || source.items.some((each) => each.state === 'map'))
  return generated && referencesIn(source).every(view.has)
}

function listInSource(view: SourceView, planned: List, source: List, depth: number): Value<unknown> {
  const tooMany = planned.items.length * source.items.length > PAIRS
  const paired = tooMany ? planned.items.map(() => undefined) : pairs(view, planned, source)
  const items = planned.items.map((item, at) => {
    const written = paired[at]
    return written ? inSource(view, item, written, depth + 1) : placedAt(item, source.origin)
  })
  return { ...planned, items, origin: source.origin }
}

/**
 * For each planned item the item of the source it came from: the one with the same text, else the only one left that it agrees with.
 * Where several planned items are known to be no different, and agree with as many of the source, they are those, in
 * whichever order.
 */
function pairs(view: SourceView, planned: List, source: List): readonly (Value<unknown> | undefined)[] {
  const same = planned.items.map((item) => source.items.find((each) => areSameText(item, each)))
  const left = source.items.filter((each) => !same.includes(each))
  const fitting = planned.items.map((item, at) =>
    same[at] ? [] : left.filter((each) => agrees(item, each, view.leads)),
  )
  const groups = planned.items.map((item, at) => {
    const indexes = (fitting[at] ?? []).map((each) => left.indexOf(each))
    return indexes.length < 2 ? '' : `${indexes.join()} ${knownOf(item)}`
  })
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const ranks = new Map<string, number>()
  return planned.items.map((_, at) => {
    const [group = '', found = []] = [groups[at], fitting[at]]
    const rank = ranks.get(group) ?? 0
    ranks.set(group, rank + 1)
    if (found.length < 2) return same[at] ?? found[0]
    return found.length === sizes.get(group) ? found[rank] : undefined
  })
}

const areSameText = (planned: Value<unknown>, source: Value<unknown>): boolean =>
  planned.state === 'known' && source.state === 'known' && String(planned.value) === String(source.value)

/** All that a value says, without its places. */
const knownOf = (value: Value<unknown>): string =>
  JSON.stringify(value, (name, each: unknown) =>
    name === 'origin' ? undefined : each instanceof Map ? [...each] : each,
  )
