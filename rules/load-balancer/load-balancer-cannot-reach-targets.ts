import { rule } from '../../engine/rule'

export default rule({
  id: 'load-balancer-cannot-reach-targets',
  severity: 'error',
  title: 'Filters keep a load balancer away from its targets',
  why: 'The targets stay unhealthy and requests fail: with 503 or 504 from an Application Load Balancer, with resets and time-outs from a Network Load Balancer. Its security groups must let traffic and health checks out to the targets, and the groups of the targets must let them in, from the security group of the load balancer, or from its addresses where it has none. Health checks come from the load balancer itself, whoever the clients are.',
  remedy:
    'Let the port of the targets, and that of the health checks, in from the security group of the load balancer, or from the ranges of its subnets where it has none. Let the same ports out of the security group of the load balancer.',
  check: {
    command:
      'aws elbv2 describe-target-health --region {region} --target-group-arn TARGET_GROUP_ARN --query "TargetHealthDescriptions[].TargetHealth.State"',
    says: 'healthy',
  },
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  ],
  tags: ['load-balancer', 'security-group'],
  blocks: ['security-group-egress', 'network-acl-out', 'network-acl-in', 'security-group-ingress'],
  about: 'load-balancer',
  when: { type: { oneOf: ['application', 'network'] }, ownership: 'managed' },
  must: { unreachedTargetGroups: { none: {} } },
  message:
    '{address} cannot reach the targets of {unreachedTargetGroups.address}: security groups or network ACLs between them do not let traffic or health checks through.',
  differs: {
    cloudformation:
      'A template keeps the rule that lets everything out of a security group; Terraform takes it away.',
  },
  traps: [
    'The targets let in the security group of the load balancer, or the range of its subnets or of the VPC.',
    'Targets by instance see the addresses of the clients: ranges of clients count for traffic, but not for health checks.',
    'A target group of type alb: the security group of that Application Load Balancer counts.',
    'Tasks that share the addresses of their hosts take traffic on ports that nobody knows before.',
    'A function as a target has no network.',
    'A security group from elsewhere, or targets that something else registers.',
  ],
})
