/** What stands around one VPC in the plans of benches: the values that a provider prints, and the expressions they came from. */

/** One module of so many turns on private DNS in a VPC without DNS hostnames: a fault that a bench counts. */
export const FAULTY = 50

type Values = Readonly<Record<string, unknown>>

export interface Made {
  readonly type: string
  readonly name: string
  readonly values: Values
  readonly expressions: Values
}

const tags = (name: string) => ({
  Name: name,
  Team: 'platform',
  Environment: 'production',
  CostCenter: '4711',
})

const id = (prefix: string, module: number, at = 0): string =>
  `${prefix}-${(module * 100 + at).toString(16).padStart(17, '0')}`

const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:123456789012:${rest}`

export function madeIn(module: number): readonly Made[] {
  const vpc = id('vpc', module)
  const group = id('sg', module)
  const subnets = [0, 1, 2].map((at) => id('subnet', module, at))
  const to = (...references: readonly string[]) => ({ references })
  return [
    {
      type: 'aws_vpc',
      name: 'main',
      values: {
        arn: arn('ec2', `vpc/${vpc}`),
        assign_generated_ipv6_cidr_block: false,
        cidr_block: '10.0.0.0/16',
        default_network_acl_id: id('acl', module),
        default_route_table_id: id('rtb', module, 9),
        default_security_group_id: id('sg', module, 9),
        dhcp_options_id: id('dopt', module),
        enable_dns_hostnames: module % FAULTY !== 0,
        enable_dns_support: true,
        enable_network_address_usage_metrics: false,
        id: vpc,
        instance_tenancy: 'default',
        ipv4_ipam_pool_id: null,
        ipv6_cidr_block: '',
        main_route_table_id: id('rtb', module, 9),
        owner_id: '123456789012',
        region: 'eu-west-1',
        tags: tags('main'),
        tags_all: tags('main'),
      },
      expressions: {
        cidr_block: { constant_value: '10.0.0.0/16' },
        enable_dns_hostnames: to('var.hostnames'),
      },
    },
    ...subnets.map(
      (subnet, at): Made => ({
        type: 'aws_subnet',
        name: `private_${at}`,
        values: {
          arn: arn('ec2', `subnet/${subnet}`),
          assign_ipv6_address_on_creation: false,
          availability_zone: `eu-west-1${'abc'.charAt(at)}`,
          availability_zone_id: `euw1-az${at + 1}`,
          cidr_block: `10.0.${at}.0/24`,
          enable_dns64: false,
          id: subnet,
          map_public_ip_on_launch: false,
          owner_id: '123456789012',
          private_dns_hostname_type_on_launch: 'ip-name',
          region: 'eu-west-1',
          tags: tags(`private-${at}`),
          tags_all: tags(`private-${at}`),
          vpc_id: vpc,
        },
        expressions: { vpc_id: to('aws_vpc.main.id', 'aws_vpc.main') },
      }),
    ),
    {
      type: 'aws_security_group',
      name: 'endpoint',
      values: {
        arn: arn('ec2', `security-group/${group}`),
        description: 'Managed by Terraform',
        egress: [],
        id: group,
        ingress: [
          {
            cidr_blocks: ['10.0.0.0/16'],
            description: 'HTTPS from the VPC',
            from_port: 443,
            ipv6_cidr_blocks: [],
            prefix_list_ids: [],
            protocol: 'tcp',
            security_groups: [],
            self: false,
            to_port: 443,
          },
        ],
        name: 'endpoint',
        name_prefix: '',
        owner_id: '123456789012',
        region: 'eu-west-1',
        revoke_rules_on_delete: false,
        tags: tags('endpoint'),
        tags_all: tags('endpoint'),
        timeouts: null,
        vpc_id: vpc,
      },
      expressions: { ingress: { constant_value: [] }, vpc_id: to('aws_vpc.main.id', 'aws_vpc.main') },
    },
    {
      type: 'aws_vpc_endpoint',
      name: 'queue',
      values: {
        arn: arn('ec2', `vpc-endpoint/${id('vpce', module)}`),
        auto_accept: null,
        cidr_blocks: [],
        dns_entry: [0, 1, 2].map((at) => ({
          dns_name: `${id('vpce', module, at)}.sqs.eu-west-1.vpce.amazonaws.com`,
          hosted_zone_id: 'Z38GZ743OKFT7T',
        })),
        id: id('vpce', module),
        ip_address_type: 'ipv4',
        network_interface_ids: [0, 1, 2].map((at) => id('eni', module, at)),
        policy: JSON.stringify({
          Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }],
        }),
        prefix_list_id: null,
        private_dns_enabled: true,
        region: 'eu-west-1',
        route_table_ids: [],
        security_group_ids: [group],
        service_name: 'com.amazonaws.eu-west-1.sqs',
        state: 'available',
        subnet_ids: subnets,
        tags: tags('queue'),
        tags_all: tags('queue'),
        vpc_endpoint_type: 'Interface',
        vpc_id: vpc,
      },
      expressions: {
        security_group_ids: to('aws_security_group.endpoint.id', 'aws_security_group.endpoint'),
        subnet_ids: to('aws_subnet.private_0.id', 'aws_subnet.private_0'),
        vpc_id: to('aws_vpc.main.id', 'aws_vpc.main'),
      },
    },
    ...[0, 1, 2].map(
      (at): Made => ({
        type: 'aws_cloudwatch_metric_alarm',
        name: `alarm_${at}`,
        values: {
          actions_enabled: true,
          alarm_actions: [arn('sns', 'operations')],
          alarm_name: `service-${module}-${at}`,
          arn: arn('cloudwatch', `alarm:service-${module}-${at}`),
          comparison_operator: 'GreaterThanThreshold',
          dimensions: { QueueName: `service-${module}`, Stage: 'production' },
          evaluation_periods: 3,
          id: `service-${module}-${at}`,
          metric_name: 'ApproximateAgeOfOldestMessage',
          namespace: 'AWS/SQS',
          period: 60,
          statistic: 'Maximum',
          tags: tags('alarm'),
          tags_all: tags('alarm'),
          threshold: 300,
          treat_missing_data: 'missing',
        },
        expressions: { alarm_name: to('var.name') },
      }),
    ),
  ]
}
