import { rule } from '../../engine/rule'

export default rule({
  id: 'source-vpce-does-not-match',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { admitsSomeEndpoint: false },
      message:
        'Nobody can call {address}: what its policy asks for in aws:SourceVpce and aws:SourceVpc is never an endpoint for API Gateway nor the VPC of one.',
    },
  ],
  title: 'The policy of a private API lets none of its endpoints in',
  why: 'Every call gets 403 "User: anonymous is not authorized to perform: execute-api:Invoke". Requests reach a private API through the endpoints that it lists and those whose private DNS answers its name, and aws:SourceVpce and aws:SourceVpc are that endpoint and the VPC of that endpoint, not the VPC of the caller. No statement of the policy allows an unsigned request from any of them.',
  remedy:
    'Name the endpoint that requests come through in aws:SourceVpce, or the VPC of that endpoint in aws:SourceVpc; endpoints begin with vpce-, VPCs with vpc-. Then deploy the API again: a changed policy has no effect until it is deployed.',
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/STAGE',
    says: 'from a caller inside the VPC: no 403 "not authorized to perform: execute-api:Invoke"',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
    'https://repost.aws/knowledge-center/api-gateway-private-endpoint-connection',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  tags: ['api-gateway', 'policy'],
  blocks: ['resource-policy'],
  about: 'rest-api',
  when: {
    private: true,
    admitsItsEndpoints: { exists: true },
    policy: {
      some: { conditions: { some: { key: { oneOf: ['aws:SourceVpc', 'aws:SourceVpce'] } } } },
      none: { conditions: { some: { key: 'aws:SourceIp' } } },
    },
  },
  must: { admitsItsEndpoints: true },
  message: 'The policy of {address} allows no request that comes through one of its endpoints.',
  pointAt: 'policy',
  traps: [
    'One of several endpoints is let in.',
    'Deny unless aws:SourceVpce is the endpoint, beside an Allow for all.',
    'The list of endpoints holds the right one and others.',
    'The value is a wildcard.',
    'The policy lets an endpoint of somebody else in.',
  ],
})
