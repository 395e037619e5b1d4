import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-ipv6-on-ipv4-load-balancer',
  severity: 'error',
  preview: true,
  title: 'An endpoint service offers IPv6 with a Network Load Balancer that has none',
  why: 'The deployment fails: an endpoint service supports IPv6 only where every one of its Network Load Balancers is dual-stack, and a load balancer is IPv4 only unless it says otherwise.',
  remedy:
    'Make each Network Load Balancer of the service dual-stack, with IPv6 ranges in its VPC and subnets, or offer IPv4 only. Its targets may stay IPv4.',
  fixes: [
    {
      title: 'Make {networkLoadBalancers.address} dual-stack',
      costs: 'Its subnets and their VPC need IPv6 ranges.',
      set: { 'networkLoadBalancers.ipAddressType': 'dualstack' },
    },
    { title: 'Offer IPv4 only', costs: 'Consumers cannot ask for IPv6 endpoints.' },
  ],
  check: {
    command:
      'aws elbv2 describe-load-balancers --region {region} --load-balancer-arns LOAD_BALANCER_ARN --query "LoadBalancers[].IpAddressType" --output text',
    says: 'dualstack',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
  ],
  tags: ['endpoint-service', 'ipv6', 'deployment'],
  about: 'endpoint-service',
  when: { supportedIpAddressTypes: { includes: 'ipv6' }, networkLoadBalancers: { exists: true } },
  must: { networkLoadBalancers: { every: { ipAddressType: 'dualstack' } } },
  message: '{address} offers IPv6, and {networkLoadBalancers.address|is|are} IPv4 only.',
  pointAt: 'supportedIpAddressTypes',
  traps: [
    'Each Network Load Balancer is dual-stack, and its targets are not.',
    'The service offers IPv4 only.',
    'The load balancer, or its IP address type, is not known here.',
  ],
})
