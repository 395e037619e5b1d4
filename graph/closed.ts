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
import { referencesIn, type UnknownReason, unknown, type Value, written } from '../model/value'

/** What reaches something opaque: by declaration, and whole deployments to which anything may have been added. */
export interface Openings {
  readonly of: ReadonlyMap<string, readonly Value<unknown>[]>
  readonly anywhereIn: ReadonlyMap<string, readonly Value<unknown>[]>
  /** Deployments of which a file was not read, or a plan shows a part. */
  readonly declarationsMissing: ReadonlySet<string>
}

const LACKING: ReadonlySet<Incompleteness['what']> = new Set([
  'unreadable-file',
  'undeclared',
  'targeted-plan',
  'errored-plan',
])

export function openingsOf(deployments: readonly Deployment[], actors: readonly Actor[]): Openings {
  const of = new Map<string, Value<unknown>[]>()
  const anywhereIn = new Map<string, Value<unknown>[]>()
  const declarationsMissing = new Set<string>()
  const reach = (references: readonly Reference[], why: Value<unknown>): void => {
    for (const { to } of references) if (to.is === 'declaration') push(of, to.id, why)
  }
  for (const { id, incomplete, outputs } of deployments) {
    for (const one of incomplete) {
      if (LACKING.has(one.what)) declarationsMissing.add(id)
      if (one.reaches) reach(one.reaches, valueOfGap(one))
      else push(anywhereIn, id, valueOfGap(one))
    }
    // An export is there for others to use.
    for (const { exportedAs, value } of outputs.values())
      if (exportedAs) reach(referencesIn(value), unknown('handed-on', value.origin))
  }
  for (const actor of actors) reach(actor.reaches, unknown('handed-on', written(actor.place)))
  return { of, anywhereIn, declarationsMissing }
}

export const valueOfGap = (one: Incompleteness): Value<unknown> =>
  one.is
    ? unknown('external', written(one.place), [one.is])
    : unknown(REASONS.get(one.what) ?? 'not-planned', written(one.place))

const REASONS: ReadonlyMap<Incompleteness['what'], UnknownReason> = new Map([
  ['macro', 'macro'],
  ['unreadable-file', 'partly-read'],
])

function push(into: Map<string, Value<unknown>[]>, key: string, why: Value<unknown>): void {
  const known = into.get(key)
  if (known) known.push(why)
  else into.set(key, [why])
}

/** Why others may have added to the sets of this owner; empty when nobody can have. */
export function openingsFor(owner: Resource, openings: Openings): readonly Value<unknown>[] {
  if (owner.ownership === 'read') return [unknown('data-source', written(owner.place))]
  return [
    ...(openings.anywhereIn.get(owner.deployment) ?? []),
    ...(openings.of.get(owner.id) ?? []),
    ...(owner.partOf === undefined ? [] : (openings.of.get(owner.partOf) ?? [])),
  ]
}
