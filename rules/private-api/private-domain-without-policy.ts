import { rule } from '../../engine/rule'

export default rule({
  id: 'private-domain-without-policy',
  severity: 'warning',
  preview: true,
  title: 'A private custom domain name has no policy',
  why: 'Every call by the domain name gets 403, whatever the policy of the API behind it allows: a private domain name has a policy of its own, and the one that API Gateway gives it denies everybody. The policies of the domain name, of the API and of the VPC endpoint must all let a request through.',
  remedy:
    'Give the domain name a policy that allows execute-api:Invoke, with a condition on aws:SourceVpce for the endpoints that may use it.',
  fixes: [
    {
      title: 'Give {address} a policy that lets its endpoints in',
      costs: 'None: what the policies of the APIs behind it deny stays denied.',
      steps: ['execute-api:Invoke on execute-api:/*, where aws:SourceVpce is one of its endpoints'],
    },
  ],
  check: {
    command:
      'aws apigateway get-domain-name --region {region} --domain-name DOMAIN_NAME --domain-name-id DOMAIN_NAME_ID --query policy',
    says: 'a statement that allows execute-api:Invoke',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html',
  ],
  tags: ['private-api', 'custom-domain', 'policy'],
  about: 'api-domain',
  when: { endpointTypes: { includes: 'PRIVATE' }, ownership: 'managed' },
  must: { policy: { some: { effect: 'Allow' } } },
  message: 'Nobody can call an API by {address}: it is private, and no policy of its own allows that.',
  traps: [
    'A public domain name needs no policy.',
    'The policy comes from a document that is put together elsewhere.',
    'The endpoint type, or the policy, is not known here.',
  ],
})
