/** The test vectors about routes, by number, and what else decides how a packet leaves a subnet. */
import { answer } from '../graph/read'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  group,
  IGW,
  INSIDE,
  ingress,
  logs,
  nat,
  resource,
  route,
  stack,
  subnet,
  TASK,
  TO_IGW,
  TO_NAT,
  table,
  task,
  terraform,
  VPC,
  verdict,
  walked,
} from './network'

const base = [BOTH, CLIENT_GROUP, TASK]
const toInternet = (...pieces: string[]) =>
  verdict(walked(terraform(...pieces), 'aws_ecs_service.task', { is: 'internet' }))
const PUBLIC = task('assign_public_ip = true')
const BLOCKED_ACCESS = block(
  'aws_vpc_block_public_access_options',
  'all',
  'internet_gateway_block_mode = "block-bidirectional"',
)

describe('to the internet', () => {
  test('V1: an internet gateway drops what has no public address', () => {
    expect(toInternet(...base, IGW, table('a', TO_IGW))).toBe(
      'blocked: internet-gateway-without-public-address',
    )
  })

  test('V2: and passes what has one', () => {
    expect(toInternet(BOTH, CLIENT_GROUP, PUBLIC, IGW, table('a', TO_IGW))).toBe('reachable')
  })

  test('V3: a NAT gateway that stands where its own way out would have to be', () => {
    expect(toInternet(...base, nat('subnet_id = aws_subnet.a.id'), table('a', TO_NAT))).toBe(
      'blocked: nat-gateway-not-public',
    )
  })

  test('V4: a NAT gateway in a public subnet', () => {
    expect(
      toInternet(...base, IGW, nat('subnet_id = aws_subnet.b.id'), table('a', TO_NAT), table('b', TO_IGW)),
    ).toBe('reachable')
  })

  test('V5: a regional NAT gateway needs no subnet', () => {
    const regional = nat('availability_mode = "regional"\nvpc_id = aws_vpc.main.id')
    expect(toInternet(...base, regional, table('a', TO_NAT))).toBe('reachable')
  })

  test('V6: a private NAT gateway leads to no internet', () => {
    const closed = nat('subnet_id = aws_subnet.b.id\nconnectivity_type = "private"')
    expect(toInternet(...base, IGW, closed, table('a', TO_NAT), table('b', TO_IGW))).toBe(
      'blocked: nat-gateway-private',
    )
  })

  test('V10: nobody can tell what is behind a transit gateway', () => {
    expect(toInternet(...base, table('a', route('transit_gateway_id = "tgw-0123456789abcdef0"')))).toBe(
      'unknown',
    )
  })

  test('V52: blocked public access closes internet gateways', () => {
    expect(toInternet(BOTH, CLIENT_GROUP, PUBLIC, IGW, table('a', TO_IGW), BLOCKED_ACCESS)).toBe(
      'blocked: public-access-blocked',
    )
  })

  test('an exempted VPC is left out of that', () => {
    const exempt = block(
      'aws_vpc_block_public_access_exclusion',
      'main',
      'vpc_id = aws_vpc.main.id\ninternet_gateway_exclusion_mode = "allow-bidirectional"',
    )
    expect(toInternet(BOTH, CLIENT_GROUP, PUBLIC, IGW, table('a', TO_IGW), BLOCKED_ACCESS, exempt)).toBe(
      'reachable',
    )
  })

  test('V54: a NAT gateway from elsewhere is taken to work', () => {
    const found = 'data "aws_nat_gateway" "shared" {\n id = "nat-0123456789abcdef0"\n}\n'
    expect(
      toInternet(...base, found, table('a', route('nat_gateway_id = data.aws_nat_gateway.shared.id'))),
    ).toBe('reachable')
  })

  test('no route at all', () => {
    expect(toInternet(...base)).toBe('blocked: route-none')
  })

  test.each(['"rtb-0123456789abcdef0"', 'var.table'])('a table from elsewhere, %s, may have one', (id) => {
    const association = block(
      'aws_route_table_association',
      'a',
      `subnet_id = aws_subnet.a.id\nroute_table_id = ${id}`,
    )
    const ours = block(
      'aws_route',
      'out',
      `route_table_id = ${id}\ndestination_cidr_block = "0.0.0.0/0"\ngateway_id = aws_internet_gateway.main.id`,
    )
    const variable = 'variable "table" {}\n'
    expect(toInternet(...base, variable, association)).toBe('unknown')
    expect(toInternet(BOTH, CLIENT_GROUP, PUBLIC, IGW, variable, association, ours)).toBe('reachable')
  })

  test('an internet gateway of another VPC', () => {
    const other = `${block('aws_vpc', 'other', 'cidr_block = "10.9.0.0/16"')}${block('aws_internet_gateway', 'main', 'vpc_id = aws_vpc.other.id')}`
    expect(toInternet(BOTH, CLIENT_GROUP, PUBLIC, other, table('a', TO_IGW))).toBe(
      'blocked: gateway-not-attached',
    )
  })

  test('half of the internet is neither reachable nor blocked', () => {
    const half = route('gateway_id = aws_internet_gateway.main.id', '0.0.0.0/1')
    expect(toInternet(BOTH, CLIENT_GROUP, PUBLIC, IGW, table('a', half))).toBe('unknown')
  })

  test('a function without subnets goes through a network of AWS', () => {
    const graph = terraform(block('aws_lambda_function', 'free', 'function_name = "free"'))
    expect(verdict(walked(graph, 'aws_lambda_function.free', { is: 'internet' }))).toBe('reachable')
  })

  test('V46: a function in a public subnet never has a public address', () => {
    const graph = terraform(
      BOTH,
      CLIENT_GROUP,
      IGW,
      table('a', TO_IGW),
      block(
        'aws_lambda_function',
        'f',
        'function_name = "f"\nvpc_config {\n subnet_ids = [aws_subnet.a.id]\n security_group_ids = [aws_security_group.c.id]\n}',
      ),
    )
    expect(verdict(walked(graph, 'aws_lambda_function.f', { is: 'service', service: 'sqs' }))).toBe(
      'blocked: internet-gateway-without-public-address',
    )
  })
})

