/**
 * One rule of a security group, however it is written: an inline block, a resource of its own, or one of the many that a
 * Terraform block with several `cidr_blocks` stands for. Each has one peer: a CIDR, a prefix list or a security group.
 *
 * Ports mean something to TCP, UDP and ICMP only; any other protocol allows all of them
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html), so a rule for
 * protocol `-1` covers 0 to 65535 although Terraform writes 0 and 0.
 */
import type { Value } from '../../model/value'
import { known } from '../../model/value'
import type { ReadFunction } from '../define'
import { mapped, one, read, resource, string } from '../define'

const WITH_PORTS = new Set(['tcp', 'udp', 'icmp', 'icmpv6', '6', '17', '1', '58'])
const LAST_PORT = 65535

/** The protocols' numbers, at IANA: https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml */
const PROTOCOLS: readonly (readonly [string, string])[] = [
  ['-1', '-1'],
  ['-1', 'all'],
  ['icmp', '1'],
  ['tcp', '6'],
  ['udp', '17'],
  ['icmpv6', '58'],
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['icmp', 'ICMP'],
  ['icmpv6', 'ICMPV6'],
]

/** The port as written, or `all` where the protocol has no ports. */
function port(protocolNames: readonly string[], portName: string, all: number): ReadFunction {
  return (attributes) => {
    const written = attributes.get(portName)
    const protocol = protocolNames.map((name) => attributes.get(name)).find((value) => value !== undefined)
    return protocol === undefined ? written : portFor(protocol, written, all)
  }
}

function portFor(
  protocol: Value<unknown>,
  written: Value<unknown> | undefined,
  all: number,
): Value<unknown> | undefined {
  if (protocol.state !== 'known') return written
  return WITH_PORTS.has(String(protocol.value).toLowerCase()) ? written : known(all, protocol.origin)
}

const TERRAFORM = ['protocol', 'ip_protocol']
const CLOUDFORMATION = ['IpProtocol']

export const securityGroupRule = resource(
  'security-group-rule',
  {
    terraform: [
      'aws_security_group_rule',
      'aws_vpc_security_group_ingress_rule',
      'aws_vpc_security_group_egress_rule',
    ],
    cloudformation: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    data: 'aws_vpc_security_group_rule',
  },
  {
    group: one('security-group', 'security_group_id', ['GroupId', 'GroupName']),
    direction: mapped<string>('string', 'type', null, [
      { value: 'in', terraform: 'ingress' },
      { value: 'out', terraform: 'egress' },
    ]),
    protocol: mapped<string>(
      'string',
      TERRAFORM,
      CLOUDFORMATION,
      PROTOCOLS.map(([value, text]) => ({ value, terraform: text, cloudformation: text })),
    ),
    fromPort: read<number>('number', {
      terraform: port(TERRAFORM, 'from_port', 0),
      cloudformation: port(CLOUDFORMATION, 'FromPort', 0),
    }),
    toPort: read<number>('number', {
      terraform: port(TERRAFORM, 'to_port', LAST_PORT),
      cloudformation: port(CLOUDFORMATION, 'ToPort', LAST_PORT),
    }),
    cidr: string(['cidr_blocks[]', 'cidr_ipv4'], 'CidrIp'),
    cidrIpv6: string(['ipv6_cidr_blocks[]', 'cidr_ipv6'], 'CidrIpv6'),
    prefixList: one(
      'prefix-list',
      ['prefix_list_ids[]', 'prefix_list_id'],
      ['SourcePrefixListId', 'DestinationPrefixListId'],
    ),
    peer: one(
      'security-group',
      ['security_groups[]', 'source_security_group_id', 'referenced_security_group_id'],
      ['SourceSecurityGroupId', 'DestinationSecurityGroupId', 'SourceSecurityGroupName'],
    ),
  },
  {
    about: 'What a security group lets in or out: a protocol, ports and one peer.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    spread: {
      over: ['cidr', 'cidrIpv6', 'prefixList', 'peer'],
      itself: { flag: 'self', row: 'peer', as: 'group' },
    },
    having: {
      aws_vpc_security_group_ingress_rule: { direction: 'in' },
      aws_vpc_security_group_egress_rule: { direction: 'out' },
      'AWS::EC2::SecurityGroupIngress': { direction: 'in' },
      'AWS::EC2::SecurityGroupEgress': { direction: 'out' },
    },
  },
)
