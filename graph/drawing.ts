/** The graph as a drawing: parts belong to their owner, everything keeps its deployment. */
import type { Drawing, DrawnLink, DrawnNode } from '../model/drawing'
import type { Place } from '../model/place'
import type { Position, Range } from '../model/range-in-source'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Graph } from './graph'
import type { Table } from './tables'

export function drawingOf(graph: Graph, kinds: readonly Table[], rangeOf: (place: Place) => Range): Drawing {
  const relations = relationsOf(kinds)
  const ownerOf = ownersIn(graph)
  const extents = extentsOf(graph, ownerOf, rangeOf)
  const nodes = new Map<string, DrawnNode>()
  const nodeFor = (key: string, made: () => Omit<DrawnNode, 'id'>): string => {
    const known = nodes.get(key) ?? { id: `n${nodes.size}`, ...made() }
    nodes.set(key, known)
    return known.id
  }
  const drawn = (target: Resource | Outside): string =>
    isOutside(target)
      ? nodeFor(`outside ${target.key}`, () => outsideNode(target))
      : nodeFor(target.id, () => resourceNode(target, extents.get(target.id) ?? null))
  const links = new Map<string, DrawnLink>()
  for (const resource of graph.resources) {
    const from = drawn(ownerOf(resource))
    for (const relation of relations.get(resource.kind) ?? []) {
      for (const { to: targets, exact } of graph.relation(resource, relation).edges) {
        for (const target of targets) {
          const to = drawn(isOutside(target) ? target : ownerOf(target))
          if (to !== from) links.set(`${from} ${relation} ${to}`, { from, to, relation, exact })
        }
      }
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] }
}

const outsideNode = ({ name }: Outside) => ({ address: name, kind: 'outside', deployment: null, range: null })

const resourceNode = (
  { address, kind, deployment }: Resource,
  range: Range | null,
): Omit<DrawnNode, 'id'> => ({ address, kind, deployment, range })

/** Relations that a kind's own text says: reverse ones would say everything twice. */
const relationsOf = (kinds: readonly Table[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    kinds.map(({ kind, rows }) => [
      kind,
      Object.entries(rows).flatMap(([name, { row }]) => (row === 'one' || row === 'many' ? [name] : [])),
    ]),
  )

/** From where a resource is declared to the end of its last attribute: its own place may be the head of its block alone. */
function extentsOf(
  graph: Graph,
  ownerOf: (resource: Resource) => Resource,
  rangeOf: (place: Place) => Range,
): ReadonlyMap<string, Range> {
  const extents = new Map(graph.resources.map(({ id, place }) => [id, rangeOf(place)]))
  for (const resource of graph.resources) {
    const { id } = ownerOf(resource)
    for (const { origin } of resource.attributes.values()) {
      const extent = extents.get(id)
      const range = rangeOf(origin.place)
      if (
        extent &&
        isAfter(range.start, extent.start) &&
        isAfter(range.end, extent.end) &&
        range.file === extent.file
      )
        extents.set(id, { ...extent, end: range.end })
    }
  }
  return extents
}

const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.column > b.column)

/** Parts lie in parts; more than this is a circle. */
const DEEPEST = 20

function ownersIn({ resources }: Graph): (resource: Resource) => Resource {
  const byId = new Map(resources.map((resource) => [resource.id, resource]))
  return (resource) => {
    let owner = resource
    for (let depth = 0; owner.partOf !== undefined && depth < DEEPEST; depth += 1)
      owner = byId.get(owner.partOf) ?? owner
    return owner
  }
}
