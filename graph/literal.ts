/** Joining by literal text: the ids, ARNs and names that a plan or a template spells out. */
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'

/** The resources that a text identifies. */
export type LiteralIndex = (text: string) => readonly Resource[]

/** Ids and ARNs where the input knows them, and the names that a kind's table says identify it; read when a text is first asked for. */
export function literalIndex(
  resources: readonly Resource[],
  identity: (kind: string) => readonly string[],
): LiteralIndex {
  let index: ReadonlyMap<string, readonly Resource[]> | undefined
  return (text) => {
    index ??= indexed(resources, identity)
    return index.get(text) ?? []
  }
}

function indexed(
  resources: readonly Resource[],
  identity: (kind: string) => readonly string[],
): ReadonlyMap<string, readonly Resource[]> {
  const index = new Map<string, Resource[]>()
  for (const resource of resources) {
    const names = ['id', 'arn', ...identity(resource.kind)].map((row) => resource.attributes.get(row))
    const texts = names.flatMap((name) =>
      name?.state === 'known' && typeof name.value === 'string' ? [name.value] : [],
    )
    for (const text of new Set(texts)) {
      const known = index.get(text)
      if (known) known.push(resource)
      else index.set(text, [resource])
    }
  }
  return index
}

/**
 * The only resource of a wanted kind with this literal identity; two candidates are none. Names mean something in one account and
 * Region. Ids and ARNs are unique in AWS: what another account shares is asked for by them, an endpoint service from other Regions too.
 */
export function byLiteral(
  index: LiteralIndex,
  text: string,
  wanted: ReadonlySet<string>,
  from: Resource,
): Resource | undefined {
  const candidates = index(text).filter(
    (one) =>
      wanted.has(one.kind) &&
      (isUnique(text) || !knownToDiffer(one.account, from.account)) &&
      (text.startsWith('vpce-svc-') || !knownToDiffer(one.region, from.region)),
  )
  return candidates.length === 1 ? candidates[0] : undefined
}

const isUnique = (text: string): boolean =>
  /^(?:[a-z]+-)+(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text) || /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(text)

export const knownToDiffer = (a: Value<string>, b: Value<string>): boolean =>
  a.state === 'known' && b.state === 'known' && a.value !== b.value
