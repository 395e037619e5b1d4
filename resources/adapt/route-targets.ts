/**
 * # A NAT gateway named as a gateway
 *
 *     route { gateway_id = aws_nat_gateway.a.id }
 *
 * AWS takes the id of a NAT gateway or of a Gateway Load Balancer endpoint there too, and makes the route that is meant; so `through` says
 * what is named.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table#gateway_id
 */
import type { Resource } from '../../model/resource'
import { known, type Value } from '../../model/value'

const ROUTE = 'route'
const GATEWAY = 'gateway'
/** How the ids of these kinds begin. */
const TAKEN = new Map([
  ['nat-gateway', 'nat-'],
  ['vpc-endpoint', 'vpce-'],
])

export function withRouteTargets(resources: readonly Resource[]): readonly Resource[] {
  const routes = resources.filter((one) => one.kind === ROUTE && isThroughGateway(one))
  if (routes.length === 0) return resources
  const kinds = new Map(resources.flatMap(({ id, kind }) => (TAKEN.has(kind) ? [[id, kind] as const] : [])))
  return resources.map((one) => (one.kind === ROUTE && isThroughGateway(one) ? withKind(one, kinds) : one))
}

function isThroughGateway({ attributes }: Resource): boolean {
  const through = attributes.get('through')
  return through?.state === 'known' && through.value === GATEWAY
}

function withKind(route: Resource, kinds: ReadonlyMap<string, string>): Resource {
  const target = route.attributes.get('target')
  const kind = target && kindNamed(target, kinds)
  return kind === undefined || target === undefined
    ? route
    : { ...route, attributes: new Map([...route.attributes, ['through', known(kind, target.origin)]]) }
}

function kindNamed(target: Value<unknown>, kinds: ReadonlyMap<string, string>): string | undefined {
  if (target.state === 'known')
    return [...TAKEN].find(([, start]) => String(target.value).startsWith(start))?.[0]
  if (target.state !== 'reference' || target.targets.length === 0) return undefined
  const named = new Set(
    target.targets.map(({ to }) => (to.is === 'declaration' ? kinds.get(to.id) : undefined)),
  )
  return named.size === 1 ? [...named][0] : undefined
}
