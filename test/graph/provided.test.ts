/** What one deployment stores, exports or outputs under a name, and another one looks up, in every pair of dialects. */
import { readConfiguration } from '../../parsers/terraform/modules'
import { type Files, memorySources } from '../parsers/terraform-configuration/memory'
import { graphOf, related, template } from './read'

const root = (folder: string, text: string, others: Files = {}) =>
  readConfiguration(folder, memorySources({ [`${folder}/main.tf`]: text, ...others }), { deployment: folder })

const network = `
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_subnet" "b" {
  vpc_id = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
`
const storing = (name = '/net/vpc', type = 'String', more = '') => `${network}${more}
resource "aws_ssm_parameter" "vpc" {
  name  = "${name}"
  type  = "${type}"
  value = aws_vpc.main.id
}
`
const looking = (name = '/net/vpc', more = '') => `${more}
data "aws_ssm_parameter" "vpc" { name = "${name}" }
resource "aws_subnet" "inside" {
  vpc_id     = data.aws_ssm_parameter.vpc.value
  cidr_block = "10.0.9.0/24"
}
`
const stack = (name = '/net/vpc') => `
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Stored: { Type: AWS::SSM::Parameter, Properties: { Name: ${name}, Type: String, Value: !Ref Main } }
`
const resolving = (value: string, parameters = '') => `
${parameters}
Resources:
  Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: ${value}, CidrBlock: 10.0.9.0/24 } }
`
const fromParameter = `Parameters: { Vpc: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>', Default: /net/vpc } }`

