/** What nobody can tell ends with lines to paste, and pasting them settles it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const endpoint = (vpc: string, name = 'queue') => `resource "aws_vpc_endpoint" "${name}" {
  vpc_id              = ${vpc}
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}
`
const TEMPLATE = (vpc: string) => `Parameters: { VpcId: { Type: "AWS::EC2::VPC::Id" } }
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: ${vpc}, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
`
const IMPORT = TEMPLATE('{ "Fn::ImportValue": !Sub "${Net}-VpcId" }').replace('VpcId: {', 'Net: {')
/** The lines below the sentence, as they stand there. */
function pasted(output: string): string {
  const [, after = ''] = output.split('To settle it, say in vpclint.yaml what is so:\n')
  const lines = after.split('\n')
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith('    ')),
    )
    .join('\n')
}

describe('the lines of outside:', () => {
  test.each([
    ['an id', { 'main.tf': endpoint('"vpc-0a1b2c3d4e5f60718"') }],
    ['a data source', { 'main.tf': `${endpoint('data.aws_vpc.main.id')}data "aws_vpc" "main" {}\n` }],
    [
      'a data source of a module',
      {
        'main.tf': 'module "app" {\n  source = "./app"\n}\n',
        'app/main.tf': `${endpoint('data.aws_vpc.main.id')}data "aws_vpc" "main" {}\n`,
      },
    ],
    ['a variable', { 'main.tf': `${endpoint('var.vpc_id')}variable "vpc_id" {}\n` }],
    ['an import', { 'template.yaml': TEMPLATE('!ImportValue net-VpcId') }],
    ['an import of a stack that a parameter names', { 'template.yaml': IMPORT }],
    [
      'an item of an imported list',
      { 'template.yaml': TEMPLATE('!Select [0, !Split [",", !ImportValue net-Vpcs]]') },
    ],
    [
      'a parameter whose name is made of a variable',
      {
        'main.tf': `${endpoint('data.aws_ssm_parameter.vpc.value')}variable "env" {}
data "aws_caller_identity" "me" {}
data "aws_ssm_parameter" "vpc" {
  name = "/\${var.env}/\${data.aws_caller_identity.me.account_id}/vpc"
}
`,
      },
    ],
    ['a parameter', { 'template.yaml': TEMPLATE('!Ref VpcId') }],
    [
      'a resolver of remote state',
      {
        'main.tf': `${endpoint('data.terraform_remote_state.net.outputs.vpc_id')}data "terraform_remote_state" "net" {
  backend = "s3"
  config  = { bucket = "b", key = "k", region = "eu-west-1" }
}
`,
      },
    ],
  ])('of %s settle it, whichever is so', (_, files) => {
    const folder = folderWith({ '.git/HEAD': '', ...files })
    const run = () => reportOf(folder, ['--rule', FAULT]).counts
    const lines = pasted(vpclint(folder, ['--rule', FAULT]).output)
    expect(run()).toMatchObject({ possible: 1, error: 0, passed: 0 })
    expect(lines).toMatch(/dnsSupport: …, dnsHostnames: …|dnsHostnames: …, dnsSupport: …/)
    writeFileSync(join(folder, 'vpclint.yaml'), `${lines.replaceAll('…', 'true')}\n`)
    expect(run()).toMatchObject({ possible: 0, undecided: 0, error: 0, passed: 1 })
    writeFileSync(join(folder, 'vpclint.yaml'), `${lines.replaceAll('…', 'false')}\n`)
    expect(run()).toMatchObject({ possible: 0, undecided: 0, error: 1, passed: 0 })
  })

  test('are one entry a thing, with all that any check asks of it', () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'main.tf': `${endpoint('"vpc-0a1b2c3d4e5f60718"')}${endpoint('data.aws_vpc.main.id', 'other')}data "aws_vpc" "main" {}
`,
    })
    expect(pasted(vpclint(folder, ['--rule', FAULT]).output)).toBe(`    outside:
      "data.aws_vpc.main": { dnsSupport: …, dnsHostnames: … }
      "vpc-0a1b2c3d4e5f60718": { dnsSupport: …, dnsHostnames: … }`)
  })

  test.each([
    ['a stack that a parameter names', { 'template.yaml': IMPORT }, '${Net}-VpcId'],
    ['a variable', { 'main.tf': `${endpoint('var.vpc_id')}variable "vpc_id" {}\n` }, 'var.vpc_id'],
  ])('name %s as it is written, once', (_, files, name) => {
    const lines = pasted(vpclint(folderWith({ '.git/HEAD': '', ...files }), []).output)
    expect(lines.match(/^ {6}".*?":/gm)).toEqual([`      "${name}":`])
  })

  test('are whole on a narrow terminal', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': endpoint('"vpc-0a1b2c3d4e5f60718"') })
    expect(vpclint(folder, ['--rule', FAULT], { terminal: 40 }).output).toContain(
      '      "vpc-0a1b2c3d4e5f60718": { dnsSupport: …, dnsHostnames: … }\n',
    )
  })

  test('stand in the job summary as well', () => {
    const folder = folderWith({ '.git/HEAD': '', 'main.tf': endpoint('"vpc-0a1b2c3d4e5f60718"') })
    expect(vpclint(folder, ['--rule', FAULT, '--format', 'summary']).output).toContain(
      'outside:\n  "vpc-0a1b2c3d4e5f60718": { dnsSupport: …, dnsHostnames: … }\n',
    )
  })
})

