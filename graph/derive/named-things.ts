/** What the texts of integrations and VPC links name: AWS accepts ARNs of certain sorts there and nothing else. */
import type { Resource } from '../../model/resource'
import { list, type Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { sortNamed } from '../named'

const SORTS =
  '`listener`, `network-load-balancer`, `application-load-balancer`, `gateway-load-balancer`, `classic-load-balancer`, `target-group`, `cloud-map-service`, `cloud-map-service-id`, `host-name`, `url` or `other-arn`'

export const uriSort: Fact = {
  about: ['http-integration'],
  name: 'uriSort',
  shownAs: 'what the URI of {subject} leads to',
  says: `What the URI of the integration names: ${SORTS}.`,
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
  row: factRows['http-integration'].uriSort,
  compute: (graph, integration) => sortNamed(graph, integration, graph.value(integration, 'uri')),
}

export const targetSort: Fact = {
  about: ['api-integration'],
  name: 'targetSort',
  shownAs: 'what the target of {subject} names',
  says: `What the integration target names: ${SORTS}.`,
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
  row: factRows['api-integration'].targetSort,
  compute: (graph, integration) => sortNamed(graph, integration, graph.value(integration, 'target')),
}

export const targetSorts: Fact = {
  about: ['vpc-link-v1'],
  name: 'targetSorts',
  shownAs: 'what the targets of {subject} name',
  says: `What each target of the link names: ${SORTS}.`,
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/vpc-links-v1.html',
  row: factRows['vpc-link-v1'].targetSorts,
  compute: (graph, link) => sortsIn(graph, link, graph.value(link, 'targets')),
}

const balancers = {
  networkLoadBalancerSorts: 'networkLoadBalancers',
  gatewayLoadBalancerSorts: 'gatewayLoadBalancers',
} as const

const sortsOfBalancers = (name: keyof typeof balancers, what: string): Fact => ({
  about: ['endpoint-service'],
  name,
  shownAs: `load balancers of {subject}`,
  says: `What each entry among the ${what} of the endpoint service names: ${SORTS}.`,
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  row: factRows['endpoint-service'][name],
  compute: (graph, service) => sortsIn(graph, service, graph.value(service, balancers[name])),
})

export const networkLoadBalancerSorts = sortsOfBalancers('networkLoadBalancerSorts', 'Network Load Balancers')
export const gatewayLoadBalancerSorts = sortsOfBalancers('gatewayLoadBalancerSorts', 'Gateway Load Balancers')

/** The list keeps its place; where the sorts come from is on its way. */
function sortsIn(graph: Graph, link: Resource, targets: Value<unknown>): Value<unknown> {
  switch (targets.state) {
    case 'conditional':
      return {
        ...targets,
        cases: targets.cases.map((each) => ({ ...each, value: sortsIn(graph, link, each.value) })),
      }
    case 'list': {
      const items = targets.items.map((item) => sortNamed(graph, link, item))
      const trail = items.filter((item) => item.state === 'known').map((item) => item.origin.place)
      return { ...targets, items, origin: { ...targets.origin, trail: [...targets.origin.trail, ...trail] } }
    }
    case 'absent':
    case 'unknown':
      return targets
    default: {
      const only = sortNamed(graph, link, targets)
      return only.state === 'unknown' ? only : list([only], targets.origin)
    }
  }
}
