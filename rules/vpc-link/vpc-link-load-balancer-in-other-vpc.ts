import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-load-balancer-in-other-vpc',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { foreignBalancers: { exists: true } },
      message:
        '{address} leads to {foreignBalancers.address}, which is in another account: a VPC link and what is behind it have to be in one.',
    },
  ],
  title: 'A VPC link leads to a load balancer that its network interfaces have no way to',
  why: 'Requests to the API end in 503 Service Unavailable or 504 Gateway Timeout. The network interfaces of the link stand in its subnets and reach what the VPC of these subnets can route to, and nothing else; a link does not cross accounts, nor, as is reported, Regions.',
  remedy:
    'Make the link in subnets of the VPC of the load balancer, or connect the two VPCs, with routes both ways. For a load balancer of another account or Region, offer it as an endpoint service and call that from here.',
  fixes: [
    {
      title: 'Make the link in subnets of the VPC of the load balancer',
      costs: 'Subnets of a link cannot be changed: it is a new link.',
    },
    {
      title: 'Connect the two VPCs',
      costs:
        'Their ranges must not overlap; everything with a route and an open filter then reaches the other side.',
      steps: ['a VPC peering connection or a transit gateway', 'routes both ways'],
    },
    {
      title: 'Offer the load balancer as an endpoint service, and call that from here',
      costs: 'Needs a Network Load Balancer in front; the endpoint is charged by the hour and the gigabyte.',
    },
  ],
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/PATH',
    says: 'neither 503 nor 504',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
  ],
  tags: ['api-gateway', 'vpc-link', 'routing'],
  blocks: ['vpc-link-elsewhere', 'vpcs-not-connected'],
  about: 'vpc-link',
  when: { integrations: { exists: true } },
  must: { balancersElsewhere: { none: {} } },
  message:
    '{address} has no way to {balancersElsewhere.address}: it is in another VPC or Region, and no routes lead there and back.',
  differs: {
    cloudformation: 'A stack is in one account and one Region; only the VPC can be another one.',
  },
  traps: [
    'The VPCs are peered, with routes both ways.',
    'A transit gateway connects the VPCs: what its tables do is not followed.',
    'The integration leads to a Cloud Map service.',
    'The load balancer, or its subnets, live elsewhere.',
  ],
})
