import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-in-other-region',
  severity: 'error',
  preview: true,
  title: 'An endpoint asks for an endpoint service of another Region that is not offered in its own',
  why: 'The endpoint cannot be created: "The Vpc Endpoint Service ... does not exist". An endpoint service is offered in the Region it is made in. In others it is found only when its owner lists them among the supported Regions, and the endpoint says which Region the service is in.',
  remedy:
    'List the Region of the endpoint among the supported Regions of the service, and set service_region of the endpoint to that of the service. Or create both in one Region. IAM has to allow vpce:AllowMultiRegion to both owners.',
  fixes: [
    {
      title: 'Offer {ownService.address} in the Region of the endpoint',
      costs: 'Data between Regions is charged. Some Availability Zones take no endpoints for other Regions.',
      steps: [
        'supported_regions of {ownService.address}: its own Region and that of the endpoint',
        'service_region of {address}: the Region of the service',
      ],
    },
    { title: 'Create both in one Region', costs: 'Clients of the other Region need a way there.' },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-services --region {region} --service-names SERVICE_NAME --service-regions SERVICE_REGION --query "ServiceDetails[].ServiceName"',
    says: 'the name of the service',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  tags: ['privatelink', 'endpoint-service', 'deployment'],
  about: 'vpc-endpoint',
  when: { ownService: { ownership: 'managed' } },
  must: {
    any: [
      { region: { is: { of: 'ownService.region' } } },
      { serviceRegion: { exists: true }, ownService: { supportedRegions: { exists: true } } },
    ],
  },
  message:
    '{address} is in {region} and asks for {ownService.address}, which is in {ownService.region} and is not offered there.',
  pointAt: 'service',
  dialects: ['terraform'],
  differs: {
    cloudformation: 'A stack is in one Region, and stacks of two Regions share no names of services.',
  },
  traps: [
    'Both are in one Region, by one provider or by two.',
    'The service lists supported Regions, and the endpoint names the Region of the service.',
    'The Region of a provider is not known here.',
    'A service that others own, or one of AWS.',
  ],
})
