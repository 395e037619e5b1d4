import { rule } from '../../engine/rule'

export default rule({
  id: 'remote-vpc-relies-on-managed-zone',
  severity: 'error',
  title: 'A workload calls a private API by a name that only exists in the VPC of the endpoint',
  why: 'The workload cannot look the name up: it gets "no such name". The default name of a private API is in no public DNS; private DNS of an endpoint answers it inside the VPC of the endpoint only. Peering and transit gateways connect networks, not private DNS.',
  remedy:
    'Turn private DNS of the endpoint off and share it by a private hosted zone for execute-api.{region}.amazonaws.com, with alias records to the endpoint for the zone itself and *, associated with both VPCs. Or call the API by {api-id}-{vpce-id}.execute-api.{region}.amazonaws.com, which resolves everywhere when the API lists the endpoint. The VPCs must be connected either way.',
  fixes: [
    {
      title: 'Share the endpoint by a private hosted zone',
      costs:
        'Private DNS of the endpoint has to be off: a VPC has one owner of a name. In all VPCs of the zone public APIs of the Region are captured.',
      steps: [
        'a private hosted zone for the execute-api name of the Region, associated with both VPCs',
        'alias records to the endpoint for the zone itself and *',
        'routes between the VPCs',
      ],
    },
    {
      title: 'Call {unresolvedApis.address} by the API_ID-VPCE_ID name',
      costs: 'The API has to list the endpoint.',
      steps: [
        'the endpoint in the vpcEndpointIds of the API',
        'the new name where {quoted} is told what to call',
        'routes between the VPCs',
      ],
    },
  ],
  check: {
    command: 'dig +short API_ID.execute-api.{region}.amazonaws.com',
    says: 'in the VPC of the caller: private addresses; with B ask for the API_ID-VPCE_ID name',
  },
  links: [
    'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
    'https://aws.amazon.com/blogs/networking-and-content-delivery/integrating-aws-transit-gateway-with-aws-privatelink-and-amazon-route-53-resolver/',
  ],
  tags: ['api-gateway', 'private-dns'],
  blocks: ['name-nxdomain'],
  about: 'lambda-function',
  when: { subnets: { some: {} } },
  must: { unresolvedApis: { none: {} } },
  message:
    '{address} calls {unresolvedApis.address} by its default name, which does not exist in the VPC it runs in.',
  pointAt: 'environment',
  traps: [
    'A private hosted zone with the name is associated with the VPC of the caller.',
    'A resolver rule sends the name to an inbound endpoint of the VPC that knows it.',
    'The caller uses {api-id}-{vpce-id}, which resolves everywhere.',
    'The caller is in the VPC of the endpoint.',
  ],
})
