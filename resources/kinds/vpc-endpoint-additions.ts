/** Terraform resources that only set something on a VPC endpoint. CloudFormation writes all of it inline. */
import { boolean, byDefault, entry, one, policy, resource } from '../define'

const provider = 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r'
const endpoint = one('vpc-endpoint', 'vpc_endpoint_id', null)

export const vpcEndpointPrivateDns = resource(
  'vpc-endpoint-private-dns',
  { terraform: 'aws_vpc_endpoint_private_dns', cloudformation: null },
  { endpoint, privateDns: boolean('private_dns_enabled', null) },
  {
    about: 'Turns private DNS of a VPC endpoint on or off, apart from the endpoint.',
    link: `${provider}/vpc_endpoint_private_dns.html.markdown`,
    lays: { on: 'endpoint', sets: ['privateDns'] },
  },
)

export const vpcEndpointPolicy = resource(
  'vpc-endpoint-policy',
  { terraform: 'aws_vpc_endpoint_policy', cloudformation: null },
  { endpoint, policy: policy('policy', null) },
  {
    about: 'The policy of a VPC endpoint, apart from the endpoint.',
    link: `${provider}/vpc_endpoint_policy.html.markdown`,
    lays: { on: 'endpoint', sets: ['policy'] },
  },
)

export const vpcEndpointSubnet = resource(
  'vpc-endpoint-subnet',
  { terraform: 'aws_vpc_endpoint_subnet_association', cloudformation: null },
  { endpoint, subnets: entry('subnet', 'subnet_id', null) },
  {
    about: 'Adds a subnet to a VPC endpoint.',
    link: `${provider}/vpc_endpoint_subnet_association.html.markdown`,
    lays: { on: 'endpoint', adds: ['subnets'] },
  },
)

export const vpcEndpointSecurityGroup = resource(
  'vpc-endpoint-security-group',
  { terraform: 'aws_vpc_endpoint_security_group_association', cloudformation: null },
  {
    endpoint,
    securityGroups: entry('security-group', 'security_group_id', null),
    replacesDefault: boolean(
      'replace_default_association',
      null,
      byDefault(false, `${provider}/vpc_endpoint_security_group_association.html.markdown`),
    ),
  },
  {
    about: 'Adds a security group to a VPC endpoint; the default group stays unless it is replaced.',
    link: `${provider}/vpc_endpoint_security_group_association.html.markdown`,
    lays: { on: 'endpoint', adds: ['securityGroups'] },
  },
)

export const vpcEndpointRouteTable = resource(
  'vpc-endpoint-route-table',
  { terraform: 'aws_vpc_endpoint_route_table_association', cloudformation: null },
  { endpoint, routeTables: entry('route-table', 'route_table_id', null) },
  {
    about: 'Adds a route table to a gateway endpoint.',
    link: `${provider}/vpc_endpoint_route_table_association.html.markdown`,
    lays: { on: 'endpoint', adds: ['routeTables'] },
  },
)
