import { rule } from '../../engine/rule'

export default rule({
  id: 'internet-facing-load-balancer-in-private-subnets',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { subnets: { every: { class: { oneOf: ['private', 'isolated', 'blackhole'] } } } },
      message:
        '{address} faces the internet and cannot be reached from there: no subnet of it has a route to an internet gateway.',
    },
  ],
  title: 'A load balancer faces the internet from subnets that have no way there',
  why: 'Clients time out, all of them, or those that get the address of a subnet without a way: the name of the load balancer answers with public addresses, and what comes in through them has no way back, because the subnet has no route to an internet gateway. Nobody has to write that a load balancer faces the internet: it does unless it is told otherwise.',
  remedy:
    'Give the load balancer public subnets, whose route table sends 0.0.0.0/0 to the internet gateway of the VPC; the targets may stay in private ones. If only the VPC is to reach it, make it internal.',
  fixes: [
    {
      title: 'Give the load balancer public subnets',
      costs:
        'Its security groups then decide who on the internet reaches it; the targets may stay in private subnets.',
    },
    {
      title: 'Make it internal',
      costs: 'Changing the scheme replaces it; only the VPC and connected networks then reach it.',
      set: { internal: true },
    },
  ],
  check: {
    command:
      'aws elbv2 describe-load-balancers --region {region} --names LOAD_BALANCER_NAME --query "LoadBalancers[].[Scheme,AvailabilityZones[].SubnetId]"',
    says: 'internal, or subnets with a route to an internet gateway',
  },
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
  ],
  tags: ['load-balancer', 'routing'],
  about: 'load-balancer',
  when: {
    type: { oneOf: ['application', 'network'] },
    internal: false,
    subnets: { exists: true },
    accelerators: { none: {} },
    privateIntegrations: { none: {} },
  },
  must: { subnets: { every: { class: { noneOf: ['private', 'isolated', 'blackhole'] } } } },
  message:
    '{address} faces the internet, and not all of its subnets have a route to an internet gateway: clients that get an address in the others time out.',
  pointAt: 'subnets',
  traps: [
    'An internal load balancer has private addresses only, and works in private and in public subnets.',
    'Global Accelerator brings the traffic into the VPC itself, so that the subnets need no route to the internet.',
    'An API leads to it through a VPC link: then it needs no way to the internet, and another rule speaks of its scheme.',
    'A subnet, or the target of its default route, is not known here.',
  ],
})
