import { rule } from '../../engine/rule'

export default rule({
  id: 'proxy-protocol-to-load-balancer',
  severity: 'error',
  preview: true,
  title: 'A target group of a load balancer turns on proxy protocol',
  why: 'The deployment fails: the attributes of a target group whose target is an Application Load Balancer cannot be changed, proxy protocol among them. What is behind sees the addresses of clients in X-Forwarded-For instead, as far as the Network Load Balancer keeps them.',
  remedy:
    'Leave proxy protocol off in this target group. The Application Load Balancer then does not learn which VPC endpoint a request came through.',
  check: {
    command:
      'aws elbv2 describe-target-groups --region {region} --target-group-arns TARGET_GROUP_ARN --query "TargetGroups[].TargetType" --output text',
    says: 'alb: then no proxy protocol',
  },
  links: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
  ],
  tags: ['load-balancer', 'deployment'],
  about: 'target-group',
  when: { proxyProtocol: true },
  must: { targetType: { isNot: 'alb' } },
  message: '{address} turns on proxy protocol, which a target group of a load balancer does not have.',
  pointAt: 'proxyProtocol',
  traps: [
    'Targets are instances or addresses, which may read the header.',
    'The target type is not known here.',
  ],
})
