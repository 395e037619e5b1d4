import { boolean, byDefault, entry, one, resource, reverse, string, strings } from '../define'

const DNS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html'
const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html'

export const vpc = resource(
  'vpc',
  { terraform: ['aws_vpc', 'aws_default_vpc'], cloudformation: 'AWS::EC2::VPC', data: 'aws_vpc' },
  {
    cidr: string('cidr_block', 'CidrBlock'),
    moreCidrs: strings(null, null),
    ipv6Cidr: string('ipv6_cidr_block', null),
    dnsSupport: boolean('enable_dns_support', 'EnableDnsSupport', byDefault(true, page)),
    dnsHostnames: boolean('enable_dns_hostnames', 'EnableDnsHostnames', byDefault(false, page)),
    endpoints: reverse('vpc-endpoint', 'vpc'),
    subnets: reverse('subnet', 'vpc'),
    securityGroups: reverse('security-group', 'vpc'),
    routeTables: reverse('route-table', 'vpc'),
  },
  {
    about: 'A virtual private cloud: a network of its own, with its addresses and its DNS resolver.',
    link: page,
    defaults: { aws_default_vpc: { dnsSupport: byDefault(true, DNS), dnsHostnames: byDefault(true, DNS) } },
  },
)

export const vpcCidr = resource(
  'vpc-cidr',
  { terraform: 'aws_vpc_ipv4_cidr_block_association', cloudformation: 'AWS::EC2::VPCCidrBlock' },
  { vpc: one('vpc', 'vpc_id', 'VpcId'), moreCidrs: strings('cidr_block', 'CidrBlock') },
  {
    about: 'A further range of addresses of a VPC.',
    link: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html',
    lays: { on: 'vpc', adds: ['moreCidrs'] },
  },
)

export const securityGroupVpcAssociation = resource(
  'security-group-vpc-association',
  {
    terraform: 'aws_vpc_security_group_vpc_association',
    cloudformation: 'AWS::EC2::SecurityGroupVpcAssociation',
  },
  {
    securityGroup: one('security-group', 'security_group_id', 'GroupId'),
    moreVpcs: entry('vpc', 'vpc_id', 'VpcId'),
  },
  {
    about: 'Lets a security group be used in a further VPC of the Region.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html',
    lays: { on: 'securityGroup', adds: ['moreVpcs'] },
  },
)
