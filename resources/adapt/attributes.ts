/** The attributes of a resource by its table: what the block says, what its type says, and AWS's defaults. */
import { lazyMap } from '../../model/lazy-map'
import { absent, type Value, written } from '../../model/value'
import type { Kind } from '../rows'
import { notWritten } from './block'
import { type AnyDefault, filled } from './defaults'
import { orElse } from './fold'
import { type AttributeRow, isAttributeRow, readRow } from './read-row'
import { type Attributes, constants, type Subject } from './subject'

/** Each row is read when it is asked for: rules ask for a few of those that a large plan has. */
export function attributesOf(subject: Subject): Attributes {
  const { kind, block, declaration } = subject
  const always = constants(kind.having?.[declaration.type], written(block.place))
  const attributes: Attributes = lazyMap(
    () => new Set([...IDENTITY, ...namesOf(kind)]),
    (name) => {
      const row = kind.rows[name]
      if (!row || !isAttributeRow(row)) return identityOf(name, subject)
      const value = subject.given.get(name) ?? always.get(name) ?? said(name, row, subject)
      return filled(value, standardOf(name, row, subject), block, attributes)
    },
  )
  return attributes
}

const names = new WeakMap<Kind, readonly string[]>()

function namesOf(kind: Kind): readonly string[] {
  const known = names.get(kind)
  if (known) return known
  const found = Object.entries(kind.rows).flatMap(([name, row]) => (isAttributeRow(row) ? [name] : []))
  names.set(kind, found)
  return found
}

function said(name: string, row: AttributeRow, subject: Subject): Value<unknown> {
  const value = subject.kind.spread?.over.includes(name)
    ? notWritten(subject.block)
    : readRow(row, subject.block)
  return orElse(value, () => subject.taken.get(name) ?? absent(written(subject.block.place)))
}

/** What a data source does not show is not known: defaults are for what is created here. */
function standardOf(name: string, row: AttributeRow, subject: Subject): AnyDefault | undefined {
  if (subject.declaration.mode === 'read') return undefined
  const ofType =
    subject.partOf === undefined ? subject.kind.defaults?.[subject.declaration.type]?.[name] : undefined
  return ofType ?? ('byDefault' in row ? row.byDefault : undefined)
}

const IDENTITY = ['id', 'arn']

/** A whole declaration may know its own id and ARN: a plan of what exists, a data source. */
function identityOf(name: string, { partOf, declaration, block }: Subject): Value<unknown> | undefined {
  if (!IDENTITY.includes(name) || partOf !== undefined || block.dialect !== 'terraform') return undefined
  const value = declaration.attributes.get(name)
  return value?.state === 'known' ? value : undefined
}

/** The same with others in place of some. */
export const withOthers = (attributes: Attributes, others: Attributes): Attributes =>
  lazyMap(
    () => new Set([...attributes.keys(), ...others.keys()]),
    (name) => others.get(name) ?? attributes.get(name),
  )

export const attributeOf = (attributes: Attributes, name: string, { block }: Subject): Value<unknown> =>
  attributes.get(name) ?? notWritten(block)
