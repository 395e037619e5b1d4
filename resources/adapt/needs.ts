/** What is created before what, for declarations of every type: a chain often leads through types that no table describes. */
import type { Declaration } from '../../model/declaration'
import { lazyMap } from '../../model/lazy-map'
import { type Reference, referentKey } from '../../model/reference'
import { referencesIn } from '../../model/value'

export function needsOf(declarations: readonly Declaration[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(declarations.map((declaration) => [declaration.id, declaration]))
  return lazyMap(
    () => byId.keys(),
    (id) => {
      const declaration = byId.get(id)
      return declaration && keysOf(referencesOf(declaration))
    },
  )
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
