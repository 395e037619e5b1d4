import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-v1-target-not-nlb',
  severity: 'error',
  title: 'A VPC link for REST APIs leads to something other than one Network Load Balancer',
  why: 'The link ends in the state FAILED ("NLB ARN is malformed"), and with it the deployment. A link of the first generation is an endpoint service in front of one Network Load Balancer of the same account and Region: an Application Load Balancer, a listener or a target group cannot stand there, nor can a second load balancer.',
  remedy:
    'Name one Network Load Balancer. To reach an Application Load Balancer, use a VPC link of the second generation: it serves HTTP APIs, and since November 2025 REST APIs too, whose integrations then also need an integration target.',
  fixes: [
    {
      title: 'Let the link lead to one Network Load Balancer',
      costs: 'An Application Load Balancer can stand behind it as the target of a target group of type alb.',
    },
    {
      title: 'Use a VPC link of the second generation',
      costs: 'Each integration of a REST API then needs an integration target; HTTP APIs name the listener.',
      steps: ['a link with subnets and security groups', 'the integrations use it'],
    },
  ],
  check: {
    command: 'aws apigateway get-vpc-link --region {region} --vpc-link-id VPC_LINK_ID --query status',
    says: 'AVAILABLE',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://aws.amazon.com/blogs/compute/build-scalable-rest-apis-using-amazon-api-gateway-private-integration-with-application-load-balancer/',
    'https://github.com/hashicorp/terraform-provider-aws/issues/30910',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer'],
  about: 'vpc-link-v1',
  when: { targets: { exists: true } },
  must: { targetSorts: { is: 'network-load-balancer' }, targets: { count: { atMost: 1 } } },
  message:
    '{address} leads to {targets.address}: a VPC link of the first generation takes one Network Load Balancer and nothing else.',
  pointAt: 'targets',
  traps: [
    'A resource whose name says alb can be a Network Load Balancer: its type decides.',
    'The ARN is written out, and it is that of a Network Load Balancer.',
    'A REST API that reaches an Application Load Balancer through a link of the second generation.',
    'The type of the load balancer is not known here.',
  ],
})
