import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-in-one-zone',
  severity: 'note',
  title: 'An interface endpoint is in one zone of a VPC that has several',
  why: 'When that zone fails, clients in all the others lose the service as well, because they share the one network interface of the endpoint. Until then they work, and their traffic to the other zone is charged. AWS recommends two zones at least.',
  remedy:
    'Give the endpoint a subnet in each zone where its clients run; each further zone is charged by the hour. Where that is not worth it, allow the finding with the reason.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].SubnetIds"',
    says: 'a subnet in each zone of its clients',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  tags: ['vpc-endpoint', 'resilience'],
  about: 'vpc-endpoint',
  when: {
    type: 'Interface',
    subnets: { exists: true, none: { zoneSort: 'local-zone' } },
    vpc: { spansZones: true },
  },
  must: { spansZones: true },
  message: '{address} is in one zone while {vpc.address} has subnets in several: it fails with that zone.',
  pointAt: 'subnets',
  traps: [
    'The VPC has subnets in one zone only.',
    'The endpoint has subnets in two zones, whatever their names: two entries of one list of zones differ.',
    'The endpoint is in a Local Zone, where its clients are.',
    'The VPC, or the zones of its subnets, are not known here.',
  ],
})
