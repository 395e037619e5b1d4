/** What is created before what, for declarations of every type: a chain often leads through types that no table describes. */
import type { Declaration, Deployment } from '../../model/declaration'
import { lazyMap } from '../../model/lazy-map'
import { type Reference, referentKey } from '../../model/reference'
import { referencesIn } from '../../model/value'

/** By id, and by the key of a module that was not read: what is inside of it waits for nothing that its call does not name. */
export function needsOf(
  declarations: readonly Declaration[],
  deployments: readonly Deployment[],
): ReadonlyMap<string, readonly string[]> {
  let found: ReadonlyMap<string, () => readonly Reference[]> | undefined
  const byId = () => {
    found ??= waiting(declarations, deployments)
    return found
  }
  return lazyMap(
    () => byId().keys(),
    (id) => {
      const references = byId().get(id)
      return references && keysOf(references())
    },
  )
}

/** Gathered when somebody first asks: few do. */
function waiting(
  declarations: readonly Declaration[],
  deployments: readonly Deployment[],
): ReadonlyMap<string, () => readonly Reference[]> {
  const byId = new Map<string, () => readonly Reference[]>(
    declarations.map((declaration) => [declaration.id, () => referencesOf(declaration)]),
  )
  for (const { is, waitsFor } of deployments.flatMap(({ incomplete }) => incomplete))
    if (is && waitsFor) byId.set(referentKey(is.to), waitsFor)
  return byId
}

function referencesOf({ dependsOn, mentions, attributes }: Declaration): readonly Reference[] {
  return [
    ...dependsOn,
    ...(mentions?.() ?? []),
    ...[...attributes.values()].flatMap((value) => referencesIn(value)),
  ]
}

const keysOf = (references: readonly Reference[]): readonly string[] => [
  ...new Set(references.map(({ to }) => referentKey(to))),
]
