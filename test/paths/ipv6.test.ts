/** IPv6 has routes, gateways and rules of its own: none of IPv4 says anything of it. */
import { traces } from '../../paths/follow-request'
import { answer } from '../graph/read'
import {
  BOTH,
  block,
  egress,
  group,
  IGW,
  INSIDE,
  ingress,
  logs,
  PROVIDER,
  resource,
  stack,
  subnet,
  TASK,
  TO_IGW,
  table,
  terraform,
  VPC,
  verdict,
  walked,
} from './network'

const RANGE = 'ipv6_cidr_block = "2001:db8:0:1::/64"\nassign_ipv6_address_on_creation = true'
const ranged = subnet('a', 0, 'a').replace('availability_zone', `${RANGE}\navailability_zone`)
const EIGW = block('aws_egress_only_internet_gateway', 'out', 'vpc_id = aws_vpc.main.id')
const way = (target: string, to = '::/0') => `route {\n ipv6_cidr_block = "${to}"\n ${target}\n}\n`
const TO_EIGW = way('egress_only_gateway_id = aws_egress_only_internet_gateway.out.id')
const ANY6 = group('c', egress('ipv6_cidr_blocks = ["::/0"]'))
const out = (...pieces: string[]): string =>
  verdict(walked(terraform(...pieces), 'aws_ecs_service.task', { is: 'internet', family: 'ipv6' }))
const out4 = (...pieces: string[]): string =>
  verdict(walked(terraform(...pieces), 'aws_ecs_service.task', { is: 'internet' }))
const net = [PROVIDER, VPC, ranged]

describe('ways out', () => {
  test('an egress-only internet gateway takes IPv6 out', () => {
    expect(out(...net, EIGW, table('a', TO_EIGW), ANY6, TASK)).toBe('reachable')
  })

  test('and no IPv4', () => {
    expect(
      out4(...net, EIGW, table('a', TO_EIGW), group('c', egress('cidr_blocks = ["0.0.0.0/0"]')), TASK),
    ).toBe('blocked: route-none')
  })

  test('one of another VPC takes nothing', () => {
    const other = block('aws_vpc', 'other', 'cidr_block = "10.9.0.0/16"')
    const far = EIGW.replace('aws_vpc.main', 'aws_vpc.other')
    expect(out(...net, other, far, table('a', TO_EIGW), ANY6, TASK)).toMatch(/^blocked/)
  })

  test('an internet gateway passes IPv6 without a public IPv4 address', () => {
    const to = way('gateway_id = aws_internet_gateway.main.id')
    expect(out(...net, IGW, table('a', to), ANY6, TASK)).toBe('reachable')
  })

  test('a subnet without a range of IPv6 gives no address', () => {
    const to = way('gateway_id = aws_internet_gateway.main.id')
    expect(out(PROVIDER, VPC, subnet('a', 0, 'a'), IGW, table('a', to), ANY6, TASK)).toBe(
      'blocked: internet-gateway-without-public-address',
    )
  })

  test('a default route of IPv4 takes no IPv6', () => {
    expect(out(...net, IGW, table('a', TO_IGW), ANY6, TASK)).toBe('blocked: route-none')
  })

  test('half of it is neither reachable nor blocked', () => {
    const half = way('egress_only_gateway_id = aws_egress_only_internet_gateway.out.id', '2000::/4')
    expect(out(...net, EIGW, table('a', half), ANY6, TASK)).toBe('unknown')
  })

  test('blocked public access closes egress-only gateways too', () => {
    const bpa = block(
      'aws_vpc_block_public_access_options',
      'all',
      'internet_gateway_block_mode = "block-bidirectional"',
    )
    expect(out(...net, EIGW, table('a', TO_EIGW), ANY6, TASK, bpa)).toBe('blocked: public-access-blocked')
  })

  test('in CloudFormation as well', () => {
    const graph = stack(`
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.0.0/24, Ipv6CidrBlock: "2001:db8:0:1::/64", AssignIpv6AddressOnCreation: true } }
  Out: { Type: AWS::EC2::EgressOnlyInternetGateway, Properties: { VpcId: !Ref Main } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  Used: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Table } }
  Way: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: !Ref Out } }
  C: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: c, VpcId: !Ref Main } }
  Task: { Type: AWS::ECS::Service, Properties: { LaunchType: FARGATE, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref A], SecurityGroups: [!GetAtt C.GroupId] } } } }
`)
    expect(verdict(walked(graph, 'Task', { is: 'internet', family: 'ipv6' }))).toBe('reachable')
  })

  test('an address that is typed decides which of the two is followed', () => {
    const graph = terraform(...net, EIGW, table('a', TO_EIGW), ANY6, TASK)
    const said = ['https://[2606:4700::1111]', '2606:4700::1111', '1.1.1.1'].map((to) => {
      const found = traces(graph, { from: 'aws_ecs_service.task', to })
      return 'word' in found ? found.word : found.map(verdict).join()
    })
    expect(said).toEqual(['reachable', 'reachable', 'blocked: route-none, security-group-egress'])
  })
})

