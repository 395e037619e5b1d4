/** What a custom domain name leads to. */
import type { Graph } from '../graph/graph'
import { isOutside, type Outside, type Resource } from '../model/resource'

/** The APIs that its mappings name. */
export const mappedApis = (graph: Graph, domain: Resource): readonly (Resource | Outside)[] =>
  graph
    .relation(domain, 'mappings')
    .edges.flatMap(({ to: [mapping] }) =>
      mapping && !isOutside(mapping) ? graph.relation(mapping, 'api').edges.flatMap((edge) => edge.to) : [],
    )
