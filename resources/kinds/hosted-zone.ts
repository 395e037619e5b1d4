import { entry, many, one, parts, resource, reverse, string, strings } from '../define'

export const hostedZone = resource(
  'hosted-zone',
  { terraform: 'aws_route53_zone', cloudformation: 'AWS::Route53::HostedZone', data: 'aws_route53_zone' },
  {
    name: string('name', 'Name'),
    vpcs: many('vpc', ['vpc[].vpc_id'], 'VPCs[].VPCId'),
    records: reverse('dns-record', 'zone'),
  },
  {
    about: 'The records of a domain: for everybody, or only for the VPCs that it is associated with.',
    link: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html',
    groups: ['profile-resource'],
  },
)

export const hostedZoneAssociation = resource(
  'hosted-zone-association',
  { terraform: 'aws_route53_zone_association', cloudformation: null },
  { zone: one('hosted-zone', 'zone_id', null), vpcs: entry('vpc', 'vpc_id', null) },
  {
    about: 'Associates a private hosted zone with a further VPC.',
    link: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs.html',
    lays: { on: 'zone', adds: ['vpcs'] },
  },
)

export const hostedZoneAuthorization = resource(
  'hosted-zone-authorization',
  { terraform: 'aws_route53_vpc_association_authorization', cloudformation: null },
  { zone: one('hosted-zone', 'zone_id', null), vpc: one('vpc', 'vpc_id', null) },
  {
    about: 'Lets a VPC of another account be associated with a private hosted zone.',
    link: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html',
  },
)

export const dnsRecord = resource(
  'dns-record',
  { terraform: 'aws_route53_record', cloudformation: 'AWS::Route53::RecordSet' },
  {
    zone: one('hosted-zone', 'zone_id', 'HostedZoneId'),
    zoneName: string(null, 'HostedZoneName'),
    group: one('dns-record-group', null, null),
    name: string('name', 'Name'),
    type: string('type', 'Type'),
    values: strings('records', 'ResourceRecords'),
    aliasTarget: string('alias.name', 'AliasTarget.DNSName'),
    aliasZone: string('alias.zone_id', 'AliasTarget.HostedZoneId'),
  },
  {
    about: 'What a name means: addresses, another name, or an AWS resource by an alias.',
    link: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/rrsets-working-with.html',
  },
)

export const dnsRecordGroup = resource(
  'dns-record-group',
  { terraform: null, cloudformation: 'AWS::Route53::RecordSetGroup' },
  {
    zone: one('hosted-zone', null, 'HostedZoneId'),
    zoneName: string(null, 'HostedZoneName'),
    records: parts('dns-record', 'group', null, 'RecordSets', {
      taking: { zone: 'zone', zoneName: 'zoneName' },
    }),
  },
  {
    about: 'Several records that are written together.',
    link: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordsetgroup.html',
  },
)
