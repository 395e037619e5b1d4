import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-internet-facing-load-balancer',
  severity: 'warning',
  title: 'A VPC link leads to an internet-facing load balancer',
  why: "Callers may get 503 Service Unavailable while nothing shows in the logs of the load balancer, and anybody on the internet can go around the API. The 503 is reported, not documented: the DNS name of an internet-facing load balancer gives public addresses, and the network interfaces of a v2 VPC link have no public address. All of AWS's own examples use an internal load balancer.",
  remedy:
    'Make the load balancer internal; changing the scheme replaces it. If clients on the internet need it as well, give the API a second, internal one.',
  links: [
    'https://repost.aws/knowledge-center/api-gateway-alb-integration',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer'],
  about: 'integration',
  when: {
    connectionType: 'VPC_LINK',
    any: [{ kind: 'http-integration' }, { vpcLink: { kind: 'vpc-link-v2' } }],
    loadBalancer: { exists: true },
  },
  must: { loadBalancer: { internal: true } },
  message:
    '{address} reaches {loadBalancer.address} through a VPC link, but that load balancer is internet-facing: requests are reported to fail with 503, and the internet can go around the API.',
  pointAt: 'uri',
  traps: [
    'A v1 link: it attaches to its Network Load Balancer by PrivateLink, not by its DNS name.',
    'The load balancer is internal.',
    'The scheme is not known here.',
    'The integration leads to a Cloud Map service.',
  ],
})
