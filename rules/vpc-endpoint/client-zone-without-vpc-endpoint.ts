import { rule } from '../../engine/rule'

export default rule({
  id: 'client-zone-without-vpc-endpoint',
  severity: 'note',
  raise: [
    {
      to: 'error',
      when: { serviceKey: 'sagemaker.runtime' },
      message:
        '{clientsInOtherZones.address} cannot look up the service of {address} in a zone where the endpoint has no subnet: that of SageMaker Runtime answers in its own zones only.',
    },
  ],
  title: 'A workload calls the service of an endpoint from a zone where the endpoint has no subnet',
  why: 'Every call from that zone goes to another one: it is charged as traffic between zones, takes longer, and fails with the other zone although the caller still runs. For SageMaker Runtime it does not work at all: the endpoint must be in the Availability Zone of its client, or the name does not resolve.',
  remedy: 'Give the endpoint a subnet in each Availability Zone where its clients run.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].SubnetIds"',
    says: 'a subnet in each zone of its clients',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html',
  ],
  tags: ['vpc-endpoint', 'resilience'],
  about: 'vpc-endpoint',
  when: {
    type: 'Interface',
    privateDns: true,
    any: [{ spansZones: true }, { serviceKey: 'sagemaker.runtime' }],
  },
  must: { clientsInOtherZones: { none: {} } },
  message:
    '{clientsInOtherZones.address|calls|call} the service of {address} from a zone where the endpoint has no subnet.',
  pointAt: 'subnets',
  traps: [
    'The endpoint has a subnet in each zone of its clients.',
    'Nothing that names the service runs in the other zone.',
    'The endpoint is in one zone altogether: that is another note.',
    'Private DNS is off: clients call a name of their choice.',
    'A name and an id of a zone cannot be compared.',
  ],
})
