/** Joining by literal text: the ids, ARNs and names that a plan or a template spells out. */
import { type Answered, toldFrom } from '../model/noticed'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'

/** All resources of these kinds that have a literal id, ARN or name. */
export type LiteralIndex = (text: string, wanted: ReadonlySet<string>) => readonly Resource[]

type ByText = ReadonlyMap<string, readonly Resource[]>

/**
 * Ids and ARNs where the input knows them, and the names that a kind's table says identify it. Each kind when it is first wanted, its
 * ARNs when one is: in most plans nobody refers to a subnet by its ARN.
 */
export function literalIndex(
  ofKind: (kind: string) => readonly Resource[],
  identity: (kind: string) => readonly string[],
): LiteralIndex {
  const names = new Map<string, Answered<ByText>>()
  const arns = new Map<string, Answered<ByText>>()
  const known = (index: Map<string, Answered<ByText>>, kind: string, rows: () => readonly string[]): ByText =>
    toldFrom(index, kind, () => byText(ofKind(kind), rows()))
  const ofOne = (text: string, kind: string): readonly Resource[] => {
    const named = known(names, kind, () => ['id', ...identity(kind)]).get(text) ?? NOBODY
    const byArn = text.startsWith('arn:') ? known(arns, kind, () => ['arn']).get(text) : undefined
    return byArn ? [...new Set([...named, ...byArn])] : named
  }
  return (text, wanted) => {
    let found = NOBODY
    for (const kind of wanted) {
      const own = ofOne(text, kind)
      if (own.length > 0) found = found.length === 0 ? own : [...found, ...own]
    }
    return found
  }
}

const NOBODY: readonly Resource[] = []

function byText(resources: readonly Resource[], rows: readonly string[]): ByText {
  const index = new Map<string, Resource[]>()
  for (const resource of resources) {
    for (const row of rows) {
      const name = resource.attributes.get(row)
      if (name?.state !== 'known' || typeof name.value !== 'string') continue
      const same = index.get(name.value)
      if (!same) index.set(name.value, [resource])
      else if (same.at(-1) !== resource) same.push(resource)
    }
  }
  return index
}

/**
 * The only resource of a wanted kind with this literal identity; two candidates are none, but what is managed here goes before what
 * only looks it up, and of two plans of one state each means its own. Names mean something in one account and
 * Region. Ids and ARNs are unique in AWS: what another account shares is asked for by them, an endpoint service from other Regions too.
 */
export function byLiteral(
  index: LiteralIndex,
  text: string,
  wanted: ReadonlySet<string>,
  from: Resource,
): Resource | undefined {
  const candidates = index(text, wanted).filter(
    (one) =>
      (!knownToDiffer(one.account, from.account) || isUnique(text)) &&
      (!knownToDiffer(one.region, from.region) || text.startsWith('vpce-svc-')),
  )
  const [only] = candidates
  if (candidates.length < 2) return only
  const managed = candidates.filter(({ ownership }) => ownership === 'managed')
  const own = managed.filter(({ deployment }) => deployment === from.deployment)
  return [own, managed, candidates].find(({ length }) => length === 1)?.[0]
}

const isUnique = (text: string): boolean =>
  /^(?:[a-z]+-)+(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text) || /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(text)

export const knownToDiffer = (a: Value<string>, b: Value<string>): boolean =>
  a.state === 'known' && b.state === 'known' && a.value !== b.value
