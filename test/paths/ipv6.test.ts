/** IPv6 has routes, gateways and rules of its own: none of IPv4 says anything of it. */
import { traces } from '../../paths/follow-request'
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
