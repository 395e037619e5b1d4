import { boolean, byDefault, many, mapped, one, resource, type Spelling, string } from '../define'

const provider = 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r'
const ATTACHMENT = `${provider}/ec2_transit_gateway_vpc_attachment.html.markdown`

const enabled = (terraform: Spelling, cloudformation: Spelling, standard?: boolean) =>
  mapped<boolean>(
    'boolean',
    terraform,
    cloudformation,
    [
      { value: true, terraform: 'enable', cloudformation: 'enable' },
      { value: false, terraform: 'disable', cloudformation: 'disable' },
    ],
    standard === undefined ? undefined : byDefault<boolean>({ terraform: standard }, ATTACHMENT),
  )

/** The dialects' pages disagree about the default of DNS support, so in CloudFormation it has none. */
export const transitGatewayAttachment = resource(
  'transit-gateway-attachment',
  {
    terraform: 'aws_ec2_transit_gateway_vpc_attachment',
    cloudformation: ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'],
    data: 'aws_ec2_transit_gateway_vpc_attachment',
  },
  {
    gateway: one('transit-gateway', 'transit_gateway_id', 'TransitGatewayId'),
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    subnets: many('subnet', 'subnet_ids', 'SubnetIds'),
    dnsSupport: enabled('dns_support', 'Options.DnsSupport', true),
    applianceMode: enabled('appliance_mode_support', 'Options.ApplianceModeSupport', false),
    securityGroupReferencing: enabled(
      'security_group_referencing_support',
      'Options.SecurityGroupReferencingSupport',
    ),
    defaultAssociation: boolean(
      'transit_gateway_default_route_table_association',
      null,
      byDefault<boolean>({ terraform: true }, ATTACHMENT),
    ),
    defaultPropagation: boolean(
      'transit_gateway_default_route_table_propagation',
      null,
      byDefault<boolean>({ terraform: true }, ATTACHMENT),
    ),
  },
  {
    about: 'Connects a VPC with a transit gateway, through one subnet a zone.',
    link: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    groups: ['transit-attachment'],
  },
)

/** Its id is that of the attachment. */
export const transitGatewayAccepter = resource(
  'transit-gateway-accepter',
  {
    terraform: [
      'aws_ec2_transit_gateway_vpc_attachment_accepter',
      'aws_ec2_transit_gateway_peering_attachment_accepter',
    ],
    cloudformation: null,
  },
  { attachment: one('transit-attachment', ['transit_gateway_attachment_id', 'id'], null) },
  {
    about: 'Accepts the attachment of another account.',
    link: `${provider}/ec2_transit_gateway_vpc_attachment_accepter.html.markdown`,
  },
)

export const transitGatewayPeering = resource(
  'transit-gateway-peering',
  {
    terraform: 'aws_ec2_transit_gateway_peering_attachment',
    cloudformation: 'AWS::EC2::TransitGatewayPeeringAttachment',
    data: 'aws_ec2_transit_gateway_peering_attachment',
  },
  {
    gateway: one('transit-gateway', 'transit_gateway_id', 'TransitGatewayId'),
    peerGateway: one('transit-gateway', 'peer_transit_gateway_id', 'PeerTransitGatewayId'),
    peerOwner: string('peer_account_id', 'PeerAccountId'),
    peerRegion: string('peer_region', 'PeerRegion'),
  },
  {
    about: 'Connects two transit gateways.',
    link: 'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html',
    groups: ['transit-attachment'],
  },
)
