import { rule } from '../../engine/rule'

export default rule({
  id: 'network-acl-blocks-return',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { unansweredCallers: { exists: true } },
      message:
        '{address} drops the answers to {unansweredCallers.address}: it lets the connection pass, and nothing back to the ports that it was opened from.',
    },
  ],
  title: 'A network ACL lets connections pass and drops their answers',
  why: 'Connections time out although every rule that people look at allows them: the first packet arrives, and its answer is dropped. A network ACL keeps no memory of connections. Each subnet on the way needs a rule for the answer too, out of the subnet of who answers and into that of who asked, to the high port that the caller chose: 1024 to 65535 for load balancers, NAT gateways and functions, a part of these for servers. With only a part open, some connections work and others do not.',
  remedy:
    'Allow TCP 1024-65535 back, out of the subnet that answers and into the one that asked, from and to the ranges of the other side. For what comes from the internet, or from AWS services by their public names, the other side is 0.0.0.0/0.',
  fixes: [
    {
      title: 'Allow the answers: TCP 1024-65535',
      costs:
        'Whoever is in that range may also open connections to these ports, as far as security groups let them in.',
      steps: [
        'out of the subnet that answers, to the range of the caller',
        'into the subnet of the caller, from the range of who answers',
      ],
    },
    {
      title: 'Let the network ACL pass everything, and filter by security groups',
      costs: 'What the ACL denied on purpose is open then, unless security groups keep it out.',
    },
  ],
  check: {
    command: 'nc -vz HOST PORT',
    says: 'from the caller: succeeded or open, no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
    'https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html',
  ],
  tags: ['network-acl', 'routing'],
  blocks: ['network-acl-return'],
  about: 'network-acl',
  when: { rules: { exists: true } },
  must: { unansweredCallers: { none: {} }, partlyUnansweredCallers: { none: {} } },
  message:
    '{address} drops some of the answers to {partlyUnansweredCallers.address}: it lets the connection pass, and answers only to a part of the ports that it may be opened from.',
  traps: [
    'Both are in one subnet: no network ACL is asked.',
    'The default network ACL of a VPC lets everything pass.',
    'A server whose system nobody knows, while all the ports of Linux, 32768-60999, or those of Windows are open.',
    'Nothing opens a connection across the list.',
    'The connection itself is dropped already: that is another fault.',
    'A range or a port that is not known here.',
  ],
})
