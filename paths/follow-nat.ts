/**
 * Through a NAT gateway in another subnet a packet crosses the network ACL of that subnet four times: in from the sender, out to the
 * internet, and so do the answers, which come to ports 1024 to 65535 of the gateway.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
import type { Graph } from '../graph/graph'
import { routeTableOf } from '../graph/routing'
import { both, type Standing } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { alsoBehindAcl } from './breaks-filters'
import { opening } from './group-steps'
import type { Judged } from './judged'
import { aclAllows, aclsOf, given } from './network-acls'
import { type Addresses, behindTranslation, onlyTargets, subnetOf } from './places'
import type { Client } from './places-client'
import { taken, waysOf } from './routing'

const GATEWAY_PORTS = { from: 1024, to: 65535 }

/** One step a NAT gateway; none where the way leads through no such gateway for certain. */
export function natSteps(graph: Graph, client: Client, to: Addresses, port: number): readonly Judged[] {
  const found = client.subnets.edges.flatMap(({ to: [subnet], exact, guard }) =>
    subnet && exact && !isOutside(subnet)
      ? natsOf(graph, subnet, to).map((nat) => ({ ...natStep(graph, client, subnet, nat, to, port), guard }))
      : [],
  )
  return found.map(({ guard, ...step }) => ({ ...step, is: given(guard, step.is) }))
}

interface Nat {
  readonly nat: Resource
  readonly home: Resource
}

/** Zonal gateways only: a regional one stands in no subnet. */
function natsOf(graph: Graph, subnet: Resource, to: Addresses): readonly Nat[] {
  const tables = routeTableOf(graph, subnet).edges.flatMap((edge) => (edge.exact ? edge.to : []))
  return tables.flatMap((table) => {
    const [by, ...others] = taken(waysOf(graph, table, to))
    if (!by || others.length > 0 || by.kind !== 'route') return []
    const gateways = onlyTargets(graph.relation(by, 'target')).filter(({ kind }) => kind === 'nat-gateway')
    return gateways.flatMap((nat) =>
      onlyTargets(graph.relation(nat, 'subnet'))
        .filter(({ id }) => id !== subnet.id)
        .map((home) => ({ nat, home })),
    )
  })
}

function natStep(
  graph: Graph,
  client: Client,
  subnet: Resource,
  { nat, home }: Nat,
  to: Addresses,
  port: number,
): Judged {
  const sender = subnetOf(subnet, client.family)
  const forward = { from: port, to: port }
  const comes = aclAllows(graph, home, 'in', forward, sender)
  const onwards = behindTranslation(to)
  const leaves = aclAllows(graph, home, 'out', forward, onwards)
  const answers = both(
    aclAllows(graph, home, 'in', GATEWAY_PORTS, onwards),
    aclAllows(graph, home, 'out', client.ports, sender),
  )
  const code = firstStopped(comes, leaves)
  const [acl] = aclsOf(graph, home)
  const whose = acl ? `${acl.address} of ${home.address}` : `the network ACL of ${home.address}`
  const what = {
    'network-acl-in': `what comes to ${nat.address} from ${subnet.address}`,
    'network-acl-out': `what ${nat.address} sends on`,
    'network-acl-return': `the answers that come by ${nat.address}`,
  }[code]
  return {
    stage: 'filter',
    code,
    is: both(comes, leaves, answers),
    says: {
      open: `${whose} lets it through ${nat.address}, and the answer back`,
      blocked: `${whose} does not let through ${what}`,
      unknown: `cannot tell whether ${whose} lets through ${what}`,
    },
    because: [graph.value(nat, 'subnet')],
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
    ...opening(acl, () => ({
      attribute: 'rules',
      says: `Allow ${what}`,
      also: acl ? alsoBehindAcl(graph, acl, [home]) : [],
    })),
  }
}

/** Where neither does, the answers are what is left to be stopped. */
function firstStopped(comes: Standing, leaves: Standing) {
  if (comes.yes.is !== 'always') return 'network-acl-in'
  return leaves.yes.is === 'always' ? 'network-acl-return' : 'network-acl-out'
}
