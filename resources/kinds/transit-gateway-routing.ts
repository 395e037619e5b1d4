import { boolean, byDefault, one, resource, reverse, string } from '../define'

const page = 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html'
const table = one(
  'transit-gateway-route-table',
  'transit_gateway_route_table_id',
  'TransitGatewayRouteTableId',
)
const attachment = one('transit-attachment', 'transit_gateway_attachment_id', 'TransitGatewayAttachmentId')

export const transitGatewayRouteTable = resource(
  'transit-gateway-route-table',
  {
    terraform: 'aws_ec2_transit_gateway_route_table',
    cloudformation: 'AWS::EC2::TransitGatewayRouteTable',
    data: 'aws_ec2_transit_gateway_route_table',
  },
  {
    gateway: one('transit-gateway', 'transit_gateway_id', 'TransitGatewayId'),
    routes: reverse('transit-gateway-route', 'table'),
    associations: reverse('transit-gateway-association', 'table'),
    propagations: reverse('transit-gateway-propagation', 'table'),
  },
  { about: 'Where a transit gateway sends the traffic of the attachments that use it.', link: page },
)

export const transitGatewayRoute = resource(
  'transit-gateway-route',
  { terraform: 'aws_ec2_transit_gateway_route', cloudformation: 'AWS::EC2::TransitGatewayRoute' },
  {
    table,
    attachment,
    destination: string('destination_cidr_block', 'DestinationCidrBlock'),
    blackhole: boolean(
      'blackhole',
      'Blackhole',
      byDefault<boolean>(
        { terraform: false },
        'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/ec2_transit_gateway_route.html.markdown',
      ),
    ),
  },
  { about: 'One route of a transit gateway.', link: page },
)

export const transitGatewayAssociation = resource(
  'transit-gateway-association',
  {
    terraform: 'aws_ec2_transit_gateway_route_table_association',
    cloudformation: 'AWS::EC2::TransitGatewayRouteTableAssociation',
  },
  { table, attachment },
  { about: 'Lets an attachment use a route table of a transit gateway.', link: page },
)

export const transitGatewayPropagation = resource(
  'transit-gateway-propagation',
  {
    terraform: 'aws_ec2_transit_gateway_route_table_propagation',
    cloudformation: 'AWS::EC2::TransitGatewayRouteTablePropagation',
  },
  { table, attachment },
  { about: 'Lets an attachment write its routes into a route table of a transit gateway.', link: page },
)

export const transitGatewayPrefixList = resource(
  'transit-gateway-prefix-list',
  { terraform: 'aws_ec2_transit_gateway_prefix_list_reference', cloudformation: null },
  {
    table: one('transit-gateway-route-table', 'transit_gateway_route_table_id', null),
    attachment: one('transit-attachment', 'transit_gateway_attachment_id', null),
    prefixList: one('prefix-list', 'prefix_list_id', null),
    blackhole: boolean('blackhole', null),
  },
  {
    about: 'Routes of a transit gateway to all entries of a prefix list.',
    link: 'https://docs.aws.amazon.com/vpc/latest/tgw/create-prefix-list-reference.html',
  },
)
