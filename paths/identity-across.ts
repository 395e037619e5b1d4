/** Across which borders a security group can be named: to see who sends, not only from where. */
import type { Graph } from '../graph/graph'
import { identical } from '../graph/same'
import {
  both,
  CANNOT_TELL,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  standing,
  standingOf,
  YES,
} from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { ends } from './follow-vpcs'

type Vpc = Resource | Outside

/**
 * Whether a filter in the one VPC can tell the groups of the other: across an active peering connection in one Region.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function identityAcross(graph: Graph, from: Vpc, to: Vpc): Standing {
  const same = identical(from, to)
  const peerings = graph.ofKind('vpc-peering').map((peering) => {
    const joined = both(ends(graph, peering, from), ends(graph, peering, to))
    return both(existing(peering.exists), joined, inOneRegion(graph, peering), isActive(graph, peering))
  })
  const elsewhere = [from, to].every((vpc) => !isOutside(vpc) && vpc.ownership === 'managed')
    ? NO
    : CANNOT_TELL
  return either(same, elsewhere, ...throughTransit(graph, from, to), ...peerings)
}

const inOneRegion = (graph: Graph, peering: Resource): Standing =>
  standingOf(graph.value(peering, 'peerRegion'), (far) => {
    if (far.state === 'absent') return YES
    if (far.state !== 'known' || peering.region.state !== 'known') return CANNOT_TELL
    return standing(far.value === peering.region.value ? 'true' : 'false')
  })

/**
 * Through a transit gateway that both are attached to, if it supports that and neither attachment says no.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security
 */
function throughTransit(graph: Graph, from: Vpc, to: Vpc): readonly Standing[] {
  const attached = (vpc: Vpc) =>
    graph
      .ofKind('transit-gateway-attachment')
      .map((attachment) => ({ attachment, is: leadsTo(graph.relation(attachment, 'vpc'), vpc) }))
      .filter(({ is }) => is.no.is !== 'always')
  const far = attached(to)
  return attached(from).flatMap((one) =>
    far.map((other) =>
      both(one.is, other.is, ...[one, other].map(({ attachment }) => refersThrough(graph, attachment)), {
        yes: CANNOT_TELL.yes,
        no: oneGateway(graph, one.attachment, other.attachment).no,
      }),
    ),
  )
}

const leadsTo = ({ edges, open }: Relation, vpc: Vpc): Standing =>
  either(
    open ? CANNOT_TELL : NO,
    ...edges.map(({ to: [one], exact }) => (one && exact ? identical(one, vpc) : CANNOT_TELL)),
  )

const refersThrough = (graph: Graph, attachment: Resource): Standing => {
  const gateways = graph
    .relation(attachment, 'gateway')
    .edges.map(({ to: [gateway], exact }) =>
      gateway && exact && !isOutside(gateway)
        ? isExactly(graph.value(gateway, 'securityGroupReferencing'), true)
        : CANNOT_TELL,
    )
  const said = graph.value(attachment, 'securityGroupReferencing')
  return both(said.state === 'absent' ? YES : isExactly(said, true), ...gateways)
}

const oneGateway = (graph: Graph, a: Resource, b: Resource): Standing => {
  const [one] = graph.relation(a, 'gateway').edges
  const [other] = graph.relation(b, 'gateway').edges
  const [left, right] = [one?.to[0], other?.to[0]]
  return left && right && one?.exact && other?.exact ? identical(left, right) : CANNOT_TELL
}

/** CloudFormation waits until it is; what is accepted by hand is in no text. */
const isActive = (graph: Graph, peering: Resource): Standing =>
  peering.dialect === 'cloudformation'
    ? YES
    : standingOf(graph.value(peering, 'autoAccept'), (one) => ({
        yes: isExactly(one, true).yes,
        no: CANNOT_TELL.no,
      }))
