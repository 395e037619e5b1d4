import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-auto-accept-in-other-account',
  severity: 'error',
  title: 'auto_accept is on, but the endpoint service is in another account or Region',
  why: 'The apply fails with "reading EC2 VPC Endpoint Service Configuration: empty result", after the endpoint was created. auto_accept looks the endpoint service up with the credentials and in the Region of the endpoint; a service of another account or Region is not found there, so the connection is never accepted.',
  remedy:
    'Turn auto_accept off and accept from the other side: aws_vpc_endpoint_connection_accepter with the provider of the account that owns the service.',
  fixes: [
    {
      title: 'Turn auto_accept off, and accept in the account of the service',
      costs: 'Needs a provider with credentials of that account.',
      steps: [
        'aws_vpc_endpoint_connection_accepter, with the provider of the account and Region of the service',
      ],
      set: { autoAccept: false },
    },
    {
      title: 'Turn auto_accept off, and let the service accept by itself',
      costs: 'Every principal that the service allows is then connected at once.',
      steps: ['acceptance_required = false at {ownService.address}'],
      set: { autoAccept: false },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].State" --output text',
    says: 'available',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_endpoint.go',
    'https://github.com/hashicorp/terraform-provider-aws/issues/46154',
    'https://github.com/hashicorp/terraform-provider-aws/issues/22288',
  ],
  tags: ['privatelink', 'endpoint-service', 'deployment'],
  about: 'vpc-endpoint',
  when: { autoAccept: true, ownService: { ownership: 'managed', acceptanceRequired: true } },
  must: { inAccountOfService: true },
  message:
    '{address} turns on auto_accept, but {ownService.address} is in another account or Region, where it cannot be accepted from here.',
  pointAt: 'autoAccept',
  dialects: ['terraform'],
  differs: {
    cloudformation: 'CloudFormation has no auto_accept, and no other way to accept a connection.',
  },
  traps: [
    'Both are in one account and Region, by one provider or by two.',
    'The accounts of the providers are not known: two profiles may be one account.',
    'The service does not require acceptance: then nothing is looked up.',
    'A service of AWS accepts by itself.',
  ],
})
