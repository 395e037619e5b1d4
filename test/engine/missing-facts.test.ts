/** Many checks lack one thing: what is said of each is about the check, what is counted is the thing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import { inMemory, lintTemplate, lintTerraform } from './read-text'

const factsOf = (text: string): readonly string[] => [
  ...new Set(lintTerraform(text).undecided.flatMap(({ missing }) => missing.map(({ fact }) => fact))),
]

const endpoint = (name: string, network: string) => `
resource "aws_vpc_endpoint" "${name}" {
  vpc_id              = ${network}.vpc_id
  service_name        = "com.amazonaws.eu-west-1.${name}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = ${network}.subnet_ids
  security_group_ids  = ${network}.group_ids
  private_dns_enabled = true
}
`

test('a module that was not read is one fact, whatever is asked of what it gives', () => {
  const module = 'module "network" {\n  source = "example/network/aws"\n}\n'
  expect(factsOf(module + endpoint('sqs', 'module.network') + endpoint('sns', 'module.network'))).toEqual([
    'module.network is not in the input',
  ])
})

test('a variable without a value is one fact, also behind what was derived from it', () => {
  const variable =
    'variable "network" {\n  type = object({ vpc_id = string, subnet_ids = list(string), group_ids = list(string) })\n}\n'
  expect(factsOf(variable + endpoint('sqs', 'var.network'))).toEqual(['var.network has no value'])
})

test('subnets that live elsewhere are what it takes to know their zones', () => {
  const text = endpoint('sqs', 'var.network')
    .replace('var.network.vpc_id', '"vpc-0123456789abcdef0"')
    .replace('var.network.subnet_ids', '["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]')
  const zones = lintTerraform(text).undecided.filter(({ rule }) => rule === 'vpc-endpoint-in-one-zone')
  const facts = zones.flatMap(({ missing }) => missing.map(({ fact }) => fact))
  expect(new Set(facts)).toEqual(
    new Set([
      'subnet-0123456789abcdef0 is not in the input',
      'subnet-0123456789abcdef1 is not in the input',
      'vpc-0123456789abcdef0 is not in the input',
    ]),
  )
})

const textsOf = (text: string): readonly string[] =>
  lintTemplate(text).undecided.flatMap(({ missing }) => missing.map((each) => each.text))

test('each reason is what really is the case', () => {
  const shared = `Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/0] }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !ImportValue { 'Fn::Sub': '\${AWS::Region}-VpcId' }, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
Outputs:
  Service: { Value: !Ref Service, Export: { Name: service } }
`
  const texts = textsOf(shared)
  expect(texts).toContain(
    'whether there is more than what is seen: permissions of Service: it is handed to others, who may add to it',
  )
  expect(texts).toContain('VPC of Endpoint: the export ${region}-VpcId is not in the input')
})

test('what AWS makes with a VPC is not called missing from the input', () => {
  const text = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_lambda_function" "caller" {
  function_name = "caller"
  role          = "arn:aws:iam::123456789012:role/caller"
  vpc_config {
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = [aws_vpc.main.default_security_group_id]
  }
}
`
  expect(factsOf(text)).toContain(
    'aws_vpc.main.default_security_group_id is made by AWS with aws_vpc.main, and nothing declares it',
  )
})

const missingIn = (text: string, rule: string) =>
  lintTemplate(text).undecided.flatMap((each) => (each.rule === rule ? each.missing : []))

test('what a nested stack that was not read may add is missing with its template, not with a plan', () => {
  const text = `Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Scheme: internal, Subnets: [subnet-0123456789abcdef0] }
  Consumers:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://s3.amazonaws.com/bucket/consumers.yaml, Parameters: { Balancer: !Ref Balancer } }
`
  const [first] = missingIn(text, 'load-balancer-in-one-zone')
  expect(first?.text).toBe(
    'whether there is more than what is seen: endpoint services of Balancer: the template of Consumers is not in the input',
  )
  expect(first?.supply).toBeNull()
})

test('a name that nothing in a template declares is what is missing, and one thing wherever it stands', () => {
  const endpoint = (service: string) => `
  ${service}:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Network, ServiceName: com.amazonaws.eu-west-1.${service}, VpcEndpointType: Interface, PrivateDnsEnabled: true }`
  const missing = missingIn(`Resources:${endpoint('sqs')}${endpoint('sns')}\n`, 'private-dns-without-vpc-dns')
  expect(new Set(missing.map(({ fact }) => fact))).toEqual(new Set(['Network is not in the input']))
})

test('a parameter of which nobody says what it names is settled by its value', () => {
  const text = `Parameters: { Listed: { Type: String }, Allowed: { Type: String } }
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: [!Ref Listed] }
      Policy:
        Statement: [{ Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition: { StringEquals: { 'aws:SourceVpce': !Ref Allowed } } }]
`
  expect(missingIn(text, 'source-vpce-does-not-match').map(({ supply }) => supply)).toEqual([
    "--parameter 'Listed=…'",
  ])
})

test('what has no name of its own is named once', () => {
  const text = `Resources:
  Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } }
  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Network, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, SubnetIds: [subnet-0123456789abcdef0] }
`
  const [finding] = lintTemplate(text).findings.filter(
    ({ rule }) => rule === 'vpc-endpoint-without-security-group',
  )
  expect(finding?.wouldRaise).toEqual([
    'an error, depending on what is not known: the default security group of Network is not in the input',
  ])
})

test('how many there are of what a variable counts is what that variable says', () => {
  const text = `
variable "zones" {
  type = map(string)
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "each" {
  for_each          = var.zones
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = each.key
}
${endpoint('sqs', 'aws_vpc.main').replace('aws_vpc.main.vpc_id', 'aws_vpc.main.id').replace('aws_vpc.main.subnet_ids', '[for one in aws_subnet.each : one.id]')}`
  const [without] = lintTerraform(text).undecided.filter(
    ({ rule }) => rule === 'vpc-endpoint-without-subnets',
  )
  expect(new Set(without?.missing.map(({ fact }) => fact))).toEqual(new Set(['var.zones has no value']))
})

test('a list that nobody knows is missing once, however many questions want it', () => {
  const text = `Parameters:
  Listed: { Type: CommaDelimitedList }
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcEndpointType: Interface }
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
      EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: !Ref Listed }
`
  expect(missingIn(text, 'private-api-without-endpoint').map(({ text }) => text)).toEqual([
    'VPC endpoints of Orders: the parameter Listed has no value',
  ])
})

test('what follows from several things of the account is told of the thing that it is asked of, once', () => {
  const text = `
data "aws_subnet" "private" {
  tags = { Name = "private" }
}
resource "aws_ecs_task_definition" "task" {
  family                   = "task"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  container_definitions    = jsonencode([{ name = "shop", image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1" }])
}
resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.task.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [data.aws_subnet.private.id]
    security_groups = ["sg-0123456789abcdef0"]
  }
}
`
  const texts = textsIn(text)
  expect(texts).toContain('class of data.aws_subnet.private, by its routes: it is read from the account')
  expect(texts).toContain(
    'whether a route of data.aws_subnet.private leads out of its VPC: it is read from the account',
  )
  expect(factsOf(text).filter((fact) => fact.includes('aws_subnet'))).toEqual([
    'data.aws_subnet.private is read from the account',
  ])
})

test('that a list may hold more is asked, and is no reason', () => {
  const folder = join(__dirname, '../../fixtures/rules/security-group-without-egress/shared-subnet-read-back')
  const text = readFileSync(join(folder, 'plan.json'), 'utf8')
  const { undecided } = lint({
    inputs: [{ is: 'text', source: { name: 'plan.json', text } }],
    sources: inMemory({}),
    only: ['vpc-endpoint-subnets-in-one-zone-twice'],
  })
  expect(undecided.flatMap(({ missing }) => missing.map((each) => each.text))).toEqual([
    'whether there is more than what is seen: subnet of aws_vpc_endpoint.queue in the same zone as another of them',
  ])
})

const textsIn = (text: string): readonly string[] =>
  lintTerraform(text).undecided.flatMap(({ missing }) => missing.map((each) => each.text))
