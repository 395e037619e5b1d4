/** What private ways lead to a load balancer. */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'

export const privateIntegrations: Fact = {
  about: ['load-balancer'],
  name: 'privateIntegrations',
  shownAs: 'private integrations of APIs that lead to {subject}',
  says: 'Private integrations of APIs that lead to the load balancer through a VPC link.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
  row: factRows['load-balancer'].privateIntegrations,
  compute: (graph, balancer) => graph.leading(balancer, 'integration', 'loadBalancer'),
}
