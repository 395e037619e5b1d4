import { rule } from '../../engine/rule'

export default rule({
  id: 'private-zone-conflicts-with-managed-zone',
  severity: 'error',
  title: 'A private hosted zone has the very name that private DNS of an endpoint claims',
  why: 'Whichever of the two is created second fails: the endpoint with "private-dns-enabled cannot be set because there is already a conflicting DNS domain", the association of the zone with "ConflictingDomainExists". Private DNS makes a hidden private zone for the names of the service in the VPC of the endpoint, and a VPC can be associated with one zone of a name only. It usually happens to a hub: its VPC is listed in the zone that shares a central endpoint with other VPCs, while the endpoint still has private DNS on.',
  remedy:
    'Let one of them own the name. To share the endpoint with other VPCs, turn private DNS off and keep the zone, with an alias record to the endpoint (for API Gateway two: the name itself and *). To use it in this VPC only, keep private DNS and take this VPC out of the zone.',
  fixes: [
    {
      title:
        'Keep {rivalZones.address}, and turn private DNS off: the endpoint can be shared with other VPCs',
      costs: 'The zone then has to answer every name that clients call.',
      steps: ['an alias record to the endpoint in the zone; for API Gateway two: the name itself and *'],
      set: { privateDns: false },
    },
    {
      title: 'Keep private DNS, and take this VPC out of {rivalZones.address}',
      costs:
        'Records that only the zone has no longer exist in this VPC. A private hosted zone keeps one VPC at least.',
    },
  ],
  check: {
    command: 'aws route53 list-hosted-zones-by-vpc --vpc-id VPC_ID --vpc-region {region}',
    says: 'every name once',
  },
  links: [
    'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html',
    'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/37783',
    'https://github.com/fortinet/fortigate-autoscale-aws/issues/43',
  ],
  tags: ['private-dns', 'route53'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', privateDns: true },
  must: { rivalZones: { none: {} } },
  message:
    '{address} turns on private DNS, but in the same VPC {rivalZones.address} carries the same name ({rivalZones.name}): whichever of them comes second will be refused.',
  pointAt: 'privateDns',
  traps: [
    'Private DNS is off: the zone alone owns the name.',
    'The zone has a longer or a shorter name: both are accepted, and the more specific one answers.',
    'The name of a service is not always its host name: ecr.dkr answers dkr.ecr, so a zone called ecr.dkr does not conflict.',
    'The zone is associated with other VPCs only.',
    'The zone is public.',
    'The zone is for another Region.',
    'The zone and the endpoint never exist together.',
  ],
})
