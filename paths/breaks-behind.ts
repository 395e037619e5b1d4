/** What a change at a load balancer or at an endpoint service does beyond the request it is made for. */
import type { Graph } from '../graph/graph'
import { isExactly } from '../graph/standing'
import { firstThree } from '../model/enumeration'
import type { Resource } from '../model/resource'
import { onlyTargets } from './places'
import { addressesWithout, referringTo } from './users'

/**
 * A load balancer changes its scheme by being replaced: what names it follows to a new name and new addresses.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
 */
export function breaksByScheme(graph: Graph, balancer: Resource): readonly string[] {
  const users = addressesWithout(referringTo(graph, balancer))
  return users.length > 0
    ? [`another scheme replaces ${balancer.address}, which ${firstThree(users)} leads to`]
    : []
}

/** Whoever comes through an endpoint service of the load balancer, besides the endpoint it is about. */
export function alsoWithoutRules(graph: Graph, balancer: Resource): readonly string[] {
  const services = onlyTargets(graph.relation(balancer, 'endpointServices'))
  const endpoints = graph
    .ofKind('vpc-endpoint')
    .filter((endpoint) =>
      onlyTargets(graph.relation(endpoint, 'ownService')).some((own) => services.includes(own)),
    )
  const names = addressesWithout(endpoints)
  return names.length > 1
    ? [`with the rules off, all that comes by ${firstThree(names)} passes, whatever its address`]
    : services.map(
        (service) => `with the rules off, every client of ${service.address} passes, whatever its address`,
      )
}

/** Who may connect unseen to a service that does not require acceptance. */
export const alsoUnasked = (graph: Graph, endpoint: Resource): readonly string[] =>
  onlyTargets(graph.relation(endpoint, 'ownService')).flatMap((service) => {
    const principals = graph.value(service, 'allowedPrincipals')
    const items = principals.state === 'list' ? principals.items : []
    const known = items.flatMap((one) => (one.state === 'known' ? [String(one.value)] : []))
    return known.length > 0
      ? [
          `without acceptance, whatever ${firstThree(known)} connects to ${service.address} is accepted unseen`,
        ]
      : []
  })

/** An account is allowed as a whole, and where nobody is asked each of its endpoints is connected at once. */
export function alsoAllowed(graph: Graph, endpoint: Resource, service: Resource): readonly string[] {
  const isAsked = isExactly(graph.value(service, 'acceptanceRequired'), false).yes.is !== 'always'
  const account = `the account of ${endpoint.address}`
  return isAsked
    ? [`whoever creates endpoints in ${account} may ask for ${service.address}`]
    : [`whoever creates endpoints in ${account} is connected to ${service.address} unseen`]
}

/**
 * The default name goes past whatever stands in front of the domains of an API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
 */
export const alsoByDefaultName = (graph: Graph, api: Resource): readonly string[] => {
  const domains = graph
    .ofKind('domain')
    .filter((domain) =>
      onlyTargets(graph.relation(domain, 'mappings')).some((mapping) =>
        onlyTargets(graph.relation(mapping, 'api')).includes(api),
      ),
    )
  const names = addressesWithout(domains)
  return names.length > 0 ? [`the default name leads past what stands in front of ${firstThree(names)}`] : []
}
