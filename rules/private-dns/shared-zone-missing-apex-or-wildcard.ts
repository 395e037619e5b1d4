import { rule } from '../../engine/rule'

export default rule({
  id: 'shared-zone-missing-apex-or-wildcard',
  severity: 'warning',
  title:
    'A private hosted zone shares an endpoint of a service with many names and lacks the apex or the wildcard record',
  why: 'VPCs that see this zone get "no such name" for part of the names of the service. Private DNS of an endpoint answers both the name of the service and every name below it; a zone that takes its place answers what it has records for, and nothing falls through to public DNS. Calls to a private API use a name below the zone, so the apex record alone does not help them.',
  remedy:
    'Give the zone two alias records to the endpoint: one of the zone itself and one called *. For API Gateway, ECR registries and S3 both are needed.',
  check: {
    command: 'dig +short ANY_NAME_BELOW_THE_ZONE',
    says: 'from inside a VPC of the zone: the private addresses of the endpoint',
  },
  links: [
    'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    'https://github.com/awslabs/landing-zone-accelerator-on-aws',
  ],
  tags: ['private-dns', 'route53'],
  blocks: ['name-nxdomain'],
  about: 'hosted-zone',
  when: { sharedService: { exists: true }, vpcs: { some: {} }, sharedEndpoints: { some: {} } },
  must: { any: [{ answersSomeNames: true }, { answersItsName: true, answersEveryName: true }] },
  message:
    '{address} takes the place of private DNS for {name}, and does not answer both that name and every name below it.',
  pointAt: 'name',
  traps: [
    'The zone is for one API: its name has the id of the API before the name of the service.',
    'The service answers one name only, as most do.',
    'The names in use have records of their own.',
    'The zone leads to no endpoint.',
    'The zone is public.',
  ],
})