describe('filters', () => {
  test('a group that lets IPv4 out lets no IPv6 out', () => {
    const only4 = group('c', egress('cidr_blocks = ["0.0.0.0/0"]'))
    expect(out(...net, EIGW, table('a', TO_EIGW), only4, TASK)).toBe('blocked: security-group-egress')
  })

  test('a group that lets all IPv6 in lets no IPv4 in', () => {
    const only6 = group('e', ingress('ipv6_cidr_blocks = ["::/0"]'))
    const graph = (rules: string) =>
      terraform(BOTH, group('c', egress('cidr_blocks = ["0.0.0.0/0"]')), TASK, logs(), rules)
    const said = [only6, group('e', ingress(INSIDE))].map((rules) => {
      const made = graph(rules)
      const endpoint = resource(made, 'aws_vpc_endpoint.logs')
      return verdict(walked(made, 'aws_ecs_service.task', { is: 'endpoint', endpoint, byName: false }))
    })
    expect(said).toEqual(['blocked: security-group-ingress', 'reachable'])
  })

  test('a network ACL has rules for each', () => {
    const rule = (side: string, number: number, ports: string, peer: string) =>
      `${side} {\n rule_no = ${number}\n action = "allow"\n protocol = "tcp"\n ${ports}\n ${peer}\n}\n`
    const acl = (peer: string) =>
      block(
        'aws_network_acl',
        'a',
        `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]\n${rule('egress', 1, 'from_port = 443\nto_port = 443', peer)}${rule('ingress', 1, 'from_port = 1024\nto_port = 65535', peer)}`,
      )
    const through = (peer: string) => out(...net, EIGW, table('a', TO_EIGW), ANY6, TASK, acl(peer))
    expect(through('ipv6_cidr_block = "::/0"')).toBe('reachable')
    expect(through('cidr_block = "0.0.0.0/0"')).toBe('blocked: network-acl-out, network-acl-return')
  })
})

