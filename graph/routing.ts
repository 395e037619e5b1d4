/**
 * # Which route table a subnet uses
 *
 * The one it is associated with; else the main table of its VPC, which is another one when something says so, and which nobody
 * declares otherwise: it then holds nothing but the route to the VPC itself and what is added by the VPC's own name for it.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
import { allOf, anyOf, type Guard, not } from '../model/guard'
import { type Edge, isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { referencesIn } from '../model/value'
import { headerOf } from './everywhere'
import type { Graph } from './graph'
import { existenceGuard } from './guards'
import { outside } from './refer'
import { sharing } from './shared'

const RELATION = 'routeTable'

export const routeTableOf = (graph: Graph, subnet: Resource): Relation =>
  tables(graph, subnet.id, () => tableOf(graph, subnet))

const tables = sharing<Relation>()

function tableOf(graph: Graph, subnet: Resource): Relation {
  const associations = graph.leading(subnet, 'route-table-association', 'subnet')
  const explicit = associations.edges.flatMap((edge) => tablesBy(graph, subnet, edge))
  const none = not(anyOf(explicit.map((edge) => edge.guard)))
  if (overlap(graph, explicit)) return oneOf([undecided(subnet, explicit)])
  if (!graph.possible(none)) return oneOf(explicit)
  if (associations.open) return oneOf([...explicit, unseen(subnet, none, associations)])
  const main = mainTableOf(graph, subnet).map((edge) => guarded(edge, none))
  return oneOf([
    ...explicit,
    ...(main.length > 0 ? main : [unseen(subnet, none, graph.relation(subnet, 'vpc'))]),
  ])
}

const oneOf = (edges: readonly Edge[]): Relation => ({ edges, open: false, why: [] })

/** What one association says, where it is there. */
function tablesBy(graph: Graph, subnet: Resource, { to, guard }: Edge): readonly Edge[] {
  const [association] = to
  if (!association || isOutside(association)) return []
  const there = allOf([guard, existenceGuard(association.exists)])
  return graph
    .relation(association, 'table')
    .edges.map((edge) => ({ ...guarded(edge, there), from: subnet, relation: RELATION }))
}

const guarded = (edge: Edge, guard: Guard): Edge => ({ ...edge, guard: allOf([guard, edge.guard]) })

/** A subnet has one table: of two associations the last writer wins. */
const overlap = (graph: Graph, edges: readonly Edge[]): boolean =>
  edges.some((one, at) => edges.slice(at + 1).some((other) => !graph.exclusive(one.guard, other.guard)))

const undecided = (subnet: Resource, edges: readonly Edge[]): Edge => ({
  from: subnet,
  relation: RELATION,
  to: edges.flatMap((edge) => edge.to),
  exact: false,
  guard: anyOf(edges.map((edge) => edge.guard)),
  because: edges.flatMap((edge) => edge.because),
})

const unseen = (subnet: Resource, guard: Guard, { why }: Relation): Edge => ({
  from: subnet,
  relation: RELATION,
  to: [],
  exact: false,
  guard,
  because: why,
})

function mainTableOf(graph: Graph, subnet: Resource): readonly Edge[] {
  return graph.relation(subnet, 'vpc').edges.map((edge): Edge => {
    const [vpc] = edge.to
    const here = edge.exact && vpc && !isOutside(vpc) && vpc.ownership === 'managed' ? vpc : undefined
    const main = here ? declaredMain(graph, here) : []
    const to = main.length > 0 ? main : here && !mayBeReplaced(graph, here) ? [implicitMain(here)] : []
    return { ...edge, from: subnet, relation: RELATION, to, exact: to.length === 1 }
  })
}

/** A table that was made the main one, or that adopts it. */
function declaredMain(graph: Graph, vpc: Resource): readonly Resource[] {
  const made = graph.leading(vpc, 'main-route-table-association', 'vpc').edges.flatMap((edge) => edge.to)
  const tables = made.flatMap((one) => (isOutside(one) ? [] : resourcesOf(graph.relation(one, 'table'))))
  if (tables.length > 0) return tables
  const adopted = resourcesOf(graph.leading(vpc, 'route-table', 'vpc'))
  return adopted.filter((table) => isMain(graph, table))
}

/** Something is the main table, or makes one that, of a VPC that nobody can tell. */
const mayBeReplaced = (graph: Graph, vpc: Resource): boolean =>
  [
    ...graph.ofKind('main-route-table-association'),
    ...graph.ofKind('route-table').filter((table) => isMain(graph, table)),
  ].some((one) =>
    graph.relation(one, 'vpc').edges.some(({ to, exact }) => !exact && (to.length === 0 || to.includes(vpc))),
  )

function isMain(graph: Graph, table: Resource): boolean {
  const main = graph.value(table, 'isMain')
  return main.state === 'known' && main.value === true
}

const resourcesOf = (relation: Relation): readonly Resource[] =>
  relation.edges.flatMap((edge) => edge.to.filter((one): one is Resource => !isOutside(one)))

/** The table every VPC is born with; nobody declares it. */
export const implicitMain = (vpc: Resource): Outside =>
  outside(`the main route table of ${vpc.address}`, `main-route-table:${vpc.id}`, {
    state: 'reference',
    targets: [{ to: { is: 'declaration', id: vpc.id }, attribute: '*' }],
    exact: true,
    origin: headerOf(vpc),
  })

/** Routes of a table; those of an implicit main table name it by an attribute of its VPC. Of one from elsewhere nobody sees all. */
export function routesOf(graph: Graph, table: Resource | Outside): Relation {
  if (!isOutside(table)) return graph.relation(table, 'routes')
  const vpc = vpcNamedBy(graph, table)
  const edges = graph.ofKind('route').flatMap((route) =>
    graph.relation(route, 'table').edges.flatMap((edge): readonly Edge[] => {
      const [target] = edge.to
      if (!target || !isOutside(target)) return []
      const isOn = target.key === table.key || (vpc !== undefined && vpcNamedBy(graph, target) === vpc)
      return isOn ? [{ ...edge, relation: 'routes', to: [route] }] : []
    }),
  )
  return vpc === undefined ? { edges, open: true, why: [table.value] } : { edges, open: false, why: [] }
}

/** A gateway adds routes to it that nobody writes down, or may do so. */
export function mayBePropagated(graph: Graph, table: Resource | Outside): boolean {
  if (isOutside(table)) return false
  const { edges, open } = graph.relation(table, 'propagating')
  return open || edges.length > 0
}

/** The VPC that the table is the main one of. */
export function vpcNamedBy(graph: Graph, { value }: Outside): string | undefined {
  const named = referencesIn(value).flatMap(({ to }) => (to.is === 'declaration' ? [graph.at(to.id)] : []))
  return named.find((one) => one?.kind === 'vpc')?.id
}
