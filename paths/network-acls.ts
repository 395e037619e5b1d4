/**
 * # Network ACLs
 *
 * One list a subnet, asked where traffic crosses the border of the subnet, for either direction apart: answers need a rule of their own,
 * to whatever port the client used. The lowest number that matches decides, and what none matches is denied.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html
 */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { both, CANNOT_TELL, either, type Standing, YES } from '../graph/standing'
import { allOf, anyOf, type Guard, NEVER, not } from '../model/guard'
import { isOutside, type Resource } from '../model/resource'
import { isAdopted } from '../resources/adopted'
import { assumed } from './assumptions'
import type { Direction } from './group-rules'
import { answersOf, type Ports } from './network-acl-entries'
import { type Addresses, onlyTargets } from './places'

/** Where the guard holds it is so; elsewhere nothing is asked. */
export const given = (guard: Guard, is: Standing): Standing =>
  guard.is === 'always' ? is : { yes: anyOf([not(guard), is.yes]), no: allOf([guard, is.no]) }

/** The list in front of a subnet, where something declares it. */
export const aclsOf = (graph: Graph, subnet: Resource): readonly Resource[] => {
  const own = onlyTargets(graph.leading(subnet, 'network-acl', 'subnets'))
  if (own.length > 0) return own
  return onlyTargets(graph.relation(subnet, 'vpc')).flatMap((vpc) => adoptedAcl(graph, vpc))
}

/** From the answers for each stretch of ports to one. */
export type Together = (stretches: readonly Standing[]) => Standing

/** It passes if every port does, and it does not if none does: between the two nobody can tell. */
const ALIKE: Together = (stretches) => ({
  yes: allOf(stretches.map((one) => one.yes)),
  no: allOf(stretches.map((one) => one.no)),
})

/** It passes if every port does. */
export const EVERY: Together = (stretches) => both(...stretches)

/** It passes if some port does. */
export const SOME: Together = (stretches) => either(...stretches)

interface Declared {
  readonly guard: Guard
  /** Undefined where nobody can say which list that is. */
  readonly acl: Resource | undefined
}

interface Before {
  readonly declared: readonly Declared[]
  /** When none of these is there, and that of the VPC is. */
  readonly none: Guard
  /** There may be others. */
  readonly open: boolean
}

const before = (graph: Graph, subnet: Resource): Before =>
  known(graph, subnet.id, () => {
    const { edges, open } = graph.leading(subnet, 'network-acl', 'subnets')
    const none = not(anyOf(edges.map((edge) => edge.guard)))
    const declared = edges.map(({ to: [acl], exact, guard }) => ({
      guard,
      acl: acl && exact && !isOutside(acl) ? acl : undefined,
    }))
    return { declared, none: graph.possible(none) ? none : NEVER, open }
  })

const known = sharing<Before>()

/** Every list that stands, or may stand, in front of a subnet, where something declares it. */
export function listsBefore(graph: Graph, subnet: Resource): readonly { acl: Resource; guard: Guard }[] {
  const own = before(graph, subnet)
  const declared = own.declared.flatMap(({ acl, guard }) => (acl ? [{ acl, guard }] : []))
  if (own.open || own.none.is === 'never') return declared
  const standard = onlyTargets(graph.relation(subnet, 'vpc')).flatMap((vpc) => adoptedAcl(graph, vpc))
  return [...declared, ...standard.map((acl) => ({ acl, guard: own.none }))]
}

/** Whether what has to do with these ports, all of them, passes the list in front of the subnet. */
export function aclAllows(
  graph: Graph,
  subnet: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
): Standing {
  const { declared, none, open } = before(graph, subnet)
  const each = declared.map(({ acl, guard }) =>
    given(guard, acl ? listAllows(graph, acl, direction, ports, peer) : CANNOT_TELL),
  )
  if (none.is === 'never') return both(...each)
  const standard = open ? CANNOT_TELL : defaultAllows(graph, subnet, direction, ports, peer)
  return both(...each, given(none, standard))
}

/** A new VPC's default list allows everything; a declaration may adopt and change it. */
function defaultAllows(
  graph: Graph,
  subnet: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
): Standing {
  const [vpc] = onlyTargets(graph.relation(subnet, 'vpc'))
  if (!vpc || vpc.ownership === 'read')
    return assumed(graph).defaultAclElsewhereIsUnchanged ? YES : CANNOT_TELL
  const [own] = adoptedAcl(graph, vpc)
  return own ? listAllows(graph, own, direction, ports, peer) : YES
}

const adoptedAcl = (graph: Graph, vpc: Resource): readonly Resource[] =>
  adopted(graph, vpc.id, () => onlyTargets(graph.leading(vpc, 'network-acl', 'vpc')).filter(isAdopted))

const adopted = sharing<readonly Resource[]>()

/** Whether the list lets pass what has to do with these ports. */
export const listAllows = (
  graph: Graph,
  acl: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
  together: Together = ALIKE,
): Standing => together(answersOf(graph, acl, direction, ports, peer))
