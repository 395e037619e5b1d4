/**
 * What the platform of a workload calls before, or whether or not, any code of the workload runs. A service that only its own
 * configuration names is one of its `namedServices`.
 */
import type { Resource } from '../../model/resource'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { listed, type Need } from './needs/need'
import { needsOfFargate } from './needs/of-fargate'
import { needsOfHosts } from './needs/of-hosts'
import { needsOfAgent, needsOfNodes } from './needs/of-instances'
import { needsOfSessions } from './needs/of-sessions'

const CLIENTS = ['autoscaling-group', 'ecs-service', 'eks-node-group', 'instance', 'lambda-function'] as const
const rows = factRows['eks-node-group']

export const neededServices: Fact = {
  about: CLIENTS,
  name: 'neededServices',
  shownAs: 'what {subject} needs to start',
  says: 'AWS services without which the workload does not start: those that serve images, secrets and logs of tasks on Fargate, the agent of Amazon ECS on instances and the secrets and logs of its tasks, and nodes of EKS.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  row: rows.neededServices,
  compute: (graph, workload) => listed(graph, workload, needsOf(graph, workload)),
}

export const managingServices: Fact = {
  about: CLIENTS,
  name: 'managingServices',
  shownAs: 'what {subject} is to be managed by',
  says: 'AWS services that the agent of Systems Manager asks, where the role of the workload has the policy for it.',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html',
  row: rows.managingServices,
  compute: (graph, workload) => listed(graph, workload, needsOfSessions(graph, workload)),
}

/** Functions log by way of AWS's own network and need nothing in the VPC. */
function needsOf(graph: Graph, workload: Resource): readonly Need[] {
  switch (workload.kind) {
    case 'ecs-service':
      return needsOfFargate(graph, workload)
    case 'instance':
      return needsOfAgent(graph, workload)
    case 'autoscaling-group':
      return [...needsOfAgent(graph, workload), ...needsOfHosts(graph, workload)]
    case 'eks-node-group':
      return needsOfNodes(graph, workload)
    default:
      return []
  }
}
