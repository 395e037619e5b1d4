import { boolean, byDefault, keyed, many, mapped, resource, reverse, string } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html'
const pair = { keyName: 'Key', valueName: 'Value' }

export const loadBalancer = resource(
  'load-balancer',
  {
    terraform: ['aws_lb', 'aws_alb'],
    cloudformation: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    data: ['aws_lb', 'aws_alb'],
  },
  {
    name: string('name', 'Name'),
    type: string('load_balancer_type', 'Type', byDefault('application', page)),
    internal: mapped<boolean>(
      'boolean',
      'internal',
      'Scheme',
      [
        { value: true, terraform: true, cloudformation: 'internal' },
        { value: false, terraform: false, cloudformation: 'internet-facing' },
      ],
      byDefault(false, page),
    ),
    subnets: many(
      'subnet',
      ['subnets', 'subnet_mapping[].subnet_id'],
      ['Subnets', 'SubnetMappings[].SubnetId'],
    ),
    securityGroups: many('security-group', 'security_groups', 'SecurityGroups'),
    ipAddressType: string('ip_address_type', 'IpAddressType'),
    crossZone: keyed<boolean>(
      'boolean',
      'enable_cross_zone_load_balancing',
      'LoadBalancerAttributes',
      { key: 'load_balancing.cross_zone.enabled', ...pair },
      {
        value: false,
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
        where: { row: 'type', oneOf: ['network', 'gateway'] },
      },
    ),
    deletionProtection: keyed<boolean>('boolean', 'enable_deletion_protection', 'LoadBalancerAttributes', {
      key: 'deletion_protection.enabled',
      ...pair,
    }),
    privateLinkRules: string(
      'enforce_security_group_inbound_rules_on_private_link_traffic',
      'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
      byDefault('on', page),
    ),
    listeners: reverse('listener', 'loadBalancer'),
    endpointServices: reverse('endpoint-service', 'loadBalancers'),
    vpcLinks: reverse('vpc-link-v1', 'targets'),
    accelerators: reverse('accelerator-endpoint-group', 'endpoints'),
  },
  {
    about: 'An Application, Network or Gateway Load Balancer.',
    link: page,
    groups: ['caller', 'load-balancer-target', 'security-group-member'],
    identity: ['name'],
  },
)

export const classicLoadBalancer = resource(
  'classic-load-balancer',
  { terraform: 'aws_elb', cloudformation: 'AWS::ElasticLoadBalancing::LoadBalancer', data: 'aws_elb' },
  {
    name: string('name', 'LoadBalancerName'),
    internal: mapped<boolean>(
      'boolean',
      'internal',
      'Scheme',
      [
        { value: true, terraform: true, cloudformation: 'internal' },
        { value: false, terraform: false, cloudformation: 'internet-facing' },
      ],
      byDefault(
        false,
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-internet-facing-load-balancers.html',
      ),
    ),
    subnets: many('subnet', 'subnets', 'Subnets'),
    securityGroups: many('security-group', 'security_groups', 'SecurityGroups'),
    instances: many('instance', 'instances', 'Instances'),
    crossZone: boolean('cross_zone_load_balancing', 'CrossZone'),
  },
  {
    about: 'A Classic Load Balancer.',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html',
    identity: ['name'],
  },
)
