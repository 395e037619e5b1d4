/** What a part has from its owner, and how the owner refers to it. */
import type { Guard } from '../../model/guard'
import type { Kind } from '../rows'
import type { Entry } from './entries'
import { type Attributes, type Made, referenceTo, type Subject } from './subject'

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

export const inside = (owner: Subject): Pick<Subject, 'declaration' | 'documents' | 'partOf'> => ({
  declaration: owner.declaration,
  documents: owner.documents,
  partOf: owner.id,
})

/** To the part, and to the further ones that one block stands for. */
export const referencesTo = (made: Made, guard: Guard, owner: Subject): readonly Entry[] =>
  made.resources
    .filter((resource) => resource.partOf === owner.id)
    .map((resource) => ({
      guard,
      value: referenceTo(resource.id, { ...owner.block, place: resource.place }),
    }))