describe('inside a VPC', () => {
  const dual = (name: string, third: number, zone: string) =>
    subnet(name, third, zone).replace(
      'availability_zone',
      `ipv6_cidr_block = "2001:db8:0:${third + 1}::/64"\nassign_ipv6_address_on_creation = true\navailability_zone`,
    )
  const inside = [PROVIDER, VPC, dual('a', 0, 'a'), dual('b', 1, 'b'), ANY6, TASK]
  const RULE6 = ingress('ipv6_cidr_blocks = ["2001:db8::/48"]')
  const SIX =
    'security_group_ids = [aws_security_group.e.id]\nip_address_type = "dualstack"\ndns_options {\n dns_record_ip_type = "dualstack"\n}'
  const NAME = 'https://logs.eu-west-1.amazonaws.com'
  const asked = (pieces: readonly string[], to = NAME) => {
    const found = traces(terraform(...pieces), { from: 'aws_ecs_service.task', to, ipv6: true })
    return 'word' in found ? found.word : found.map(verdict).join()
  }

  test('an endpoint with both sorts of addresses is reached by IPv6, by rules of IPv6', () => {
    expect(asked([...inside, logs(SIX), group('e', RULE6)])).toBe('reachable')
    expect(asked([...inside, logs(SIX), group('e', ingress(INSIDE))])).toBe('blocked: security-group-ingress')
    expect(asked([...inside, logs(SIX), group('e', ingress('ipv6_cidr_blocks = ["2001:db9::/48"]'))])).toBe(
      'blocked: security-group-ingress',
    )
    expect(
      asked([...inside, logs(SIX), group('e', ingress('ipv6_cidr_blocks = [aws_subnet.a.ipv6_cidr_block]'))]),
    ).toBe('reachable')
  })

  test('by its address as well', () => {
    expect(asked([...inside, logs(SIX), group('e', RULE6)], 'aws_vpc_endpoint.logs')).toBe('reachable')
  })

  test('a subnet without a range of IPv6 gives none', () => {
    const only4 = [PROVIDER, VPC, subnet('a', 0, 'a'), dual('b', 1, 'b'), ANY6, TASK]
    expect(asked([...only4, logs(SIX, 'b'), group('e', RULE6)])).toContain('blocked: route-none')
  })

  test('network ACLs between subnets are asked for IPv6', () => {
    const acl = (peer: string) =>
      block(
        'aws_network_acl',
        'b',
        `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.b.id]\n${['ingress', 'egress'].map((side) => `${side} {\n rule_no = 1\n action = "allow"\n protocol = "-1"\n from_port = 0\n to_port = 0\n ${peer}\n}\n`).join('')}`,
      )
    const through = (peer: string) => asked([...inside, logs(SIX, 'b'), group('e', RULE6), acl(peer)])
    expect(through('ipv6_cidr_block = "2001:db8::/48"')).toBe('reachable')
    expect(through('cidr_block = "10.0.0.0/16"')).toBe('blocked: network-acl-in, network-acl-return')
  })

  test.each([
    ['ip_address_type = "ipv4"', 'blocked: name-nxdomain'],
    ['ip_address_type = "ipv6"', 'reachable'],
    [
      'ip_address_type = "dualstack"\ndns_options {\n dns_record_ip_type = "service-defined"\n}',
      'blocked: name-nxdomain',
    ],
    [
      'ip_address_type = "dualstack"\ndns_options {\n dns_record_ip_type = "ipv4"\n}',
      'blocked: name-nxdomain',
    ],
    ['ip_address_type = "dualstack"', 'unknown'],
    ['', 'unknown'],
  ])('the names of an endpoint that says %j, asked for IPv6 addresses: %s', (says, expected) => {
    const own = `security_group_ids = [aws_security_group.e.id]\n${says}`
    expect(asked([...inside, logs(own), group('e', RULE6)])).toBe(expected)
  })

  test('the own name of a service-defined one has IPv6 addresses, its private names have none', () => {
    const defined = SIX.replace('dns_record_ip_type = "dualstack"', 'dns_record_ip_type = "service-defined"')
    const own = '{aws_vpc_endpoint.logs}.logs.eu-west-1.vpce.amazonaws.com'
    expect(asked([...inside, logs(defined), group('e', RULE6)], own)).toBe('reachable')
  })

  test('an endpoint of IPv6 alone has no IPv4 addresses', () => {
    const only6 = 'security_group_ids = [aws_security_group.e.id]\nip_address_type = "ipv6"'
    const found = traces(terraform(...inside, logs(only6), group('e', RULE6)), {
      from: 'aws_ecs_service.task',
      to: NAME,
    })
    expect('word' in found ? found.word : found.map(verdict)).toEqual(['blocked: name-nxdomain'])
  })

  test('records of a zone are those of their type', () => {
    const zone = block('aws_route53_zone', 'z', 'name = "corp.test"\nvpc {\n vpc_id = aws_vpc.main.id\n}')
    const record = (type: string, value: string) =>
      block(
        'aws_route53_record',
        'x',
        `zone_id = aws_route53_zone.z.zone_id\nname = "x.corp.test"\ntype = "${type}"\nttl = 60\nrecords = ["${value}"]`,
      )
    expect(asked([...inside, zone, record('A', '10.0.0.9')], 'x.corp.test')).toBe('blocked: name-nxdomain')
    expect(
      asked([...inside, EIGW, table('a', TO_EIGW), zone, record('AAAA', '2606:4700::1111')], 'x.corp.test'),
    ).toBe('reachable')
  })

  test('nobody here knows whether a host of others has IPv6 addresses', () => {
    expect(asked([...inside, EIGW, table('a', TO_EIGW)], 'www.example.org')).toBe('unknown')
  })
})

