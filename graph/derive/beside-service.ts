/** How near an endpoint and the endpoint service that it asks for are: in one deployment, in one account and Region. */
import { isOutside, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { sameText } from '../same'
import { asValue, both, CANNOT_TELL, either, type Standing, standing, under } from '../standing'

const rows = factRows['vpc-endpoint']

export const deployedWithService: Fact = {
  about: ['vpc-endpoint'],
  name: 'deployedWithService',
  shownAs: {
    true: '{subject} and its endpoint service are deployed together',
    false: '{subject} and its endpoint service are deployed apart',
  },
  says: 'The endpoint and the endpoint service that it asks for are parts of one deployment.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
  row: rows.deployedWithService,
  compute: (graph, endpoint) =>
    ofService(graph, endpoint, (service) =>
      standing(service.deployment === endpoint.deployment ? 'true' : 'false'),
    ),
}

/**
 * Terraform's `auto_accept` looks the service up with the credentials and in the Region of the endpoint. The Region that counts is that
 * of both resources, not what the name of the service says.
 */
export const inAccountOfService: Fact = {
  about: ['vpc-endpoint'],
  name: 'inAccountOfService',
  shownAs: {
    true: '{subject} is in the account and Region of its endpoint service',
    false: '{subject} is in another account or Region than its endpoint service',
  },
  says: 'The endpoint and the endpoint service that it asks for are in one account and one Region.',
  source:
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/vpc_endpoint.html.markdown',
  row: rows.inAccountOfService,
  compute: (graph, endpoint) =>
    ofService(graph, endpoint, (service) =>
      both(sameText(endpoint.account, service.account), sameText(endpoint.region, service.region)),
    ),
}

export function ofService(
  graph: Graph,
  endpoint: Resource,
  ask: (service: Resource) => Standing,
): Value<boolean> {
  const each = graph.relation(endpoint, 'ownService').edges.map((edge) => {
    const [service] = edge.to
    return under(edge.guard, edge.exact && service && !isOutside(service) ? ask(service) : CANNOT_TELL)
  })
  return asValue(each.length === 0 ? CANNOT_TELL : either(...each), headerOf(endpoint), 'external')
}
