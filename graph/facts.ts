/**
 * The registry of derived facts: what follows from several resources together. A fact is a documented AWS state or relation,
 * never a fault; rules name it like an attribute. Facts are computed when asked and kept for the graph's life.
 */
import type { Relation, Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Row } from '../resources/define'
import type { Graph } from './graph'

export type { FactTypes } from './fact-rows'

export interface Fact {
  /** Kinds it is a fact of. */
  readonly about: readonly string[]
  readonly name: string
  /** One sentence for the docs, and the page that says so. */
  readonly says: string
  readonly source: string
  /** What evidence calls it: `service of {subject}`; a truth is told as one of two sentences. */
  readonly shownAs?: string | { readonly true: string; readonly false: string }
  /** Its type in the words of the tables: a scalar, one or many of a kind. Spellings are null. */
  readonly row: Row
  /** The row of the kind that people tell of a thing elsewhere in place of it. */
  readonly toldBy?: string
  readonly compute: (graph: Graph, resource: Resource) => Value<unknown> | Relation
}