describe('what is missing is named', () => {
  const link = (target: string) =>
    `resource "aws_api_gateway_vpc_link" "orders" {\n  name        = "orders"\n  target_arns = [${target}]\n}\n`
  const missingOf = (main: string, rule: string) =>
    reportOf(folderWith({ '.git/HEAD': '', 'main.tf': main }), ['--rule', rule]).undecided.flatMap(
      ({ missing }) => missing.map(({ fact, supply }) => ({ fact, supply })),
    )

  test.each([
    ['a variable', `${link('var.balancer')}variable "balancer" {}\n`, 'var.balancer has no value'],
    ['what nothing declares', link('aws_lb.gone.arn'), 'aws_lb.gone is not in the input'],
  ])('in a list: %s', (_, main, fact) => {
    expect(missingOf(main, 'vpc-link-v1-target-not-nlb').map((each) => each.fact)).toEqual([fact])
  })

  test.each([
    [
      'a variable in the name of the service',
      'provider "aws" { region = "eu-west-1" }\n',
      ['var.place has no value'],
    ],
    ['nobody is asked where nothing says in which Region it is', '', []],
  ])('of a Region: %s', (_, provider, facts) => {
    const main = `${endpoint('var.vpc_id').replace('eu-west-1', '${var.place}')}variable "vpc_id" {}\nvariable "place" {}\n`
    const missing = missingOf(`${provider}${main}`, 'vpc-endpoint-in-other-region')
    expect([...new Set(missing.map((each) => each.fact))]).toEqual(facts)
  })

  test('once a file is missing, no other plan is', () => {
    const files = `${endpoint('aws_vpc.gone.id')}`
    expect(missingOf(files, 'vpc-endpoint-without-subnets')).toEqual([
      { fact: 'the rest of the configuration is not in the input', supply: null },
    ])
  })

  test('the unknown one of several, not what is there', () => {
    const groups = `resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
data "external" "ids" { program = ["ids"] }
resource "aws_security_group" "own" { vpc_id = aws_vpc.main.id }
resource "aws_security_group" "peer" { vpc_id = data.external.ids.result.vpc }
resource "aws_security_group_rule" "from_peer" {
  type                     = "ingress"
  from_port                = 443
  to_port                  = 443
  protocol                 = "tcp"
  security_group_id        = aws_security_group.own.id
  source_security_group_id = aws_security_group.peer.id
}
`
    const [missing] = missingOf(groups, 'security-group-reference-cannot-match')
    expect(missing?.fact).toBe('data.external.ids.result.vpc is not in the input')
  })

  test('the group of an endpoint, not the VPC that is not known either', () => {
    const group = (given: string, more = '') =>
      `${endpoint('var.vpc_id').replace(
        /}\n$/,
        `  security_group_ids = [${given}]\n}\n`,
      )}variable "vpc_id" {}\nvariable "group" {}\n${more}`
    const rule = 'vpc-endpoint-admits-nobody'
    expect(missingOf(group('var.group'), rule)[0]).toMatchObject({ fact: 'var.group has no value' })
    const own = 'resource "aws_security_group" "own" { vpc_id = var.vpc_id }\n'
    const output = 'output "group" { value = aws_security_group.own.id }\n'
    expect(missingOf(group('aws_security_group.own.id', own + output), rule)[0]).toMatchObject({
      fact: expect.stringContaining('it is handed to others, who may add to it'),
    })
  })
})
