import { answer, configurationText, graphOf, related, template } from './read'

const VPC = `
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Out: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  In: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24 } }
  Igw: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Igw } }
  OutTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  InTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Out, AllocationId: eipalloc-1 } }
`
const use = (subnet: string, table: string) =>
  `\n  ${subnet}Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref ${subnet}, RouteTableId: !Ref ${table} } }\n`
const route = (name: string, table: string, destination: string, target: string, more = '') =>
  `\n  ${name}: { Type: AWS::EC2::Route, ${more} Properties: { RouteTableId: !Ref ${table}, DestinationCidrBlock: ${destination}, ${target} } }\n`
const toInternet = route('Default', 'OutTable', '0.0.0.0/0', 'GatewayId: !Ref Igw', 'DependsOn: Attached,')
const toNat = route('ByNat', 'InTable', '0.0.0.0/0', 'NatGatewayId: !Ref Nat')
const stack = (...more: string[]) => graphOf(template(`Resources:${VPC}${more.join('')}`))

describe('the route table of a subnet', () => {
  test('is the one it is associated with', () => {
    expect(related(stack(use('Out', 'OutTable')), 'Out', 'routeTable')).toEqual(['OutTable'])
  })

  test('is else the main one of its VPC', () => {
    expect(related(stack(), 'In', 'routeTable')).toEqual(['outside the main route table of Net'])
  })

  test('cannot be told when two associations are there', () => {
    const twice = use('In', 'InTable') + use('In', 'OutTable').replace('InUses', 'AlsoUses')
    expect(related(stack(twice), 'In', 'routeTable')).toEqual(['InTable or OutTable'])
  })

  test('cannot be told in a VPC from elsewhere', () => {
    const text = `Parameters: { Vpc: { Type: String } }
Resources:
  In: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }`
    expect(related(graphOf(template(text)), 'In', 'routeTable')).toEqual(['unknown'])
  })
})

describe('where the traffic of a subnet goes', () => {
  const routed = (...more: string[]) => stack(use('Out', 'OutTable'), use('In', 'InTable'), ...more)

  test('public: to an internet gateway that is attached to the VPC', () => {
    expect(answer(routed(toInternet), 'Out', 'class')).toBe('public')
  })

  test('private: through a NAT gateway in a public subnet', () => {
    expect(answer(routed(toInternet, toNat), 'In', 'class')).toBe('private')
  })

  test('nobody can tell where a gateway may add routes', () => {
    const propagation = (tables: string) =>
      `\n  Told: { Type: AWS::EC2::VPNGatewayRoutePropagation, Properties: { RouteTableIds: ${tables}, VpnGatewayId: vgw-1 } }\n`
    const perhaps = `variable "on" { type = number }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "in" { vpc_id = aws_vpc.main.id }
resource "aws_route_table" "in" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "in" {
  subnet_id      = aws_subnet.in.id
  route_table_id = aws_route_table.in.id
}
resource "aws_vpn_gateway_route_propagation" "in" {
  count          = var.on
  route_table_id = aws_route_table.in.id
  vpn_gateway_id = "vgw-0123456789abcdef0"
}`
    expect(answer(routed(), 'In', 'class')).toBe('isolated')
    expect(answer(routed(propagation('[!Ref OutTable]')), 'In', 'class')).toBe('isolated')
    expect(answer(routed(propagation('[!Ref InTable]')), 'In', 'class')).toBe('unknown')
    expect(answer(graphOf(configurationText(perhaps)), 'aws_subnet.in', 'class')).toBe('unknown')
  })

  test('into a black hole: a NAT gateway without a way out, an internet gateway of no VPC', () => {
    expect(answer(routed(toNat), 'In', 'class')).toBe('blackhole')
    const loose = '\n  Loose: { Type: AWS::EC2::InternetGateway }\n'
    expect(
      answer(routed(loose, route('X', 'OutTable', '0.0.0.0/0', 'GatewayId: !Ref Loose')), 'Out', 'class'),
    ).toBe('blackhole')
  })

  test('isolated: no default route, whether the table is its own or the main one', () => {
    expect(answer(routed(), 'In', 'class')).toBe('isolated')
    expect(answer(stack(), 'In', 'class')).toBe('isolated')
  })

  test('to another network through a transit gateway', () => {
    expect(
      answer(routed(route('X', 'InTable', '0.0.0.0/0', 'TransitGatewayId: tgw-0123456789')), 'In', 'class'),
    ).toBe('hybrid')
  })

  test('the default route may be written as two halves', () => {
    const halves = ['0.0.0.0/1', '128.0.0.0/1'].map((half, at) =>
      route(`Half${at}`, 'OutTable', half, 'GatewayId: !Ref Igw'),
    )
    expect(answer(routed(...halves), 'Out', 'class')).toBe('public')
    expect(answer(routed(halves[0] ?? ''), 'Out', 'class')).toBe('split')
  })

  test('a narrower route is none to the internet', () => {
    expect(answer(routed(route('X', 'InTable', '10.9.0.0/16', 'GatewayId: !Ref Igw')), 'In', 'class')).toBe(
      'isolated',
    )
  })

  test('nobody can tell when a route has an unknown destination', () => {
    const graph = graphOf(
      template(`Parameters: { To: { Type: String } }
Resources:${VPC}${use('In', 'InTable')}${route('X', 'InTable', '!Ref To', 'GatewayId: !Ref Igw')}`),
    )
    expect(answer(graph, 'In', 'class')).toBe('unknown')
  })

  test('under a condition: public or isolated', () => {
    const graph = graphOf(
      template(`Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:${VPC}${use('Out', 'OutTable')}${route('Default', 'OutTable', '0.0.0.0/0', 'GatewayId: !Ref Igw', 'Condition: IsProd,')}`),
    )
    const [subnet] = graph.named('Out')
    expect(subnet && graph.value(subnet, 'class')).toMatchObject({
      state: 'conditional',
      cases: [{ value: { value: 'public' } }, { value: { value: 'isolated' } }],
    })
  })

  test('a NAT gateway in a subnet whose default route leads to it leads nowhere', () => {
    const circle = route('Circle', 'OutTable', '0.0.0.0/0', 'NatGatewayId: !Ref Nat')
    expect(answer(routed(circle), 'Out', 'class')).toBe('blackhole')
  })
})

test.each([
  ['igw-0123456789abcdef0', 'public'],
  ['vgw-0123456789abcdef0', 'hybrid'],
])('a gateway that is named by its id is of the sort its id says: %s', (id, expected) => {
  const toGateway = route('Default', 'OutTable', '0.0.0.0/0', `GatewayId: ${id}`)
  expect(answer(stack(use('Out', 'OutTable'), toGateway), 'Out', 'class')).toBe(expected)
})
