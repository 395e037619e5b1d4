/**
 * # Closed sets
 *
 * "No endpoint in this VPC" can be said only of a closed set: the owner is declared here, everything deployed with it was read, and
 * its identity is not handed to anything that we cannot look into (a module that was not downloaded, a custom resource, an
 * export). Over an open set "none found" is unknown.
 */
import type { Deployment, Incompleteness } from '../model/declaration'
import type { Resource } from '../model/resource'
import { referencesIn, unknown, type Value, written } from '../model/value'

/** Why others may have added to the sets of this owner; empty when nobody can have. */
export function openings(owner: Resource, deployment: Deployment | undefined): readonly Value<unknown>[] {
  if (owner.ownership === 'read') return [unknown('data-source', written(owner.place), [])]
  if (!deployment) return [unknown('external', written(owner.place), [])]
  const opaque = deployment.incomplete.filter((one) => mayTouch(one, owner)).map(asValue)
  return [...opaque, ...exportsOf(owner, deployment)]
}

const mayTouch = (one: Incompleteness, owner: Resource): boolean =>
  one.reaches === undefined ||
  one.reaches.some(
    (reference) => reference.to.is === 'declaration' && sameDeclaration(reference.to.id, owner),
  )

const sameDeclaration = (id: string, owner: Resource): boolean => id === owner.id || id === owner.partOf

const asValue = (one: Incompleteness): Value<unknown> =>
  unknown(one.what === 'macro' ? 'macro' : 'not-planned', written(one.place), [])

function exportsOf(owner: Resource, deployment: Deployment): readonly Value<unknown>[] {
  const names = [...deployment.outputs.values()].filter((output) => output.exportedAs !== undefined)
  return names
    .filter((output) =>
      referencesIn(output.value).some(({ to }) => to.is === 'declaration' && sameDeclaration(to.id, owner)),
    )
    .map((output) => output.value)
}
