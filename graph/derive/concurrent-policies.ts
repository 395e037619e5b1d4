/**
 * A deployment takes a snapshot of its API. A policy that stands beside the API is in it only when it is created before; without a
 * reference or `depends_on` between the two, they are created at the same time.
 */
import type { Resource } from '../../model/resource'
import { before, mayWaitFor } from '../creation'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { sameTarget } from '../same'
import { both, CANNOT_TELL, NO, type Standing, YES } from '../standing'

export const concurrentPolicies: Fact = {
  about: ['api-deployment'],
  name: 'concurrentPolicies',
  shownAs: 'policy that {subject} does not wait for',
  says: 'Stand-alone resource policies of its API that nothing puts before the deployment: they may be created at the same time or later.',
  source: 'https://developer.hashicorp.com/terraform/language/resources/behavior#resource-dependencies',
  row: factRows['api-deployment'].concurrentPolicies,
  compute: (graph, deployment) => {
    const earlier = before(graph, deployment)
    const candidates = graph
      .ofKind('rest-api-policy')
      .filter((policy) => policy.deployment === deployment.deployment && !graph.exclusive(policy, deployment))
      .map(
        (policy): Candidate => ({
          target: policy,
          is: both(
            sameTarget(graph.relation(policy, 'api'), graph.relation(deployment, 'api')),
            inNoOrder(graph, deployment, policy, earlier),
          ),
          because: [graph.value(policy, 'api')],
        }),
      )
    return gather(graph, deployment, 'concurrentPolicies', candidates)
  },
}

function inNoOrder(
  graph: Graph,
  deployment: Resource,
  policy: Resource,
  earlier: ReadonlySet<string>,
): Standing {
  if (earlier.has(policy.id)) return NO
  return mayWaitFor(graph, earlier, policy.id) || deployment.open ? CANNOT_TELL : YES
}
