/**
 * Nested blocks as values: always a list of maps, also where only one is allowed. `dynamic` blocks are expanded where their
 * `for_each` can be told, else one block stands for any number of them in an open list.
 */
import type { Place } from '../../model/place'
import { list, type Mapping, map, unknown, type Value, written } from '../../model/value'
import { overCases } from './evaluate/cases'
import { evaluate } from './evaluate/expression'
import { openQuestion } from './evaluate/guard-of'
import { iterate, type Round } from './evaluate/iterate'
import { isFailed } from './evaluate/outcome'
import { referencesOf } from './evaluate/references-of'
import { bind, placeOf, type Scope } from './evaluate/scope'
import type { Attribute, Block, Body } from './syntax/tree'

/** What Terraform itself reads, not the provider. */
export const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'depends_on', 'provider'])
export const metaBlocks: ReadonlySet<string> = new Set(['lifecycle', 'provisioner', 'connection'])

const MAX_BLOCKS = 1_000

/** The type of block that a block in a body makes. */
export const producedType = (block: Block): string =>
  block.type === 'dynamic' ? (block.labels[0]?.text ?? '') : block.type

/** The value of all nested blocks of one type. */
export function blocksValue(type: string, body: Body, scope: Scope): Value<unknown> | undefined {
  const blocks = body.blocks.filter((block) => producedType(block) === type)
  const [first] = blocks
  if (first === undefined) return undefined
  const place = placeOf(first.header, { ...scope, source: first.source })
  const segments = blocks.map((block) =>
    block.type === 'dynamic' ? dynamicBlocks(block, scope) : oneBlock(block, scope),
  )
  return segments.length === 1
    ? segments[0]
    : overCases(segments, written(place), (chosen) => joined(chosen, place))
}

function joined(segments: readonly Value<unknown>[], place: Place): Value<unknown> {
  const items = segments.flatMap((segment) => (segment.state === 'list' ? segment.items : [segment]))
  const open = segments.some((segment) => segment.state !== 'list' || segment.open)
  return { ...list(items, written(place)), open }
}

function oneBlock(block: Block, scope: Scope): Value<unknown> {
  const place = placeOf(block.header, { ...scope, source: block.source })
  return list([bodyValue(block.body, scope, place)], written(place))
}

/** A body as a map of its arguments and blocks. What is null is not there. */
export function bodyValue(body: Body, scope: Scope, place: Place): Mapping {
  const entries = new Map<string, Value<unknown>>()
  for (const attribute of body.attributes) {
    const value = attributeValue(attribute, scope)
    if (value.state !== 'absent') entries.set(attribute.name, value)
  }
  for (const type of new Set(body.blocks.map(producedType))) {
    const value = blocksValue(type, body, scope)
    if (value !== undefined) entries.set(type, value)
  }
  return map(entries, written(place))
}

/** The value of an argument. A question that is open (`var.env == "prod"`) becomes true and false, each under its guard. */
export function attributeValue(attribute: Attribute, scope: Scope): Value<unknown> {
  const own = { ...scope, source: attribute.source }
  const value = evaluate(attribute.value, own)
  return value.state === 'unknown' && !isFailed(value)
    ? (openQuestion(attribute.value, value, own) ?? value)
    : value
}

function dynamicBlocks(block: Block, scope: Scope): Value<unknown> {
  const place = placeOf(block.header, { ...scope, source: block.source })
  const each = block.body.attributes.find((attribute) => attribute.name === 'for_each')
  const collection =
    each === undefined ? unknown('opaque-expression', written(place)) : attributeValue(each, scope)
  return overCases([collection], written(place), ([chosen]) =>
    expandDynamic(block, chosen ?? collection, scope, place),
  )
}

function expandDynamic(block: Block, collection: Value<unknown>, scope: Scope, place: Place): Value<unknown> {
  const { rounds, open } = iterate(collection)
  const isTooMany = rounds.length > MAX_BLOCKS
  const shown = isFailed(collection) || isTooMany ? [symbolicRound(collection)] : rounds
  const items = shown.map((round) => contentOf(block, round, scope, place))
  return { ...list(items, written(place)), open: open || isTooMany }
}

const symbolicRound = (collection: Value<unknown>): Round => {
  const any = unknown('opaque-expression', collection.origin, referencesOf([collection]))
  return { key: any, value: any, name: '?' }
}

function contentOf(block: Block, round: Round, scope: Scope, place: Place): Value<unknown> {
  const content = block.body.blocks.find((inner) => inner.type === 'content')
  if (content === undefined) return unknown('dynamic-block', written(place))
  const iterator = block.body.attributes.find((attribute) => attribute.name === 'iterator')?.value
  const name = iterator?.kind === 'root' ? iterator.name : producedType(block)
  const entries = new Map<string, Value<unknown>>([
    ['key', round.key],
    ['value', round.value],
  ])
  const inner = bind(
    scope,
    name,
    map(entries, round.value.origin),
    `${block.source}:${block.start}:${round.name}`,
  )
  return bodyValue(content.body, inner, placeOf(content.header, { ...scope, source: content.source }))
}
