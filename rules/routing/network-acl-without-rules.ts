import { rule } from '../../engine/rule'

export default rule({
  id: 'network-acl-without-rules',
  severity: 'warning',
  preview: true,
  title: 'A network ACL in front of subnets has no rules in one direction',
  why: 'Nothing gets through to or from these subnets: a network ACL of your own starts without rules, and drops what no rule allows. It keeps no memory of connections either, so that rules in one direction alone let no answer back.',
  remedy:
    'Add rules for both directions, or leave the subnets with the default network ACL of the VPC and filter by security groups. Where the subnets are cut off on purpose, allow the finding with the reason.',
  check: {
    command:
      'aws ec2 describe-network-acls --region {region} --network-acl-ids NETWORK_ACL_ID --query "NetworkAcls[].Entries[].[Egress,RuleNumber,RuleAction,CidrBlock]"',
    says: 'beside the two of number 32767, a rule that allows with Egress false and one with Egress true',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html',
  ],
  tags: ['network-acl', 'routing'],
  about: 'network-acl',
  when: { subnets: { some: {} } },
  must: { all: [{ rules: { some: { direction: 'in' } } }, { rules: { some: { direction: 'out' } } }] },
  message: '{address} drops everything in at least one direction, in front of {subnets.address}.',
  pointAt: 'subnets',
  traps: [
    'No subnet is associated with it.',
    'Rules stand apart from it, in both directions.',
    'Rules, or their direction, are not known here.',
  ],
})
