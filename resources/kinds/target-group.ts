import { byDefault, entry, keyed, number, one, parts, resource, reverse, string } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html'
const pair = { keyName: 'Key', valueName: 'Value' }

export const targetGroup = resource(
  'target-group',
  {
    terraform: ['aws_lb_target_group', 'aws_alb_target_group'],
    cloudformation: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    data: ['aws_lb_target_group', 'aws_alb_target_group'],
  },
  {
    name: string('name', 'Name'),
    targetType: string(
      'target_type',
      'TargetType',
      byDefault(
        'instance',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html',
      ),
    ),
    port: number('port', 'Port'),
    protocol: string('protocol', 'Protocol'),
    ipAddressType: string('ip_address_type', 'IpAddressType'),
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    healthCheckPort: string('health_check.port', 'HealthCheckPort'),
    healthCheckProtocol: string('health_check.protocol', 'HealthCheckProtocol'),
    crossZone: keyed<string>('string', 'load_balancing_cross_zone_enabled', 'TargetGroupAttributes', {
      key: 'load_balancing.cross_zone.enabled',
      ...pair,
    }),
    preserveClientIp: keyed<boolean>('boolean', 'preserve_client_ip', 'TargetGroupAttributes', {
      key: 'preserve_client_ip.enabled',
      ...pair,
    }),
    proxyProtocol: keyed<boolean>('boolean', 'proxy_protocol_v2', 'TargetGroupAttributes', {
      key: 'proxy_protocol_v2.enabled',
      ...pair,
    }),
    inlineTargets: parts('target-attachment', 'targetGroup', null, 'Targets'),
    targets: reverse('target-attachment', 'targetGroup'),
    listeners: reverse('listener', 'targetGroups'),
  },
  {
    about: 'The targets that a load balancer sends requests to, and how it checks them.',
    link: page,
    identity: ['name'],
  },
)

export const targetAttachment = resource(
  'target-attachment',
  { terraform: ['aws_lb_target_group_attachment', 'aws_alb_target_group_attachment'], cloudformation: null },
  {
    targetGroup: one('target-group', 'target_group_arn', null),
    target: one('load-balancer-target', 'target_id', 'Id'),
    port: number('port', 'Port'),
    zone: string('availability_zone', 'AvailabilityZone'),
  },
  {
    about: 'One target of a target group: an instance, an address, a function or a load balancer.',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
  },
)

export const autoscalingAttachment = resource(
  'autoscaling-attachment',
  { terraform: 'aws_autoscaling_attachment', cloudformation: null },
  {
    group: one('autoscaling-group', 'autoscaling_group_name', null),
    targetGroups: entry('target-group', 'lb_target_group_arn', null),
  },
  {
    about: 'Registers the instances of an Auto Scaling group with a target group.',
    link: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
    lays: { on: 'group', adds: ['targetGroups'] },
  },
)
