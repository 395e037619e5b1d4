/**
 * # From a spelling to a value
 *
 * `vpc_config.subnet_ids` is read step by step through blocks, objects and lists, whatever state they are in: a path through
 * a conditional is conditional, one through something unknown is unknown.
 *
 *     'vpc_config.subnet_ids'          vpc_config { subnet_ids = [a] }                 [a]
 *     'ip_address[].subnet_id'         ip_address { subnet_id = a }  ip_address { … }  [a, …]
 *     ['cidr_blocks', 'cidr_ipv4']     the first one that is set
 */
import { referentKey } from '../../model/reference'
import { absent, referencesIn, unknown, type Value, written } from '../../model/value'
import type { Spelling } from '../rows'
import { type Block, notWritten } from './block'
import { asList, type Entry, entriesOf } from './entries'
import { inEachCase, orElse } from './fold'

interface Step {
  readonly name: string
  /** Every entry of the list, not the only one. */
  readonly all: boolean
}

const parsed = new Map<string, readonly Step[]>()

function stepsOf(path: string): readonly Step[] {
  const known = parsed.get(path)
  if (known) return known
  const steps = path.split('.').map((step) => ({ name: step.replace('[]', ''), all: step.endsWith('[]') }))
  parsed.set(path, steps)
  return steps
}

export const spellings = (spelling: Spelling): readonly string[] =>
  spelling === null ? [] : typeof spelling === 'string' ? [spelling] : spelling

/**
 * The first of the spellings that is set; absent when none is, unknown when the block may hold more than is seen. What the provider
 * computes is set only where no other spelling is: older providers compute every target of a route but the one that is written.
 */
export function readFirst(block: Block, spelling: Spelling): Value<unknown> {
  if (typeof spelling === 'string') return readLast(block, spelling)
  const paths = spellings(spelling)
  const from = (index: number): Value<unknown> => {
    const path = paths[index]
    if (path === undefined) return notSaid(block, spelling)
    const value = readPath(block, path)
    if (!isComputed(value)) return orElse(value, () => from(index + 1))
    const other = from(index + 1)
    return other.state === 'absent' || other.state === 'unknown' ? value : other
  }
  return from(0)
}

/** After it there is no other spelling. */
function readLast(block: Block, path: string): Value<unknown> {
  const value = readPath(block, path)
  return block.open === null ? value : orElse(value, () => notWritten(block))
}

/** Unknown, and nobody wrote it. */
const isComputed = (value: Value<unknown>): boolean =>
  value.state === 'unknown' && value.reason === 'computed'

/** Words for what an OpenAPI document says ({@link ./openapi}): asked only where the resource itself says nothing. */
const isInDocument = (path: string): boolean => path.startsWith('openapi.')

/** The entries of all spellings that are set, as one list; a single one that is set is returned as it is. */
export function readAll(block: Block, spelling: Spelling): Value<unknown> {
  const paths = spellings(spelling)
  const own = readEach(
    block,
    paths.filter((path) => !isInDocument(path)),
  )
  const document = paths.filter(isInDocument)
  const said = document.length === 0 ? own : orElse(own, () => readEach(block, document))
  return orElse(said, () => notSaid(block, spelling))
}

function readEach(block: Block, paths: readonly string[]): Value<unknown> {
  const set = paths.map((path) => readPath(block, path)).filter((value) => value.state !== 'absent')
  const [first] = set
  if (!first) return absent(written(block.place))
  if (set.length === 1) return first
  const all = set.map((value) => entriesOf(value))
  const entries = withoutRepetition(all.flatMap((one) => one.entries))
  return asList({ entries, absent: [], open: all.flatMap((one) => one.open) }, first.origin)
}

/** A plan of what exists holds the same entries under both spellings: `subnets` and `subnet_mapping`. */
function withoutRepetition(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ guard, value }) => {
    const key = guard.is === 'always' ? textOf(value) : undefined
    const isNew = key === undefined || !seen.has(key)
    if (key !== undefined) seen.add(key)
    return isNew
  })
}

function textOf(value: Value<unknown>): string | undefined {
  if (value.state === 'known') return `text ${String(value.value)}`
  const [only] = value.state === 'reference' && value.exact ? value.targets : []
  return only && `reference ${referentKey(only.to)} ${only.attribute}`
}

/** What a dialect cannot say is absent even from a block that may hold more than is seen. */
const notSaid = (block: Block, spelling: Spelling): Value<unknown> =>
  spelling === null ? absent(written(block.place)) : notWritten(block)

/** Absent when it is not in the block, whether or not the block is open. */
export function readPath(block: Block, path: string): Value<unknown> {
  const steps = stepsOf(path)
  const [first] = steps
  const start = first && block.attributes.get(first.name)
  return start ? beyond(start, steps, 0) : absent(written(block.place))
}

/** The value of step `at` is reached; the rest of the path is still to go. */
function beyond(value: Value<unknown>, steps: readonly Step[], at: number): Value<unknown> {
  const step = steps[at]
  if (!step || at === steps.length - 1) return value
  return step.all ? eachOf(value, steps, at) : into(value, steps, at + 1)
}

function eachOf(value: Value<unknown>, steps: readonly Step[], at: number): Value<unknown> {
  if (value.state === 'absent') return value
  if (value.state === 'unknown' || value.state === 'reference') return unseen(value)
  const { entries, open } = entriesOf(value)
  const items = entries.map((entry) => ({ ...entry, value: into(entry.value, steps, at + 1) }))
  const flat = entriesOf({ ...asList({ entries: items, absent: [], open }, value.origin) })
  if (flat.entries.length === 0 && flat.open.length === 0) return { state: 'absent', origin: value.origin }
  return asList(flat, value.origin)
}

/** Step `at` is still to be taken from the value. */
function into(value: Value<unknown>, steps: readonly Step[], at: number): Value<unknown> {
  const step = steps[at]
  if (!step) return value
  switch (value.state) {
    case 'map': {
      const next = value.entries.get(step.name)
      if (next) return beyond(next, steps, at)
      return value.open ? unknown('dynamic-block', value.origin) : { state: 'absent', origin: value.origin }
    }
    case 'list':
      return into(onlyOf(value), steps, at)
    case 'conditional':
      return inEachCase(value, (each) => into(each, steps, at))
    case 'absent':
      return value
    default:
      return unseen(value)
  }
}

/** The only block where several are not allowed. */
function onlyOf(value: Value<unknown> & { readonly state: 'list' }): Value<unknown> {
  if (value.open) return unknown('dynamic-block', value.origin, referencesIn(value))
  const set = value.items.filter((item) => item.state !== 'absent')
  const [only] = set
  if (!only) return { state: 'absent', origin: value.origin }
  return set.length === 1 ? only : unknown('conflicting', value.origin, referencesIn(value))
}

/** Something inside a value that cannot be looked into. */
const unseen = (value: Value<unknown>): Value<unknown> =>
  value.state === 'unknown' ? value : unknown('opaque-expression', value.origin, referencesIn(value))
