/** What adapting keeps, converts, fills in and leaves unknown, from real text. */
import { at, attribute, attributesOf, fromTemplate, fromTerraform, ofKind, plain } from './read-fixture'

const template = (properties: string, type = 'AWS::EC2::VPCEndpoint', before = ''): string =>
  `${before}Resources:\n  It:\n    Type: ${type}\n    Properties:\n${properties
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n')}\n`

const endpoint = (properties: string, before = '') =>
  at(fromTemplate(template(properties, 'AWS::EC2::VPCEndpoint', before)), 'It')

describe('what nobody sets', () => {
  test('is the documented default, at the header of the block, with its page', () => {
    const value = endpoint('VpcId: vpc-1').attributes.get('privateDns')
    expect(value).toMatchObject({ state: 'known', value: false, origin: { how: 'default' } })
    expect(value?.origin.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    expect(value?.origin.place).toMatchObject({ source: 'template.yaml', at: 'span' })
  })

  test('is absent where nothing is documented', () => {
    expect(attribute(endpoint('VpcId: vpc-1'), 'securityGroups')).toBeNull()
  })

  test('takes the default in the case where AWS::NoValue removes it', () => {
    const conditions = 'Conditions:\n  Loud: !Equals [!Ref "AWS::Region", eu-west-1]\n'
    const resource = endpoint('PrivateDnsEnabled: !If [Loud, true, !Ref "AWS::NoValue"]', conditions)
    expect(attribute(resource, 'privateDns')).toEqual({ cases: [true, false] })
  })

  test('has the default of its type: the default VPC has DNS host names', () => {
    const inventory = fromTerraform('resource "aws_vpc" "a" {}\nresource "aws_default_vpc" "b" {}\n')
    expect(attribute(at(inventory, 'a'), 'dnsHostnames')).toBe(false)
    expect(attribute(at(inventory, 'b'), 'dnsHostnames')).toBe(true)
  })

  test('has a default only where another attribute says so: cross-zone of a network load balancer', () => {
    const of = (type: string) =>
      attribute(at(fromTemplate(template(`Type: ${type}`, LOAD_BALANCER)), 'It'), 'crossZone')
    expect(of('network')).toBe(false)
    expect(of('application')).toBeNull()
    expect(of('!Ref Type')).toMatchObject({ unknown: 'opaque-expression' })
  })

  test('is unknown in a data source: somebody else set it', () => {
    const resource = at(fromTerraform('data "aws_vpc" "theirs" {\n  id = "vpc-1"\n}\n'), 'theirs')
    expect(resource.ownership).toBe('read')
    expect(attribute(resource, 'dnsHostnames')).toEqual({ unknown: 'data-source' })
  })

  test('is unknown where a macro may set it', () => {
    const text = template('Fn::Transform: { Name: Extra }\nVpcId: vpc-1')
    expect(attribute(at(fromTemplate(text), 'It'), 'privateDns')).toEqual({ unknown: 'macro' })
  })

  test('is an empty text in Terraform', () => {
    const text =
      'resource "aws_instance" "a" {\n  subnet_id = ""\n}\nresource "aws_route53_zone" "z" {\n  name = ""\n}\n'
    expect(attribute(at(fromTerraform(text), 'a'), 'subnets')).toBeNull()
    expect(attribute(at(fromTerraform(text), 'z'), 'name')).toBeNull()
  })
})

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer'

describe('scalars have the type of their row', () => {
  test.each([
    ['true', true],
    ['"true"', true],
    ['True', true],
    ["'FALSE'", false],
    ['yes', true],
    ['off', false],
  ])('a boolean written %s', (written, meant) => {
    expect(attribute(endpoint(`PrivateDnsEnabled: ${written}`), 'privateDns')).toBe(meant)
  })

  test('YAML 1.1 booleans are marked as assumed, and quoted ones are no booleans', () => {
    expect(endpoint('PrivateDnsEnabled: yes').attributes.get('privateDns')?.assumed).toBe('yaml-1.1')
    expect(attribute(endpoint('PrivateDnsEnabled: "yes"'), 'privateDns')).toHaveProperty('unknown')
  })

  test('text keeps its leading zeros, numbers are numbers', () => {
    const listener = (port: string) =>
      attribute(
        at(fromTemplate(template(`Port: ${port}`, 'AWS::ElasticLoadBalancingV2::Listener')), 'It'),
        'port',
      )
    expect(listener('"443"')).toBe(443)
    expect(listener('http')).toHaveProperty('unknown')
    const peering = template('PeerOwnerId: 012345678901', 'AWS::EC2::VPCPeeringConnection')
    expect(attribute(at(fromTemplate(peering), 'It'), 'peerOwner')).toBe('012345678901')
  })

  test.each([
    ['"true"', true],
    ['"1"', true],
    ['"false"', false],
    ['"nonsense"', { unknown: 'opaque-expression' }],
  ])('Terraform converts %s', (written, meant) => {
    const text = `resource "aws_vpc_endpoint" "a" {\n  private_dns_enabled = ${written}\n}\n`
    expect(attribute(at(fromTerraform(text), 'a'), 'privateDns')).toEqual(meant)
  })

  test('enumerations are compared as written', () => {
    expect(attribute(endpoint('VpcEndpointType: interface'), 'type')).toBe('interface')
  })
})

describe('a path', () => {
  test('through something unknown is unknown, not absent', () => {
    const text = `
variable "net" {
  type = any
}
resource "aws_api_gateway_rest_api" "a" {
  name = "a"
  dynamic "endpoint_configuration" {
    for_each = var.net
    content {
      types = ["PRIVATE"]
    }
  }
}
`
    expect(attribute(at(fromTerraform(text), 'a'), 'endpointTypes')).toHaveProperty('unknown')
  })

  test('through a condition is conditional', () => {
    const text = template(
      'VpcConfig: !If [Inside, { SubnetIds: [subnet-1] }, !Ref "AWS::NoValue"]',
      'AWS::Lambda::Function',
      'Conditions:\n  Inside: !Equals [!Ref "AWS::Region", eu-west-1]\n',
    )
    expect(attribute(at(fromTemplate(text), 'It'), 'subnets')).toEqual({ cases: [['subnet-1'], null] })
  })

  test('with two spellings of which both are set takes the entries of both', () => {
    const action =
      '{ Type: forward, TargetGroupArn: a, ForwardConfig: { TargetGroups: [{ TargetGroupArn: b }] } }'
    const text = template(`DefaultActions: [${action}]`, 'AWS::ElasticLoadBalancingV2::Listener')
    expect(attribute(at(fromTemplate(text), 'It'), 'targetGroups')).toEqual(['a', 'b'])
  })

  test('to an entry of key and value pairs finds it behind a condition', () => {
    const text = template(
      [
        'Type: network',
        'LoadBalancerAttributes:',
        '  - !If [Loud, { Key: load_balancing.cross_zone.enabled, Value: "true" }, !Ref "AWS::NoValue"]',
      ].join('\n'),
      LOAD_BALANCER,
      'Conditions:\n  Loud: !Equals [!Ref "AWS::Region", eu-west-1]\n',
    )
    expect(attribute(at(fromTemplate(text), 'It'), 'crossZone')).toEqual({ cases: [true, false] })
  })
})

describe('routes', () => {
  test('say through what they lead although the id is not known', () => {
    const text = 'variable "nat" {}\nresource "aws_route" "r" {\n  nat_gateway_id = var.nat\n}\n'
    expect(attribute(at(fromTerraform(text), 'r'), 'through')).toBe('nat-gateway')
  })

  test.each([
    ['aws_nat_gateway.a.id', 'nat-gateway'],
    ['"nat-0123456789abcdef0"', 'nat-gateway'],
    ['aws_vpc_endpoint.a.id', 'vpc-endpoint'],
    ['aws_internet_gateway.a.id', 'gateway'],
    ['"igw-0123456789abcdef0"', 'gateway'],
  ])('that name as their gateway %s lead through a %s', (gateway, through) => {
    const text = `
resource "aws_nat_gateway" "a" {}
resource "aws_internet_gateway" "a" {}
resource "aws_vpc_endpoint" "a" {}
resource "aws_route" "r" { gateway_id = ${gateway} }
`
    expect(attribute(at(fromTerraform(text), 'r'), 'through')).toEqual(through)
  })

  test('lead through one thing or another', () => {
    const text = template(
      'GatewayId: !If [Open, igw-1, !Ref "AWS::NoValue"]\nNatGatewayId: !If [Open, !Ref "AWS::NoValue", nat-1]',
      'AWS::EC2::Route',
      'Conditions:\n  Open: !Equals [!Ref "AWS::Region", eu-west-1]\n',
    )
    const route = at(fromTemplate(text), 'It')
    expect(attribute(route, 'through')).toMatchObject({
      cases: ['gateway', { cases: [null, 'nat-gateway'] }],
    })
    expect(attribute(route, 'target')).toMatchObject({ cases: ['igw-1', { cases: [null, 'nat-1'] }] })
  })
})

test('a resource keeps its address, region, existence and what it depends on', () => {
  const text = `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.a.id
  depends_on = [aws_vpc.a]
}
`
  const subnet = at(fromTerraform(text), 'b')
  expect(subnet).toMatchObject({ address: 'aws_subnet.b', type: 'aws_subnet', dependsOn: ['root#aws_vpc.a'] })
  expect(plain(subnet.region)).toBe('eu-west-1')
  expect(plain(subnet.exists)).toBe(true)
  expect(attributesOf(subnet)).toMatchObject({ vpc: ['-> a'] })
})

test('types that no table names are not resources', () => {
  expect(fromTerraform('resource "aws_sns_topic" "q" {}\n').resources).toEqual([])
  expect(ofKind(fromTemplate(template('QueueName: q', 'AWS::SNS::Topic')), 'vpc')).toEqual([])
})

test('an entry that stands under two spellings is there once', () => {
  const text = `
resource "aws_lb" "both" {
  subnets = ["subnet-1", "subnet-2"]
  subnet_mapping {
    subnet_id = "subnet-1"
  }
}
`
  expect(attribute(at(fromTerraform(text), 'both'), 'subnets')).toEqual(['subnet-1', 'subnet-2'])
})

describe('an endpoint that takes its type over from its service', () => {
  const typeOf = (balancers: string) =>
    attribute(
      at(
        fromTerraform(`
resource "aws_vpc_endpoint_service" "own" {
  acceptance_required = false
  ${balancers}
}
resource "aws_vpc_endpoint" "it" { vpc_endpoint_type = aws_vpc_endpoint_service.own.service_type }
`),
        'it',
      ),
      'type',
    )

  test('has the type of what stands behind the service', () => {
    expect(typeOf('gateway_load_balancer_arns = [aws_lb.own.arn]')).toBe('GatewayLoadBalancer')
    expect(typeOf('network_load_balancer_arns = [aws_lb.own.arn]')).toBe('Interface')
  })

  test('has one that nobody knows where that may be either', () => {
    const either = 'network_load_balancer_arns = var.network\n  gateway_load_balancer_arns = var.gateway'
    for (const balancers of ['', either]) expect(typeOf(balancers)).toEqual(['-> own'])
  })
})
