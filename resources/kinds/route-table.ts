import { boolean, byDefault, entry, many, one, parts, resource, reverse } from '../define'

const page = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html'

/**
 * The route back to the VPC's own addresses is in every table and in no text. `aws_default_route_table` adopts the main table of
 * a VPC, which it names by the VPC's own attribute.
 */
export const routeTable = resource(
  'route-table',
  {
    terraform: ['aws_route_table', 'aws_default_route_table'],
    cloudformation: 'AWS::EC2::RouteTable',
    data: 'aws_route_table',
  },
  {
    vpc: one('vpc', ['vpc_id', 'default_route_table_id'], 'VpcId'),
    isMain: boolean(null, null, byDefault(false, page)),
    inlineRoutes: parts('route', 'table', ['route', 'routes'], null),
    routes: reverse('route', 'table'),
    associations: reverse('route-table-association', 'table'),
    mainAssociations: reverse('main-route-table-association', 'table'),
    propagating: many('vpn-gateway', 'propagating_vgws', null),
    endpoints: reverse('vpc-endpoint', 'routeTables'),
  },
  {
    about: 'Where the traffic of the subnets that use it goes.',
    link: page,
    having: { aws_default_route_table: { isMain: true } },
  },
)

export const routeTableAssociation = resource(
  'route-table-association',
  {
    terraform: 'aws_route_table_association',
    cloudformation: ['AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::GatewayRouteTableAssociation'],
  },
  {
    table: one('route-table', 'route_table_id', 'RouteTableId'),
    subnet: one('subnet', 'subnet_id', 'SubnetId'),
    gateway: one('gateway', 'gateway_id', 'GatewayId'),
  },
  { about: 'Lets a subnet, or a gateway, use a route table.', link: page },
)

/** CloudFormation has no such type: a template cannot change which table is the main one. */
export const mainRouteTableAssociation = resource(
  'main-route-table-association',
  { terraform: 'aws_main_route_table_association', cloudformation: null },
  { vpc: one('vpc', 'vpc_id', null), table: one('route-table', 'route_table_id', null) },
  {
    about: 'Makes a route table the one that subnets without an association use.',
    link: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/main_route_table_association.html.markdown',
  },
)

export const routePropagation = resource(
  'route-propagation',
  { terraform: 'aws_vpn_gateway_route_propagation', cloudformation: null },
  {
    table: one('route-table', 'route_table_id', null),
    propagating: entry('vpn-gateway', 'vpn_gateway_id', null),
  },
  {
    about: 'Lets a virtual private gateway write routes into a route table.',
    link: page,
    lays: { on: 'table', adds: ['propagating'] },
  },
)

export const routePropagations = resource(
  'route-propagations',
  { terraform: null, cloudformation: 'AWS::EC2::VPNGatewayRoutePropagation' },
  {
    tables: many('route-table', null, 'RouteTableIds'),
    propagating: entry('vpn-gateway', null, 'VpnGatewayId'),
  },
  {
    about: 'Lets a virtual private gateway write routes into route tables.',
    link: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpngatewayroutepropagation.html',
    lays: { on: 'tables', adds: ['propagating'] },
  },
)
