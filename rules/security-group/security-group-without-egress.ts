import { rule } from '../../engine/rule'

export default rule({
  id: 'security-group-without-egress',
  severity: 'warning',
  title: 'The security groups of a workload let nothing out',
  why: 'Every connection that the workload opens times out, to the endpoints of its VPC as to anything else: none of its security groups has a rule for outgoing traffic. AWS gives a new group a rule that lets everything out, but Terraform removes it, so an aws_security_group without egress rules lets out nothing. Answers to requests that come in are not affected.',
  remedy:
    'Let out what the workload calls: port 443 to the security group of the endpoint, to the prefix list of a gateway endpoint, or everything.',
  fixes: [
    {
      title:
        'Let out port 443 to the security group of the endpoint, or to the prefix list of a gateway endpoint',
      costs: 'What else the workload calls has to be added.',
    },
    {
      title: 'Let everything out, as AWS does for a new group',
      costs: 'Then only routes and network ACLs keep the workload from calling anything.',
    },
  ],
  check: {
    command: 'nc -vz HOST 443',
    says: 'from the workload: succeeded or open, no time-out',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/security_group.html.markdown',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  tags: ['security-group'],
  about: 'workload',
  when: {
    subnets: { some: { vpc: { endpoints: { some: {} } } } },
    securityGroups: { exists: true },
  },
  must: {
    securityGroups: {
      some: {
        rules: { some: { direction: 'out', cidr: { noneOf: ['127.0.0.1/32', '255.255.255.255/32'] } } },
      },
    },
  },
  message:
    '{address} is in a VPC with endpoints and can call none of them: {securityGroups.address|lets|let} nothing out.',
  pointAt: 'securityGroups',
  differs: {
    cloudformation:
      'A template keeps the rule that lets everything out; only one to an address that cannot be, such as 127.0.0.1/32, takes its place.',
  },
  traps: [
    'One of several security groups lets something out.',
    'The rule for outgoing traffic is a resource of its own.',
    'A template without rules for outgoing traffic: the rule that AWS makes stays.',
    'The security group of an endpoint needs no rule for outgoing traffic: an endpoint opens no connections.',
    'A security group from elsewhere: nobody here can say what it lets out.',
  ],
})
