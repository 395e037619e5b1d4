/**
 * # Closed sets
 *
 * "No endpoint in this VPC" can be said only of a closed set: the owner is declared here, everything deployed with it was read, and
 * its identity is not handed to anything that we cannot look into (a module that was not downloaded, a custom resource, an
 * export). Over an open set "none found" is unknown.
 */
import type { Deployment, Incompleteness } from '../model/declaration'
import type { Reference } from '../model/reference'
import type { Actor, Resource } from '../model/resource'
import { referencesIn, unknown, type Value, written } from '../model/value'

/** Why others may have added to the sets of this owner; empty when nobody can have. */
export function openings(
  owner: Resource,
  deployment: Deployment | undefined,
  actors: readonly Actor[],
): readonly Value<unknown>[] {
  if (owner.ownership === 'read') return [unknown('data-source', written(owner.place))]
  if (!deployment) return [unknown('external', written(owner.place))]
  const opaque = deployment.incomplete
    .filter((one) => !one.reaches || reaches(one.reaches, owner))
    .map(asValue)
  const acting = actors.filter((actor) => reaches(actor.reaches, owner)).map(actingOn)
  return [...opaque, ...acting, ...exportsOf(owner, deployment)]
}

const reaches = (references: readonly Reference[], owner: Resource): boolean =>
  references.some(({ to }) => to.is === 'declaration' && (to.id === owner.id || to.id === owner.partOf))

const asValue = (one: Incompleteness): Value<unknown> =>
  unknown(one.what === 'macro' ? 'macro' : 'not-planned', written(one.place))

const actingOn = (actor: Actor): Value<unknown> => unknown('external', written(actor.place))

/** An export is there for others to use. */
const exportsOf = (owner: Resource, deployment: Deployment): readonly Value<unknown>[] =>
  [...deployment.outputs.values()]
    .filter(({ exportedAs, value }) => exportedAs !== undefined && reaches(referencesIn(value), owner))
    .map(({ value }) => value)
