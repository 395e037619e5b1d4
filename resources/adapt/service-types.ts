/**
 * # The type that an endpoint takes over from its service
 *
 *     vpc_endpoint_type = aws_vpc_endpoint_service.appliances.service_type
 *
 * The provider computes the type of a service; what stands behind the service says it all the same.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-gateway-load-balancer-endpoint-service.html
 */
import type { Resource } from '../../model/resource'
import { known, referencesIn, type Value } from '../../model/value'

const ASKED = 'service_type'
const ENDPOINT = 'vpc-endpoint'
const SERVICE = 'endpoint-service'

export function withServiceTypes(resources: readonly Resource[]): readonly Resource[] {
  const asking = resources.filter((one) => one.kind === ENDPOINT && asksForType(one))
  if (asking.length === 0) return resources
  const services = new Map(resources.filter(({ kind }) => kind === SERVICE).map((one) => [one.id, one]))
  const typed = new Map(asking.map((one) => [one, withType(one, services)]))
  return resources.map((one) => typed.get(one) ?? one)
}

const asksForType = ({ attributes }: Resource): boolean => {
  const type = attributes.get('type')
  return type !== undefined && serviceAskedBy(type) !== undefined
}

/** The service whose type the value is; undefined where it may be something else. */
function serviceAskedBy(type: Value<unknown>): string | undefined {
  if (type.state !== 'reference' && type.state !== 'unknown') return undefined
  const asked = referencesIn(type)
  const [only] = asked
  return asked.length === 1 && only?.attribute === ASKED && only.to.is === 'declaration'
    ? only.to.id
    : undefined
}

function withType(endpoint: Resource, services: ReadonlyMap<string, Resource>): Resource {
  const value = endpoint.attributes.get('type')
  const service = services.get((value && serviceAskedBy(value)) ?? '')
  const type = service && typeOf(service)
  return value === undefined || type === undefined
    ? endpoint
    : { ...endpoint, attributes: new Map([...endpoint.attributes, ['type', known(type, value.origin)]]) }
}

function typeOf({ attributes }: Resource): string | undefined {
  const [network, gateway] = [attributes.get('networkLoadBalancers'), attributes.get('gatewayLoadBalancers')]
  if (names(gateway) && !names(network)) return 'GatewayLoadBalancer'
  return names(network) && !names(gateway) ? 'Interface' : undefined
}

const names = (balancers: Value<unknown> | undefined): boolean =>
  balancers !== undefined && balancers.state !== 'absent'
