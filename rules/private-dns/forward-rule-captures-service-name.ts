import { rule } from '../../engine/rule'

export default rule({
  id: 'forward-rule-captures-service-name',
  severity: 'warning',
  title: 'A resolver rule sends the private name of an endpoint to other name servers',
  why: 'Calls from the VPC no longer arrive at the endpoint: the name does not exist, or has public addresses, unless the other name servers happen to lead back. Private DNS answers a name inside the VPC, but a rule that forwards that very name, or a name below it, wins over it. A rule for a shorter name does not.',
  remedy:
    'Forward a shorter name, or take the rule out of this VPC. Where the names are meant to be answered in another VPC, forward them to an inbound resolver endpoint of the VPC that has the endpoint.',
  fixes: [
    {
      title: 'Forward a shorter name than {domain}',
      costs: 'The other name servers no longer answer this very name in the VPC.',
    },
    {
      title: 'Take the rule out of this VPC',
      costs: 'Names of the rule then resolve in this VPC as if it were not there.',
    },
    {
      title: 'Forward to an inbound resolver endpoint of the VPC that has the endpoint',
      costs:
        'An inbound resolver endpoint is charged by the hour and network interface; the VPCs must be connected.',
    },
  ],
  check: {
    command: 'dig +short SERVICE_NAME_OF_THE_ENDPOINT',
    says: 'from inside the VPC: the private addresses of the endpoint',
  },
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html',
  ],
  tags: ['private-dns', 'route53'],
  about: 'resolver-rule',
  when: { type: 'FORWARD' },
  must: { overruledEndpoints: { none: {} } },
  message:
    '{address} sends {domain} to other name servers in the VPC of {overruledEndpoints.address}, whose private DNS would answer it.',
  pointAt: 'domain',
  traps: [
    'The rule leads to an inbound resolver endpoint of a VPC that knows the name.',
    'The rule is for a shorter name: the longer one of private DNS wins.',
    'The rule is not associated with the VPC of the endpoint.',
    'It is a SYSTEM rule: it keeps the name in the VPC.',
    'Private DNS is off.',
  ],
})
