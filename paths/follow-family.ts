/**
 * IPv6 inside networks: the sender needs an address in each of its subnets, and a subnet without a range of IPv6 gives none to what is
 * asked for either. IPv4 has neither question: nearly every subnet has a range of it.
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-ipv6-addresses
 */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, type Standing, standingOf, YES } from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Judged } from './judged'
import { given } from './network-acls'
import { onlyTargets } from './places'
import { type Client, hasIpv6Address } from './places-client'

const SOURCE = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#vpc-ipv6-addresses'

/** None for IPv4. `to`: the subnets of the other end. */
export function familySteps(graph: Graph, client: Client, to: Relation, label: string): readonly Judged[] {
  if (client.family === undefined) return []
  const { workload, subnets } = client
  return [
    rangeStep(graph, subnets, workload.address, (subnet) =>
      // What is asked from a place is taken to have what the place gives.
      workload.kind === 'subnet' || workload.kind === 'vpc'
        ? hasRange(graph, subnet)
        : hasIpv6Address(graph, workload, subnet),
    ),
    rangeStep(graph, to, label, (subnet) => hasRange(graph, subnet)),
  ]
}

function rangeStep(
  graph: Graph,
  subnets: Relation,
  label: string,
  ask: (subnet: Resource) => Standing,
): Judged {
  const each = subnets.edges.map((edge) => {
    const [subnet] = edge.to
    return given(edge.guard, subnet && edge.exact && !isOutside(subnet) ? ask(subnet) : CANNOT_TELL)
  })
  const known = onlyTargets(subnets)
  const without = known.find((subnet) => ask(subnet).no.is === 'always')
  return {
    stage: 'route',
    code: 'route-none',
    is: both(subnets.open || each.length === 0 ? CANNOT_TELL : YES, ...each),
    says: {
      open: `${label} has IPv6 addresses`,
      blocked: `${label} has no IPv6 address: ${without?.address ?? 'a subnet'} has no range of IPv6`,
      unknown: `cannot tell whether ${label} has an IPv6 address in every subnet`,
    },
    because: known.map((subnet) => graph.value(subnet, 'ipv6Cidr')),
    source: SOURCE,
    ...(without && {
      at: without,
      edit: () => ({
        at: without,
        attribute: 'ipv6Cidr',
        says: 'Give the subnet a range of IPv6, and an address of it',
      }),
    }),
  }
}

const hasRange = (graph: Graph, subnet: Resource): Standing =>
  standingOf(graph.value(subnet, 'ipv6Cidr'), ({ state }) =>
    state === 'absent' ? { yes: CANNOT_TELL.yes, no: YES.yes } : state === 'unknown' ? CANNOT_TELL : YES,
  )
