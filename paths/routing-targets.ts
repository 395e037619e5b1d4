/**
 * What becomes of a packet for the internet behind the target of its route: whether that target leads there, and what it asks of the
 * sender.
 */
import type { Graph } from '../graph/graph'
import { routeTableOf } from '../graph/routing'
import { identical } from '../graph/same'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { addressEdit, tableOf } from './address-edit'
import { assumed } from './assumptions'
import { alsoByTable, breaksByReplacing } from './breaks-routes'
import type { Judged } from './judged'
import { given } from './network-acls'
import { type Addresses, familyOf, INTERNET, isTranslated } from './places'
import { hasIpv6Address, hasPublicAddress } from './places-client'
import { asked, waysOf } from './routing'

type Behind = Pick<Judged, 'code' | 'is' | 'says' | 'source' | 'edit'>

const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide'
const NAT = `${GUIDE}/vpc-nat-gateway.html`

/** What a route, or a gateway endpoint, does with a packet of this workload in this subnet. */
export function behind(
  graph: Graph,
  workload: Resource,
  subnet: Resource,
  by: Resource,
  to: Addresses = INTERNET,
): Behind {
  if (by.kind === 'vpc-endpoint') return passes(`${by.address} routes it to its service`)
  const through = graph.value(by, 'through')
  if (through.state !== 'known') return untold(`the route ${by.address} leads somewhere that nobody can see`)
  switch (through.value) {
    case 'gateway':
      return byGateway(graph, workload, subnet, by, familyOf(to))
    case 'egress-only-gateway':
      return byEgressOnly(graph, workload, subnet, by)
    case 'nat-gateway':
      return familyOf(to) === 'ipv6' && !isTranslated(to)
        ? untold('the NAT gateway takes no IPv6 to the internet')
        : byNat(graph, by)
    default:
      return untold(`the route leads to ${nounOf(String(through.value))}, behind which nothing is followed`)
  }
}

const NOUNS: ReadonlyMap<string, string> = new Map([
  ['instance', 'an instance'],
  ['vpc-endpoint', 'a VPC endpoint'],
  ['vpc-peering', 'a peering connection'],
])

const nounOf = (target: string): string => NOUNS.get(target) ?? `a ${target.replaceAll('-', ' ')}`

const passes = (open: string): Behind => ({
  code: 'route-none',
  is: YES,
  says: { open, blocked: open },
  source: `${GUIDE}/VPC_Route_Tables.html`,
})

const untold = (unknown: string): Behind => ({
  code: 'route-none',
  is: CANNOT_TELL,
  says: { open: unknown, blocked: unknown, unknown },
  source: `${GUIDE}/VPC_Route_Tables.html`,
})

const targetOf = (graph: Graph, route: Resource): Resource | Outside | undefined => {
  const { edges } = graph.relation(route, 'target')
  return edges.length === 1 && edges[0]?.exact ? edges[0].to[0] : undefined
}

function byGateway(
  graph: Graph,
  workload: Resource,
  subnet: Resource,
  route: Resource,
  family: 'ipv4' | 'ipv6',
): Behind {
  const attached = isAttached(graph, targetOf(graph, route), subnet)
  if (attached.no.is === 'always') return notAttached(graph, subnet, route)
  const address =
    family === 'ipv6' ? hasIpv6Address(graph, workload, subnet) : hasPublicAddress(graph, workload, subnet)
  return {
    code: 'internet-gateway-without-public-address',
    is: both(attached, address),
    says: {
      open: `the internet gateway passes it: ${workload.address} has a public address`,
      blocked: `the internet gateway drops it: ${workload.address} has no public address`,
      unknown: `cannot tell whether ${workload.address} has a public address, which the internet gateway demands`,
    },
    source: `${GUIDE}/VPC_Internet_Gateway.html`,
    edit: () => addressEdit(graph, workload, subnet, route, family),
  }
}

const notAttached = (graph: Graph, subnet: Resource, route: Resource): Behind => ({
  code: 'gateway-not-attached',
  is: NO,
  says: { open: '', blocked: 'the internet gateway of the route is not attached to this VPC' },
  source: `${GUIDE}/VPC_Internet_Gateway.html`,
  edit: () => ({
    at: route,
    attribute: 'target',
    says: 'Lead it to an internet gateway of this VPC',
    also: tableOf(graph, route).flatMap((table) => alsoByTable(graph, table, [subnet])),
  }),
})

/** Takes IPv6 out and lets only answers in; it asks for an IPv6 address as the internet gateway does. */
function byEgressOnly(graph: Graph, workload: Resource, subnet: Resource, route: Resource): Behind {
  const target = targetOf(graph, route)
  const here = target && !isOutside(target) && target.kind === 'egress-only-gateway'
  const own = here ? leadAlike(graph.relation(target, 'vpc'), graph.relation(subnet, 'vpc')) : CANNOT_TELL
  return {
    code: 'internet-gateway-without-public-address',
    is: both(own, hasIpv6Address(graph, workload, subnet)),
    says: {
      open: `the egress-only internet gateway passes it: ${workload.address} has an IPv6 address`,
      blocked: `the egress-only internet gateway drops it: ${workload.address} has no IPv6 address`,
      unknown: `cannot tell whether ${workload.address} has an IPv6 address, which the egress-only internet gateway demands`,
    },
    source: `${GUIDE}/egress-only-internet-gateway.html`,
    edit: () => addressEdit(graph, workload, subnet, route, 'ipv6'),
  }
}

