/** Endpoints with private DNS, and the VPC they answer in. */
import { answers } from '../graph/derive/rival-endpoints'
import type { Graph } from '../graph/graph'
import { type Standing, under } from '../graph/standing'
import type { Outside, Resource } from '../model/resource'

export interface AnsweringIn {
  readonly endpoint: Resource
  readonly vpc: Resource | Outside
  readonly is: Standing
}

/** All that can be there together with `owner`, one for each VPC they may be in. */
export function answeringEndpoints(graph: Graph, owner: Resource): readonly AnsweringIn[] {
  return graph
    .ofKind('vpc-endpoint')
    .filter(
      (endpoint) =>
        endpoint.ownership === 'managed' &&
        graph.joined(owner.deployment, endpoint.deployment) &&
        !graph.exclusive(owner, endpoint) &&
        answers(graph, endpoint).no.is !== 'always',
    )
    .flatMap((endpoint) =>
      graph
        .relation(endpoint, 'vpc')
        .edges.flatMap(({ to: [vpc], exact, guard }): readonly AnsweringIn[] =>
          vpc && exact ? [{ endpoint, vpc, is: under(guard, answers(graph, endpoint)) }] : [],
        ),
    )
}
