import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-admits-nobody',
  severity: 'warning',
  preview: true,
  title: 'The security groups of an endpoint let nothing in that its service takes',
  why: 'Every connection times out, whoever the client is: the network interfaces of the endpoint drop what no rule lets in. The endpoint is available, and where its private DNS is on, the name of the service leads to it all the same. The usual cause is a security group with rules for traffic out only, or for another port than 443.',
  remedy:
    'Let TCP 443 in, or the port of the service, from the security groups of the clients or the ranges of their subnets. Rules of the endpoint for traffic out are not needed.',
  fixes: [
    {
      title: 'Let the port of the service in from the security groups of the clients',
      costs: 'Further clients need that group too, or a rule of their own.',
    },
    {
      title: 'Let the port of the service in from the ranges of the clients',
      costs: 'Everything in these ranges is then let in.',
    },
  ],
  check: {
    command: 'nc -vz VPC_ENDPOINT_DNS_NAME 443',
    says: 'from a client: succeeded or open, no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  tags: ['vpc-endpoint', 'security-group'],
  about: 'vpc-endpoint',
  // Where clients are seen, vpc-endpoint-security-group-blocks-clients names them.
  when: { type: 'Interface', securityGroups: { exists: true }, unadmittedClients: { none: {} } },
  must: { admitsOnItsPorts: true },
  message: 'Nobody can connect to {address}: its security groups let nothing in that {serviceKey} takes.',
  pointAt: 'securityGroups',
  traps: [
    'Rules stand apart from the group, in resources of their own.',
    'A rule lets in a group, a prefix list or the group itself.',
    'The service has other ports than 443, as that of SMTP, or is an endpoint service of somebody else: any rule will do.',
    'The id of the group is an output: others may add rules.',
    'The groups of the endpoint are not known here.',
    'A client is seen that is not let in: vpc-endpoint-security-group-blocks-clients tells it.',
  ],
})
