import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-condition-on-public-api',
  severity: 'error',
  preview: true,
  title: 'The policy of a public API lets in only what comes through a VPC endpoint',
  why: 'Every call gets 403 "User: anonymous is not authorized to perform: execute-api:Invoke". Only requests to private APIs hold aws:SourceVpce, aws:SourceVpc and aws:VpcSourceIp, and no VPC endpoint passes requests to a public API. So an Allow that asks for one of these keys never matches, and a Deny for all but some endpoint or VPC denies everybody.',
  remedy:
    'Make the API private, where it is meant for callers inside VPCs. Where it is to stay public, ask for what requests to it hold: aws:SourceIp with the public addresses of the callers, or who signs them. Then deploy the API again: a changed policy has no effect until it is deployed.',
  fixes: [
    {
      title: 'Make the API private',
      costs: 'It is then reached through VPC endpoints only: an edge-optimized API is made anew for it.',
      steps: ['PRIVATE as the type of its endpoint', 'a new deployment'],
    },
    {
      title: 'Ask for the public addresses of the callers: aws:SourceIp',
      costs: 'Callers in a VPC come with the addresses of their NAT gateways.',
      steps: [
        'aws:SourceIp with public ranges in place of the condition',
        'a new deployment: a changed policy has no effect until then',
      ],
    },
  ],
  check: {
    command:
      'aws apigateway get-rest-api --region {region} --rest-api-id API_ID --query "[endpointConfiguration.types,policy]"',
    says: 'PRIVATE, or a policy that asks for nothing that only private APIs know',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  ],
  tags: ['api-gateway', 'policy'],
  blocks: ['resource-policy'],
  about: 'rest-api',
  when: {
    private: false,
    admitsWithoutEndpoint: { exists: true },
    policy: {
      some: {
        conditions: { some: { key: { oneOf: ['aws:SourceVpc', 'aws:SourceVpce', 'aws:VpcSourceIp'] } } },
      },
    },
  },
  must: { admitsWithoutEndpoint: true },
  message:
    'Nobody can call {address}: it is a public API, and its policy lets in only what comes through a VPC endpoint.',
  pointAt: 'policy',
  traps: [
    'The API is private.',
    'Another statement lets others in, by their public addresses.',
    'Only some paths are denied.',
    'The type of the API is not known here.',
    'Nobody is let in through an endpoint either: that is another fault.',
  ],
})
