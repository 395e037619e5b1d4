import { rule } from '../../engine/rule'

export default rule({
  id: 'websocket-management-call-captured',
  severity: 'error',
  title: 'A function sends to WebSocket clients from a VPC whose private DNS captures that call',
  why: 'PostToConnection and the other @connections calls fail with ForbiddenException, so that the API takes messages and nobody is answered. The function calls the default name of the API, which is what API Gateway hands it with every message. Private DNS of an execute-api endpoint sends all default names of the Region to the endpoint, and that serves private APIs only; a WebSocket API cannot be private. A NAT gateway does not help, because the name is resolved before any route is chosen.',
  remedy:
    'Take the function out of the VPC. Or give the WebSocket API a custom domain name with an alias record, and let the function call that; it then needs a way to the internet. Or turn private DNS of the endpoint off.',
  fixes: [
    {
      title: 'Take the {capturedManagers.called} out of the VPC',
      costs: 'It then reaches nothing that only the VPC reaches.',
    },
    {
      title: 'Call the WebSocket API by a custom domain with an alias record',
      costs: 'The function then needs a way to the internet.',
      steps: [
        'a custom domain for the API, with its certificate and mapping',
        'a Route 53 alias record for it; not a CNAME, which would be captured in the same way',
        'that domain as the endpoint of the @connections calls',
      ],
    },
    {
      title: 'Turn private DNS off',
      costs: 'Private APIs are then called by the API_ID-VPCE_ID name, and list the endpoint.',
      set: { privateDns: false },
    },
  ],
  check: {
    command: 'dig +short API_ID.execute-api.{region}.amazonaws.com',
    says: 'from inside the VPC: private address = captured',
  },
  links: [
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html',
  ],
  tags: ['api-gateway', 'private-dns', 'lambda'],
  blocks: ['public-api-behind-endpoint'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', serviceKey: 'execute-api', privateDns: true },
  must: { capturedManagers: { none: {} } },
  message:
    '{capturedManagers.address} cannot send to WebSocket clients: its role is for that, and private DNS of {address} sends the call to an endpoint that serves private APIs only.',
  pointAt: 'privateDns',
  traps: [
    'The function is in no VPC, or in another one.',
    'Private DNS is off.',
    'The role of the function does not allow execute-api:ManageConnections.',
    'The role allows execute-api:ManageConnections along with calls of every other API.',
    'The function is told of another name of the API, which may resolve publicly.',
    'The API has a custom domain name: clients that come by it are answered by it.',
    'The configuration of the function names the API: private-dns-hides-public-api says that.',
    'There is no WebSocket API.',
  ],
})
