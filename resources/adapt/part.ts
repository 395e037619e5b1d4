/** What a part has from its owner, and how the owner refers to it. */
import type { Guard } from '../../model/guard'
import type { Value } from '../../model/value'
import type { Kind } from '../rows'
import type { Block } from './block'
import type { Entry } from './entries'
import { type Attributes, type Made, NOTHING_MADE, referenceTo, type Subject } from './subject'

/** {@link ./make}, handed in: a part is made as its owner is. */
export type Make = (subject: Subject) => Made

export interface Parts {
  readonly references: readonly Entry[]
  readonly made: Made
}

export interface Maker {
  readonly kind: Kind
  readonly owner: Subject
  readonly make: Make
  readonly given: Attributes
  readonly taken: Attributes
}

export const NO_PARTS: Parts = { references: [], made: NOTHING_MADE }

/** One shape for all: every rule of a group and every statement of a policy is one. */
export const partOf = (
  { kind, owner, given, taken }: Maker,
  id: string,
  block: Block,
  exists: Value<boolean>,
): Subject => ({
  kind,
  declaration: owner.declaration,
  block,
  id,
  exists,
  partOf: owner.id,
  given,
  taken,
  documents: owner.documents,
  apart: undefined,
})

/** To the part, and to the further ones that one block stands for. */
export function referencesTo({ resources }: Made, guard: Guard, { id, block }: Subject): readonly Entry[] {
  const own: Entry[] = []
  for (const resource of resources)
    if (resource.partOf === id)
      own.push({ guard, value: referenceTo(resource.id, block.dialect, resource.place) })
  return own
}
