import { rule } from '../../engine/rule'

export default rule({
  id: 'private-api-deployed-before-policy',
  severity: 'warning',
  title: 'A private REST API may be deployed before its policy is attached',
  why: 'The first apply may fail with "Private REST API doesn\'t have a resource policy attached to it", and pass when it is run again. Terraform creates resources in parallel unless one refers to the other or depends on it; the policy stands beside the API, and nothing makes the deployment wait for it. When the deployment wins the race, API Gateway sees a private API without a policy and refuses to deploy it.',
  remedy:
    "Add the policy to the deployment's depends_on. Better still, name its text in triggers as well, so that a changed policy is deployed: it has no effect until then.",
  check: {
    command:
      'aws apigateway get-deployments --region {region} --rest-api-id API_ID --query "items[].[id,createdDate]"',
    says: 'one at least after the first apply: a private API without a policy gets none',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/issues/14290',
    'https://github.com/cloudposse/terraform-aws-api-gateway/pull/25',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html',
    'https://developer.hashicorp.com/terraform/language/resources/behavior#resource-dependencies',
  ],
  tags: ['api-gateway', 'policy', 'deployment'],
  about: 'api-deployment',
  when: { api: { private: true } },
  must: { concurrentPolicies: { none: {} } },
  message:
    '{address} does not wait for {concurrentPolicies.address}: the first apply may deploy the private API {api.address} without a policy, and fail.',
  pointAt: 'api',
  dialects: ['terraform'],
  differs: {
    cloudformation:
      'The policy is a property of the API in CloudFormation, so it is there before any deployment; there is no policy resource of its own.',
  },
  traps: [
    'The policy stands inside the API.',
    'The deployment depends on the policy, or its triggers name it.',
    'The deployment waits for something that waits for the policy.',
    'The module that holds the deployment depends on the policy.',
    'The API is not private: it can be deployed without a policy.',
  ],
})
