/**
 * # What AWS's documentation leaves open
 *
 * Decided once and in sight. Each can be turned over for a graph before it is asked, so that tests show what hangs on it and whoever
 * measures otherwise changes one word:
 *
 *     assuming(graph, { forwardRuleBeatsManagedZone: false })
 */
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'

export interface Assumptions {
  /**
   * A sub-name of a service with one exact private name does not exist in the managed zone: the catalogue lists no wildcard.
   * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   */
  readonly exactNamesHaveNoWildcard: boolean
  /**
   * A rule that forwards the very name of a managed zone wins over it, as it does over a private hosted zone of that name.
   * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
   */
  readonly forwardRuleBeatsManagedZone: boolean
  /**
   * Names of the form `{api}-{vpce}` are below the captured name, so private DNS of a local endpoint answers them too.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
   */
  readonly managedZoneAnswersEndpointNames: boolean
  /**
   * A CloudFormation group whose only rules for traffic out are resources of their own may still have the rule that allows everything:
   * the page once tied its removal to those resources and now ties it to rules on the group.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
   */
  readonly standaloneEgressMayLeaveAllowAll: boolean
  /**
   * The default network ACL of a VPC that is declared elsewhere is as AWS made it.
   * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
   */
  readonly defaultAclElsewhereIsUnchanged: boolean
  /**
   * Routes that nobody sees here, of tables from elsewhere or that others may add to, lead nothing around the local route: such routes are
   * made for appliances, by whoever has one.
   * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
   */
  readonly unseenRoutesSpareLocalRoute: boolean
  /**
   * A NAT gateway that is only named here works.
   * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
   */
  readonly natGatewayElsewhereWorks: boolean
  /**
   * Ports that a client whose system nobody knows may use for its side of a connection. Lambda, NAT gateways and load balancers use
   * all of them, Linux and Windows parts of them.
   * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
   */
  readonly clientPorts: { readonly from: number; readonly to: number }
  /**
   * A function that may use IPv6 may reach the internet by an internet gateway: the guide speaks of IPv4 addresses only.
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
   */
  readonly functionsMayLeaveByIpv6: boolean
  /**
   * An interface endpoint for S3 with private DNS serves the layers of images as a gateway endpoint does; the guide of Amazon ECR asks
   * for the latter and was written before S3 had private DNS.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
   */
  readonly interfaceEndpointServesImageLayers: boolean
}

export const ASSUMPTIONS: Assumptions = {
  exactNamesHaveNoWildcard: true,
  forwardRuleBeatsManagedZone: true,
  managedZoneAnswersEndpointNames: true,
  standaloneEgressMayLeaveAllowAll: true,
  defaultAclElsewhereIsUnchanged: false,
  unseenRoutesSpareLocalRoute: true,
  natGatewayElsewhereWorks: true,
  clientPorts: { from: 1024, to: 65535 },
  functionsMayLeaveByIpv6: true,
  interfaceEndpointServesImageLayers: true,
}

const held = noted((): { of: Assumptions } => ({ of: ASSUMPTIONS }))

/** What holds for a graph. */
export const assumed = (graph: Graph): Assumptions => held(graph).of

/** Turns some of them over for a graph that was asked nothing yet: what it was asked it keeps. */
export function assuming(graph: Graph, changes: Partial<Assumptions>): Graph {
  held(graph).of = { ...assumed(graph), ...changes }
  return graph
}
