import { rule } from '../../engine/rule'

export default rule({
  id: 'load-balancer-shared-by-endpoint-services',
  severity: 'error',
  title: 'Two endpoint services name the same Network Load Balancer',
  why: 'The second endpoint service cannot be created: a Network Load Balancer belongs to one endpoint service only. The other way round is fine: one endpoint service can have several load balancers.',
  remedy:
    'Give each endpoint service a Network Load Balancer of its own; both can forward to the same targets. Or keep one endpoint service with a listener for each application.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-service-configurations --region {region} --query "ServiceConfigurations[].[ServiceId,NetworkLoadBalancerArns]"',
    says: 'no load balancer under two services',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointServiceConfiguration.html',
  ],
  tags: ['privatelink', 'endpoint-service', 'load-balancer', 'deployment'],
  about: 'endpoint-service',
  when: { ownership: 'managed' },
  must: { earlierSharers: { none: {} } },
  message:
    '{address} cannot be created beside {earlierSharers.address}: both name the same Network Load Balancer.',
  pointAt: 'networkLoadBalancers',
  traps: [
    'One endpoint service has several load balancers.',
    'The two never exist together: conditions or counts exclude each other.',
    'Both ARNs are merely not known.',
  ],
})
