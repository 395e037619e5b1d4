/**
 * What may stand in one VPC: most of a large network is certainly in another one, and is not looked at again for each question. What is
 * left keeps its order.
 */
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'
import { type Answered, toldFrom } from '../model/noticed'
import { isOutside, type Relation, type Resource } from '../model/resource'

/** The VPCs that a resource has network interfaces in. */
export type VpcsOf = (graph: Graph, resource: Resource) => Relation

/** With its place in their order. */
interface Placed {
  readonly one: Resource
  readonly at: number
}

interface Homes {
  /** All that are asked for, wherever they are. */
  readonly all: readonly Resource[]
  /** By the id of the VPC that they are certainly in and in no other. */
  readonly settled: ReadonlyMap<string, readonly Placed[]>
  /** Of whom that cannot be told. */
  readonly strangers: readonly Placed[]
  readonly near: Map<string, Answered<readonly Resource[]>>
}

/**
 * Asked by one function for one kind or group, of which a VPC is never certainly another. `maybe`: false for those that are certainly
 * not asked for.
 */
export function neighbours(
  kind: string,
  vpcsOf: VpcsOf,
  maybe: (graph: Graph, resource: Resource) => boolean = () => true,
): (graph: Graph, vpcs: Relation) => readonly Resource[] {
  const homesIn = noted((graph) => homesOf(graph, kind, vpcsOf, maybe))
  return (graph, vpcs) => {
    const place = certainVpc(vpcs)
    const homes = homesIn(graph)
    if (place === undefined) return homes.all
    return toldFrom(homes.near, place, () => nearIn(graph, place, homes))
  }
}

/** Where nobody can tell the VPC of a resource, it is none of a deployment that nothing joins with its own. */
function nearIn(graph: Graph, place: string, { settled, strangers }: Homes): readonly Resource[] {
  const own = settled.get(place) ?? []
  const home = graph.at(place)?.deployment ?? ''
  const joined = strangers.filter(({ one }) => graph.joined(home, one.deployment))
  const both = joined.length === 0 ? own : [...own, ...joined].sort((a, b) => a.at - b.at)
  return both.map(({ one }) => one)
}

function homesOf(
  graph: Graph,
  kind: string,
  vpcsOf: VpcsOf,
  maybe: (graph: Graph, resource: Resource) => boolean,
): Homes {
  const all = graph.ofKind(kind).filter((one) => maybe(graph, one))
  const settled = new Map<string, Placed[]>()
  const strangers: Placed[] = []
  for (const [at, one] of all.entries()) {
    const home = certainVpc(vpcsOf(graph, one))
    const alike = home === undefined ? strangers : (settled.get(home) ?? [])
    alike.push({ one, at })
    if (home !== undefined) settled.set(home, alike)
  }
  return { all, settled, strangers, near: new Map() }
}

/** In none at all is certainly not in this one. */
const NOWHERE = ''

function certainVpc({ edges, open }: Relation): string | undefined {
  if (open) return undefined
  const ids = edges.map(({ to: [vpc], to, exact }) =>
    vpc && exact && to.length === 1 && !isOutside(vpc) && vpc.ownership === 'managed' ? vpc.id : undefined,
  )
  const [first = NOWHERE] = ids
  return ids.every((id) => id === first) ? first : undefined
}
