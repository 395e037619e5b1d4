import { rule } from '../../engine/rule'

export default rule({
  id: 'private-api-import-drops-endpoints',
  severity: 'warning',
  preview: true,
  title: 'Importing its document takes the VPC endpoints from a private API',
  why: 'The names that lead to the API through its endpoints (API_ID-VPCE_ID.execute-api…) are gone for a while on every change, or for good, and calls by them fail: by default the import of an OpenAPI document overwrites the API as a whole, its endpoints too where the document does not list them. Terraform then associates them anew, while their DNS records come and go behind it.',
  remedy:
    'Let the import merge: put_rest_api_mode = "merge". Or list the endpoints in the document, in x-amazon-apigateway-endpoint-configuration.',
  fixes: [
    {
      title: 'Let the import of {address} merge',
      costs:
        'What is taken out of the document, such as a method, stays in the API until somebody deletes it.',
      set: { importMode: 'merge' },
    },
    {
      title: 'List the endpoints in the document',
      costs: 'Their ids stand in two places.',
      steps: ['x-amazon-apigateway-endpoint-configuration with vpcEndpointIds, under servers'],
    },
  ],
  check: {
    command:
      'aws apigateway get-rest-api --region {region} --rest-api-id API_ID --query "endpointConfiguration.vpcEndpointIds"',
    says: 'the endpoints, also after an apply that changed the document',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_rest_api.html.markdown',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html',
  ],
  tags: ['private-api', 'openapi'],
  about: 'rest-api',
  when: {
    private: true,
    body: { exists: true },
    vpcEndpoints: { exists: true },
    vpcEndpointsInBody: { exists: false },
  },
  must: { importMode: 'merge' },
  message:
    '{address} lists VPC endpoints that its document does not have: each import of the document takes them away.',
  pointAt: 'body',
  dialects: ['terraform'],
  differs: {
    cloudformation:
      'CloudFormation gives the endpoints to API Gateway together with the document; nobody documents that they are lost.',
  },
  traps: [
    'The import merges.',
    'The document lists the endpoints.',
    'The API lists no endpoint.',
    'The API is made of resources, without a document.',
    'The document is not known here.',
  ],
})
