/** Relations seen from the other end: all endpoints whose `vpc` is this one, and whether that is all there can be. */
import { type Edge, isOutside, type Relation, type Resource, relationOf } from '../model/resource'
import type { Value } from '../model/value'
import type { Rows } from '../resources/define'
import { knownToDiffer } from './literal'

/** All edges of one relation by the resource they lead to. */
export interface Incoming {
  readonly certain: ReadonlyMap<string, readonly Edge[]>
  /** Edges that may lead to it, or to another. */
  readonly possible: ReadonlyMap<string, readonly Edge[]>
  /** Sources that may lead to anything. */
  readonly strays: readonly { readonly from: Resource; readonly why: readonly Value<unknown>[] }[]
}

export function incoming(sources: readonly Resource[], relationOf: (source: Resource) => Relation): Incoming {
  const certain = new Map<string, Edge[]>()
  const possible = new Map<string, Edge[]>()
  const strays: { from: Resource; why: readonly Value<unknown>[] }[] = []
  for (const from of sources) {
    const relation = relationOf(from)
    if (relation.open) strays.push({ from, why: relation.why })
    for (const edge of relation.edges) {
      if (edge.to.length === 0) strays.push({ from, why: edge.because })
      const under = edge.exact && edge.to.length === 1 ? certain : possible
      for (const target of edge.to) if (!isOutside(target)) push(under, target.id, edge)
    }
  }
  return { certain, possible, strays: strays.filter((stray) => stray.from.ownership === 'managed') }
}

function push(into: Map<string, Edge[]>, id: string, edge: Edge): void {
  const edges = into.get(id)
  if (edges) edges.push(edge)
  else into.set(id, [edge])
}

/**
 * The rows in which the owner itself writes entries of the relation: a security group's `ingress` blocks are part of its `rules`, and a
 * list of them that nobody can see to its end leaves the rules open.
 */
export const ownBlocks = (rows: Rows, kinds: ReadonlySet<string>, relation: string): readonly string[] =>
  Object.entries(rows).flatMap(([name, row]) =>
    row.row === 'parts' && row.owner === relation && kinds.has(row.kind) ? [name] : [],
  )

/** Of many strays a few say enough. */
const MOST_REASONS = 8

/** The owner's side. `openings`: why there may be more than what anybody in the graph says. */
export function turned(
  owner: Resource,
  name: string,
  all: Incoming,
  openings: readonly Value<unknown>[],
): Relation {
  const edges = (all.certain.get(owner.id) ?? []).map(
    (edge): Edge => ({ ...edge, from: owner, relation: name, to: [edge.from], exact: true }),
  )
  const possible = (all.possible.get(owner.id) ?? []).flatMap((edge) => edge.because)
  const strays = straysTo(owner, all)
  const why = [...openings, ...possible, ...strays]
  return relationOf(edges, why)
}

function straysTo(owner: Resource, { strays }: Incoming): readonly Value<unknown>[] {
  const why: Value<unknown>[] = []
  for (const stray of strays) {
    if (why.length >= MOST_REASONS) break
    if (mayLeadTo(stray.from, owner)) why.push(...stray.why.slice(0, MOST_REASONS))
  }
  return why
}

const mayLeadTo = (from: Resource, owner: Resource): boolean =>
  from.deployment === owner.deployment &&
  !knownToDiffer(from.account, owner.account) &&
  !knownToDiffer(from.region, owner.region)