/** An internet gateway, of the VPC of the subnet. */
function isAttached(graph: Graph, target: Resource | Outside | undefined, subnet: Resource): Standing {
  if (!target) return CANNOT_TELL
  if (isOutside(target)) return target.key.startsWith('literal:igw-') ? YES : CANNOT_TELL
  if (target.kind !== 'internet-gateway') return CANNOT_TELL
  return leadAlike(graph.relation(target, 'vpc'), graph.relation(subnet, 'vpc'))
}

/** Both lead to one VPC. */
export function leadAlike(a: Relation, b: Relation): Standing {
  const pairs = a.edges.flatMap((one) =>
    b.edges.map((other) => {
      const [left, right] = [one.to[0], other.to[0]]
      const same = left && right && one.exact && other.exact ? identical(left, right) : CANNOT_TELL
      return under(one.guard, under(other.guard, same))
    }),
  )
  return either(a.open || b.open ? CANNOT_TELL : NO, ...pairs)
}

function byNat(graph: Graph, route: Resource): Behind {
  const target = targetOf(graph, route)
  if (!target) return untold('the NAT gateway of the route is not known')
  if (isOutside(target) || target.ownership === 'read') return byNatElsewhere(graph)
  const isPrivate = isExactly(graph.value(target, 'connectivity'), 'private')
  if (isPrivate.yes.is === 'always') return byPrivateNat(graph, target, route)
  return {
    code: 'nat-gateway-not-public',
    is: both(contrary(isPrivate), hasWayOut(graph, target)),
    says: {
      open: `${target.address} takes it to the internet`,
      blocked: `${target.address} stands in a subnet without a route to an internet gateway`,
      unknown: `cannot tell whether ${target.address} has a way to the internet`,
    },
    source: NAT,
    edit: () => ({
      at: target,
      attribute: 'subnet',
      says: 'Put the NAT gateway into a public subnet',
      breaks: breaksByReplacing(graph, target, tableOf(graph, route)[0]),
    }),
  }
}

const byNatElsewhere = (graph: Graph): Behind => ({
  ...passes('a NAT gateway that is not in the input, and is taken to work, takes it to the internet'),
  is: assumed(graph).natGatewayElsewhereWorks ? YES : CANNOT_TELL,
})

const byPrivateNat = (graph: Graph, nat: Resource, route: Resource): Behind => ({
  code: 'nat-gateway-private',
  is: NO,
  says: {
    open: '',
    blocked: `${nat.address} is a private NAT gateway: an internet gateway drops what it sends`,
  },
  source: NAT,
  edit: () => ({
    at: nat,
    attribute: 'connectivity',
    says: 'Make it a public NAT gateway',
    breaks: breaksByReplacing(graph, nat, tableOf(graph, route)[0]),
  }),
})

/** AWS makes the way out of a regional gateway; a zonal one stands in a subnet whose default route leads to an internet gateway. */
function hasWayOut(graph: Graph, nat: Resource): Standing {
  const regional = isExactly(graph.value(nat, 'availability'), 'regional')
  const homes = graph.relation(nat, 'subnet')
  const each = homes.edges.map((edge) => {
    const [home] = edge.to
    return given(edge.guard, home && edge.exact && !isOutside(home) ? isPublic(graph, home) : CANNOT_TELL)
  })
  const inPublic = homes.open || each.length === 0 ? CANNOT_TELL : both(...each)
  return either(regional, inPublic)
}

/** The subnet's default route leads to an internet gateway of its VPC. */
export function isPublic(graph: Graph, subnet: Resource): Standing {
  return inTables(graph, subnet, (table) =>
    asked(waysOf(graph, table, INTERNET), (by) => leadsToInternetGateway(graph, by, subnet), NO),
  )
}

function leadsToInternetGateway(graph: Graph, by: Resource, subnet: Resource): Standing {
  if (by.kind !== 'route') return NO
  return standingOf(graph.value(by, 'through'), (through) => {
    if (through.state !== 'known') return CANNOT_TELL
    return through.value === 'gateway' ? isAttached(graph, targetOf(graph, by), subnet) : NO
  })
}

/** So in every table that the subnet may use. */
export function inTables(
  graph: Graph,
  subnet: Resource,
  ask: (table: Resource | Outside) => Standing,
): Standing {
  const { edges, open } = routeTableOf(graph, subnet)
  const each = edges.map((edge) => {
    const [table] = edge.to
    return given(edge.guard, table && edge.exact ? ask(table) : CANNOT_TELL)
  })
  return open || each.length === 0 ? CANNOT_TELL : both(...each)
}
