import { one, resource, reverse } from '../define'

/** Attached by an attribute in Terraform or by a resource of its own. */
export const internetGateway = resource(
  'internet-gateway',
  {
    terraform: 'aws_internet_gateway',
    cloudformation: 'AWS::EC2::InternetGateway',
    data: 'aws_internet_gateway',
  },
  {
    vpc: one('vpc', ['vpc_id', 'attachments.vpc_id'], null),
    attachments: reverse('gateway-attachment', 'gateway'),
  },
  {
    about: 'Connects a VPC with the internet, both ways.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    groups: ['gateway', 'route-target'],
  },
)

export const vpnGateway = resource(
  'vpn-gateway',
  { terraform: 'aws_vpn_gateway', cloudformation: 'AWS::EC2::VPNGateway', data: 'aws_vpn_gateway' },
  {
    vpc: one('vpc', ['vpc_id', 'attached_vpc_id'], null),
    attachments: reverse('gateway-attachment', 'gateway'),
  },
  {
    about: 'The end of a VPN or Direct Connect at a VPC.',
    link: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html',
    groups: ['gateway', 'route-target'],
  },
)

export const gatewayAttachment = resource(
  'gateway-attachment',
  {
    terraform: ['aws_internet_gateway_attachment', 'aws_vpn_gateway_attachment'],
    cloudformation: 'AWS::EC2::VPCGatewayAttachment',
  },
  {
    gateway: one('gateway', ['internet_gateway_id', 'vpn_gateway_id'], ['InternetGatewayId', 'VpnGatewayId']),
    vpc: one('vpc', 'vpc_id', 'VpcId'),
  },
  {
    about: 'Attaches an internet gateway or a virtual private gateway to a VPC.',
    link: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcgatewayattachment.html',
    lays: { on: 'gateway', sets: ['vpc'] },
  },
)

export const egressOnlyGateway = resource(
  'egress-only-gateway',
  { terraform: 'aws_egress_only_internet_gateway', cloudformation: 'AWS::EC2::EgressOnlyInternetGateway' },
  { vpc: one('vpc', 'vpc_id', 'VpcId') },
  {
    about: 'Lets IPv6 traffic out of a VPC and only answers in.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
    groups: ['route-target'],
  },
)
