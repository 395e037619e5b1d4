/** What a deployment gives away of what it declares. */
import type { Reference } from '../model/reference'
import type { Resource } from '../model/resource'
import { referencesIn } from '../model/value'
import type { Graph } from './graph'

/** The references of its deployment's outputs to a resource: whoever reads them knows it. */
export const outputsOf = (graph: Graph, resource: Resource): readonly Reference[] =>
  [...(graph.deployment(resource.deployment)?.outputs.values() ?? [])]
    .flatMap(({ value }) => referencesIn(value))
    .filter(({ to }) => to.is === 'declaration' && to.id === resource.id)
