import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-internet-facing-load-balancer',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { vpcLink: { kind: 'vpc-link-v2' }, loadBalancer: { admitsInternet: true } },
      message:
        'Anybody on the internet can go around {address}: {loadBalancer.address}, the load balancer behind its VPC link, is internet-facing and takes connections from everywhere.',
    },
  ],
  title: 'A VPC link leads to an internet-facing load balancer',
  why: 'Anybody on the internet can reach the service behind the API without the API: its authorization, throttling, logging and web ACL are never asked. Only the security groups of the load balancer stand in between; where they let in every address, or a Network Load Balancer has none, nothing does. A private integration does not need a public address on the other side. Besides, requests through a link of the second generation to an internet-facing Application Load Balancer are reported, not documented, to fail with 503 Service Unavailable while nothing shows in the logs of the load balancer.',
  remedy:
    'Make the load balancer internal; changing the scheme replaces it. If clients on the internet need it as well, give the API a second, internal one. Until then, let its security groups admit only those who may come past the API.',
  fixes: [
    {
      title: 'Make {loadBalancer.address} internal',
      costs: 'Changing the scheme replaces the load balancer, and clients on the internet lose it.',
      set: { 'loadBalancer.internal': true },
    },
    {
      title: 'Give the API a second, internal load balancer',
      costs: 'A second load balancer is charged; the first one still goes around the API.',
      steps: ['an internal load balancer with the same targets', 'the integration leads to that one'],
    },
  ],
  check: {
    command:
      'aws elbv2 describe-load-balancers --region {region} --names LOAD_BALANCER_NAME --query "LoadBalancers[].Scheme" --output text',
    says: 'internal',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    'https://repost.aws/knowledge-center/api-gateway-alb-integration',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer', 'exposure'],
  about: 'integration',
  when: {
    connectionType: 'VPC_LINK',
    any: [
      { vpcLink: { kind: 'vpc-link-v2' } },
      { vpcLink: { kind: 'vpc-link-v1' }, loadBalancer: { admitsInternet: true } },
    ],
    loadBalancer: { exists: true },
  },
  must: { loadBalancer: { internal: true } },
  message:
    '{address} reaches {loadBalancer.address} through a VPC link, but that load balancer is internet-facing: whatever it lets in from the internet goes around the API.',
  pointAt: 'uri',
  traps: [
    'The load balancer is internal.',
    'A link of the first generation to a Network Load Balancer whose security groups keep the internet out: the link attaches to the load balancer itself, so its scheme does not matter.',
    'The scheme, or the range that a security group lets in, is not known here.',
    'The integration leads to a Cloud Map service.',
  ],
})
