/** The route stage: whether a packet of a workload finds its way out of every subnet that the workload may run in. */
import type { Graph } from '../graph/graph'
import { routesOf, routeTableOf } from '../graph/routing'
import { both, CANNOT_TELL, NO, type Standing } from '../graph/standing'
import { type Edge, isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { alsoByTable } from './breaks-routes'
import type { Change, Judged } from './judged'
import { given } from './network-acls'
import { typedName } from './path-fact'
import { type Addresses, onlyTargets } from './places'
import type { Client } from './places-client'
import { publicAccess } from './public-access'
import { asked, type Table, taken, waysOf } from './routing'
import { behind } from './routing-targets'
import { unseenOf } from './unseen'

const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html'

/** One step a subnet and table; `to` are public addresses. */
export function routeSteps(graph: Graph, client: Client, to: Addresses, label: string): readonly Judged[] {
  const { edges, open } = client.subnets
  const seen = edges.flatMap((edge): readonly Judged[] => {
    const subnet = subnetAt(edge)
    if (!subnet) return []
    const blocked = publicAccess(graph, subnet)
    const steps = [...ofSubnet(graph, client, subnet, to, label), ...(blocked ? [blocked] : [])]
    return steps.map((step) => ({ ...step, is: given(edge.guard, step.is) }))
  })
  const all = !open && edges.length > 0 && edges.every(subnetAt)
  return all ? seen : [...seen, unseen(client, label)]
}

const subnetAt = ({ to: [subnet], exact }: Edge): Resource | undefined =>
  subnet && exact && !isOutside(subnet) ? subnet : undefined

const unseen = (client: Client, label: string): Judged => ({
  stage: 'route',
  code: 'route-none',
  is: CANNOT_TELL,
  says: { open: '', blocked: '', unknown: `cannot tell ${unseenWords(client, label)}` },
  at: client.workload,
  because: [...client.subnets.why, ...client.subnets.edges.flatMap((edge) => edge.because)],
  source: ROUTES,
})

function unseenWords({ workload: { kind, address }, subnets }: Client, label: string): string {
  if (subnets.edges.length === 0) return `which subnets ${address} has, and how they route to ${label}`
  return `how ${kind === 'subnet' ? address : `a subnet of ${address}`} routes to ${label}`
}

function ofSubnet(
  graph: Graph,
  client: Client,
  subnet: Resource,
  to: Addresses,
  label: string,
): readonly Judged[] {
  const tables = routeTableOf(graph, subnet)
  if (tables.edges.length === 0) return [unseen(client, label)]
  return tables.edges.map((edge): Judged => {
    const [table] = edge.to
    if (!table || !edge.exact) return { ...unseen(client, label), because: edge.because }
    const judged = ofTable(graph, client, subnet, table, to, label)
    return { ...judged, is: given(edge.guard, judged.is) }
  })
}

function ofTable(
  graph: Graph,
  client: Client,
  subnet: Resource,
  table: Resource | Outside,
  to: Addresses,
  label: string,
): Judged {
  const tables = halvesOf(to).map((half) => waysOf(graph, table, half))
  const ask = (by: Resource): Standing => behind(graph, client.workload, subnet, by, to).is
  const is = bothHalves(tables.map((one) => asked(one, ask, NO)))
  const where = typedName(graph, table)
  const [by] = tables.flatMap(telling(graph, client, subnet, to))
  const because = tables.flatMap((one) =>
    taken(one).map((way) => graph.value(way, way.kind === 'route' ? 'target' : 'service')),
  )
  const common = {
    stage: 'route' as const,
    at: table,
    because: [...because, graph.value(subnet, 'cidr')],
    missing: () => [
      ...unseenOfTable(graph, table, tables),
      ...(by?.code === ADDRESSLESS ? unseenAddress(graph, client.workload, subnet) : []),
    ],
  }
  if (by) return { ...common, ...by, is, says: { ...by.says, open: `by ${where}, ${by.says.open}` } }
  return {
    ...common,
    code: 'route-none',
    is,
    says: {
      open: `${where} leads there`,
      blocked: `${subnet.address} has no route to ${label} in ${where}`,
      unknown: `cannot tell whether ${subnet.address} has a route to ${label} in ${where}`,
    },
    source: ROUTES,
    edit: () => ({
      at: table,
      attribute: 'routes',
      says: addedRoute(to, label),
      also: alsoByTable(graph, table, onlyTargets(client.subnets)),
      ...(client.vpc && isServed(to, label) && { once: servedOnce(client.vpc, label) }),
    }),
  }
}

/** Routes that may be there, and what is not known of those that are. */
const unseenOfTable = (
  graph: Graph,
  table: Resource | Outside,
  tables: readonly Table[],
): readonly Value<unknown>[] => [
  ...routesOf(graph, table).why,
  ...[...new Set(tables.flatMap(taken))].flatMap((way) => unseenOf(graph, way, DECIDING)),
]

const ADDRESSLESS = 'internet-gateway-without-public-address'

/** What says whether something has an address that the internet can answer. */
const unseenAddress = (graph: Graph, workload: Resource, subnet: Resource): readonly Value<unknown>[] => [
  ...unseenOf(graph, workload, ['publicIp', 'ipv6']),
  ...unseenOf(graph, subnet, ['mapPublicIp', 'ipv6Cidr', 'assignsIpv6']),
]

const DECIDING = ['destination', 'destinationIpv6', 'destinationPrefixList', 'target']

/** Nothing but a route leads to public APIs, or to what is not of AWS. */
function addedRoute(to: Addresses, label: string): string {
  const service = to.is === 'public' ? to.service : undefined
  if (service === 's3' || service === 'dynamodb')
    return `Associate a gateway endpoint for ${service} with it, or add a route to ${label}`
  return isServed(to, label) ? `Add a route to ${label}, or a VPC endpoint for it` : `Add a route to ${label}`
}

/** An interface endpoint may serve it, for all subnets of the VPC at once. */
function isServed(to: Addresses, label: string): boolean {
  const service = to.is === 'public' ? to.service : undefined
  if (service === 's3' || service === 'dynamodb') return false
  const named = /(^|\.)amazonaws\.com(\.cn)?$/.test(label) && !label.includes('.execute-api.')
  return named || (service !== undefined && service !== 'execute-api')
}

const servedOnce = (vpc: Resource | Outside, label: string): Change => ({
  at: vpc,
  attribute: 'endpoints',
  says: `Make a VPC endpoint for ${label}, or add a route to it to the route table of each subnet`,
})

const halvesOf = (to: Addresses): readonly Addresses[] =>
  to.is === 'public'
    ? [
        { ...to, half: 'low' },
        { ...to, half: 'high' },
      ]
    : [to]

/** Half of the internet is neither reachable nor not. */
const bothHalves = (parts: readonly Standing[]): Standing => ({
  yes: both(...parts).yes,
  no: parts
    .map((part) => part.no)
    .reduce((all, one) =>
      one.is === 'always' ? all : all.is === 'always' ? one : { is: 'all', guards: [all, one] },
    ),
})

/** What the first way says that does not simply pass. */
const telling = (graph: Graph, client: Client, subnet: Resource, to: Addresses) => (table: Table) => {
  const [first] = taken(table)
  return first && table.ways.some((way) => way.matches.yes.is !== 'never')
    ? [behind(graph, client.workload, subnet, first, to)]
    : []
}
