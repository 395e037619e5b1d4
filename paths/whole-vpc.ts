/**
 * # A whole VPC at once
 *
 * What lets in all addresses of a VPC lets in whoever has one of them, and need not be asked for each: most endpoints do so. That holds
 * where every subnet that clients stand in has a known range within those of the VPC.
 */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { NO, YES } from '../graph/standing'
import { type Range, rangesOf } from '../model/range'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { vpcOfEndpoint } from './endpoints-for'
import type { Flow } from './group-rules'
import { type Addresses, contained, rangeOfSubnet, rangesIn } from './places'
import { clientOf } from './places-client'
import { groupsAllow } from './security-group-rules'
import type { Groups } from './security-groups'

/** Undefined where nobody knows one of them. */
export function rangesOfVpc(graph: Graph, vpc: Resource | Outside | undefined): readonly Range[] | undefined {
  if (!vpc || isOutside(vpc)) return undefined
  const more = graph.value(vpc, 'moreCidrs')
  const values = [graph.value(vpc, 'cidr'), ...(more.state === 'list' ? more.items : [])]
  const ranges = values.map((value) => (value.state === 'known' ? rangesOf(value.value) : undefined))
  const known = ranges.flatMap((each) => each ?? [])
  return (more.state === 'list' || more.state === 'absent') && ranges.every((each) => each)
    ? known
    : undefined
}

/** The groups certainly let in everybody who may be in the VPC of the endpoint. */
export function admitsWholeVpc(
  graph: Graph,
  endpoint: Resource,
  groups: Groups,
  flow: Flow,
  workloads: readonly Resource[],
): boolean {
  const vpc = vpcOfEndpoint(graph, endpoint)
  const isCertain =
    vpc && !isOutside(vpc) && vpc.ownership === 'managed' && !graph.relation(endpoint, 'vpc').open
  const ranges = isCertain ? rangesOfClients(graph, vpc, workloads) : undefined
  if (!ranges) return false
  const addresses: Addresses = { is: 'ranges', ranges }
  const is = groupsAllow(graph, groups, 'in', flow, { addresses, groups: undefined, identity: NO })
  return is.yes.is === 'always'
}

/** Those of the VPC, where they hold everybody who may be in it. */
const rangesOfClients = (
  graph: Graph,
  vpc: Resource,
  workloads: readonly Resource[],
): readonly Range[] | undefined =>
  settled(graph, vpc.id, () => {
    const ranges = rangesOfVpc(graph, vpc) ?? []
    const isInside = (workload: Resource) => standsIn(graph, clientOf(graph, workload).subnets, ranges)
    return ranges.length > 0 && workloads.every(isInside) ? ranges : undefined
  })

const settled = sharing<readonly Range[] | undefined>()

function standsIn(graph: Graph, { edges, open }: Relation, ranges: readonly Range[]): boolean {
  if (open || edges.length === 0) return false
  return edges.every(({ to: [subnet], exact }) => {
    if (!subnet || !exact || isOutside(subnet)) return false
    const own = rangesIn(rangeOfSubnet(graph, { is: 'subnet', subnet }))
    return own !== undefined && contained(own, ranges, NO) === YES
  })
}
