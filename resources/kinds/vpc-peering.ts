import { boolean, byDefault, one, resource, string } from '../define'

const provider = 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r'
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html'

/** What sets something on a connection has its id: a route may name either. */
const peering = one('vpc-peering', ['vpc_peering_connection_id', 'id'], null)

/** CloudFormation accepts it by itself in one account and cannot set the DNS options. */
export const vpcPeering = resource(
  'vpc-peering',
  {
    terraform: 'aws_vpc_peering_connection',
    cloudformation: 'AWS::EC2::VPCPeeringConnection',
    data: 'aws_vpc_peering_connection',
  },
  {
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    peerVpc: one('vpc', 'peer_vpc_id', 'PeerVpcId'),
    peerOwner: string('peer_owner_id', 'PeerOwnerId'),
    peerRegion: string('peer_region', 'PeerRegion'),
    peerRole: string(null, 'PeerRoleArn'),
    autoAccept: boolean(
      'auto_accept',
      null,
      byDefault<boolean>({ terraform: false }, `${provider}/vpc_peering_connection.html.markdown`),
    ),
    requesterDns: boolean('requester.allow_remote_vpc_dns_resolution', null, byDefault(false, GUIDE)),
    accepterDns: boolean('accepter.allow_remote_vpc_dns_resolution', null, byDefault(false, GUIDE)),
  },
  {
    about: 'A connection between two VPCs, which leads no further than these two.',
    link: 'https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html',
    groups: ['route-target'],
  },
)

export const vpcPeeringAccepter = resource(
  'vpc-peering-accepter',
  { terraform: 'aws_vpc_peering_connection_accepter', cloudformation: null },
  {
    peering,
    autoAccept: boolean('auto_accept', null),
  },
  {
    about: 'The accepting side of a peering connection, in its own account or Region.',
    link: `${provider}/vpc_peering_connection_accepter.html.markdown`,
    lays: { on: 'peering', sets: ['autoAccept'] },
  },
)

/** Each side says only its own, so what it does not say lays nothing over the connection. */
export const vpcPeeringOptions = resource(
  'vpc-peering-options',
  { terraform: 'aws_vpc_peering_connection_options', cloudformation: null },
  {
    peering,
    requesterDns: boolean('requester.allow_remote_vpc_dns_resolution', null),
    accepterDns: boolean('accepter.allow_remote_vpc_dns_resolution', null),
  },
  {
    about: 'Whether a peering connection resolves names of the other VPC to private addresses.',
    link: `${provider}/vpc_peering_connection_options.html.markdown`,
    lays: { on: 'peering', sets: ['requesterDns', 'accepterDns'] },
  },
)
