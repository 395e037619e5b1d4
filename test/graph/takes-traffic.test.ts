import { answer, configurationText, graphOf, template } from './read'

const NETWORK = `
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_vpc" "other" { cidr_block = "10.1.0.0/16" }
resource "aws_route_table" "main" { vpc_id = aws_vpc.main.id }
`
const route = (target: string) => `
resource "aws_route" "out" {
  route_table_id         = aws_route_table.main.id
  destination_cidr_block = "0.0.0.0/0"
  ${target}
}
`
const takes = (...texts: string[]) =>
  answer(graphOf(configurationText([NETWORK, ...texts].join(''))), 'aws_route.out', 'targetTakesTraffic')

describe('the target of a route takes traffic', () => {
  const toGateway = route('gateway_id = aws_internet_gateway.out.id')

  test('when the gateway is attached to the VPC, by itself or beside it', () => {
    expect(takes(toGateway, 'resource "aws_internet_gateway" "out" { vpc_id = aws_vpc.main.id }')).toBe(true)
    const beside = `
resource "aws_internet_gateway" "out" {}
resource "aws_internet_gateway_attachment" "out" {
  internet_gateway_id = aws_internet_gateway.out.id
  vpc_id              = aws_vpc.main.id
}`
    expect(takes(toGateway, beside)).toBe(true)
  })

  test('not when it is attached to another VPC, or to none', () => {
    expect(takes(toGateway, 'resource "aws_internet_gateway" "out" { vpc_id = aws_vpc.other.id }')).toBe(
      false,
    )
    expect(takes(toGateway, 'resource "aws_internet_gateway" "out" {}')).toBe(false)
  })

  test('nobody can tell of a gateway that lives elsewhere', () => {
    expect(takes(route('gateway_id = "igw-0123456789abcdef0"'))).toBe('unknown')
    const read = 'data "aws_internet_gateway" "out" {}'
    expect(takes(route('gateway_id = data.aws_internet_gateway.out.id'), read)).toBe('unknown')
  })

  test('always within the VPC', () => {
    expect(takes(route('gateway_id = "local"'))).toBe(true)
  })

  test('when a transit gateway has an attachment of the VPC, and not when it has one of another only', () => {
    const attached = (vpc: string) => `
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_ec2_transit_gateway_vpc_attachment" "hub" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = ${vpc}
  subnet_ids         = []
}`
    const toHub = route('transit_gateway_id = aws_ec2_transit_gateway.hub.id')
    expect(takes(toHub, attached('aws_vpc.main.id'))).toBe(true)
    expect(takes(toHub, attached('aws_vpc.other.id'))).toBe(false)
    expect(takes(toHub, attached('f()'))).toBe('unknown')
  })

  test('when the VPC is attached to a transit gateway of another account, which both name alike', () => {
    const attached = (gateway: string, vpc: string) => `
variable "hub" { type = string }
resource "aws_ec2_transit_gateway_vpc_attachment" "hub" {
  transit_gateway_id = ${gateway}
  vpc_id             = ${vpc}
  subnet_ids         = []
}`
    const toHub = route('transit_gateway_id = var.hub')
    expect(takes(toHub, attached('var.hub', 'aws_vpc.main.id'))).toBe(true)
    expect(takes(toHub, attached('var.hub', 'aws_vpc.other.id'))).toBe('unknown')
    expect(takes(toHub, attached('"tgw-0123456789abcdef0"', 'aws_vpc.main.id'))).toBe('unknown')
  })

  test('of a main table that nobody declares, as of one that is declared', () => {
    const toGateway = (table: string) => `
resource "aws_internet_gateway" "out" { vpc_id = aws_vpc.main.id }
resource "aws_route" "out" {
  route_table_id         = ${table}
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.out.id
}`
    expect(takes(toGateway('aws_vpc.main.main_route_table_id'))).toBe(true)
    expect(takes(toGateway('aws_vpc.other.default_route_table_id'))).toBe(false)
    expect(takes(toGateway('var.table'))).toBe('unknown')
  })

  test('when a peering connection of the VPC is accepted', () => {
    const peering = (more: string) => `
resource "aws_vpc_peering_connection" "to" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.other.id
  ${more}
}`
    const toPeer = route('vpc_peering_connection_id = aws_vpc_peering_connection.to.id')
    expect(takes(toPeer, peering('auto_accept = true'))).toBe(true)
    expect(takes(toPeer, peering(''))).toBe(false)
    expect(takes(toPeer, peering('peer_region = "us-east-1"'))).toBe('unknown')
  })

  test('a template has peering connections accepted by themselves within one account and Region', () => {
    const stack = (more: string) =>
      graphOf(
        template(`
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  Peering: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Main, PeerVpcId: !Ref Other${more} } }
  Out:
    Type: AWS::EC2::Route
    Properties:
      RouteTableId: !Ref Table
      DestinationCidrBlock: 10.1.0.0/16
      VpcPeeringConnectionId: !Ref Peering
`),
      )
    expect(answer(stack(''), 'Out', 'targetTakesTraffic')).toBe(true)
    expect(answer(stack(", PeerOwnerId: '210987654321'"), 'Out', 'targetTakesTraffic')).toBe('unknown')
  })
})

test('two subnets whose default routes lead to NAT gateways in each other end in unknown', () => {
  const half = (name: string, other: string) => `
resource "aws_subnet" "${name}" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table" "${name}" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "${name}" {
  subnet_id      = aws_subnet.${name}.id
  route_table_id = aws_route_table.${name}.id
}
resource "aws_nat_gateway" "${name}" { subnet_id = aws_subnet.${name}.id }
resource "aws_route" "${name}" {
  route_table_id         = aws_route_table.${name}.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.${other}.id
}
`
  const graph = graphOf(configurationText([NETWORK, half('a', 'b'), half('b', 'a')].join('')))
  expect(answer(graph, 'aws_subnet.a', 'class')).toBe('unknown')
})

test('a subnet is public under the condition under which its gateway is attached', () => {
  const graph = graphOf(
    template(`
Parameters: { Open: { Type: String } }
Conditions: { IsOpen: !Equals [!Ref Open, 'yes'] }
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Out: { Type: AWS::EC2::InternetGateway }
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Condition: IsOpen
    Properties: { VpcId: !Ref Main, InternetGatewayId: !Ref Out }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  ToOut: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Out } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.1.0/24 } }
  ATable: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Table } }
`),
  )
  const [subnet] = graph.named('A')
  const value = subnet && graph.value(subnet, 'class')
  expect(value?.state).toBe('conditional')
  const all = value?.state === 'conditional' ? value.cases : []
  const cases = all.filter(({ guard }) => graph.possible(guard))
  expect(cases.map(({ value: each }) => each.state === 'known' && each.value)).toEqual([
    'public',
    'blackhole',
  ])
})
