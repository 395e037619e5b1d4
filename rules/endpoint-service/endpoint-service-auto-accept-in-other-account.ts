import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-auto-accept-in-other-account',
  severity: 'error',
  title: 'auto_accept is on, but the endpoint service is in another account or Region',
  why: 'The apply fails with "reading EC2 VPC Endpoint Service Configuration: empty result", after the endpoint was created. auto_accept looks the endpoint service up with the credentials and in the Region of the endpoint; a service of another account or Region is not found there, so the connection is never accepted.',
  remedy:
    'Turn auto_accept off and accept from the other side: aws_vpc_endpoint_connection_accepter with the provider of the account that owns the service.',
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
