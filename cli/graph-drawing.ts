/** Resources and what they refer to, as data that can be drawn: parts belong to their owner, everything keeps its deployment. */
import type { Graph } from '../graph/graph'
import type { Resource } from '../model/resource'
import { kinds } from '../resources/index'

export interface Node {
  /** Unique in a drawing, of letters and digits. */
  readonly id: string
  readonly address: string
  readonly kind: string
  /** Null: outside of what was read. */
  readonly deployment: string | null
}

export interface Link {
  readonly from: string
  readonly to: string
  readonly relation: string
  /** The text refers to one or more of several. */
  readonly exact: boolean
}

export interface Drawing {
  readonly nodes: readonly Node[]
  readonly links: readonly Link[]
}

/** Relations that a kind's own text says: reverse ones would say everything twice. */
const RELATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(kinds).map(({ kind, rows }) => [
    kind,
    Object.entries(rows).flatMap(([name, { row }]) => (row === 'one' || row === 'many' ? [name] : [])),
  ]),
)

export function drawingOf(graph: Graph): Drawing {
  const byId = new Map(graph.resources.map((resource) => [resource.id, resource]))
  const ownerOf = (resource: Resource): Resource => {
    let owner = resource
    for (let depth = 0; owner.partOf !== undefined && depth < 20; depth += 1)
      owner = byId.get(owner.partOf) ?? owner
    return owner
  }
  const nodes = new Map<string, Node>()
  const nodeFor = (key: string, rest: Omit<Node, 'id'>): string => {
    const known = nodes.get(key) ?? { id: `n${nodes.size}`, ...rest }
    nodes.set(key, known)
    return known.id
  }
  const ofResource = ({ id, address, kind, deployment }: Resource) =>
    nodeFor(id, { address, kind, deployment })
  const links = new Map<string, Link>()
  for (const resource of graph.resources) {
    const from = ofResource(ownerOf(resource))
    for (const relation of RELATIONS.get(resource.kind) ?? []) {
      for (const { to, exact } of graph.relation(resource, relation).edges) {
        for (const target of to) {
          const end =
            'outside' in target
              ? nodeFor(`outside ${target.key}`, { address: target.name, kind: 'outside', deployment: null })
              : ofResource(ownerOf(target))
          if (end !== from) links.set(`${from} ${relation} ${end}`, { from, to: end, relation, exact })
        }
      }
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] }
}

/** What lies within so many links of the nodes with this address, in either direction. */
export function around({ nodes, links }: Drawing, address: string, steps: number): Drawing {
  let near = new Set(nodes.filter((node) => node.address === address).map(({ id }) => id))
  for (let step = 0; step < steps; step += 1) {
    const next = links
      .filter(({ from, to }) => near.has(from) || near.has(to))
      .flatMap(({ from, to }) => [from, to])
    near = new Set([...near, ...next])
  }
  return {
    nodes: nodes.filter(({ id }) => near.has(id)),
    links: links.filter(({ from, to }) => near.has(from) && near.has(to)),
  }
}
