/**
 * # Workloads and the endpoints they use
 *
 * A workload is a client of an endpoint when both are in one VPC, the endpoint answers the name of its service there, and the workload's
 * configuration holds such a name. Of what the clients meet on their way, each relation here holds those that one filter or route does
 * not let through.
 */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import { gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { routeTableOf } from '../graph/routing'
import { sameTarget } from '../graph/same'
import { sharing } from '../graph/shared'
import {
  asValue,
  both,
  CANNOT_TELL,
  contrary,
  either,
  isExactly,
  NO,
  type Standing,
  YES,
} from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { keyOfClient } from './classes'
import { clientsOf, clientTraces, workloadsBeside } from './endpoint-clients'
import { groupsOfEndpoint } from './endpoints-for'
import { ingress } from './follow-filters'
import { HTTPS } from './https-only'
import { given } from './network-acls'
import type { PathFact } from './path-fact'
import { type Client, clientOf } from './places-client'
import { asked, waysOf } from './routing'
import { opensPort, tcp } from './security-group-rules'
import { admitsWholeVpc } from './whole-vpc'

const rows = factRows['vpc-endpoint']
/** Interface endpoints that answer the name of their service. */
const answers = (graph: Graph, endpoint: Resource): Standing =>
  both(
    isExactly(graph.value(endpoint, 'type'), 'Interface'),
    isExactly(graph.value(endpoint, 'privateDns'), true),
  )

export const unadmittedClients: PathFact = {
  about: ['vpc-endpoint'],
  name: 'unadmittedClients',
  shownAs: 'workload that calls the service of {subject} and is not let in by its security groups',
  says: 'Workloads of its VPC whose configuration names its service, and that its security groups do not let in on port 443.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: rows.unadmittedClients,
  compute: (graph, endpoint) => {
    if (answers(graph, endpoint).no.is === 'always' || admitsAll(graph, endpoint))
      return gather(graph, endpoint, 'unadmittedClients', [])
    return clientsOf(graph, endpoint, 'unadmittedClients', (workload) =>
      both(answers(graph, endpoint), contrary(admitted(graph, workload, endpoint))),
    )
  },
  trace: clientTraces,
}

const admitsAll = (graph: Graph, endpoint: Resource): boolean =>
  admitsWholeVpc(
    graph,
    endpoint,
    groupsOfEndpoint(graph, endpoint),
    tcp(HTTPS),
    workloadsBeside(graph, endpoint),
  )

function admitted(graph: Graph, workload: Resource, endpoint: Resource): Standing {
  const client = clientOf(graph, workload)
  return admittances(graph, `${keyOfClient(graph, client)} ${endpoint.id}`, () => {
    const groups = groupsOfEndpoint(graph, endpoint)
    const target = { label: endpoint.address, subnets: graph.relation(endpoint, 'subnets'), groups }
    return ingress(graph, client, target, groups, tcp(HTTPS)).is
  })
}

const admittances = sharing<Standing>()

export const admitsAnybody: Fact = {
  about: ['vpc-endpoint'],
  name: 'admitsAnybody',
  shownAs: {
    true: 'the security groups of {subject} have a rule for port 443',
    false: 'no rule of the security groups of {subject} lets anything in on port 443',
  },
  says: 'A rule of its security groups lets somebody in on port 443.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: rows.admitsAnybody,
  compute: (graph, endpoint) =>
    asValue(
      opensPort(graph, groupsOfEndpoint(graph, endpoint), tcp(HTTPS)),
      graph.value(endpoint, 'securityGroups').origin,
    ),
}

export const clientsWithoutRoute: PathFact = {
  about: ['vpc-endpoint'],
  name: 'clientsWithoutRoute',
  shownAs: 'workload that calls the service of {subject} from a subnet without its route',
  says: 'Workloads of its VPC whose configuration names its service, in a subnet whose route table no gateway endpoint of the service is associated with.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  row: rows.clientsWithoutRoute,
  compute: (graph, endpoint) => {
    const gateway = isExactly(graph.value(endpoint, 'type'), 'Gateway')
    if (gateway.no.is === 'always') return gather(graph, endpoint, 'clientsWithoutRoute', [])
    return clientsOf(graph, endpoint, 'clientsWithoutRoute', (workload, service) =>
      both(
        gateway,
        contrary(servedOtherwise(graph, endpoint, service)),
        unrouted(graph, clientOf(graph, workload), service),
      ),
    )
  },
  trace: clientTraces,
}

/** An interface endpoint with private DNS serves clients wherever their routes lead. */
export const servedOtherwise = (graph: Graph, endpoint: Resource, service: string): Standing =>
  served(graph, `${endpoint.id} ${service}`, () => servedByOthers(graph, endpoint, service))

const served = sharing<Standing>()

const servedByOthers = (graph: Graph, endpoint: Resource, service: string): Standing =>
  either(
    NO,
    ...graph.ofKind('vpc-endpoint').map((other) => {
      const serves = isExactly(graph.value(other, 'serviceKey'), service)
      if (serves === NO) return NO
      const inOneVpc = sameTarget(graph.relation(other, 'vpc'), graph.relation(endpoint, 'vpc'))
      return both(answers(graph, other), serves, inOneVpc)
    }),
  )

/** Some subnet of the client has no route to the service by a gateway endpoint. */
export const unrouted = (graph: Graph, client: Client, service: string): Standing =>
  missed(graph, `${keyOfClient(graph, client)} ${service}`, () => missesRoute(graph, client, service))

const missed = sharing<Standing>()

function missesRoute(graph: Graph, { subnets }: Client, service: string): Standing {
  const routed = subnets.edges.map((edge) => {
    const [subnet] = edge.to
    return given(
      edge.guard,
      subnet && edge.exact && !isOutside(subnet) ? hasRoute(graph, subnet, service) : CANNOT_TELL,
    )
  })
  return contrary(subnets.open ? both(CANNOT_TELL, ...routed) : both(...routed))
}

const hasRoute = (graph: Graph, subnet: Resource, service: string): Standing =>
  routed(graph, `${subnet.id} ${service}`, () => findsRoute(graph, subnet, service))

const routed = sharing<Standing>()

function findsRoute(graph: Graph, subnet: Resource, service: string): Standing {
  const tables = routeTableOf(graph, subnet).edges.map((edge) => {
    const [table] = edge.to
    return given(edge.guard, table && edge.exact ? leadsThere(graph, table, service) : CANNOT_TELL)
  })
  return tables.length === 0 ? CANNOT_TELL : both(...tables)
}

/** By a gateway endpoint. A table stands behind many subnets. */
const leadsThere = (graph: Graph, table: Resource | Outside, service: string): Standing =>
  leading(graph, `${isOutside(table) ? table.key : table.id} ${service}`, () => {
    const ways = waysOf(graph, table, { is: 'public', service })
    return asked(ways, (by) => (by.kind === 'vpc-endpoint' ? YES : NO), NO)
  })

const leading = sharing<Standing>()
