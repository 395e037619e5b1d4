import { rule } from '../../engine/rule'

export default rule({
  id: 'private-dns-hides-public-api',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { capturedCallers: { some: {} }, capturedApis: { every: { kind: 'rest-api' } } },
      message:
        'The {capturedCallers.called} will get 403 Forbidden from your public API {capturedApis.quoted}. Private DNS of the execute-api endpoint {quoted} sends every API Gateway name of this Region, public APIs included, to an endpoint that serves private APIs only.',
    },
    {
      to: 'error',
      when: { capturedCallers: { some: {} } },
      message:
        'The {capturedCallers.called} will not reach your public API {capturedApis.quoted}. Private DNS of the execute-api endpoint {quoted} sends every API Gateway name of this Region, public APIs included, to an endpoint that serves private APIs only.',
    },
  ],
  title: 'Private DNS of an API Gateway endpoint captures the default names of public APIs',
  why: 'Whoever calls a public API by its default name from inside this VPC does not reach it: a REST API answers 403 Forbidden, and nothing shows in its logs. With private DNS on, the endpoint answers for *.execute-api in the whole Region: the default name of every REST, HTTP and WebSocket API, whoever owns it, resolves to the endpoint, and the endpoint passes requests to private APIs only. A working internet or NAT gateway does not help, because the name is resolved before any route is chosen. Callers outside the VPC are not affected.',
  remedy:
    'Keep private DNS on and give the public API a custom domain: an edge-optimized one, or a Regional one with a Route 53 alias record (a CNAME to a Regional domain name is captured in the same way); callers then need a way to the internet. Or turn private DNS off and call private APIs by {api-id}-{vpce-id}.execute-api.{region}.amazonaws.com, which needs the endpoint listed in the vpcEndpointIds of the API.',
  fixes: [
    {
      title:
        'Keep private DNS, and call {capturedApis.quoted} by a custom domain (safe for your private APIs)',
      costs: 'Callers in the VPC then need a way to the internet.',
      steps: [
        'a Regional domain for {capturedApis.quoted}, with its certificate and mapping; or an edge-optimized one',
        'a Route 53 alias record for it; not a CNAME, which would be captured in the same way',
        'the domain in place of the default name, wherever it is called from inside the VPC',
      ],
    },
    {
      title: 'Turn private DNS off',
      costs: 'Private APIs are then called by the API_ID-VPCE_ID name, and list the endpoint.',
      set: { privateDns: false },
      breaks: [
        {
          whoever: 'privateCallers',
          says: 'a private API is called by its default name from the {privateCallers.called}; that needs the API_ID-VPCE_ID name instead.',
        },
      ],
    },
  ],
  check: {
    command: 'dig +short API_ID.execute-api.{region}.amazonaws.com',
    says: 'private address = captured',
  },
  links: [
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html',
  ],
  tags: ['api-gateway', 'private-dns'],
  blocks: ['public-api-behind-endpoint'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', serviceKey: 'execute-api', privateDns: true },
  must: { capturedApis: { none: {} }, capturedCallers: { none: {} } },
  message:
    'Whoever calls your public API {capturedApis.quoted} by its default name from inside the VPC of {quoted} will not reach it. Private DNS of that execute-api endpoint sends every API Gateway name of this Region, public APIs included, to an endpoint that serves private APIs only.',
  pointAt: 'privateDns',
  traps: [
    'Private DNS is off: default names resolve publicly.',
    'The API is private: the endpoint is there to serve it.',
    'The API is in another Region: its default name is not under the captured one.',
    'The default name of the API is disabled: it answers 403 to everybody, in or out of the VPC.',
    'The API has an edge-optimized custom domain, or a Regional one with an alias record, and nobody in the VPC calls it by its default name.',
    'The caller uses a custom domain with an alias record.',
    'The default name stands in a setting that is compared or handed on (allowed origins, issuers, redirects): that is no certain call.',
    'The caller is not in the VPC of the endpoint: it does not make this an error.',
  ],
})
