import { rule } from '../../engine/rule'

export default rule({
  id: 'private-api-without-endpoint',
  severity: 'note',
  title: 'A private REST API has no name that its VPC endpoint answers',
  why: 'Clients that call the API by its URL get "could not resolve host": the default name of a private API is not in public DNS, and nothing here makes it resolve inside a VPC. An endpoint for API Gateway is there, but its private DNS is off, the API does not list it, and neither a private hosted zone nor a custom domain takes their place. What is left is the DNS name of the endpoint with the name of the API in a Host or x-apigw-api-id header, which every client has to send on purpose.',
  remedy:
    'Turn on private DNS of the endpoint (look at its effect on public APIs first), or list the endpoint in the vpcEndpointIds of the API and call {api-id}-{vpce-id}.execute-api.{region}.amazonaws.com, or make a private hosted zone or a private custom domain. If clients send the header on purpose, allow this note with that reason.',
  check: {
    command: 'dig +short HOST_THAT_CLIENTS_CALL',
    says: 'private addresses = an endpoint answers that name',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  ],
  tags: ['api-gateway', 'private-dns'],
  about: 'rest-api',
  when: { private: true, readEndpoints: { some: {} } },
  must: {
    any: [
      { listedEndpoints: { exists: true } },
      // A list that nobody can read may hold one, and a variable may be a list of nothing.
      { not: { vpcEndpoints: { exists: false } } },
      { answeringEndpoints: { some: {} } },
      { namingZones: { some: {} } },
      { basePathMappings: { some: {} } },
      { apiMappings: { some: {} } },
    ],
  },
  message:
    '{address} is private, but no name leads to it: private DNS of {readEndpoints.address} is off, and the API does not list an endpoint.',
  pointAt: 'endpointTypes',
  traps: [
    'Private DNS is on: the default name resolves.',
    'The API lists its endpoint: {api-id}-{vpce-id} resolves.',
    'A private hosted zone of your own carries the names of APIs.',
    'A custom domain is mapped to the API: a load balancer or a proxy in the VPC passes requests on under that name.',
    'A list of endpoints, or an OpenAPI document, that is not known here.',
    'No endpoint for API Gateway is in what was read: it lives in another stack or account.',
    'The API is not private.',
  ],
})
