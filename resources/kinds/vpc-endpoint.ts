import { boolean, byDefault, many, mapped, one, policy, resource, reverse, string, strings } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html'

/**
 * In a plan, the provider computes most of these when they are left out, so only the configuration tells "nobody sets it"
 * from "not known yet"; `privateDns` is then false in both dialects.
 */
export const vpcEndpoint = resource(
  'vpc-endpoint',
  { terraform: 'aws_vpc_endpoint', cloudformation: 'AWS::EC2::VPCEndpoint', data: 'aws_vpc_endpoint' },
  {
    service: string('service_name', 'ServiceName'),
    serviceRegion: string('service_region', 'ServiceRegion'),
    type: string('vpc_endpoint_type', 'VpcEndpointType', byDefault('Gateway', page)),
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    subnets: many('subnet', ['subnet_ids', 'subnet_configuration[].subnet_id'], 'SubnetIds'),
    securityGroups: many('security-group', 'security_group_ids', 'SecurityGroupIds'),
    routeTables: many('route-table', 'route_table_ids', 'RouteTableIds'),
    policy: policy('policy', 'PolicyDocument'),
    privateDns: boolean('private_dns_enabled', 'PrivateDnsEnabled', byDefault(false, page)),
    privateDnsOnlyForInboundResolverEndpoint: mapped<boolean>(
      'boolean',
      'dns_options.private_dns_only_for_inbound_resolver_endpoint',
      'DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint',
      [
        { value: true, terraform: true, cloudformation: 'OnlyInboundResolver' },
        { value: false, terraform: false, cloudformation: 'AllResolvers' },
      ],
    ),
    privateDnsPreference: string('dns_options.private_dns_preference', 'DnsOptions.PrivateDnsPreference'),
    privateDnsDomains: strings(
      'dns_options.private_dns_specified_domains',
      'DnsOptions.PrivateDnsSpecifiedDomains',
    ),
    dnsRecordIpType: string('dns_options.dns_record_ip_type', 'DnsOptions.DnsRecordIpType'),
    ipAddressType: string('ip_address_type', 'IpAddressType'),
    autoAccept: boolean('auto_accept', null),
    resourceConfiguration: string('resource_configuration_arn', 'ResourceConfigurationArn'),
    serviceNetwork: string('service_network_arn', 'ServiceNetworkArn'),
    accepters: reverse('endpoint-accepter', 'endpoint'),
  },
  {
    about:
      'A private door from a VPC to a service: network interfaces, a route, or a load balancer for appliances.',
    link: 'https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html',
    groups: ['route-target', 'profile-resource', 'security-group-member'],
  },
)
