import { rule } from '../../engine/rule'

export default rule({
  id: 'default-security-group-emptied-but-used',
  severity: 'warning',
  title: 'The default security group is emptied while something relies on it',
  why: 'Connections to and from what has this group time out: aws_default_security_group without ingress and egress blocks adopts the default security group of the VPC and removes all its rules. That is good practice as long as nothing has the group. But load balancers, ECS services, functions and instances that name no security group get exactly this one.',
  remedy:
    'Give each of them a security group of its own with the rules that it needs, and leave the default group empty.',
  check: {
    command:
      'aws ec2 describe-network-interfaces --region {region} --filters Name=group-id,Values=SECURITY_GROUP_ID --query "NetworkInterfaces[].[NetworkInterfaceId,Description]"',
    says: '[] = nothing has the default group any more',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/default_security_group.html.markdown',
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  ],
  tags: ['security-group'],
  about: 'security-group',
  when: { isDefault: true, rules: { none: {} } },
  must: {
    members: { none: { any: [{ kind: { isNot: 'vpc-endpoint' } }, { securityGroups: { exists: true } }] } },
  },
  message:
    '{address} removes every rule of the default security group that {members.address|relies|rely} on.',
  dialects: ['terraform'],
  differs: {
    cloudformation: 'A template cannot take rules out of a default security group; it can only add some.',
  },
  traps: [
    'Nothing has the group: everything names security groups of its own.',
    'Rules are put back, in its own blocks or by resources beside it.',
    'What relies on a default security group is in another VPC.',
    'A Network Load Balancer without security groups filters nothing, a function outside of VPCs has none.',
    'An interface endpoint without security groups: that is vpc-endpoint-without-security-group.',
  ],
})
