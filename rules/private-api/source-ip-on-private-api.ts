import { rule } from '../../engine/rule'

export default rule({
  id: 'source-ip-on-private-api',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: {
        policy: {
          some: { effect: 'Allow' },
          none: {
            effect: 'Allow',
            conditions: {
              none: {
                key: 'aws:SourceIp',
                operator: 'IpAddress',
                values: { not: { covers: 'everywhere' } },
              },
            },
          },
        },
      },
      message:
        'Nobody can call {address}: every Allow of its policy asks for aws:SourceIp, which is never the address of a caller of a private API.',
    },
  ],
  title: 'The policy of a private API asks for aws:SourceIp',
  why: 'Callers that the policy means to allow get 403 "User: anonymous is not authorized to perform: execute-api:Invoke", and callers that it means to keep out may get in. Requests reach a private API through a VPC endpoint, which rewrites the address they come from, so aws:SourceIp is not the address of the caller: an Allow that asks for it never matches, a Deny for some addresses never matches either, and a Deny for all but some addresses denies everybody. API Gateway gives the address of the caller as aws:VpcSourceIp.',
  remedy:
    'Write aws:VpcSourceIp with the private addresses of the callers, or aws:SourceVpce or aws:SourceVpc for the endpoint or the VPC they come through. Then deploy the API again: a changed policy has no effect until it is deployed.',
  fixes: [
    {
      title: 'Ask for the private addresses of the callers: aws:VpcSourceIp',
      costs: 'The ranges have to follow the subnets of the callers.',
      steps: [
        'aws:VpcSourceIp with private ranges in place of aws:SourceIp',
        'a new deployment: a changed policy has no effect until then',
      ],
    },
    {
      title: 'Ask for the endpoint or its VPC: aws:SourceVpce or aws:SourceVpc',
      costs: 'Whoever reaches the endpoint is then let in: its security groups decide who does.',
      steps: [
        'aws:SourceVpce or aws:SourceVpc in place of aws:SourceIp',
        'a new deployment: a changed policy has no effect until then',
      ],
    },
  ],
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/STAGE',
    says: 'from a caller inside the VPC: no 403 "not authorized to perform: execute-api:Invoke"',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
    'https://repost.aws/knowledge-center/iam-restrict-access-policy',
  ],
  tags: ['api-gateway', 'policy'],
  about: 'rest-api',
  when: { private: true },
  must: {
    policy: {
      none: {
        conditions: { some: { key: 'aws:SourceIp', values: { not: { covers: 'everywhere' } } } },
        any: [
          { effect: 'Allow' },
          {
            conditions: { none: { key: { oneOf: ['aws:SourceVpc', 'aws:SourceVpce', 'aws:VpcSourceIp'] } } },
          },
        ],
      },
    },
  },
  message:
    'The policy of {address} asks for aws:SourceIp, which is never the address of a caller of a private API.',
  pointAt: 'policy',
  traps: [
    'The key is aws:VpcSourceIp.',
    'The API is public: aws:SourceIp is the address of its caller.',
    'A Deny that asks for the VPC or the endpoint as well: its conditions must all hold, so those who come through the endpoint are not denied.',
    'The range is every address: whatever is compared with it, nobody is meant to be kept out by it.',
    'Other statements let the callers in: the statement has no effect, but it is not an error.',
  ],
})
