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
import {
  both,
  CANNOT_TELL,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standingOf,
  YES,
} from '../graph/standing'
import { allOf, anyOf, type Guard, not } from '../model/guard'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { isAdopted } from '../resources/adopted'
import { assumed } from './assumptions'
import { type Entry, firstMatch } from './first-match'
import { type Addresses, onlyTargets, within } from './places'
import type { Direction } from './security-group-rules'

export interface Ports {
  readonly from: number
  readonly to: number
}

/** Where the guard holds it is so; elsewhere nothing is asked. */
export const given = (guard: Guard, is: Standing): Standing => ({
  yes: anyOf([not(guard), is.yes]),
  no: allOf([guard, is.no]),
})

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

/** Every list that stands, or may stand, in front of a subnet, where something declares it. */
export function listsBefore(graph: Graph, subnet: Resource): readonly { acl: Resource; guard: Guard }[] {
  const own = graph.leading(subnet, 'network-acl', 'subnets')
  const declared = own.edges.flatMap(({ to: [acl], exact, guard }) =>
    acl && exact && !isOutside(acl) ? [{ acl, guard }] : [],
  )
  const none = not(anyOf(own.edges.map((edge) => edge.guard)))
  if (own.open || !graph.possible(none)) return declared
  const standard = onlyTargets(graph.relation(subnet, 'vpc')).flatMap((vpc) => adoptedAcl(graph, vpc))
  return [...declared, ...standard.map((acl) => ({ acl, guard: none }))]
}

/** Whether what has to do with these ports, all of them, passes the list in front of the subnet. */
export function aclAllows(
  graph: Graph,
  subnet: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
): Standing {
  const own = graph.leading(subnet, 'network-acl', 'subnets')
  const each = own.edges.map((edge) => {
    const [acl] = edge.to
    const here = acl && edge.exact && !isOutside(acl)
    return given(edge.guard, here ? listAllows(graph, acl, direction, ports, peer) : CANNOT_TELL)
  })
  const none = not(anyOf(own.edges.map((edge) => edge.guard)))
  if (!graph.possible(none)) return both(...each)
  const standard = own.open ? CANNOT_TELL : defaultAllows(graph, subnet, direction, ports, peer)
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

/** Rules may share out the ports, so each stretch between the ports that rules name is asked for itself. */
export function listAllows(
  graph: Graph,
  acl: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
  together: Together = ALIKE,
): Standing {
  const rules = graph.relation(acl, 'rules')
  if (rules.open) return CANNOT_TELL
  const ordered = inOrder(graph, onlyTargets(rules))
  if (!ordered) return CANNOT_TELL
  const guards = new Map(rules.edges.map((edge) => [edge.to[0], edge.guard]))
  const answers = stretches(graph, ordered, ports).map((stretch) =>
    firstMatch(
      ordered.map((rule): Entry => {
        const matches = matching(graph, rule, direction, stretch, peer)
        const there = guards.get(rule)
        return {
          matches: there ? both({ yes: there, no: not(there) }, matches) : matches,
          gives: isExactly(graph.value(rule, 'action'), 'allow'),
        }
      }),
      NO,
    ),
  )
  return together(answers)
}

/** By number; undefined where nobody knows one of them. */
function inOrder(graph: Graph, rules: readonly Resource[]): readonly Resource[] | undefined {
  const numbered = rules.flatMap((rule) => {
    const value = graph.value(rule, 'number')
    return value.state === 'known' ? [{ rule, number: Number(value.value) }] : []
  })
  if (numbered.length < rules.length) return undefined
  return numbered.sort((a, b) => a.number - b.number).map(({ rule }) => rule)
}

function stretches(graph: Graph, rules: readonly Resource[], { from, to }: Ports): readonly Ports[] {
  const known = (rule: Resource, row: string, more: number): readonly number[] => {
    const value = graph.value(rule, row)
    return value.state === 'known' ? [Number(value.value) + more] : []
  }
  const cuts = rules.flatMap((rule) => [...known(rule, 'fromPort', 0), ...known(rule, 'toPort', 1)])
  const inside = [...new Set(cuts)].filter((cut) => cut > from && cut <= to).sort((a, b) => a - b)
  return [from, ...inside].map((start, at) => ({ from: start, to: (inside[at] ?? to + 1) - 1 }))
}

function matching(
  graph: Graph,
  rule: Resource,
  direction: Direction,
  ports: Ports,
  peer: Addresses,
): Standing {
  const protocol = graph.value(rule, 'protocol')
  const carried = either(
    isExactly(protocol, '-1'),
    both(
      isExactly(protocol, 'tcp'),
      bound(graph.value(rule, 'fromPort'), (from) => from <= ports.from),
      bound(graph.value(rule, 'toPort'), (to) => to >= ports.to),
    ),
  )
  return both(
    existing(rule.exists),
    isExactly(graph.value(rule, 'direction'), direction),
    carried,
    either(...['cidr', 'cidrIpv6'].map((row) => within(graph, peer, graph.value(rule, row)))),
  )
}

const bound = (port: Value<unknown>, holds: (port: number) => boolean): Standing =>
  standingOf(port, (one) => (one.state === 'known' ? (holds(Number(one.value)) ? YES : NO) : CANNOT_TELL))
