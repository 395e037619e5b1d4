/** A kind's table, split once into rows that are attributes and rows that make resources of their own. */
import type { Kind, PartsRow, PolicyRow } from '../rows'
import { isAttributeRow } from './read-row'

export interface PartedRow {
  readonly name: string
  readonly row: PartsRow<string> | PolicyRow
}

interface Split {
  readonly names: readonly string[]
  readonly parted: readonly PartedRow[]
}

const known = new WeakMap<Kind, Split>()

function split(kind: Kind): Split {
  const found = known.get(kind)
  if (found) return found
  const rows = Object.entries(kind.rows)
  const made: Split = {
    names: rows.flatMap(([name, row]) => (isAttributeRow(row) ? [name] : [])),
    parted: rows.flatMap(([name, row]) =>
      row.row === 'parts' || row.row === 'policy' ? [{ name, row }] : [],
    ),
  }
  known.set(kind, made)
  return made
}

/** Names of the rows that are attributes. */
export const attributeNames = (kind: Kind): readonly string[] => split(kind).names

/** Rows that make resources of their own. */
export const partedRowsOf = (kind: Kind): readonly PartedRow[] => split(kind).parted
