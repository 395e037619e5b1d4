import { rule } from '../../engine/rule'

export default rule({
  id: 'custom-dns-servers-hide-private-dns',
  severity: 'warning',
  title: 'DHCP options give a VPC name servers that do not know its private DNS',
  why: 'Workloads get public addresses, or "no such name", for the names that private DNS of an endpoint is there to answer, unless the name servers forward to the VPC. Private DNS and private hosted zones are known only to the resolver that AWS provides in the VPC, and these options send every query elsewhere.',
  remedy:
    'Let the name servers forward AWS names to the base address of the VPC plus two from inside the VPC, or to an inbound resolver endpoint; or use AmazonProvidedDNS and resolver rules for your own domains.',
  fixes: [
    {
      title: 'Let these name servers forward AWS names to the resolver of the VPC',
      costs:
        'The base address of the VPC plus two answers only inside the VPC; from elsewhere it takes an inbound resolver endpoint.',
      steps: ['a conditional forwarder for the names of your endpoints'],
    },
    {
      title: 'Use AmazonProvidedDNS, and resolver rules for your own domains',
      costs:
        'An outbound resolver endpoint is charged by the hour and network interface. Instances take new options when their lease is renewed.',
      steps: [
        'AmazonProvidedDNS as the name server',
        'an outbound resolver endpoint, and a FORWARD rule for each domain of yours',
      ],
    },
  ],
  check: {
    command: 'dig +short SERVICE_NAME_OF_THE_ENDPOINT',
    says: 'from an instance of the VPC: the private addresses of the endpoint',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
  ],
  tags: ['private-dns', 'dhcp'],
  about: 'dhcp-options',
  when: {},
  must: { bypassedEndpoints: { none: {} } },
  message:
    '{address} sends all queries past the resolver of the VPC, which alone knows private DNS of {bypassedEndpoints.address}.',
  pointAt: 'domainNameServers',
  traps: [
    'One of the servers is AmazonProvidedDNS, or the base address of the VPC plus two.',
    'The servers are addresses of an inbound resolver endpoint.',
    'The options are used by a VPC without private DNS.',
    'Private DNS is off.',
  ],
})
