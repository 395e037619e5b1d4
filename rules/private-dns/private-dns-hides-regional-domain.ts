import { rule } from '../../engine/rule'

export default rule({
  id: 'private-dns-hides-regional-domain',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { misledCallers: { some: {} } },
      message:
        'The {misledCallers.called} will not reach the API by the name of {address}: its target is a name that private DNS of {capturingEndpoints.address} answers with the endpoint.',
    },
  ],
  title: 'A CNAME to a Regional API domain name is captured by private DNS of an API Gateway endpoint',
  why: 'Inside this VPC the custom domain does not work: clients see a certificate for other names, or 403 Forbidden, while everybody else reaches the API. The Regional name that the CNAME leads to is d-….execute-api.{region}.amazonaws.com, which is below the name that private DNS of the endpoint answers; a CNAME is looked up again by whoever asks, so inside the VPC it ends at the endpoint, and the endpoint passes requests to private APIs only. An alias record does not have this problem, because Route 53 looks its target up outside the VPC.',
  remedy:
    'Replace the CNAME by a Route 53 alias record of type A to the Regional name of the domain. Callers in the VPC then need a way to the internet.',
  check: {
    command: 'dig +short DOMAIN_NAME',
    says: 'from inside the VPC: public addresses = not captured',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html',
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-api-gateway.html',
  ],
  tags: ['api-gateway', 'private-dns', 'route53'],
  blocks: ['certificate-mismatch'],
  about: 'dns-record',
  when: { type: 'CNAME' },
  must: { capturingEndpoints: { none: {} }, misledCallers: { none: {} } },
  message:
    'Inside the VPC of {capturingEndpoints.address}, {address} does not lead to the API: its target is a name that private DNS answers with the endpoint.',
  pointAt: 'values',
  traps: [
    'The record is an alias.',
    'The domain is edge-optimized: its name is below cloudfront.net.',
    'Private DNS is off.',
    'The record is in a private hosted zone of other VPCs.',
    'The domain is mapped to private APIs only: then it is meant to be reached through the endpoint.',
  ],
})
