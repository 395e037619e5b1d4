/** Values that nobody knows, wherever they stand in what is known. */
import type { Graph } from '../graph/graph'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'

/** Of these rows of a resource, and of whether it is there; what is declared here is not missing. */
export const unseenOf = (graph: Graph, one: Resource, rows: readonly string[]): readonly Value<unknown>[] =>
  [one.exists, ...rows.flatMap((row) => (graph.row(one.kind, row) ? [graph.value(one, row)] : []))]
    .flatMap(unseenParts)
    .filter((value) => !leadsHere(value))

/** Where nobody knows which one a relation leads to, why that is. */
export const unseenIn = ({ edges, why }: Relation): readonly Value<unknown>[] => [
  ...why,
  ...edges.flatMap(({ to: [one], exact, because }) => (one && exact && !isOutside(one) ? [] : because)),
]

export function unseenParts(value: Value<unknown>): readonly Value<unknown>[] {
  switch (value.state) {
    case 'known':
    case 'absent':
      return []
    case 'list':
      return value.items.flatMap(unseenParts)
    case 'template':
      return value.parts.flatMap((part) => (typeof part === 'string' ? [] : unseenParts(part)))
    default:
      return [value]
  }
}

/** It names what is declared: what is missing stands behind it. */
export const leadsHere = (value: Value<unknown>): boolean =>
  value.state === 'reference' && value.exact && value.targets.every(({ to }) => to.is === 'declaration')

/** What keeps a fact of a resource from being told. */
export const behindFact = (graph: Graph, one: Resource, fact: string): readonly Value<unknown>[] =>
  graph.causesOf(one, fact).map((cause) => (cause.is === 'value' ? cause.value : cause.outside.value))
