/**
 * # Facts that rest on a followed request
 *
 * Such a fact hands over, beside the values that say it, the request that shows it. Nobody follows it while rules are asked: only for a
 * finding that rests on the fact, for the entry it rests on, under the choices it holds under.
 *
 *     unadmittedClients of aws_vpc_endpoint.sqs, entry aws_ecs_service.worker
 *     aws_ecs_service.worker -> sqs.eu-west-1.amazonaws.com     blocked: security-group-ingress
 */
import type { Fact } from '../graph/facts'
import type { Graph } from '../graph/graph'
import type { Guard } from '../model/guard'
import type { Outside, Resource } from '../model/resource'
import type { Trace } from './trace'

export interface PathFact extends Fact {
  readonly trace: (graph: Graph, shown: Shown) => readonly Trace[]
}

/** What a finding rests on. */
export interface Shown {
  readonly about: Resource
  /** Where a relation leads; none of a truth. */
  readonly target?: Resource
  /** The choices under which the finding holds. */
  readonly under: Guard
}

export const isPathFact = (fact: Fact | undefined): fact is PathFact => fact !== undefined && 'trace' in fact

/** As people type it, without the deployment that it stands in: `var.vpc_id`, `aws_vpc.main`. */
export function typedName(graph: Graph, one: Resource | Outside): string {
  if (!('outside' in one)) return one.address
  const name = one.name.slice(one.name.lastIndexOf('#') + 1)
  return isVariable(graph, one) && !name.startsWith('var.') ? `var.${name}` : name
}

function isVariable(graph: Graph, { value }: Outside): boolean {
  const [target] = value.state === 'reference' ? value.targets : []
  return target?.to.is === 'input' && graph.deployment(target.to.deployment)?.dialect === 'terraform'
}