/** The route stage of a request from subnet `a` to something in subnet `b` of the same VPC. */
describe('inside one VPC', () => {
  const FAR = logs('security_group_ids = [aws_security_group.e.id]', 'b')
  const OPEN = group('e', ingress(INSIDE))
  const eni = (cidr: string) => route('network_interface_id = "eni-0123456789abcdef0"', cidr)
  const toEndpoint = (...pieces: string[]) => {
    const graph = terraform(...base, OPEN, FAR, ...pieces)
    const endpoint = resource(graph, 'aws_vpc_endpoint.logs')
    return walked(graph, 'aws_ecs_service.task', { is: 'endpoint', endpoint, byName: true })
  }
  const routeOf = (...pieces: string[]) =>
    toEndpoint(...pieces)
      .hops.flatMap(({ steps }) => steps)
      .filter(({ stage }) => stage === 'route')
      .map(({ says }) => says)

  test('the local route leads there, whatever leads to the internet', () => {
    const ways = [IGW, nat('subnet_id = aws_subnet.b.id'), table('a', TO_NAT), table('b', TO_IGW)]
    expect(routeOf(...ways)).toEqual(['the local route of aws_vpc.main leads there'])
    expect(verdict(toEndpoint(...ways))).toBe('reachable')
  })

  test.each([
    ['the subnet', eni('10.0.1.0/24')],
    ['the VPC', eni('10.0.0.0/16')],
  ])('a route to the range of %s through an appliance goes before it', (_, detour) => {
    expect(routeOf(table('a', detour))).toEqual([
      expect.stringContaining('of aws_route_table.a may send it through an appliance'),
    ])
    expect(verdict(toEndpoint(table('a', detour)))).toBe('unknown')
  })

  test('through what nobody knows it may', () => {
    const unknown = 'variable "way" {}\n'
    const detour = route('network_interface_id = var.way', '10.0.1.0/24')
    expect(verdict(toEndpoint(unknown, table('a', detour)))).toBe('unknown')
  })

  test('so does one for the answer', () => {
    expect(verdict(toEndpoint(table('b', eni('10.0.0.0/24'))))).toBe('unknown')
  })

  test.each([
    ['wider than any VPC', eni('0.0.0.0/0')],
    ['to other addresses', eni('10.0.7.0/24')],
    ['through a connection', route('transit_gateway_id = "tgw-0123456789abcdef0"', '10.0.1.0/24')],
  ])('a route %s does not', (_, other) => {
    expect(verdict(toEndpoint(table('a', other)))).toBe('reachable')
  })

  test('an appliance opens nothing that a group closes', () => {
    const closed = terraform(...base, group('e', ''), FAR, table('a', eni('10.0.1.0/24')))
    const endpoint = resource(closed, 'aws_vpc_endpoint.logs')
    expect(verdict(walked(closed, 'aws_ecs_service.task', { is: 'endpoint', endpoint, byName: true }))).toBe(
      'blocked: security-group-ingress',
    )
  })
})

describe('the class of a subnet', () => {
  const PLAIN = `${VPC}${subnet('a', 0, 'a')}${IGW}`
  const classOf = (text: string) => answer(terraform(text), 'aws_subnet.a', 'class')

  test('V7: without an association, of an untouched main table', () => {
    expect(classOf(PLAIN)).toBe('isolated')
  })

  test('V8: of an adopted main table', () => {
    const main = block(
      'aws_default_route_table',
      'main',
      `default_route_table_id = aws_vpc.main.default_route_table_id\n${TO_IGW}`,
    )
    expect(classOf(PLAIN + main)).toBe('public')
  })

  test('V9: in a VPC that is a parameter', () => {
    const graph = stack(`Parameters: { Vpc: { Type: String } }
Resources:
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }`)
    expect(answer(graph, 'A', 'class')).toBe('unknown')
  })

  test('V11: with a route for half of the internet', () => {
    const half = route('gateway_id = aws_internet_gateway.main.id', '0.0.0.0/1')
    expect(classOf(PLAIN + table('a', half))).toBe('split')
  })
})
