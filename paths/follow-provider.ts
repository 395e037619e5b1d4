/**
 * The side of whoever offers a service: an endpoint service and a VPC link of the first generation attach to a Network Load Balancer by
 * PrivateLink, wherever their clients are, and no VPC link leaves its account or its Region.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
 */
import type { Graph } from '../graph/graph'
import { knownToDiffer } from '../graph/literal'
import { NO } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Judged } from './judged'
import { privateLinkStep } from './load-balancers'

const ATTACHED: ReadonlySet<string> = new Set(['endpoint-service', 'vpc-link-v1'])
const LINKS: ReadonlySet<string> = new Set(['vpc-link-v1', 'vpc-link-v2'])

/** What it asks for comes through PrivateLink. */
export const attaches = (one: Resource, to: Resource): boolean =>
  ATTACHED.has(one.kind) && to.kind === 'load-balancer'

/** What stands in front of the load balancer: its security groups, for whatever address the clients have. */
export function attachedSteps(
  graph: Graph,
  from: Resource,
  balancer: Resource,
  port: number | undefined,
): readonly Judged[] {
  const filtered = privateLinkStep(graph, balancer, port, undefined)
  return [...abroadSteps(from, balancer), ...(filtered ? [filtered] : [])]
}

export const isAbroad = (link: Resource, balancer: Resource): boolean =>
  knownToDiffer(balancer.account, link.account) || knownToDiffer(balancer.region, link.region)

/** None where nobody knows better. */
export const abroadSteps = (from: Resource, to: Resource): readonly Judged[] =>
  LINKS.has(from.kind) && isAbroad(from, to)
    ? [
        {
          stage: 'route',
          code: 'vpc-link-elsewhere',
          is: NO,
          says: {
            open: '',
            blocked: `${to.address} is in another account or Region, which ${from.address} does not reach`,
          },
          at: from,
          because: [from.account, to.account, from.region, to.region].filter(
            ({ state }) => state === 'known',
          ),
          source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
          edit: () => ({
            at: from,
            says: `Lead it to a load balancer in its own account and Region, whose targets may be addresses of ${to.address}`,
          }),
        },
      ]
    : []
