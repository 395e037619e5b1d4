/** One row of a table, read from a block: the value, before any default. */
import { absent, type Known, referencesIn, unknown, type Value } from '../../model/value'
import type { KeyedRow, MappedRow, Row } from '../rows'
import type { Block } from './block'
import { notWritten } from './block'
import { atLeaves, inEachCase } from './fold'
import { emptyIsAbsent, scalar, scalars } from './scalars'
import { readAll, readFirst } from './spelling'

/** Rows that are an attribute; parts and policies make resources, a reverse row is read at the other end. */
export type AttributeRow = Exclude<Row, { readonly row: 'parts' | 'policy' | 'reverse' }>

export const isAttributeRow = (row: Row): row is AttributeRow =>
  row.row !== 'parts' && row.row !== 'policy' && row.row !== 'reverse'

export function readRow(row: AttributeRow, block: Block): Value<unknown> {
  const { dialect } = block
  switch (row.row) {
    case 'scalar':
      return readScalar(readFirst(block, row[dialect]), row, block)
    case 'scalars':
      return scalars(readAll(block, row[dialect]), row.type, dialect)
    case 'mapped':
      return readMapped(readFirst(block, row[dialect]), row, block)
    case 'keyed':
      return readKeyed(row, block)
    case 'structure':
      return readFirst(block, row[dialect])
    case 'one':
      return emptyIsAbsent(readFirst(block, row[dialect]))
    case 'many':
      return readMany(readAll(block, row[dialect]), row.single === true)
    case 'read':
      return readScalar(row[dialect](block.attributes) ?? notWritten(block), row, block)
  }
}

type Typed = { readonly type: 'string' | 'number' | 'boolean' }

/** Conversion of what one spelling of a scalar row gave; also used for each entry of a spread row. */
function readScalar(value: Value<unknown>, row: Typed, block: Block): Value<unknown> {
  const set = block.dialect === 'terraform' && row.type === 'string' ? emptyIsAbsent(value) : value
  return scalar(set, row.type, block.dialect)
}

/** The value of a row from a raw value that was found elsewhere: one entry of a spread list. */
export function convertRow(value: Value<unknown>, row: AttributeRow, block: Block): Value<unknown> {
  return row.row === 'scalar' ? readScalar(value, row, block) : emptyIsAbsent(value)
}

function readMany(value: Value<unknown>, single: boolean): Value<unknown> {
  return atLeaves(emptyIsAbsent(value), (leaf) => {
    if (leaf.state === 'list' || leaf.state === 'absent') return leaf
    if (!single && leaf.state !== 'known' && leaf.state !== 'template') return leaf
    return { state: 'list', origin: leaf.origin, items: [leaf], open: false }
  })
}

function readMapped(
  value: Value<unknown>,
  row: MappedRow<string> | MappedRow<boolean>,
  block: Block,
): Value<unknown> {
  return atLeaves(value, (leaf) => (leaf.state === 'known' ? meant(leaf, row, block) : leaf))
}

function meant(
  written: Known<unknown>,
  row: MappedRow<string> | MappedRow<boolean>,
  block: Block,
): Value<unknown> {
  for (const entry of row.values) {
    const word = entry[block.dialect]
    if (word !== undefined && says(written, word, block)) return { ...written, value: entry.value }
  }
  return readScalar(written, row, block)
}

function says(written: Known<unknown>, word: string | boolean | number, block: Block): boolean {
  const type = typeof word
  if (type !== 'string' && type !== 'number' && type !== 'boolean') return false
  const value = scalar(written, type, block.dialect)
  return value.state === 'known' && value.value === word
}

function readKeyed(
  row: KeyedRow<string> | KeyedRow<number> | KeyedRow<boolean>,
  block: Block,
): Value<unknown> {
  const value = readFirst(block, row[block.dialect])
  if (block.dialect === 'terraform') return readScalar(value, row, block)
  return readScalar(
    atLeaves(value, (leaf) => (leaf.state === 'list' ? keyedIn(leaf.items, 0, row, leaf) : unlisted(leaf))),
    row,
    block,
  )
}

const unlisted = (value: Value<unknown>): Value<unknown> =>
  value.state === 'absent' || value.state === 'unknown'
    ? value
    : unknown('opaque-expression', value.origin, referencesIn(value))

type Pair = Pick<KeyedRow<unknown>, 'key' | 'keyName' | 'valueName'>

/** The value of the pair with the key, among the items from `at` on. */
function keyedIn(
  items: readonly Value<unknown>[],
  at: number,
  pair: Pair,
  whole: Value<unknown> & { readonly state: 'list' },
): Value<unknown> {
  const item = items[at]
  if (!item) {
    return whole.open ? unknown('dynamic-block', whole.origin) : { state: 'absent', origin: whole.origin }
  }
  const rest = (): Value<unknown> => keyedIn(items, at + 1, pair, whole)
  if (item.state === 'conditional') return inEachCase(item, (each) => inPair(each, pair, rest))
  return inPair(item, pair, rest)
}

function inPair(item: Value<unknown>, pair: Pair, rest: () => Value<unknown>): Value<unknown> {
  if (item.state === 'absent') return rest()
  const key = item.state === 'map' ? item.entries.get(pair.keyName) : undefined
  if (item.state !== 'map' || key?.state !== 'known')
    return unknown('opaque-expression', item.origin, referencesIn(item))
  return String(key.value) === pair.key ? (item.entries.get(pair.valueName) ?? absent(item.origin)) : rest()
}
