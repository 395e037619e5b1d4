/** The references inside several values, each once. */
import { type Reference, referentKey } from '../../../model/reference'
import { type Origin, type Referring, referencesIn, type Value } from '../../../model/value'
import { isMadeAnew } from '../../../model/vocabulary/terraform-referents'
import { parseAddress } from '../address'

export function referencesOf(values: readonly Value<unknown>[]): readonly Reference[] {
  return distinct(values.flatMap((value) => referencesIn(value)))
}

function distinct(references: readonly Reference[]): readonly Reference[] {
  if (references.length < 2) return references
  const seen = new Map<string, Reference>()
  for (const reference of references) {
    const key = `${referentKey(reference.to)} ${reference.attribute}`
    if (!seen.has(key)) seen.set(key, reference)
  }
  return [...seen.values()]
}

/** "One or more of these." */
export const inexact = (targets: readonly Reference[], origin: Origin): Referring => ({
  state: 'reference',
  targets: distinct(targets),
  exact: false,
  origin,
})

/** The same single thing, for sure. */
export function sameReferent(one: Referring, other: Referring): boolean {
  const [first] = one.targets
  const [second] = other.targets
  if (!one.exact || !other.exact || first === undefined || second === undefined) return false
  return first.attribute === second.attribute && referentKey(first.to) === referentKey(second.to)
}

/** Two different things, for sure: their ids are different although nobody knows them. */
export function otherThings(one: Referring, other: Referring): boolean {
  const [first] = one.targets
  const [second] = other.targets
  if (!one.exact || !other.exact || first === undefined || second === undefined) return false
  if (first.attribute !== second.attribute || !/^(id|arn)$/.test(first.attribute)) return false
  return referentKey(first.to) !== referentKey(second.to) && isOwnThing(first) && isOwnThing(second)
}

function isOwnThing({ to }: Reference): boolean {
  const address = to.is === 'declaration' ? parseAddress(to.id.slice(to.id.indexOf('#') + 1)) : undefined
  return address !== undefined && address.mode === 'managed' && isMadeAnew(address.type)
}
