/** The attributes of a resource by its table: what the block says, what its type says, and AWS's defaults. */
import { lazyMapOf, type Sort, sortOf } from '../../model/lazy-map'
import { absent, known, type Value, written } from '../../model/value'
import type { Kind } from '../rows'
import { notWritten } from './block'
import { type AnyDefault, filled } from './defaults'
import { orElse } from './fold'
import { type AttributeRow, isAttributeRow, readRow } from './read-row'
import type { Attributes, Subject } from './subject'
import { attributeNames, partedRowsOf } from './table'

/** By kind: what the attributes of all its resources have in common. */
const sorts = new WeakMap<Kind, Sort<Subject, Value<unknown>>>()

/** Each row is read when it is asked for: rules ask for a few of those that a large plan has. */
export function attributesOf(subject: Subject): Attributes {
  const { kind } = subject
  const sort =
    sorts.get(kind) ?? sortOf(() => [...IDENTITY, ...attributeNames(kind), ...partNames(kind)], attributeIn)
  sorts.set(kind, sort)
  return lazyMapOf(subject, sort)
}

const partNames = (kind: Kind): readonly string[] => partedRowsOf(kind).map(({ name }) => name)

function attributeIn(subject: Subject, name: string, attributes: Attributes): Value<unknown> | undefined {
  const apart = subject.apart?.get(name)
  if (apart) return apart
  const row = subject.kind.rows[name]
  if (!row) return identityOf(name, subject)
  if (!isAttributeRow(row)) return undefined
  const value = subject.given.get(name) ?? always(name, subject) ?? said(name, row, subject)
  return filled(value, standardOf(name, row, subject), subject.block, attributes)
}

/** What the table says of every resource of a type. */
function always(name: string, { kind, declaration, block }: Subject): Value<unknown> | undefined {
  const value = kind.having?.[declaration.type]?.[name]
  return value === undefined ? undefined : known(value, written(block.place))
}

function said(name: string, row: AttributeRow, subject: Subject): Value<unknown> {
  const value = subject.kind.spread?.over.includes(name)
    ? notWritten(subject.block)
    : readRow(row, subject.block)
  const taken = subject.taken.get(name)
  const { place } = subject.block
  // Nearly always: nobody sets it, and that has been said of this block.
  if (value.state === 'absent' && !taken && value.origin.place === place) return value
  return orElse(value, () => taken ?? absent(written(place)))
}

/** What a data source does not show is not known: defaults are for what is created here. */
function standardOf(name: string, row: AttributeRow, subject: Subject): AnyDefault | undefined {
  if (subject.declaration.mode === 'read') return undefined
  const ofType =
    subject.partOf === undefined ? subject.kind.defaults?.[subject.declaration.type]?.[name] : undefined
  return ofType ?? ('byDefault' in row ? row.byDefault : undefined)
}

const IDENTITY = ['id', 'arn']

/** A whole declaration may know its own id and ARN: a plan of what exists, a data source, a lookup. */
function identityOf(name: string, { partOf, declaration, block }: Subject): Value<unknown> | undefined {
  if (!IDENTITY.includes(name) || partOf !== undefined) return undefined
  if (block.dialect !== 'terraform' && declaration.mode !== 'read') return undefined
  const value = declaration.attributes.get(name)
  return value?.state === 'known' ? value : undefined
}

export const attributeOf = (attributes: Attributes, name: string, { block }: Subject): Value<unknown> =>
  attributes.get(name) ?? notWritten(block)
