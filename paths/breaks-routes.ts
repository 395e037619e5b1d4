/**
 * What a change of a way does beyond the request it is made for: a route holds for every subnet of its table, a gateway for every table
 * that leads to it, and a public address for whoever wants to come in.
 */
import type { Graph } from '../graph/graph'
import { isExactly } from '../graph/standing'
import { firstThree } from '../model/enumeration'
import type { Outside, Resource } from '../model/resource'
import { typedName } from './path-fact'
import { INTERNET, onlyTargets } from './places'
import { clientOf, hasPublicAddress } from './places-client'
import { groupsAllow, tcp } from './security-group-rules'
import { addressesWithout, routedBy, runningIn, standingIn } from './users'

/** `subnets`: those that the route is made for. */
export function alsoByTable(
  graph: Graph,
  table: Resource | Outside,
  subnets: readonly Resource[],
): readonly string[] {
  const others = addressesWithout(routedBy(graph, table), subnets)
  return others.length > 0
    ? [`${typedName(graph, table)} is also that of ${firstThree(others)}: the route holds there too`]
    : []
}

/**
 * What lives on the route to the internet gateway, when that is turned to a NAT gateway: NAT gateways, load balancers that face the
 * internet, and whatever has a public address of its own.
 */
export function breaksWithoutGateway(graph: Graph, table: Resource | Outside): readonly string[] {
  const living = routedBy(graph, table).flatMap((subnet) =>
    standingIn(graph, subnet).filter((one) => livesOnGateway(graph, one, subnet)),
  )
  const names = addressesWithout(living)
  return names.length > 0
    ? [
        `${firstThree(names)} in subnets of ${typedName(graph, table)} cannot do without its route to the internet gateway`,
      ]
    : []
}

function livesOnGateway(graph: Graph, one: Resource, subnet: Resource): boolean {
  if (one.kind === 'nat-gateway')
    return isExactly(graph.value(one, 'connectivity'), 'private').yes.is !== 'always'
  if (one.kind === 'load-balancer') return isExactly(graph.value(one, 'internal'), true).yes.is !== 'always'
  return hasPublicAddress(graph, one, subnet).yes.is === 'always'
}

/** A NAT gateway stays neither of its sort nor in its subnet without being replaced. */
export function breaksByReplacing(
  graph: Graph,
  nat: Resource,
  except: Resource | Outside | undefined,
): readonly string[] {
  const tables = onlyTargets(graph.leading(nat, 'route', 'target')).flatMap((route) =>
    onlyTargets(graph.relation(route, 'table')),
  )
  const others = addressesWithout(tables, [except && !('outside' in except) ? except : undefined])
  return others.length > 0
    ? [`${nat.address} is replaced, and ${firstThree(others)} leads through it as well`]
    : []
}

/** With a public address a workload is reached by whomever its groups let in. */
export function alsoFromInternet(graph: Graph, workload: Resource): readonly string[] {
  const { groups } = clientOf(graph, workload)
  const peer = { addresses: INTERNET, groups: undefined, identity: NOBODY }
  const shut =
    groups !== undefined && groupsAllow(graph, groups, 'in', tcp(undefined), peer).no.is === 'always'
  return shut ? [] : [`its security groups let the internet in, which then finds ${workload.address}`]
}

const NOBODY = { yes: { is: 'never' }, no: { is: 'always' } } as const

/** What the internet reaches once public access to a subnet is no longer blocked. */
export function alsoInPublic(graph: Graph, subnet: Resource): readonly string[] {
  const found = standingIn(graph, subnet).filter((one) => livesOnGateway(graph, one, subnet))
  const names = addressesWithout(found)
  return names.length > 0 ? [`the internet reaches ${firstThree(names)} in ${subnet.address} again`] : []
}

/**
 * "An endpoint switches network routes, and disconnects open TCP connections":
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export function breaksByGatewayEndpoint(
  graph: Graph,
  vpc: Resource | Outside,
  service: string,
  except: Resource,
): readonly string[] {
  const others = addressesWithout(runningIn(graph, vpc), [except])
  return others.length > 0
    ? [`it cuts open connections to ${service} of what uses its route tables: ${firstThree(others)}`]
    : []
}
