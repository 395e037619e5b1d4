import { rule } from '../../engine/rule'

export default rule({
  id: 'security-group-reference-cannot-match',
  severity: 'error',
  title: 'A rule names a security group of another VPC, which it cannot see',
  why: 'The rule is there and lets nothing through, or AWS refuses it: a filter knows the security group of the sender only inside its own VPC, across an active peering connection of one Region, and through a transit gateway for which that is turned on. What comes any other way is dropped.',
  remedy:
    'Name the ranges of the other side instead, as a CIDR or a prefix list. Or connect the VPCs: an accepted peering connection in one Region, or security_group_referencing_support on the transit gateway. A group can also be shared into a further VPC of its Region.',
  fixes: [
    {
      title: 'Name the ranges of the other side, as a CIDR or a prefix list',
      costs: 'Everything in these ranges is let in, whatever group it has.',
    },
    {
      title: 'Connect the VPCs so that groups are seen',
      costs: 'Peering in one Region or a transit gateway; either way routes are needed too.',
      steps: [
        'an accepted VPC peering connection in one Region; or security group referencing turned on at the transit gateway and its VPC attachments',
      ],
    },
  ],
  check: {
    command: 'nc -vz HOST PORT',
    says: 'from a member of the other group: succeeded or open, no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html',
    'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html',
  ],
  tags: ['security-group', 'routing'],
  blocks: ['security-group-reference-lost'],
  about: 'security-group-rule',
  when: { peer: { exists: true } },
  must: { unseenPeers: { none: {} } },
  message:
    'A rule of {group.address} names {unseenPeers.address}, whose members it cannot tell: it is in another VPC.',
  pointAt: 'peer',
  traps: [
    'The VPCs are peered in one Region, and the connection is accepted.',
    'The transit gateway between the VPCs supports references to security groups.',
    'The group is shared into the VPC of the rule.',
    'Both groups are in one VPC, or in the default VPC.',
    'The ids of both VPCs are outputs: somebody else may connect them.',
    'What arrives through a NAT gateway, a Gateway Load Balancer or PrivateLink: inside of one VPC the rule may be meant for others.',
    'The VPC of a group is not known here, as that of a variable or an id.',
    'The default group of the VPC, and the group that an EKS cluster makes in it.',
  ],
})
