/** What one resource is made from, and what making it gives. */
import type { Declaration, Dialect } from '../../model/declaration'
import type { Place } from '../../model/place'
import type { Resource } from '../../model/resource'
import { known, type Origin, type Value, written } from '../../model/value'
import type { Kind } from '../rows'
import type { Block } from './block'
import type { Documents } from './policies'

export type Attributes = ReadonlyMap<string, Value<unknown>>

export interface Subject {
  readonly kind: Kind
  readonly declaration: Declaration
  readonly block: Block
  readonly id: string
  readonly exists: Value<boolean>
  readonly partOf?: string | undefined
  /** By row name; they win over the block. */
  readonly given: Attributes
  /** By row name, where the block has nothing. */
  readonly taken: Attributes
  readonly documents: Documents
  /** By row name: what is made apart from the table, as the parts of the resource are. */
  readonly apart?: Attributes | undefined
}

export interface Made {
  readonly resources: readonly Resource[]
  /** Parts that AWS makes because nobody wrote one. */
  readonly byDefault: readonly DefaultPart[]
}

export interface DefaultPart {
  readonly id: string
  readonly owner: string
  /** Its relation to the owner. */
  readonly relation: string
  /** Not even the text says whether AWS makes it: the list is there, and empty. */
  readonly doubtful: boolean
}

export const NOTHING_MADE: Made = { resources: [], byDefault: [] }

export function madeTogether(all: readonly Made[]): Made {
  const some = all.filter(({ resources, byDefault }) => resources.length + byDefault.length > 0)
  if (some.length < 2) return some[0] ?? NOTHING_MADE
  const resources: Resource[] = []
  const byDefault: DefaultPart[] = []
  for (const one of some) {
    for (const resource of one.resources) resources.push(resource)
    for (const part of one.byDefault) byDefault.push(part)
  }
  return { resources, byDefault }
}

export const NO_ATTRIBUTES: Attributes = new Map()

/** Attribute values that a table says of every resource of a type, or of every part. */
export function withConstants(
  given: Attributes,
  values: Readonly<Record<string, string | number | boolean>> | undefined,
  origin: Origin,
): Attributes {
  if (values === undefined) return given
  const all = new Map(given)
  for (const name in values) all.set(name, known(values[name], origin))
  return all
}

/** What leads from a part to its owner: the owner itself, by identity. */
export const referenceTo = (id: string, dialect: Dialect, place: Place): Value<unknown> => ({
  state: 'reference',
  origin: written(place),
  exact: true,
  targets: [{ to: { is: 'declaration', id }, attribute: dialect === 'terraform' ? 'id' : 'Ref' }],
})
