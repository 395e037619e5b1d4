/**
 * # Into a load balancer
 *
 * A listener on the port, and for what comes through PrivateLink the security groups of a Network Load Balancer.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, either, isExactly, NO, type Standing, under, YES } from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { alsoWithoutRules } from './breaks-behind'
import { alsoBehindGroup } from './breaks-filters'
import type { Judged } from './judged'
import { given } from './network-acls'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import { groupsAllow, tcp } from './security-group-rules'

const NETWORK = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network'

/** A listener takes connections on the port; on any, where no port is asked for. */
export function listenerStep(graph: Graph, balancer: Resource, port: number | undefined): Judged {
  const listeners = graph.relation(balancer, 'listeners')
  const each = listeners.edges.map((edge) => {
    const [listener] = edge.to
    const here = listener && edge.exact && !isOutside(listener)
    if (!here) return under(edge.guard, CANNOT_TELL)
    return under(edge.guard, port === undefined ? YES : isExactly(graph.value(listener, 'port'), port))
  })
  return {
    stage: 'target',
    code: 'load-balancer-without-listener',
    is: either(listeners.open || balancer.ownership === 'read' ? CANNOT_TELL : NO, ...each),
    says: {
      open: `${balancer.address} listens${onPort(port)}`,
      blocked: `${balancer.address} has no listener${onPort(port)}`,
    },
    at: balancer,
    because: onlyTargets(listeners).map((listener) => graph.value(listener, 'port')),
    source: `${NETWORK}/load-balancer-listeners.html`,
    edit: () => ({ at: balancer, attribute: 'listeners', says: `Add a listener${onPort(port)}` }),
  }
}

const onPort = (port: number | undefined): string => (port === undefined ? '' : ` on port ${port}`)

/**
 * Groups of a Network Load Balancer see the addresses of PrivateLink clients, never their groups, unless it is told to leave PrivateLink
 * traffic alone.
 */
export function privateLinkStep(
  graph: Graph,
  balancer: Resource,
  port: number | undefined,
  clients: Relation | undefined,
): Judged | undefined {
  const { groups, vpc } = clientOf(graph, balancer)
  if (!groups || (vpc === undefined && groups.members.length === 0)) return undefined
  const enforced = graph.value(balancer, 'privateLinkRules')
  const left = isExactly(enforced, 'off')
  const ask = (subnet: Resource | undefined): Standing =>
    groupsAllow(graph, groups, 'in', tcp(port), {
      addresses: subnet ? { is: 'subnet', subnet } : { is: 'unknown' },
      groups: undefined,
      identity: NO,
    })
  const subnets = clients?.edges.map((edge) => given(edge.guard, ask(subnetOf(edge)))) ?? []
  const admits = subnets.length === 0 || clients?.open ? both(...subnets, ask(undefined)) : both(...subnets)
  return {
    stage: 'filter',
    code: 'load-balancer-security-group-ingress',
    is: either(left, admits),
    says: {
      open: `the security groups of ${balancer.address} let PrivateLink traffic in`,
      blocked: `the security groups of ${balancer.address} let no PrivateLink client in${onPort(port)}: they see addresses, never groups`,
    },
    at: balancer,
    because: [...groups.because, enforced],
    source: `${NETWORK}/load-balancer-security-groups.html`,
    edit: () => ({
      at: balancer,
      attribute: 'privateLinkRules',
      says: 'Let the addresses of the clients in, or turn the rules off for PrivateLink traffic',
      also: [
        ...alsoBehindGroup(graph, groups.members[0]?.group, balancer),
        ...alsoWithoutRules(graph, balancer),
      ],
    }),
  }
}

const subnetOf = ({ to: [one], exact }: Relation['edges'][number]): Resource | undefined =>
  one && exact && !isOutside(one) ? one : undefined
