/** Whether a gateway is attached to one of the VPCs that a relation leads to. */
import type { Relation, Resource } from '../model/resource'
import type { Graph } from './graph'
import { sameTarget } from './same'
import { CANNOT_TELL, type Standing } from './standing'

/** A gateway whose attachment nobody here declares may be attached by others, where they can have its id. */
export function attachedTo(graph: Graph, gateway: Resource, vpc: Relation): Standing {
  const own = graph.relation(gateway, 'vpc')
  if (own.edges.length === 0 && graph.relation(gateway, 'attachments').open) return CANNOT_TELL
  return sameTarget(own, vpc)
}
