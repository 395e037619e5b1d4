import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-ids-on-public-api',
  severity: 'error',
  title: 'A public REST API lists VPC endpoints',
  why: 'Creating or updating the API fails with "VPCEndpoints can only be specified with PRIVATE apis". Listing an endpoint gives a private API a name that leads to that endpoint; a Regional or edge-optimized API is not called through VPC endpoints at all. An API whose type nobody sets is edge-optimized.',
  remedy:
    'If the API is meant to be private, set its endpoint type to PRIVATE (and give it a resource policy). If it is meant to be public, remove the list of endpoints.',
  check: {
    command:
      'aws apigateway get-rest-api --region {region} --rest-api-id API_ID --query endpointConfiguration',
    says: 'PRIVATE with its endpoints, or a public type without any',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/issues/14269',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
  ],
  tags: ['api-gateway', 'vpc-endpoint'],
  about: 'rest-api',
  when: { listedEndpoints: { exists: true } },
  must: { private: true },
  message:
    '{address} lists {listedEndpoints.address}, but its endpoint type is {endpointTypes}: API Gateway accepts VPC endpoints for private APIs only.',
  pointAt: 'vpcEndpoints',
  traps: ['The API is private.', 'The list is empty.', 'The endpoint type is not known here.'],
})
