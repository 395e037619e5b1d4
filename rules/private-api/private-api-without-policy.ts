import { rule } from '../../engine/rule'

export default rule({
  id: 'private-api-without-policy',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { deployed: true },
      message:
        'The deployment of {address} will fail: it is a private REST API, and nothing gives it a resource policy.',
    },
  ],
  title: 'A private REST API has no resource policy',
  why: 'API Gateway refuses to deploy it: "Private REST API doesn\'t have a resource policy attached to it". A private API admits nobody until a resource policy allows execute-api:Invoke to somebody.',
  remedy:
    'Attach a resource policy that allows execute-api:Invoke and limits it to your VPC endpoint (aws:SourceVpce) or VPC (aws:SourceVpc), and let the deployment depend on it.',
  fixes: [
    {
      title: 'A resource policy that allows execute-api:Invoke through your VPC endpoint (aws:SourceVpce)',
      costs: 'A further endpoint has to be added to the policy, and the API deployed again.',
      steps: ['the policy of the API', 'the deployment depends on the policy'],
    },
    {
      title: 'A resource policy that allows execute-api:Invoke from your VPC (aws:SourceVpc)',
      costs: 'Every endpoint for API Gateway in that VPC is then let in.',
      steps: ['the policy of the API', 'the deployment depends on the policy'],
    },
  ],
  check: {
    command: 'aws apigateway get-rest-api --region {region} --rest-api-id API_ID --query policy',
    says: 'not null',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/14290',
  ],
  tags: ['api-gateway', 'policy', 'deployment'],
  about: 'rest-api',
  when: { private: true },
  must: { hasPolicy: true },
  message: '{address} is a private REST API without a resource policy: it cannot be deployed.',
  pointAt: 'endpointTypes',
  traps: [
    'The policy stands beside the API, as a resource of its own.',
    'The policy stands in the OpenAPI body, as x-amazon-apigateway-policy, or the body cannot be read.',
    'The text of the policy is known only after apply: it is a policy all the same.',
    'The API is not private.',
  ],
})
