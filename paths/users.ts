/**
 * Who else uses something that is to be changed: what stands behind a security group, a network ACL or a route table, what has its
 * addresses in a subnet, what refers to a load balancer.
 */
import type { Graph } from '../graph/graph'
import { routeTableOf } from '../graph/routing'
import { sharing } from '../graph/shared'
import { vpcsOf } from '../graph/vpcs'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { onlyTargets } from './places'
import { keyOfVpc } from './vantage'

/** Kinds of which a row leads to a kind, with the names of those rows. */
function rowsTo(graph: Graph, kind: string): readonly (readonly [kind: string, row: string])[] {
  return [...graph.words.tables.byKind.values()].flatMap((table) =>
    Object.entries(table.rows).flatMap(([name, row]) =>
      (row.row === 'one' || row.row === 'many') && graph.kindsIn(row.kind).has(kind)
        ? [[table.kind, name] as const]
        : [],
    ),
  )
}

const leading = (graph: Graph, one: Resource, rows: ReturnType<typeof rowsTo>): readonly Resource[] => [
  ...new Set(rows.flatMap(([kind, row]) => onlyTargets(graph.leading(one, kind, row)))),
]

/** Has network interfaces, which groups stand in front of. */
const hasInterfaces = (graph: Graph, kind: string): boolean =>
  graph.row(kind, 'securityGroups') !== undefined || kind === 'nat-gateway'

/** What a security group stands in front of. */
export function guardedBy(graph: Graph, group: Resource | Outside): readonly Resource[] {
  const rows = isOutside(group)
    ? []
    : rowsTo(graph, 'security-group').filter(([, row]) => row === 'securityGroups')
  return isOutside(group) ? [] : leading(graph, group, rows)
}

/** What has addresses in a subnet. */
export const standingIn = (graph: Graph, subnet: Resource): readonly Resource[] =>
  leading(
    graph,
    subnet,
    rowsTo(graph, 'subnet').filter(([kind]) => hasInterfaces(graph, kind)),
  )

/** Subnets that certainly use a table. */
export const routedBy = (graph: Graph, table: Resource | Outside): readonly Resource[] =>
  routed(graph, '', () => subnetsByTable(graph)).get(keyOfVpc(table)) ?? []

const routed = sharing<ReadonlyMap<string, readonly Resource[]>>()

function subnetsByTable(graph: Graph): ReadonlyMap<string, readonly Resource[]> {
  const byTable = new Map<string, Resource[]>()
  for (const subnet of graph.ofKind('subnet')) {
    const [edge, ...others] = routeTableOf(graph, subnet).edges
    const [own] = edge?.to ?? []
    if (own === undefined || others.length > 0 || !edge?.exact) continue
    const alike = byTable.get(keyOfVpc(own)) ?? []
    byTable.set(keyOfVpc(own), alike)
    alike.push(subnet)
  }
  return byTable
}

/** Subnets that a network ACL stands in front of by name. */
export const behindAcl = (graph: Graph, acl: Resource): readonly Resource[] =>
  onlyTargets(graph.relation(acl, 'subnets'))

/** What names a load balancer and would have to name another; its own listeners are made with it. */
export const referringTo = (graph: Graph, one: Resource): readonly Resource[] =>
  leading(
    graph,
    one,
    rowsTo(graph, one.kind).filter(([kind]) => kind !== 'listener'),
  )

/** Workloads that run in a VPC, for certain. */
export const runningIn = (graph: Graph, vpc: Resource | Outside): readonly Resource[] =>
  graph
    .ofKind('workload')
    .filter((workload) =>
      vpcsOf(graph, workload).edges.some(
        ({ to: [own], exact }) => own && exact && keyOfVpc(own) === keyOfVpc(vpc),
      ),
    )

/** Names of all but these. */
export const addressesWithout = (
  all: readonly Resource[],
  except: readonly (Resource | undefined)[] = [],
): readonly string[] => [
  ...new Set(
    all.filter((one) => !except.some((other) => other?.id === one.id)).map(({ address }) => address),
  ),
]
