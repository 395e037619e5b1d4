import { rule } from '../../engine/rule'

export default rule({
  id: 'private-zone-shadows-aws-names',
  severity: 'error',
  title: 'A private hosted zone hides a name of AWS that a workload calls',
  why: 'The workload cannot look the name up: it gets "no such name", only in the VPCs of this zone. The private zone with the longest matching name answers alone, and what it has no record for does not exist; nothing falls through to public DNS.',
  remedy:
    'Narrow the zone to the names that it is for ({api-id}.execute-api.{region}.amazonaws.com for one API, sts.{region}.amazonaws.com for one service), or add a record for the name. Records for the zone itself and * cover every name of a service.',
  fixes: [
    {
      title: 'Narrow the zone to the names that it is for',
      costs: 'The zone is replaced: a hosted zone cannot be renamed.',
      steps: ['a zone for each name that is meant, of one API or of one service, in place of {name}'],
    },
    {
      title: 'Add records for the names that are called',
      costs: 'What has no record still does not exist in the VPCs of the zone.',
      steps: ['a record for the name; records for the zone itself and * cover every name below {name}'],
    },
  ],
  check: {
    command: 'dig +short NAME',
    says: 'from inside the VPC: addresses',
  },
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  ],
  tags: ['private-dns', 'route53'],
  blocks: ['name-nxdomain'],
  about: 'hosted-zone',
  when: { vpcs: { some: {} } },
  must: { hidingFrom: { none: {} } },
  message:
    '{hidingFrom.address|asks|ask} for a name that {address} answers with "no such name": the zone {name} has no record for it.',
  pointAt: 'name',
  traps: [
    'The zone is for one API or one service only: other names are looked up in public.',
    'A wildcard record covers the name.',
    'Private DNS of an endpoint answers a longer name.',
    'The zone is not associated with the VPC of the workload.',
  ],
})
