/** What a change of a filter does beyond the request it is made for: groups and network ACLs hold for all that stands behind them. */
import type { Graph } from '../graph/graph'
import { firstThree } from '../model/enumeration'
import type { Outside, Relation, Resource } from '../model/resource'
import { typedName } from './path-fact'
import { onlyTargets } from './places'
import { addressesWithout, behindAcl, guardedBy, standingIn } from './users'

/** `except`: whom the change is made for. */
export function alsoBehindGroup(
  graph: Graph,
  group: Resource | Outside | undefined,
  except: Resource | undefined,
): readonly string[] {
  const others = group ? addressesWithout(guardedBy(graph, group), [except]) : []
  return group && others.length > 0
    ? [`${typedName(graph, group)} also stands in front of ${firstThree(others)}: the rule holds there too`]
    : []
}

/** `subnets`: whose border is crossed. */
export function alsoBehindAcl(
  graph: Graph,
  acl: Resource,
  subnets: readonly (Resource | undefined)[],
): readonly string[] {
  const others = addressesWithout(behindAcl(graph, acl), subnets)
  return others.length > 0
    ? [`${acl.address} also stands in front of ${firstThree(others)}: the rule holds there too`]
    : []
}

/** By addresses passes whatever has one. */
export function alsoInSubnets(graph: Graph, subnets: Relation, except: Resource): readonly string[] {
  return onlyTargets(subnets).flatMap((subnet) => {
    const others = addressesWithout(standingIn(graph, subnet), [except])
    return others.length > 0 ? [`by the addresses of ${subnet.address} ${firstThree(others)} passes too`] : []
  })
}
