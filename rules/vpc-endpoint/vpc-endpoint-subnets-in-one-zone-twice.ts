import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-subnets-in-one-zone-twice',
  severity: 'error',
  title: 'An endpoint has two subnets in one Availability Zone',
  why: 'The deployment fails with DuplicateSubnetsInSameZone: an endpoint takes one subnet a zone. It usually happens where a module is given all private subnets of a VPC and a second tier of them, for databases or pods, is added later.',
  remedy:
    'Give the endpoint one subnet a zone. Clients in the other subnets of the zone use it all the same.',
  check: {
    command:
      'aws ec2 describe-subnets --region {region} --subnet-ids SUBNET_ID SUBNET_ID --query "Subnets[].AvailabilityZone"',
    says: 'every zone once',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/583',
    'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/451',
  ],
  tags: ['vpc-endpoint', 'deployment'],
  about: 'vpc-endpoint',
  when: { type: 'Interface' },
  must: { zoneSharers: { none: {} } },
  message:
    '{address} cannot be created: {zoneSharers.address|is|are} in the same zone as another of its subnets, and an endpoint takes one a zone.',
  pointAt: 'subnets',
  traps: [
    'One subnet is listed twice, or listed and added beside the endpoint: it is one subnet.',
    'The subnets are different entries of one list of zones.',
    'Two subnets in one zone of which only one is there, by a condition or count.',
    'The zone of a subnet is not known here, or one has a name and the other an id of a zone.',
  ],
})
