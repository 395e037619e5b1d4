/** The resource tables as the graph asks them: by kind, by group, by what lays over what. */
import { grouped } from '../model/grouped'
import { lazyMap } from '../model/lazy-map'
import type { Resource } from '../model/resource'
import type { Kind, Rows } from '../resources/define'

/** A table as the graph needs it; every {@link Kind} of `resources/` is one. */
export type Table = Pick<Kind<string, Rows>, 'kind' | 'rows' | 'groups' | 'lays' | 'identity'>

export interface Tables {
  readonly byKind: ReadonlyMap<string, Table>
  readonly byGroup: ReadonlyMap<string, ReadonlySet<string>>
  /** Kinds whose resources only set something on another. */
  readonly laying: readonly Table[]
}

export function tablesOf(kinds: readonly Table[]): Tables {
  const byGroup = new Map<string, Set<string>>()
  for (const kind of kinds) {
    for (const group of [kind.kind, ...(kind.groups ?? [])]) {
      const members = byGroup.get(group) ?? new Set<string>()
      byGroup.set(group, members.add(kind.kind))
    }
  }
  const laying = kinds.filter((kind) => kind.lays !== undefined)
  return { byKind: new Map(kinds.map((kind) => [kind.kind, kind])), byGroup, laying }
}

const NONE: ReadonlySet<string> = new Set()

/** The kinds that a kind's or group's name stands for. */
export const membersOf = (tables: Tables, name: string): ReadonlySet<string> =>
  tables.byGroup.get(name) ?? NONE

/** By kind and by group. Most are never asked for: there are more groups than a small template has resources. */
export function byName(
  resources: readonly Resource[],
  { byGroup }: Tables,
): ReadonlyMap<string, readonly Resource[]> {
  const kinds = grouped(resources, ({ kind }) => kind)
  return lazyMap(
    () => byGroup.keys(),
    (name) => {
      const members = byGroup.get(name)
      return members && [...members].flatMap((kind) => kinds.get(kind) ?? [])
    },
  )
}

/** What people know by an address; parts have that of their owner. */
export const byAddress = (resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> =>
  grouped(
    resources.filter(({ partOf }) => partOf === undefined),
    ({ address }) => address,
  )
