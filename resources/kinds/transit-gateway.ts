import { byDefault, mapped, resource, reverse, type Spelling } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html'

const enabled = (terraform: Spelling, cloudformation: Spelling, standard: boolean) =>
  mapped<boolean>(
    'boolean',
    terraform,
    cloudformation,
    [
      { value: true, terraform: 'enable', cloudformation: 'enable' },
      { value: false, terraform: 'disable', cloudformation: 'disable' },
    ],
    byDefault(standard, page),
  )

export const transitGateway = resource(
  'transit-gateway',
  {
    terraform: 'aws_ec2_transit_gateway',
    cloudformation: 'AWS::EC2::TransitGateway',
    data: 'aws_ec2_transit_gateway',
  },
  {
    defaultAssociation: enabled('default_route_table_association', 'DefaultRouteTableAssociation', true),
    defaultPropagation: enabled('default_route_table_propagation', 'DefaultRouteTablePropagation', true),
    autoAccept: enabled('auto_accept_shared_attachments', 'AutoAcceptSharedAttachments', false),
    dnsSupport: enabled('dns_support', 'DnsSupport', true),
    securityGroupReferencing: enabled(
      'security_group_referencing_support',
      'SecurityGroupReferencingSupport',
      false,
    ),
    attachments: reverse('transit-gateway-attachment', 'gateway'),
    routeTables: reverse('transit-gateway-route-table', 'gateway'),
  },
  {
    about: 'A router between VPCs and other networks.',
    link: 'https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html',
    groups: ['route-target'],
  },
)
