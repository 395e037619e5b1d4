import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-without-load-balancer',
  severity: 'note',
  raise: [
    {
      to: 'error',
      when: { loadBalancers: { exists: false } },
      message: '{address} cannot be created: it names no load balancer.',
    },
    {
      to: 'error',
      when: {
        any: [
          { not: { networkLoadBalancerSorts: { noneOf: ['application-load-balancer'] } } },
          { not: { gatewayLoadBalancerSorts: { noneOf: ['application-load-balancer'] } } },
        ],
      },
      message:
        '{address} cannot be created: it names an Application Load Balancer ({loadBalancers.address}), and only Network and Gateway Load Balancers can stand behind an endpoint service.',
    },
    {
      to: 'error',
      when: {
        any: [
          { not: { networkLoadBalancerSorts: { noneOf: ['gateway-load-balancer'] } } },
          { not: { gatewayLoadBalancerSorts: { noneOf: ['network-load-balancer'] } } },
        ],
      },
      message:
        '{address} cannot be created: {loadBalancers.address|stands|stand} in the list for load balancers of the other type, Network or Gateway.',
    },
  ],
  title: 'Nothing stands behind an endpoint service',
  why: 'Without a load balancer the service cannot be created. AWS takes Network Load Balancers, or Gateway Load Balancers for appliances, each in its own list, and nothing else; an Application Load Balancer can only be the target of a Network Load Balancer. With a load balancer behind which nothing listens, the deployment succeeds and endpoints become available, and then every connection times out or is reset.',
  remedy:
    'Name a Network Load Balancer, or for appliances a Gateway Load Balancer, and give it a listener that forwards to a target group with targets. For an Application Load Balancer make a target group of type alb behind the Network Load Balancer.',
  check: {
    command:
      'aws elbv2 describe-target-health --region {region} --target-group-arn TARGET_GROUP_ARN --query "TargetHealthDescriptions[].TargetHealth.State"',
    says: 'healthy',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointServiceConfiguration.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
  ],
  tags: ['privatelink', 'endpoint-service', 'load-balancer'],
  about: 'endpoint-service',
  when: { ownership: 'managed' },
  must: {
    loadBalancers: {
      exists: true,
      every: {
        any: [
          { isHandedToOthers: true },
          { listeners: { some: { targetGroups: { some: { hasTargets: true } } } } },
        ],
      },
    },
    networkLoadBalancerSorts: { noneOf: ['application-load-balancer', 'gateway-load-balancer'] },
    gatewayLoadBalancerSorts: { noneOf: ['application-load-balancer', 'network-load-balancer'] },
  },
  message:
    'Nothing answers behind {address}: {loadBalancers.address|has|have} no listener that leads to a registered target.',
  pointAt: 'loadBalancers',
  traps: [
    'The targets are registered by an Auto Scaling group or a container service.',
    'The target group is handed out by an output or to another tool: a controller in a cluster may register targets.',
    'The ARN of the load balancer is an output: others may add listeners.',
    'The load balancer lives elsewhere: only its ARN says what type it is.',
  ],
})
