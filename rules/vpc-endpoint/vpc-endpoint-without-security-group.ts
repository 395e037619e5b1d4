import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-without-security-group',
  severity: 'note',
  raise: [
    {
      to: 'error',
      when: { vpc: { defaultSecurityGroup: { rules: { none: { direction: 'in' } } } } },
      message:
        'Nobody can connect to {address}: it has no security group of its own, and {vpc.defaultSecurityGroup.address}, the default group that it gets, lets nothing in.',
    },
  ],
  title: 'An interface endpoint has no security group of its own',
  why: 'Clients time out unless they carry the default security group of the VPC: an endpoint without groups of its own gets that one, and it lets in nobody but its own members. Where the group has been emptied, as security baselines ask for, nobody gets in at all.',
  remedy:
    'Give the endpoint a security group that lets its clients in on the port of the service, 443 for most AWS services, by their security groups or the ranges of their subnets.',
  check: {
    command: 'nc -vz VPC_ENDPOINT_DNS_NAME 443',
    says: 'from a client: succeeded or open, no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  tags: ['vpc-endpoint', 'security-group'],
  about: 'vpc-endpoint',
  when: { type: { oneOf: ['Interface', 'Resource'] } },
  must: { securityGroups: { exists: true } },
  message:
    '{address} gets the default security group of its VPC, which as AWS makes it lets in only clients that have it too.',
  pointAt: 'securityGroups',
  differs: {
    cloudformation:
      'A note only: a template cannot take the rules out of a default security group, so it never shows that nobody gets in.',
  },
  traps: [
    'Security groups are added by resources of their own beside the endpoint.',
    'The list of security groups is handed in from elsewhere.',
    'A gateway endpoint has no security groups, a Gateway Load Balancer endpoint takes none.',
  ],
})
