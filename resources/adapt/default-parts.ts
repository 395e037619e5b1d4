/**
 * The parts that AWS makes where nobody writes one: the egress rules of a new security group. A list that is there and empty may
 * or may not count as writing one, so these parts are then doubtful.
 */
import { ALWAYS, type Guard } from '../../model/guard'
import type { PartsRow } from '../rows'
import { defaultOrigin } from './defaults'
import type { Entries } from './entries'
import { under } from './fold'
import { type Maker, NO_PARTS, type Parts, partOf, referencesTo } from './part'
import { madeTogether, NO_ATTRIBUTES, type Subject, withConstants } from './subject'

export function defaultParts(name: string, row: PartsRow<string>, maker: Maker, entries: Entries): Parts {
  const { owner } = maker
  const standard = row.byDefault?.[owner.block.dialect]
  if (!standard || owner.declaration.mode === 'read') return NO_PARTS
  const doubtful = entries.absent.length + entries.entries.length + entries.open.length === 0
  const guards = doubtful ? [ALWAYS] : entries.absent
  const all = standard.flatMap((values, index) =>
    guards.map((guard, at) => {
      const id = `${owner.id}/${name}[default ${index}${at === 0 ? '' : `.${at}`}]`
      return defaultPart(id, row, maker, { guard, values, doubtful })
    }),
  )
  return {
    references: all.flatMap((one) => one.references),
    made: madeTogether(all.map((one) => one.made)),
  }
}

interface Standard {
  readonly guard: Guard
  readonly values: Readonly<Record<string, string | number | boolean>>
  readonly doubtful: boolean
}

function defaultPart(
  id: string,
  row: PartsRow<string>,
  maker: Maker,
  { guard, values, doubtful }: Standard,
): Parts {
  const { owner, kind, given, make } = maker
  const origin = defaultOrigin(owner.block.place, row.byDefault?.source ?? '')
  const standard = { kind, owner, make, given: withConstants(given, values, origin), taken: NO_ATTRIBUTES }
  const made = make(partOf(standard, id, emptyBlock(owner), under(owner.exists, guard)))
  const byDefault = [{ id, owner: owner.id, relation: row.owner, doubtful }]
  return { references: referencesTo(made, guard, owner), made: { ...made, byDefault } }
}

const emptyBlock = ({ block }: Subject): Subject['block'] => ({
  dialect: block.dialect,
  attributes: NO_ATTRIBUTES,
  open: null,
  place: block.place,
})
