import { rule } from '../../engine/rule'

export default rule({
  id: 'nat-gateway-without-way-out',
  severity: 'error',
  title: 'A public NAT gateway is in a subnet without a route to the internet',
  why: 'Everything that goes out through this NAT gateway times out: a whole tier of private subnets is offline. A public NAT gateway sends what it is given on by the route table of its own subnet, and that one has no route to an internet gateway. Usually it stands in a private subnet, even one whose default route leads to the NAT gateway itself.',
  remedy:
    'Put the NAT gateway into a subnet whose route table sends 0.0.0.0/0 to an internet gateway of the VPC. Or use a regional NAT gateway, which needs no subnet.',
  fixes: [
    {
      title: 'Put the NAT gateway into a subnet with a route to an internet gateway',
      costs: 'A NAT gateway cannot be moved: it is replaced.',
    },
    {
      title: 'Give {subnet.address} a route to an internet gateway',
      costs: 'All that is in this subnet is then in a public subnet.',
      steps: [
        'an internet gateway that is attached to the VPC',
        '0.0.0.0/0 to it, in a route table that only public subnets have',
      ],
    },
    {
      title: 'Use a regional NAT gateway',
      costs: 'It needs no subnet; it is a new NAT gateway, and the routes have to lead to it.',
    },
  ],
  check: {
    command: 'curl -m 5 https://checkip.amazonaws.com',
    says: 'from a subnet behind it: the public address of the NAT gateway',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html',
    'https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html',
  ],
  tags: ['routing', 'nat'],
  about: 'nat-gateway',
  when: { connectivity: 'public', availability: 'zonal', subnet: { exists: true } },
  must: { subnet: { class: { noneOf: ['private', 'isolated', 'blackhole'] } } },
  message:
    '{address} has no way out: its subnet {subnet.address} has no route to an internet gateway (class of the subnet: {subnet.class}).',
  pointAt: 'subnet',
  traps: [
    'The subnet has a route to an internet gateway attached to the VPC, in its own route table or in the main one.',
    'A private NAT gateway leads to other networks and needs no internet gateway.',
    'A regional NAT gateway has no subnet.',
    'The default route leads to a firewall or a transit gateway: the traffic may get out behind it.',
    'The subnet, or the target of its default route, is not known here.',
  ],
})
