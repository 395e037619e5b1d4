/**
 * From the internet to a load balancer: an internal one has no address there, and one that faces the internet needs subnets from which
 * answers find out again.
 *
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
 */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, contrary, either, isExactly, NO } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { breaksByScheme } from './breaks-behind'
import { alsoBehindGroup } from './breaks-filters'
import type { Stretch } from './follow'
import { opening, portWords } from './group-steps'
import type { Judged } from './judged'
import { targetSteps } from './load-balancer-targets'
import { listenerStep } from './load-balancers'
import { given } from './network-acls'
import { INTERNET, onlyTargets } from './places'
import { clientOf } from './places-client'
import { isPublic } from './routing-targets'
import { groupsAllow, tcp } from './security-group-rules'
import { unseenOfGroups } from './unseen-filters'

const HOW =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html'

export function fromInternet(graph: Graph, balancer: Resource, port: number | undefined): readonly Stretch[] {
  const steps = [
    schemeStep(graph, balancer),
    publicSubnetsStep(graph, balancer),
    ...groupsStep(graph, balancer, port),
    listenerStep(graph, balancer, port),
    ...targetSteps(graph, balancer, port),
  ]
  return [
    { label: 'the internet', steps: [] },
    { at: balancer, label: balancer.address, steps },
  ]
}

function schemeStep(graph: Graph, balancer: Resource): Judged {
  const internal = graph.value(balancer, 'internal')
  return {
    stage: 'route',
    code: 'load-balancer-internal',
    is: contrary(isExactly(internal, true)),
    says: {
      open: `${balancer.address} has public addresses`,
      blocked: `${balancer.address} is internal: it has private addresses only`,
    },
    at: balancer,
    because: [internal],
    source: HOW,
    edit: () => ({
      at: balancer,
      attribute: 'internal',
      says: 'Make it face the internet',
      breaks: breaksByScheme(graph, balancer),
    }),
  }
}

/** Every subnet of the load balancer: nodes in others are announced and never answer. */
export function publicSubnetsStep(graph: Graph, balancer: Resource): Judged {
  const subnets = graph.relation(balancer, 'subnets')
  const each = subnets.edges.map((edge) => {
    const [subnet] = edge.to
    return given(
      edge.guard,
      subnet && edge.exact && !isOutside(subnet) ? isPublic(graph, subnet) : CANNOT_TELL,
    )
  })
  return {
    stage: 'route',
    code: 'load-balancer-subnet-not-public',
    is: subnets.open || each.length === 0 ? both(CANNOT_TELL, ...each) : both(...each),
    says: {
      open: `the subnets of ${balancer.address} lead to the internet`,
      blocked: `a subnet of ${balancer.address} has no route to an internet gateway`,
    },
    at: balancer,
    because: subnets.edges.flatMap((edge) => edge.because),
    source: HOW,
    edit: () => ({
      at: balancer,
      attribute: 'subnets',
      says: 'Choose public subnets',
    }),
  }
}

function groupsStep(graph: Graph, balancer: Resource, port: number | undefined): readonly Judged[] {
  const { groups } = clientOf(graph, balancer)
  if (!groups) return []
  const ports = port === undefined ? listenedAt(graph, balancer) : [port]
  const peer = { addresses: INTERNET, groups: undefined, identity: CANNOT_TELL } as const
  return [
    {
      stage: 'filter',
      code: 'security-group-ingress',
      is: either(...ports.map((one) => groupsAllow(graph, groups, 'in', tcp(one), peer))),
      says: {
        open: `the security groups of ${balancer.address} let the internet in`,
        blocked: `the security groups of ${balancer.address} do not let the internet in`,
      },
      ...opening(groups.members[0]?.group, () => ({
        attribute: 'ingress',
        says: `Let ${portWords(tcp(ports[0]))} in from the internet`,
        also: alsoBehindGroup(graph, groups.members[0]?.group, balancer),
      })),
      at: balancer,
      because: groups.because,
      missing: () => ports.flatMap((one) => unseenOfGroups(graph, groups, 'in', tcp(one), {})),
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    },
  ]
}

/** Where no port is asked for, one of them that is open is enough. */
function listenedAt(graph: Graph, balancer: Resource): readonly (number | undefined)[] {
  const listeners = graph.relation(balancer, 'listeners')
  const ports = onlyTargets(listeners).map((one) => graph.value(one, 'port'))
  const known = ports.map((one) => (one.state === 'known' ? Number(one.value) : undefined))
  return listeners.open || known.length === 0 ? [...known, undefined] : known
}

/**
 * Network interfaces of an endpoint have private addresses, wherever its name is asked for.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export const toPrivateAddresses = (endpoint: Resource): Stretch => ({
  at: endpoint,
  label: endpoint.address,
  steps: [
    {
      stage: 'route',
      code: 'endpoint-private-addresses',
      is: NO,
      says: {
        open: '',
        blocked: `${endpoint.address} has private addresses only: nothing on the internet leads there`,
      },
      at: endpoint,
      because: [],
      source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
      edit: () => ({ at: endpoint, says: 'Ask from its VPC, or from a network that leads there' }),
    },
  ],
})
