/**
 * # What instances need that run tasks of Amazon ECS
 *
 * A service that names a capacity provider runs on the instances of its Auto Scaling group: their agent asks three endpoints of ECS, reads
 * secrets for tasks, and their Docker sends logs, all from the subnets of the group. Whether images are pulled depends on what the image of
 * the instances holds already: where a pull fails, the agent takes what is there.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 */
import { isOutside, type Relation, type Resource } from '../../../model/resource'
import type { Graph } from '../../graph'
import { both, CANNOT_TELL, existing, type Standing, under, YES } from '../../standing'
import { type Need, needs, only } from './need'
import { needsOfImages, needsOfLogs, needsOfSecrets } from './of-fargate'
import { AGENT } from './of-instances'

export function needsOfHosts(graph: Graph, group: Resource): readonly Need[] {
  const services = certain(graph.leading(group, 'ecs-capacity-provider', 'autoscalingGroup')).flatMap(
    ([provider, there]) =>
      certain(graph.leading(provider, 'ecs-service', 'providers')).map(
        ([service, names]) => [service, both(there, names, existing(group.exists))] as const,
      ),
  )
  return services.flatMap(([service, is]) => only(needsOfService(graph, service), is))
}

function needsOfService(graph: Graph, service: Resource): readonly Need[] {
  const agent = needs(AGENT, alone(graph, service), graph.value(service, 'providers'))
  const tasks = certain(graph.relation(service, 'taskDefinition')).flatMap(([task, is]) =>
    only(needsOfTask(graph, task), both(is, alone(graph, service))),
  )
  return [...agent, ...tasks]
}

const needsOfTask = (graph: Graph, task: Resource): readonly Need[] => [
  ...only(needsOfImages(graph, task), CANNOT_TELL),
  ...needsOfLogs(graph, task),
  ...needsOfSecrets(graph, task),
]

/** With several providers its tasks may all run elsewhere. */
function alone(graph: Graph, service: Resource): Standing {
  const { edges, open } = graph.relation(service, 'providers')
  return edges.length === 1 && !open ? YES : CANNOT_TELL
}

const certain = ({ edges }: Relation): readonly (readonly [Resource, Standing])[] =>
  edges.flatMap(({ to: [one], exact, guard }) =>
    one && exact && !isOutside(one) ? [[one, under(guard, existing(one.exists))] as const] : [],
  )
