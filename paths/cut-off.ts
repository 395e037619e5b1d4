/**
 * Whether a subnet has no way out at all: its route table holds no route but the one to the VPC itself and those that gateway endpoints
 * bring. A route to wherever else, also to another network, may lead out.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
import { headerOf } from '../graph/everywhere'
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import type { Graph } from '../graph/graph'
import { mayBePropagated, routesOf, routeTableOf } from '../graph/routing'
import { sharing } from '../graph/shared'
import { asValue, CANNOT_TELL, contrary, either, existing, NO, type Standing, under } from '../graph/standing'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { inTables } from './routing-targets'

export const hasRoutesOut: Fact = {
  about: ['subnet'],
  name: 'hasRoutesOut',
  shownAs: {
    true: 'a route of {subject} leads out of its VPC',
    false: 'no route of {subject} leads out of its VPC',
  },
  says: 'Its route table holds a route besides that to its own VPC and those that gateway endpoints bring.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
  row: factRows.subnet.hasRoutesOut,
  compute: (graph, subnet) => {
    const [table] = routeTableOf(graph, subnet).edges.flatMap(({ because }) => because)
    return asValue(contrary(isCutOff(graph, subnet)), table?.origin ?? headerOf(subnet), 'external')
  },
}

export const isCutOff = (graph: Graph, subnet: Resource): Standing =>
  cutOff(graph, subnet.id, () => hasNoRoute(graph, subnet))

const cutOff = sharing<Standing>()

const hasNoRoute = (graph: Graph, subnet: Resource): Standing =>
  inTables(graph, subnet, (table) => contrary(hasRoute(graph, table)))

function hasRoute(graph: Graph, table: Resource | Outside): Standing {
  if (mayBePropagated(graph, table)) return CANNOT_TELL
  const routes = routesOf(graph, table)
  const each = routes.edges.map((edge) => {
    const [route] = edge.to
    return under(edge.guard, route && edge.exact && !isOutside(route) ? existing(route.exists) : CANNOT_TELL)
  })
  return either(routes.open ? CANNOT_TELL : NO, ...each)
}
