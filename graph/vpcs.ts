/**
 * # Which VPCs something runs in
 *
 * A subnet that is declared here says its VPC. One that lives elsewhere, `module.network.private_subnets`, does not; but what else
 * stands in the same subnets, or which security groups are in front of it, may say it all the same:
 *
 *     aws_vpc_endpoint.api        vpc_id = module.network.vpc_id, subnet_ids = module.network.private_subnets
 *     aws_lambda_function.f       subnet_ids = module.network.private_subnets       hence in module.network.vpc_id
 *
 * The subnets of an endpoint are in its VPC, the groups of a network interface are of the VPC of its subnet:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
import { allOf } from '../model/guard'
import {
  type Edge,
  isOutside,
  NO_EDGES,
  type Outside,
  type Relation,
  type Resource,
  relationOf,
} from '../model/resource'
import type { Graph } from './graph'
import { sharing } from './shared'

/** The VPCs a workload has network interfaces in, by way of its subnets. */
export const vpcsOf = (graph: Graph, workload: Resource): Relation =>
  homes(graph, workload.id, () => homesOf(graph, workload))

const homes = sharing<Relation>()

function homesOf(graph: Graph, workload: Resource): Relation {
  const subnets = graph.relation(workload, 'subnets')
  const inside = subnets.edges.map((edge): Relation => vpcsBehind(graph, workload, edge))
  const [only] = inside
  if (only && inside.length === 1 && !subnets.open) return only
  const why = [...subnets.why, ...inside.flatMap((relation) => relation.why)]
  return relationOf(
    inside.flatMap((relation) => relation.edges),
    why,
  )
}

function vpcsBehind(graph: Graph, workload: Resource, edge: Edge): Relation {
  const [subnet] = edge.to
  if (subnet && edge.exact && !isOutside(subnet)) return graph.relation(subnet, 'vpc')
  const beside = subnet && edge.exact && isOutside(subnet) ? besideEndpoint(graph, edge, subnet) : []
  const edges = beside.length > 0 ? beside : ofGroups(graph, workload)
  return edges.length > 0 ? { edges, open: false, why: [] } : { edges: [], open: true, why: edge.because }
}

/** Of an endpoint in the same subnet. */
function besideEndpoint(graph: Graph, edge: Edge, subnet: Outside): readonly Edge[] {
  return graph.ofKind('vpc-endpoint').flatMap((endpoint) => {
    const shared = graph
      .relation(endpoint, 'subnets')
      .edges.find(({ to: [other], exact }) => exact && other && isOutside(other) && other.key === subnet.key)
    return shared ? exactOnes(graph.relation(endpoint, 'vpc'), [edge, shared]) : []
  })
}

/** Of a group that is in front of it, unless the group may be used in further VPCs. */
function ofGroups(graph: Graph, workload: Resource): readonly Edge[] {
  const groups = graph.row(workload.kind, 'securityGroups')
    ? graph.relation(workload, 'securityGroups')
    : NO_EDGES
  return groups.edges.flatMap((edge) => {
    const [group] = edge.to
    if (!group || isOutside(group) || !edge.exact || group.ownership === 'read') return []
    const further = graph.leading(group, 'security-group-vpc-association', 'securityGroup')
    return further.open || further.edges.length > 0 ? [] : exactOnes(graph.relation(group, 'vpc'), [edge])
  })
}

const exactOnes = ({ edges }: Relation, by: readonly Edge[]): readonly Edge[] =>
  edges
    .filter(({ exact }) => exact)
    .map((edge) => ({
      ...edge,
      guard: allOf([...by.map(({ guard }) => guard), edge.guard]),
      because: [...by.flatMap(({ because }) => because), ...edge.because],
    }))
