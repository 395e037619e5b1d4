import { byDefault, entry, many, mapped, number, one, parts, resource, reverse, string } from '../define'

const page = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'
const ENTRY =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html'

/** `aws_default_network_acl` adopts the default list of a VPC, which it names by the VPC's own attribute. */
export const networkAcl = resource(
  'network-acl',
  { terraform: ['aws_network_acl', 'aws_default_network_acl'], cloudformation: 'AWS::EC2::NetworkAcl' },
  {
    vpc: one('vpc', ['vpc_id', 'default_network_acl_id'], 'VpcId'),
    subnets: many('subnet', 'subnet_ids', null),
    ingress: parts('network-acl-rule', 'acl', 'ingress', null, { having: { direction: 'in' } }),
    egress: parts('network-acl-rule', 'acl', 'egress', null, { having: { direction: 'out' } }),
    rules: reverse('network-acl-rule', 'acl'),
  },
  {
    about: 'A stateless filter at the border of subnets: numbered rules, the first that matches decides.',
    link: page,
  },
)

/** Protocol numbers: https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml */
export const networkAclRule = resource(
  'network-acl-rule',
  { terraform: 'aws_network_acl_rule', cloudformation: 'AWS::EC2::NetworkAclEntry' },
  {
    acl: one('network-acl', 'network_acl_id', 'NetworkAclId'),
    direction: mapped<string>(
      'string',
      'egress',
      'Egress',
      [
        { value: 'out', terraform: true, cloudformation: true },
        { value: 'in', terraform: false, cloudformation: false },
      ],
      byDefault('in', ENTRY),
    ),
    number: number(['rule_number', 'rule_no'], 'RuleNumber'),
    action: string(['rule_action', 'action'], 'RuleAction'),
    protocol: mapped<string>(
      'string',
      'protocol',
      'Protocol',
      [
        ['-1', '-1'],
        ['-1', 'all'],
        ['icmp', '1'],
        ['tcp', '6'],
        ['udp', '17'],
        ['icmpv6', '58'],
      ].map(([value = '', text = '']) => ({ value, terraform: text, cloudformation: text })),
    ),
    cidr: string('cidr_block', 'CidrBlock'),
    cidrIpv6: string('ipv6_cidr_block', 'Ipv6CidrBlock'),
    fromPort: number('from_port', 'PortRange.From'),
    toPort: number('to_port', 'PortRange.To'),
  },
  { about: 'One numbered rule of a network ACL.', link: page },
)

export const networkAclAssociation = resource(
  'network-acl-association',
  { terraform: 'aws_network_acl_association', cloudformation: 'AWS::EC2::SubnetNetworkAclAssociation' },
  {
    acl: one('network-acl', 'network_acl_id', 'NetworkAclId'),
    subnets: entry('subnet', 'subnet_id', 'SubnetId'),
  },
  {
    about: 'Puts a network ACL in front of a subnet, in place of the default one.',
    link: page,
    lays: { on: 'acl', adds: ['subnets'] },
  },
)
