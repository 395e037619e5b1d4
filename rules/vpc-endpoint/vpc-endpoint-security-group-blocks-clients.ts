import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-security-group-blocks-clients',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { admitsAnybody: false, unadmittedClients: { some: {} } },
      message:
        '{unadmittedClients.address} cannot call the service of {address}, nor can anybody else: its security groups let nothing in on port 443.',
    },
  ],
  title: 'The security groups of an endpoint do not let in the workloads that call its service',
  why: 'Calls of the service time out: private DNS sends its name to the network interfaces of the endpoint, and their security groups drop what comes from the workload. The name resolves and the endpoint is available, so that nothing looks wrong but the calls themselves.',
  remedy:
    'Let TCP 443 in from the security group of the clients, or from the ranges of their subnets. Rules of the endpoint for traffic out are not needed: answers to what was let in may leave.',
  fixes: [
    {
      title: 'Let TCP 443 in from the security group of the clients',
      costs: 'Further clients need that group too, or a rule of their own.',
    },
    {
      title: 'Let TCP 443 in from the ranges of their subnets',
      costs: 'Everything in these subnets is then let in.',
    },
  ],
  check: {
    command: 'nc -vz VPC_ENDPOINT_DNS_NAME 443',
    says: 'from the workload: succeeded or open, no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html',
  ],
  tags: ['vpc-endpoint', 'security-group'],
  blocks: ['security-group-ingress'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', privateDns: true },
  must: { unadmittedClients: { none: {} } },
  message:
    '{unadmittedClients.address} cannot call the service of {address}: the security groups of the endpoint do not let it in on port 443.',
  pointAt: 'securityGroups',
  traps: [
    'A rule lets in the range of the VPC, written or by reference.',
    'A rule lets in the security group of the client.',
    'Private DNS is off: the name of the service does not lead to the endpoint.',
    'The workload names another service, or is in another VPC.',
    'The groups of the endpoint are not known here.',
  ],
})
