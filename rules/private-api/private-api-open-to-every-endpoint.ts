import { rule } from '../../engine/rule'

export default rule({
  id: 'private-api-open-to-every-endpoint',
  severity: 'warning',
  preview: true,
  title: 'A private API lets everybody in through any VPC endpoint, of any account',
  why: 'Private does not mean one network: who knows the id of the API can call it through an interface endpoint for API Gateway in an account of their own. Only the resource policy says which endpoints, VPCs or principals may, and this one allows everybody without a condition, to methods that ask for no authorization.',
  remedy:
    'Allow under a condition on aws:SourceVpce or aws:SourceVpc, or deny everything that does not come from there; or ask for authorization in the methods.',
  check: {
    command:
      'aws apigateway get-rest-api --region {region} --rest-api-id API_ID --query policy --output text',
    says: 'a condition on aws:SourceVpce or aws:SourceVpc',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html',
  ],
  tags: ['private-api', 'policy', 'security'],
  about: 'rest-api',
  when: {
    private: true,
    methods: { some: { authorization: 'NONE', apiKeyRequired: { isNot: true } } },
    policy: {
      some: {
        effect: 'Allow',
        principals: { includes: '*' },
        conditions: { none: {} },
      },
    },
  },
  must: { policy: { some: { effect: 'Deny' } } },
  message: '{address} answers everybody who calls it through a VPC endpoint, whoever owns that.',
  pointAt: 'policy',
  traps: [
    'Another statement denies what comes from elsewhere.',
    'The statement has a condition.',
    'All methods ask for authorization, or for an API key.',
    'The policy, or the authorization of the methods, is not known here.',
  ],
})
