/** The resource tables as the graph asks them: by kind, by group, by what lays over what. */
import { grouped } from '../model/grouped'
import { lazyMapOf, type Sort, sortOf } from '../model/lazy-map'
import type { Resource } from '../model/resource'
import type { Kind, Rows } from '../resources/define'
import { noted } from './note'

/** A table as the graph needs it; every {@link Kind} of `resources/` is one. */
export type Table = Pick<Kind<string, Rows>, 'kind' | 'rows' | 'groups' | 'lays' | 'identity'>

export interface Tables {
  readonly byKind: ReadonlyMap<string, Table>
  readonly byGroup: ReadonlyMap<string, ReadonlySet<string>>
  /** Kinds whose resources only set something on another. */
  readonly laying: readonly Table[]
  /** What the resources by kind and group of all graphs have in common. */
  readonly named: Sort<ReadonlyMap<string, readonly Resource[]>, readonly Resource[]>
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
  const named: Tables['named'] = sortOf(
    () => byGroup.keys(),
    (resources, name) => {
      const members = byGroup.get(name)
      return members && ofKinds(members, resources)
    },
  )
  return { byKind: new Map(kinds.map((kind) => [kind.kind, kind])), byGroup, laying, named }
}

const NONE: ReadonlySet<string> = new Set()

/** The kinds that a kind's or group's name stands for. */
export const membersOf = (tables: Tables, name: string): ReadonlySet<string> =>
  tables.byGroup.get(name) ?? NONE

/** By kind and by group. Most are never asked for: there are more groups than a small template has resources. */
export const byName = (
  resources: readonly Resource[],
  { named }: Tables,
): ReadonlyMap<string, readonly Resource[]> =>
  lazyMapOf(
    grouped(resources, ({ kind }) => kind),
    named,
  )

const NO_RESOURCES: readonly Resource[] = []

/** Nearly always of one kind, or of none. */
function ofKinds(
  members: ReadonlySet<string>,
  kinds: ReadonlyMap<string, readonly Resource[]>,
): readonly Resource[] {
  const lists: (readonly Resource[])[] = []
  for (const kind of members) {
    const own = kinds.get(kind)
    if (own) lists.push(own)
  }
  return lists.length < 2 ? (lists[0] ?? NO_RESOURCES) : lists.flat()
}

/** What people know by an address, or by an id or ARN that the input has; parts have the address of their owner. */
export const byAddress = noted(({ resources }): ReadonlyMap<string, readonly Resource[]> => {
  const whole = resources.filter(({ partOf }) => partOf === undefined)
  const named = whole.map((one) => [one.address, one] as const)
  const identified = whole.flatMap((one) => IDENTITY.flatMap((row) => identifiedBy(one, row)))
  const together = grouped([...named, ...identified], ([name]) => name)
  return new Map([...together].map(([name, found]) => [name, [...new Set(found.map(([, one]) => one))]]))
})

const IDENTITY = ['id', 'arn'] as const
const GIVEN_BY_AWS = /^(?:[a-z]+-)+[0-9a-f]{8,17}$|^arn:/

function identifiedBy(one: Resource, row: string): readonly (readonly [string, Resource])[] {
  const value = one.attributes.get(row)
  const text = value?.state === 'known' ? String(value.value) : ''
  return GIVEN_BY_AWS.test(text) ? [[text, one]] : []
}
