import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-blocks-consumers',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { endpointServices: { exists: true }, listeners: { none: { admitsAddresses: true } } },
      message:
        'Nobody gets through {endpointServices.address}: no rule of the security groups of {address} lets in an address, and of PrivateLink clients they see nothing else.',
    },
  ],
  title: 'The security groups of a Network Load Balancer keep PrivateLink clients out',
  why: 'The endpoint of a consumer becomes available, and every connection through it times out; behind a VPC link of the first generation the API answers 500 or times out. Security groups of a Network Load Balancer filter what comes through PrivateLink too, unless that is turned off. They compare the private address of the client itself, which may be any address of any other network, and never see the security group it has: a rule that names a group lets in no PrivateLink client.',
  remedy:
    'Let in the ranges of the clients on the port of the listener. Or set the enforcement of inbound rules on PrivateLink traffic to off, and leave it to the allowed principals and the acceptance of the service who may come.',
  fixes: [
    {
      title: 'Let in the ranges of the clients on the port of each listener',
      costs: 'Clients in networks with other ranges have to be added.',
      steps: ['a rule of the security group with the ranges of the clients'],
    },
    {
      title: 'Do not apply inbound rules to what comes through PrivateLink',
      costs: 'Allowed principals and acceptance then decide alone who reaches the load balancer.',
      set: { privateLinkRules: 'off' },
    },
  ],
  check: {
    command: 'nc -vz VPC_ENDPOINT_DNS_NAME PORT',
    says: 'from a client of the endpoint: succeeded or open, no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/vpc-links-v1.html',
  ],
  tags: ['privatelink', 'endpoint-service', 'vpc-link', 'load-balancer', 'security-group'],
  blocks: ['load-balancer-security-group-ingress'],
  about: 'load-balancer',
  when: {
    type: 'network',
    ownership: 'managed',
    securityGroups: { exists: true },
    privateLinkRules: { isNot: 'off' },
    any: [{ endpointServices: { some: {} } }, { vpcLinks: { some: {} } }],
    listeners: { exists: true },
  },
  must: {
    listeners: { some: { admitsAddresses: true }, every: { admitsAnything: true } },
    unadmittedRequests: { none: {} },
  },
  message:
    'The security groups of {address} keep clients out that come through PrivateLink: their addresses are not let in on the port of a listener.',
  pointAt: 'securityGroups',
  traps: [
    'A Network Load Balancer without security groups lets everything pass.',
    'The enforcement of inbound rules on PrivateLink traffic is off.',
    'A rule lets in a range of addresses, even one that is not known here, or a prefix list.',
    'Of several listeners, one is for clients inside the VPC, who are let in by their group.',
    'No endpoint service and no VPC link of the first generation leads to it.',
    'The security groups come from elsewhere.',
  ],
})
