import { rule } from '../../engine/rule'

export default rule({
  id: 'resolver-endpoint-closed-to-dns',
  severity: 'warning',
  preview: true,
  title: 'The security groups of an inbound resolver endpoint let no DNS queries in',
  why: 'Name servers outside of the VPC that send queries to the endpoint get no answer: DNS arrives on port 53, over UDP and over TCP where answers are long, and none of its security groups lets both in.',
  remedy: 'Let in UDP and TCP on port 53 from the name servers that ask.',
  check: {
    command: 'dig +short NAME @RESOLVER_ENDPOINT_ADDRESS',
    says: 'from the network of the name servers: an answer, and the same with +tcp',
  },
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-getting-started.html',
  ],
  tags: ['resolver', 'security-group'],
  about: 'resolver-endpoint',
  when: {
    direction: 'INBOUND',
    securityGroups: { exists: true },
    any: [{ protocols: { exists: false } }, { protocols: { includes: 'Do53' } }],
  },
  must: {
    all: [
      {
        securityGroups: {
          some: {
            rules: {
              some: {
                direction: 'in',
                any: [
                  { protocol: '-1' },
                  { protocol: 'udp', fromPort: { atMost: 53 }, toPort: { atLeast: 53 } },
                ],
              },
            },
          },
        },
      },
      {
        securityGroups: {
          some: {
            rules: {
              some: {
                direction: 'in',
                any: [
                  { protocol: '-1' },
                  { protocol: 'tcp', fromPort: { atMost: 53 }, toPort: { atLeast: 53 } },
                ],
              },
            },
          },
        },
      },
    ],
  },
  message: 'No security group of {address} lets in DNS queries over both UDP and TCP on port 53.',
  pointAt: 'securityGroups',
  traps: [
    'One group lets in UDP and another one TCP.',
    'The endpoint takes DNS over HTTPS only, on port 443.',
    'An outbound endpoint takes no queries.',
    'A security group is not known here.',
  ],
})
