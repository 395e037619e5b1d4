/** The attributes of a resource by its table: what the block says, what its type says, and AWS's defaults. */
import { absent, type Value, written } from '../../model/value'
import { notWritten } from './block'
import { type AnyDefault, filled } from './defaults'
import { orElse } from './fold'
import { type AttributeRow, isAttributeRow, readRow } from './read-row'
import { type Attributes, constants, type Subject } from './subject'

export function attributesOf(subject: Subject): Map<string, Value<unknown>> {
  const attributes = identityOf(subject)
  const conditional: [string, AnyDefault][] = []
  const { kind, block, declaration } = subject
  const always = constants(kind.having?.[declaration.type], written(block.place))
  for (const [name, row] of Object.entries(kind.rows)) {
    if (!isAttributeRow(row)) continue
    const value = subject.given.get(name) ?? always.get(name) ?? said(name, row, subject)
    const standard = standardOf(name, row, subject)
    if (standard?.where) conditional.push([name, standard])
    attributes.set(name, standard?.where ? value : filled(value, standard, block, attributes))
  }
  for (const [name, standard] of conditional) fillLater(attributes, name, standard, subject)
  return attributes
}

/** A default that hangs on another row of the resource is filled once all rows are read. */
function fillLater(
  attributes: Map<string, Value<unknown>>,
  name: string,
  standard: AnyDefault,
  { block }: Subject,
): void {
  const value = attributes.get(name) ?? notWritten(block)
  attributes.set(name, filled(value, standard, block, attributes))
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
function identityOf({ partOf, declaration, block }: Subject): Map<string, Value<unknown>> {
  const attributes = new Map<string, Value<unknown>>()
  if (partOf !== undefined || block.dialect !== 'terraform') return attributes
  for (const name of IDENTITY) {
    const value = declaration.attributes.get(name)
    if (value?.state === 'known') attributes.set(name, value)
  }
  return attributes
}

export const attributeOf = (attributes: Attributes, name: string, { block }: Subject): Value<unknown> =>
  attributes.get(name) ?? notWritten(block)
