/**
 * What AWS's documentation leaves open, and what is taken to hold here. Each is one constant, so that it can be turned round when an
 * account shows otherwise.
 */
export const ASSUMED = {
  /**
   * A CloudFormation group whose only rules for traffic out are resources of their own may still have the rule that allows everything:
   * the page once tied its removal to those resources and now ties it to rules on the group.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
   */
  standaloneEgressMayLeaveAllowAll: true,
  /**
   * The default network ACL of a VPC that is declared elsewhere may have been changed.
   * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
   */
  defaultAclElsewhereIsUnchanged: false,
  /**
   * A NAT gateway that is only named here works.
   * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
   */
  natGatewayElsewhereWorks: true,
  /**
   * Ports that a client whose system nobody knows may use for its side of a connection. Lambda, NAT gateways and load balancers use
   * all of them, Linux and Windows parts of them.
   * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
   */
  clientPorts: { from: 1024, to: 65535 },
} as const
