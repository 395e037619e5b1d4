/**
 * Blocks inside a declaration that are resources of their own: rules of a group, targets, the statements of a policy. What the
 * owner keeps of them is a list of references, as open and as conditional as the text is.
 */
import { type Value, written } from '../../model/value'
import { kindNamed } from '../index'
import type { PartsRow, PolicyRow } from '../rows'
import { nestedBlock } from './block'
import { defaultParts } from './default-parts'
import { asList, type Entries, type Entry, entriesOf } from './entries'
import { inEachCase, under } from './fold'
import { type Make, type Maker, NO_PARTS, type Parts, partOf, referencesTo } from './part'
import { policyStructure, statementsOf } from './policies'
import { readFirst } from './spelling'
import {
  type Attributes,
  type Made,
  madeTogether,
  NO_ATTRIBUTES,
  NOTHING_MADE,
  referenceTo,
  type Subject,
  withConstants,
} from './subject'

/** What one row of parts gives: the owner's attribute, and the resources. */
export interface Parted {
  readonly value: Value<unknown>
  readonly made: Made
}

export function partsOf(
  name: string,
  row: PartsRow<string>,
  owner: Subject,
  attributes: Attributes,
  make: Make,
): Parted {
  const kind = kindNamed(row.kind)
  const whole = readFirst(owner.block, row[owner.block.dialect])
  const hasNone = whole.state === 'absent' && row.byDefault === undefined
  if (!kind || hasNone) return { value: whole, made: NOTHING_MADE }
  const entries = entriesOf(whole)
  const toOwner = new Map([[row.owner, referenceTo(owner.id, owner.block.dialect, owner.block.place)]])
  const given = withConstants(toOwner, row.having, written(owner.block.place))
  const maker: Maker = { kind, owner, make, given, taken: takenFrom(row, attributes) }
  const seen = listed(entries, name, maker)
  const standard = defaultParts(name, row, maker, entries)
  const all = { ...entries, entries: [...seen.references, ...standard.references] }
  return { value: shaped(whole, all), made: madeTogether([seen.made, standard.made]) }
}

/** The statements of a policy; a reference to a rendered policy document is followed. */
export function policyOf(name: string, row: PolicyRow, owner: Subject, make: Make): Parted {
  const kind = kindNamed('policy-statement')
  const policy = policyStructure(readFirst(owner.block, row[owner.block.dialect]), owner.documents)
  if (!kind || policy.state === 'absent') return { value: policy, made: NOTHING_MADE }
  const statements = statementsOf(policy)
  const { references, made } = listed(statements, name, {
    kind,
    owner,
    make,
    given: NO_ATTRIBUTES,
    taken: NO_ATTRIBUTES,
  })
  return { value: shaped(policy, { ...statements, entries: references }), made }
}

function listed({ entries }: Entries, name: string, maker: Maker): Parts {
  if (entries.length === 0) return NO_PARTS
  const { owner, make } = maker
  const references: Entry[] = []
  const made = entries.map(({ guard, value }, index) => {
    const id = `${owner.id}/${name}[${index}]`
    const block = nestedBlock(owner.block.dialect, value)
    const one = make(partOf(maker, id, block, under(owner.exists, guard)))
    for (const reference of referencesTo(one, guard, owner)) references.push(reference)
    return one
  })
  return { references, made: madeTogether(made) }
}

const takenFrom = ({ taking }: PartsRow<string>, attributes: Attributes): Attributes =>
  taking === undefined
    ? NO_ATTRIBUTES
    : new Map(
        Object.entries(taking).flatMap(([part, owners]) => {
          const value = attributes.get(owners)
          return value ? [[part, value] as const] : []
        }),
      )

/** The owner's attribute: absent or unknown as the whole is, else the list. */
function shaped(whole: Value<unknown>, entries: Entries): Value<unknown> {
  if (entries.entries.length > 0) return asList(entries, whole.origin)
  if (whole.state === 'absent' || whole.state === 'unknown') return whole
  if (whole.state === 'conditional')
    return inEachCase(whole, (each) =>
      each.state === 'absent' || each.state === 'unknown' ? each : asList(entriesOf(each), each.origin),
    )
  return asList(entries, whole.origin)
}
