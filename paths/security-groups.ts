/**
 * # Which security groups stand in front of something
 *
 * What names none has the default group of its VPC. That group is declared, or adopted by a declaration, or nobody says anything of it:
 * then it lets in its own members and lets out everything. Groups are compared by what they are, not by how they are named:
 * `aws_vpc.main.default_security_group_id` and the declaration that adopts it are one.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
import type { Graph } from '../graph/graph'
import { outside } from '../graph/refer'
import { identical } from '../graph/same'
import { sharing } from '../graph/shared'
import { ALWAYS, anyOf, type Guard, not } from '../model/guard'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { refersTo, type Value, written } from '../model/value'
import { isAdopted } from '../resources/adopted'
import { onlyTargets } from './places'

export interface Member {
  readonly guard: Guard
  readonly group: Resource | Outside
}

export interface Groups {
  readonly members: readonly Member[]
  /** There may be others. */
  readonly open: boolean
  readonly because: readonly Value<unknown>[]
}

/** The groups in front of the network interfaces of a resource in this VPC. */
export function groupsOf(graph: Graph, owner: Resource, vpc: Resource | Outside | undefined): Groups {
  const home = vpc === undefined ? '' : isOutside(vpc) ? vpc.key : vpc.id
  return inFront(graph, `${owner.id} in ${home}`, () => groupsIn(graph, owner, vpc))
}

const inFront = sharing<Groups>()

function groupsIn(graph: Graph, owner: Resource, vpc: Resource | Outside | undefined): Groups {
  const relation = graph.relation(owner, 'securityGroups')
  const members = relation.edges.flatMap(membersBy)
  const unseen = relation.edges.some((edge) => edge.to.length !== 1 || !edge.exact)
  const open = relation.open || unseen
  const because = [...relation.edges.flatMap((edge) => edge.because), ...relation.why]
  const none = not(anyOf(relation.edges.map((edge) => edge.guard)))
  if (relation.open || !graph.possible(none))
    return { members: [...members, ...kept(graph, owner, vpc)], open, because }
  const standard = standardIn(graph, vpc)
  if (!standard) return { members, open: true, because: [...because, graph.value(owner, 'securityGroups')] }
  return {
    members: [...members, { guard: none, group: standard }],
    open,
    because: [...because, graph.value(owner, 'securityGroups')],
  }
}

const standardIn = (graph: Graph, vpc: Resource | Outside | undefined): Resource | Outside | undefined =>
  vpc && !isOutside(vpc) ? defaultGroup(graph, vpc) : undefined

const membersBy = ({ to: [group], to, exact, guard }: Relation['edges'][number]): readonly Member[] =>
  group && exact && to.length === 1 ? [{ guard, group }] : []

/** An association adds a group to an endpoint and leaves the default one there, unless it says otherwise. */
function kept(graph: Graph, owner: Resource, vpc: Resource | Outside | undefined): readonly Member[] {
  if (owner.kind !== 'vpc-endpoint' || owner.attributes.get('securityGroups')?.state !== 'absent') return []
  const standard = standardIn(graph, vpc)
  if (!standard) return []
  const replaced = onlyTargets(graph.leading(owner, 'vpc-endpoint-security-group', 'endpoint')).some(
    (association) => {
      const replaces = graph.value(association, 'replacesDefault')
      return replaces.state !== 'known' || replaces.value === true
    },
  )
  return replaced ? [] : [{ guard: ALWAYS, group: standard }]
}

/** The group a VPC is born with: the declaration that adopts it, or what the VPC's attribute names. */
export const defaultGroup = (graph: Graph, vpc: Resource): Resource | Outside =>
  defaults(graph, vpc.id, () => {
    const [adopted] = onlyTargets(graph.leading(vpc, 'security-group', 'vpc')).filter(isAdopted)
    return adopted ?? implicitDefault(vpc)
  })

const defaults = sharing<Resource | Outside>()

const implicitDefault = (vpc: Resource): Outside =>
  outside(
    `the default security group of ${vpc.address}`,
    `${vpc.id}.default_security_group_id`,
    refersTo(
      [{ to: { is: 'declaration', id: vpc.id }, attribute: 'default_security_group_id' }],
      written(vpc.place),
    ),
  )

/** The VPC whose default group this is, where nothing declares the group. */
export function vpcOfDefault(graph: Graph, group: Outside): Resource | undefined {
  if (group.value.state !== 'reference' || !group.value.exact) return undefined
  const [target] = group.value.targets
  const isDefault =
    target?.attribute === 'default_security_group_id' || target?.attribute === 'DefaultSecurityGroup'
  const vpc = isDefault && target?.to.is === 'declaration' ? graph.at(target.to.id) : undefined
  return vpc?.kind === 'vpc' ? vpc : undefined
}

/** Both are one group; nobody can tell of two names for things elsewhere. */
export function sameGroup(graph: Graph, a: Resource | Outside, b: Resource | Outside) {
  return identical(declared(graph, a), declared(graph, b))
}

function declared(graph: Graph, group: Resource | Outside): Resource | Outside {
  const vpc = isOutside(group) ? vpcOfDefault(graph, group) : undefined
  return vpc ? defaultGroup(graph, vpc) : group
}

/** Rules that are added from outside to a default group that nobody declares. */
export function rulesAddedTo(graph: Graph, vpc: Resource): readonly Resource[] {
  return graph.ofKind('security-group-rule').filter((rule) =>
    graph.relation(rule, 'group').edges.some(({ to }) => {
      const [group] = to
      return group !== undefined && isOutside(group) && vpcOfDefault(graph, group)?.id === vpc.id
    }),
  )
}
