/**
 * VPC Block Public Access: one setting of an account and Region that closes internet gateways for all its VPCs, and what exempts a VPC
 * or a subnet.
 */
import type { Graph } from '../graph/graph'
import { either, isExactly, NO, type Standing, YES } from '../graph/standing'
import { NO_EDGES, type Resource } from '../model/resource'
import { alsoInPublic } from './breaks-routes'
import type { Judged } from './judged'
import { onlyTargets } from './places'
import { leadAlike } from './routing-targets'

/** The VPCs' account may block internet gateways for all of them. */
export function publicAccess(graph: Graph, subnet: Resource): Judged | undefined {
  const [options] = graph
    .ofKind('block-public-access')
    .filter((one) => graph.joined(one.deployment, subnet.deployment))
  if (!options) return undefined
  const mode = graph.value(options, 'mode')
  const blocks = isExactly(mode, 'block-bidirectional')
  const exempt = either(
    NO,
    ...graph.ofKind('block-public-access-exclusion').map((one) => exempts(graph, one, subnet)),
  )
  return {
    stage: 'route',
    code: 'public-access-blocked',
    is: either({ yes: blocks.no, no: blocks.yes }, exempt),
    says: {
      open: 'blocked public access leaves this subnet out',
      blocked: `${options.address} blocks internet gateways for all VPCs, and nothing exempts this subnet`,
    },
    at: options,
    because: [mode],
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html',
    edit: () => ({
      at: options,
      attribute: 'mode',
      says: 'Exempt the VPC or the subnet',
      also: alsoInPublic(graph, subnet),
    }),
  }
}

function exempts(graph: Graph, exclusion: Resource, subnet: Resource): Standing {
  const [vpcs, subnets] = ['vpc', 'subnet'].map((relation) => graph.relation(exclusion, relation))
  const own = onlyTargets(subnets ?? NO_EDGES).some((one) => one.id === subnet.id)
  const whole = vpcs ? leadAlike(vpcs, graph.relation(subnet, 'vpc')) : NO
  return either(own ? YES : NO, whole)
}