describe('translation to IPv4', () => {
  const PUBLIC = `${IGW}${subnet('c', 2, 'c')}${table('c', TO_IGW)}${block('aws_nat_gateway', 'main', 'subnet_id = aws_subnet.c.id')}`
  const to = (pieces: readonly string[]) => {
    const found = traces(terraform(...net, ANY6, TASK, ...pieces), {
      from: 'aws_ecs_service.task',
      to: '64:ff9b::808:808',
    })
    return 'word' in found ? found.word : found.map(verdict).join()
  }

  test('a NAT gateway takes what stands for IPv4 addresses', () => {
    const way64 = way('nat_gateway_id = aws_nat_gateway.main.id', '64:ff9b::/96')
    expect(to([PUBLIC, table('a', way64)])).toBe('reachable')
  })

  test('beyond the gateway the packets are of IPv4', () => {
    const way64 = way('nat_gateway_id = aws_nat_gateway.main.id', '64:ff9b::/96')
    const entry = (number: number, what: string) =>
      `{\n rule_no = ${number}\n action = "allow"\n protocol = "tcp"\n ${what}\n}\n`
    const [V4, V6] = ['cidr_block = "0.0.0.0/0"', 'ipv6_cidr_block = "::/0"']
    const [REQUEST, ANSWER] = ['from_port = 443\n to_port = 443', 'from_port = 1024\n to_port = 65535']
    const acl = (sent: string) =>
      block(
        'aws_network_acl',
        'c',
        [
          'vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.c.id]',
          `ingress ${entry(1, `${REQUEST}\n ${V6}`)}ingress ${entry(2, `${ANSWER}\n ${V4}`)}`,
          `egress ${entry(1, `${REQUEST}\n ${sent}`)}egress ${entry(2, `${ANSWER}\n ${V6}`)}`,
        ].join('\n'),
      )
    expect(to([PUBLIC, table('a', way64), acl(V4)])).toBe('reachable')
    expect(to([PUBLIC, table('a', way64), acl(V6)])).toBe('blocked: network-acl-out')
  })

  test('and needs a route to it', () => {
    expect(to([PUBLIC, table('a', '')])).toBe('blocked: route-none')
  })
})

describe('the class of a subnet for IPv6', () => {
  const classOf = (...pieces: string[]) =>
    answer(terraform(PROVIDER, VPC, ranged, ...pieces), 'aws_subnet.a', 'ipv6Class')

  test.each([
    ['an egress-only internet gateway', [EIGW, table('a', TO_EIGW)], 'egress-only'],
    ['an internet gateway', [IGW, table('a', way('gateway_id = aws_internet_gateway.main.id'))], 'public'],
    ['a default route of IPv4', [IGW, table('a', TO_IGW)], 'isolated'],
    ['a transit gateway', [table('a', way('transit_gateway_id = "tgw-0123456789abcdef0"'))], 'hybrid'],
    [
      'half of it',
      [EIGW, table('a', way('egress_only_gateway_id = aws_egress_only_internet_gateway.out.id', '2000::/4'))],
      'split',
    ],
    [
      'an egress-only internet gateway of another VPC',
      [
        block('aws_vpc', 'other', 'cidr_block = "10.9.0.0/16"'),
        EIGW.replace('aws_vpc.main', 'aws_vpc.other'),
        table('a', TO_EIGW),
      ],
      'blackhole',
    ],
  ])('with %s', (_with, pieces, expected) => {
    expect(classOf(...pieces)).toBe(expected)
  })

  test('says nothing of IPv4', () => {
    expect(answer(terraform(PROVIDER, VPC, ranged, EIGW, table('a', TO_EIGW)), 'aws_subnet.a', 'class')).toBe(
      'isolated',
    )
  })
})