describe('parameters of the SSM parameter store', () => {
  test('from Terraform to Terraform, which joins the two', () => {
    const graph = graphOf(root('net', storing()), root('app', looking()))
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
    expect(graph.joined('net', 'app')).toBe(true)
  })

  test('within one root', () => {
    const graph = graphOf(root('net', storing() + looking()))
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
  })

  test.each([
    ['a dynamic reference', resolving("'{{resolve:ssm:/net/vpc}}'")],
    ['one that names a version', resolving("'{{resolve:ssm:/net/vpc:3}}'")],
    ['a parameter of the template', resolving('!Ref Vpc', fromParameter)],
  ])('from Terraform to CloudFormation: %s', (_what, text) => {
    const graph = graphOf(root('net', storing()), template(text, 'app.yaml'))
    expect(related(graph, 'Inside', 'vpc')).toEqual(['aws_vpc.main'])
    expect(graph.joined('net', 'app.yaml')).toBe(true)
  })

  test('from CloudFormation to Terraform and to CloudFormation', () => {
    const terraform = graphOf(template(stack(), 'net.yaml'), root('app', looking()))
    expect(related(terraform, 'aws_subnet.inside', 'vpc')).toEqual(['Main'])
    const templates = graphOf(
      template(stack(), 'net.yaml'),
      template(resolving("'{{resolve:ssm:/net/vpc}}'"), 'app.yaml'),
    )
    expect(related(templates, 'Inside', 'vpc')).toEqual(['Main'])
  })

  test('the value of a parameter in the stack that makes it', () => {
    const graph = graphOf(
      template(`${stack()}${resolving('!GetAtt Stored.Value').replace('\n\nResources:\n', '')}`),
    )
    expect(related(graph, 'Inside', 'vpc')).toEqual(['Main'])
  })

  test('a list of subnets', () => {
    const list = `${network}
resource "aws_ssm_parameter" "subnets" {
  name  = "/net/subnets"
  type  = "StringList"
  value = join(",", [aws_subnet.a.id, aws_subnet.b.id])
}
`
    const text = `
Parameters: { Subnets: { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', Default: /net/subnets } }
Resources:
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: !Ref Subnets } }
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { SubnetIds: [!Select [1, !Ref Subnets]] } }
`
    const graph = graphOf(root('net', list), template(text, 'app.yaml'))
    expect(related(graph, 'Balancer', 'subnets')).toEqual(['aws_subnet.a', 'aws_subnet.b'])
    expect(related(graph, 'Endpoint', 'subnets')).toEqual(['aws_subnet.b'])
  })

  test('a name with a hole means the only one that fits, without being certain', () => {
    const held = `variable "env" {}\n`
    const graph = graphOf(
      root('net', storing('/${var.env}/vpc', 'String', held)),
      root('app', looking('/prod/vpc')),
    )
    const [subnet] = graph.named('aws_subnet.inside')
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
    expect(subnet && graph.relation(subnet, 'vpc').edges[0]?.exact).toBe(false)
  })

  test('one that may not be there is not certain', () => {
    const text = storing().replace(
      '"aws_ssm_parameter" "vpc" {',
      '"aws_ssm_parameter" "vpc" {\n  count = var.store ? 1 : 0',
    )
    const graph = graphOf(root('net', `${text}variable "store" { type = bool }\n`), root('app', looking()))
    const [subnet] = graph.named('aws_subnet.inside')
    expect(subnet && graph.relation(subnet, 'vpc').edges.map(({ exact }) => exact)).toEqual([false])
  })

  const provider = (region: string) => `provider "aws" { region = "${region}" }\n`

  test('one of another Region is another one; where one is not known, it is taken', () => {
    const other = graphOf(
      root('net', storing('/net/vpc', 'String', provider('eu-west-1'))),
      root('app', looking('/net/vpc', provider('us-east-1'))),
    )
    expect(related(other, 'aws_subnet.inside', 'vpc')).toEqual([expect.stringContaining('outside')])
    const same = graphOf(
      root('net', storing('/net/vpc', 'String', provider('eu-west-1'))),
      root('app', looking()),
    )
    expect(related(same, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
  })

  test('the Region is that of the lookup, not of what uses it', () => {
    const lookup = `${provider('us-east-1')}
provider "aws" {
  alias  = "west"
  region = "eu-west-1"
}
data "aws_ssm_parameter" "vpc" {
  provider = aws.west
  name     = "/net/vpc"
}
resource "aws_subnet" "inside" {
  vpc_id     = data.aws_ssm_parameter.vpc.value
  cidr_block = "10.0.9.0/24"
}
`
    const graph = graphOf(
      root('net', storing('/net/vpc', 'String', provider('eu-west-1'))),
      root('app', lookup),
    )
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
  })

  test.each([
    ['two of this name', [root('blue', storing()), root('green', storing())]],
    ['another name', [root('net', storing('/other/vpc'))]],
    ['an encrypted one', [root('net', storing('/net/vpc', 'SecureString'))]],
  ])('nothing is meant: %s', (_what, others) => {
    const graph = graphOf(...others, root('app', looking()))
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual([expect.stringContaining('outside')])
    expect(graph.joined(others[0]?.deployments[0]?.id ?? '', 'app')).toBe(false)
  })
})

describe('exports of stacks that Terraform looks up', () => {
  const text = `
data "aws_cloudformation_export" "vpc" { name = "net-vpc" }
resource "aws_subnet" "inside" {
  vpc_id     = data.aws_cloudformation_export.vpc.value
  cidr_block = "10.0.9.0/24"
}
`
  test('mean what is exported', () => {
    const exporting = `${stack()}\nOutputs:\n  V: { Value: !Ref Main, Export: { Name: net-vpc } }\n`
    const graph = graphOf(template(exporting, 'net.yaml'), root('app', text))
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['Main'])
    expect(graph.joined('net.yaml', 'app')).toBe(true)
  })
})

describe('outputs of other roots', () => {
  const outputs = `output "vpc_id" { value = aws_vpc.main.id }
output "subnets" { value = { web = [aws_subnet.a.id, aws_subnet.b.id] } }
`
  const net = (backend = '') => root('net', `${network}${outputs}${backend}`)
  const s3 = (key: string) =>
    `terraform {\n  backend "s3" {\n    bucket = "states"\n    key    = "${key}"\n  }\n}\n`
  const reading = (config: string, more = '') =>
    root(
      'app',
      `data "terraform_remote_state" "net" {\n${config}\n${more}}
resource "aws_subnet" "inside" {
  vpc_id     = data.terraform_remote_state.net.outputs.vpc_id
  cidr_block = "10.0.9.0/24"
}
resource "aws_lb" "one" { subnets = [data.terraform_remote_state.net.outputs.subnets.web[1]] }
resource "aws_lb" "all" { subnets = data.terraform_remote_state.net.outputs.subnets["web"] }
`,
    )
  const readingS3 = (key: string, more = '') =>
    reading(`backend = "s3"\nconfig = {\n  bucket = "states"\n  key = ${key}\n}`, more)

  test('by where the state lies, into structures', () => {
    const graph = graphOf(net(s3('net')), readingS3('"net"'))
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
    expect(related(graph, 'aws_lb.one', 'subnets')).toEqual(['aws_subnet.b'])
    expect(related(graph, 'aws_lb.all', 'subnets')).toEqual(['aws_subnet.a', 'aws_subnet.b'])
    expect(graph.joined('net', 'app')).toBe(true)
  })

  test.each([
    ['a file beside', 'backend = "local"\nconfig = { path = "../net/terraform.tfstate" }', ''],
    [
      'a workspace',
      'backend = "remote"\nconfig = {\n  organization = "o"\n  workspaces = { name = "net" }\n}',
      'terraform {\n  cloud {\n    organization = "o"\n    workspaces {\n      name = "net"\n    }\n  }\n}\n',
    ],
  ])('by where the state lies: %s', (_what, config, backend) => {
    const graph = graphOf(net(backend), reading(config))
    const [subnet] = graph.named('aws_subnet.inside')
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
    expect(subnet && graph.relation(subnet, 'vpc').edges[0]?.exact).toBe(true)
  })

  test('the only root with such an output, where nobody knows where the state lies', () => {
    const graph = graphOf(net(s3('net')), readingS3('var.key'))
    const [subnet] = graph.named('aws_subnet.inside')
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual(['aws_vpc.main'])
    expect(subnet && graph.relation(subnet, 'vpc').edges[0]?.exact).toBe(false)
  })

  test.each([
    ['a state that lies elsewhere', [net(s3('net'))], readingS3('"other"')],
    [
      'another workspace of it',
      [net(s3('net')), root('more', outputs.replaceAll('aws_', 'other_'))],
      readingS3('"net"', 'workspace = "prod"\n'),
    ],
    ['two roots with such an output', [net(), root('net2', network + outputs)], readingS3('var.key')],
  ])('nothing is meant: %s', (_what, others, reader) => {
    const graph = graphOf(...others, reader)
    expect(related(graph, 'aws_subnet.inside', 'vpc')).toEqual([expect.stringContaining('outside')])
  })
})
