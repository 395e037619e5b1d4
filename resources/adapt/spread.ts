/** One block that says several: a resource for each entry of the rows that a kind spreads over. */
import type { Guard } from '../../model/guard'
import { absent, type UnknownReason, unknown, type Value, written } from '../../model/value'
import type { Spread } from '../rows'
import { attributeOf, attributesOf } from './attributes'
import type { Block } from './block'
import { type Entries, entriesOf, joined } from './entries'
import { under } from './fold'
import { convertRow, isAttributeRow } from './read-row'
import { scalar } from './scalars'
import { readFirst, readPath, spellings } from './spelling'
import type { Attributes, Subject } from './subject'

/** One of the resources that a block stands for. */
export interface Variant {
  readonly id: string
  readonly attributes: Attributes
  readonly exists: Value<boolean>
  readonly symbolic: boolean
}

interface Choice {
  readonly row: string
  readonly value: Value<unknown>
  /** `unknown`: nobody can say whether there is such an entry. */
  readonly there: Guard | UnknownReason
}

/** The first has the id itself, so that references to the declaration lead to it; the others add the row and a number. */
export function variantsOf(subject: Subject, attributes: Attributes): readonly Variant[] {
  const { spread } = subject.kind
  const choices = spread && !isEmpty(subject.block) ? choicesOf(spread, subject, attributes) : NO_CHOICES
  if (!spread || choices.length === 0)
    return [{ id: subject.id, attributes, exists: subject.exists, symbolic: false }]
  const counts = new Map<string, number>()
  return choices.map((choice, index) => {
    const count = counts.get(choice.row) ?? 0
    counts.set(choice.row, count + 1)
    const id = index === 0 ? subject.id : `${subject.id}/${choice.row}[${count}]`
    return variant(choice, id, spread, subject)
  })
}

const NO_CHOICES: readonly Choice[] = []

/** Nothing is written in it, as in a part that AWS makes. */
const isEmpty = ({ attributes, open }: Block): boolean => open === null && attributes.size === 0

function variant({ row, value, there }: Choice, id: string, spread: Spread, subject: Subject): Variant {
  const origin = written(subject.block.place)
  const others = spread.over.map((other) => [other, other === row ? value : absent(origin)] as const)
  const apart = new Map<string, Value<unknown>>([...(subject.apart ?? []), ...others, [row, value]])
  const known = typeof there !== 'string'
  const exists = known ? under(subject.exists, there) : unknown(there, value.origin)
  return { id, attributes: attributesOf({ ...subject, apart }), exists, symbolic: !known }
}

function choicesOf(spread: Spread, subject: Subject, attributes: Attributes): readonly Choice[] {
  const listed = spread.over.flatMap((row) => ofRow(row, subject))
  return [...listed, ...ofItself(spread, subject, attributes)]
}

function ofRow(name: string, subject: Subject): readonly Choice[] {
  const { block, kind } = subject
  const row = kind.rows[name]
  if (!row || !isAttributeRow(row) || row.row === 'read') return []
  const { entries, open } = joined(
    spellings(row[block.dialect]).map((path) => listed(readPath(block, path), path.endsWith('[]'))),
  )
  const seen = entries
    .map((entry) => ({ row: name, value: convertRow(entry.value, row, block), there: entry.guard }))
    .filter((choice) => choice.value.state !== 'absent')
  const unseen = open.map((value) => ({
    row: name,
    value: value.state === 'reference' ? value : unknown('opaque-expression', value.origin),
    there: value.state === 'unknown' ? value.reason : ('opaque-expression' as const),
  }))
  return [...seen, ...unseen]
}

/** A single value is one entry, whatever it is; a list has its own. */
function listed(value: Value<unknown>, isList: boolean): Entries {
  if (isList) return entriesOf(value)
  return entriesOf({ state: 'list', origin: value.origin, items: [value], open: false })
}

function ofItself({ itself }: Spread, subject: Subject, attributes: Attributes): readonly Choice[] {
  if (!itself || subject.block.dialect !== 'terraform') return []
  const flag = scalar(readFirst({ ...subject.block, open: null }, itself.flag), 'boolean', 'terraform')
  const value = attributeOf(attributes, itself.as, subject)
  const { entries } = entriesOf({ state: 'list', origin: flag.origin, items: [flag], open: false })
  return entries
    .filter((entry) => entry.value.state !== 'known' || entry.value.value === true)
    .map((entry) => ({
      row: itself.row,
      value,
      there: entry.value.state === 'known' ? entry.guard : 'opaque-expression',
    }))
}
