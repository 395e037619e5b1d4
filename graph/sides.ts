/** The sides of relations that are read at the other end: each made once, since a VPC's groups are asked for by all that stands in it. */
import { type Answered, toldFrom } from '../model/noticed'
import type { Relation, Resource } from '../model/resource'
import { type Openings, openingsFor } from './closed'
import type { Graph } from './graph'
import { type Incoming, incoming, ownBlocks, turned } from './reverse'

/** `name`: what the relation is called at the owner's side. */
export type Sides = (owner: Resource, name: string, kindOrGroup: string, relation: string) => Relation

export function sidesIn(
  graph: Pick<Graph, 'ofKind' | 'relation' | 'rowsOf' | 'kindsIn'>,
  openings: Openings,
): Sides {
  const edges = new Map<string, Answered<Incoming>>()
  const blocks = new Map<string, readonly string[]>()
  const kept = new Map<string, Answered<Relation>>()
  const incomingBy = (kindOrGroup: string, relation: string): Incoming =>
    toldFrom(edges, `${kindOrGroup} ${relation}`, () =>
      incoming(graph.ofKind(kindOrGroup), (source) => graph.relation(source, relation)),
    )
  const blocksOf = (kind: string, kindOrGroup: string, relation: string): readonly string[] => {
    const key = `${kind} ${kindOrGroup} ${relation}`
    const own = blocks.get(key) ?? ownBlocks(graph.rowsOf(kind), graph.kindsIn(kindOrGroup), relation)
    blocks.set(key, own)
    return own
  }
  return (owner, name, kindOrGroup, relation) => {
    const all = incomingBy(kindOrGroup, relation)
    const own = blocksOf(owner.kind, kindOrGroup, relation)
    const unseen = own.flatMap((block) => graph.relation(owner, block).why)
    // Blocks are asked each time: what asks rests on them.
    if (unseen.length > 0) return turned(owner, name, all, [...openingsFor(owner, openings), ...unseen])
    return toldFrom(kept, `${owner.id} ${name}`, () => turned(owner, name, all, openingsFor(owner, openings)))
  }
}
