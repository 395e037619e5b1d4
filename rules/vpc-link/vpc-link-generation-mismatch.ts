import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-generation-mismatch',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { api: { protocol: 'HTTP' } },
      message:
        '{address} belongs to an HTTP API, but {vpcLink.address} is a VPC link of the first generation, which HTTP APIs cannot use.',
    },
  ],
  title: 'An integration uses a VPC link of the wrong generation',
  why: 'The integration cannot be created: API Gateway answers with BadRequestException, because it looks for the id of the link among those of the other generation. HTTP APIs take links of the second generation only (network interfaces in subnets). WebSocket APIs take links of the first only (a Network Load Balancer): AWS describes them with no other, and a newer link is reported to fail, which is why that half is a warning. REST APIs take both.',
  remedy:
    'For an HTTP API make a link of the second generation: it has subnets and security groups instead of targets. For a WebSocket API put a Network Load Balancer behind a link of the first generation.',
  check: {
    command: 'aws apigatewayv2 get-vpc-links --region {region} --query "Items[].[VpcLinkId,Name]"',
    says: 'these are of the second generation; aws apigateway get-vpc-links shows the first',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
    'https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/websocket-api.html',
    'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/151',
  ],
  tags: ['api-gateway', 'vpc-link'],
  about: 'http-integration',
  // A link whose generation nobody can tell is no suspicion.
  when: {
    connectionType: 'VPC_LINK',
    any: [{ vpcLink: { kind: 'vpc-link-v1' } }, { vpcLink: { kind: 'vpc-link-v2' } }],
  },
  must: {
    any: [
      { api: { protocol: 'HTTP' }, vpcLink: { kind: 'vpc-link-v2' } },
      { api: { protocol: 'WEBSOCKET' }, vpcLink: { kind: 'vpc-link-v1' } },
    ],
  },
  message:
    '{address} belongs to a WebSocket API, but {vpcLink.address} is a VPC link of the second generation, which WebSocket APIs are reported not to accept.',
  pointAt: 'vpcLink',
  traps: [
    'REST APIs take links of both generations.',
    'The link is not known here, or a stage variable chooses it.',
  ],
})
