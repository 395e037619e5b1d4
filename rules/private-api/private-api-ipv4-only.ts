import { rule } from '../../engine/rule'

export default rule({
  id: 'private-api-ipv4-only',
  severity: 'error',
  preview: true,
  title: 'A private API asks for IPv4 only',
  why: 'The deployment fails: API Gateway takes dualstack as the only IP address type of a private API.',
  remedy: 'Leave the IP address type out, or set it to dualstack. Clients go on calling over IPv4.',
  check: {
    command:
      'aws apigateway get-rest-api --region {region} --rest-api-id API_ID --query "endpointConfiguration.ipAddressType"',
    says: 'dualstack',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/api/API_EndpointConfiguration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
  ],
  tags: ['private-api', 'deployment'],
  about: 'rest-api',
  when: { private: true, ipAddressType: { exists: true } },
  must: { ipAddressType: { isNot: 'ipv4' } },
  message: '{address} is private and asks for IPv4 only, which API Gateway refuses.',
  pointAt: 'ipAddressType',
  traps: [
    'The IP address type is left out: a private API is dual-stack by itself.',
    'A public API may be IPv4 only.',
    'The endpoint type, or the IP address type, is not known here.',
  ],
})
