import type { AnyRule } from '../../engine/rule'
import { lintTemplate, lintTerraform } from './read-text'

const rule = (more: Partial<AnyRule>): AnyRule => ({
  id: 'test-rule',
  severity: 'warning',
  title: 'A test',
  why: 'Because.',
  remedy: 'Do it.',
  links: [],
  tags: [],
  about: 'vpc-endpoint',
  when: {},
  must: { privateDns: true },
  message: '{address} in {vpc.address}',
  ...more,
})

const template = (attributes: string, before = '') => `${before}Resources:
  Main:
    Type: AWS::EC2::VPC
  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Main
      ServiceName: com.amazonaws.eu-west-1.sqs
${attributes}`

const parameter = 'Parameters:\n  Type:\n    Type: String\n'

describe('a raise', () => {
  const raise = [{ to: 'error', when: { type: 'Interface' }, message: '{address} fails' }] as const

  test('counts when it is definitely true, with its own message and evidence', () => {
    const [finding] = lintTemplate(template('      VpcEndpointType: Interface\n'), {
      rules: [rule({ raise })],
    }).findings
    expect([finding?.severity, finding?.message]).toEqual(['error', 'Queue fails'])
    expect(finding?.evidence.map(({ text }) => text)).toContain('type of Queue is Interface')
  })

  test('does not count when it is false', () => {
    const [finding] = lintTemplate(template('      VpcEndpointType: Gateway\n'), {
      rules: [rule({ raise })],
    }).findings
    expect([finding?.severity, finding?.wouldRaise]).toEqual(['warning', []])
  })

  test('that is not known keeps the severity and says what would raise it', () => {
    const text = template('      VpcEndpointType: !Ref Type\n', parameter)
    const [finding] = lintTemplate(text, { rules: [rule({ raise })] }).findings
    expect([finding?.severity, finding?.wouldRaise]).toEqual([
      'warning',
      ['an error, depending on what is not known: type of Queue: the parameter Type has no value'],
    ])
  })

  test('that is not known adds nothing where another raised as far', () => {
    const text = template('      VpcEndpointType: !Ref Type\n', parameter)
    const both = [...raise, { to: 'error', when: { serviceKey: 'sqs' } }] as const
    const [finding] = lintTemplate(text, { rules: [rule({ raise: both })] }).findings
    expect([finding?.severity, finding?.wouldRaise]).toEqual(['error', []])
  })

  test('never lowers', () => {
    const lower = [{ to: 'note', when: { type: 'Interface' } }] as const
    const [finding] = lintTemplate(template('      VpcEndpointType: Interface\n'), {
      rules: [rule({ raise: lower })],
    }).findings
    expect(finding?.severity).toBe('warning')
  })
})

test('a message names the first three of many and counts the rest', () => {
  const nets = ['A', 'B', 'C', 'D', 'E'].map((name) => `  ${name}:\n    Type: AWS::EC2::Subnet\n`).join('')
  const text = `${template('      SubnetIds: [!Ref A, !Ref B, !Ref C, !Ref D, !Ref E]\n')}${nets}`
  const [finding] = lintTemplate(text, {
    rules: [rule({ message: '{subnets.address}: {service}' })],
  }).findings
  expect(finding?.message).toBe('A, B, C and 2 more: com.amazonaws.eu-west-1.sqs')
})

test('a message names what is not known by what it refers to', () => {
  const text = template('', parameter).replace('com.amazonaws.eu-west-1.sqs', '!Ref Type')
  const [finding] = lintTemplate(text, { rules: [rule({ message: 'service {service}' })] }).findings
  expect(finding?.message).toBe('service the parameter Type')
})

describe('where a finding points', () => {
  const lines = (text: string, report: ReturnType<typeof lintTerraform>) =>
    report.findings.map(({ range }) => text.split('\n')[range.start.line - 1]?.trim())
  const terraform = (attribute: string, rest = '') => `resource "aws_vpc_endpoint" "queue" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-west-1.sqs"
${attribute}}
${rest}`
  const pointing = { rules: [rule({ pointAt: 'privateDns' })] }

  test('at the attribute that is written', () => {
    const text = terraform('  private_dns_enabled = false\n')
    expect(lines(text, lintTerraform(text, pointing))).toEqual(['private_dns_enabled = false'])
  })

  test('at the header of the block when nobody writes it', () => {
    const text = terraform('')
    expect(lines(text, lintTerraform(text, pointing))).toEqual(['resource "aws_vpc_endpoint" "queue" {'])
  })

  test('at the resource that sets it from beside', () => {
    const overlay = `resource "aws_vpc_endpoint_private_dns" "queue" {
  vpc_endpoint_id     = aws_vpc_endpoint.queue.id
  private_dns_enabled = false # laid over
}
`
    const text = terraform('', overlay)
    expect(lines(text, lintTerraform(text, pointing))).toEqual(['private_dns_enabled = false # laid over'])
  })
})

test('what only exists in a data source is never accused', () => {
  const text = 'data "aws_vpc_endpoint" "queue" {\n  vpc_id = "vpc-1"\n}\n'
  const report = lintTerraform(text, { rules: [rule({})] })
  expect([report.findings, report.undecided]).toEqual([[], []])
  expect(report.read.map(({ read }) => read)).toEqual([{ 'vpc-endpoint': 1 }])
})

test('a rule of one dialect is not asked in the other', () => {
  const report = lintTemplate(template(''), { rules: [rule({ dialects: ['terraform'] })] })
  expect(report.counts).toMatchObject({ warning: 0, passed: 0 })
})

test('instances whose assumption is the same but for their keys are one finding', () => {
  const overlay = `variable "on" {
  default = true
}
resource "aws_vpc_endpoint" "a" {
  service_name = "com.amazonaws.eu-west-1.sqs"
  private_dns_enabled = !var.on
}
`
  const report = lintTerraform(overlay.replace('"a" {', '"a" {\n  count = 3'), { rules: [rule({})] })
  expect(report.findings.map(({ also }) => also)).toEqual([
    ['aws_vpc_endpoint.a[1]', 'aws_vpc_endpoint.a[2]'],
  ])
})

test('a tie that rests on a default is an assumption as well', () => {
  const parameters = 'Parameters:\n  Net:\n    Type: String\n    Default: vpc-1\n'
  const text = template('').replace('!Ref Main', '!Ref Net')
  const must = { vpc: { exists: false } }
  const [finding] = lintTemplate(`${parameters}${text}`, {
    rules: [rule({ severity: 'error', must })],
  }).findings
  expect([finding?.severity, finding?.assuming]).toEqual([
    'warning',
    ['as long as a parameter keeps its default, which decides the VPC of Queue'],
  ])
})

describe('a secret', () => {
  const text = `variable "service" {
  type      = string
  sensitive = true
}
resource "aws_vpc_endpoint" "queue" {
  service_name = var.service
}
`
  const rules = [rule({ must: { service: { exists: false } }, message: '{service}', pointAt: 'service' })]
  const settings = { variables: new Map([['service', 'com.amazonaws.hunter2']]) }

  test('is in no part of the report', () => {
    const report = lintTerraform(text, { rules, settings })
    expect(report.findings.length + report.undecided.length).toBe(1)
    expect(JSON.stringify(report)).not.toContain('hunter2')
  })
})

test.each(['True', 'yes', '"TRUE"'])('a truth that a template spells %s can be turned over', (written) => {
  const text = `Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      AcceptanceRequired: ${written}
      NetworkLoadBalancerArns: [arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/0]
`
  const found = lintTemplate(text).findings.find(({ rule }) => rule === 'endpoint-service-without-accepter')
  const edits = (found?.fixes ?? []).flatMap((fix) => fix.edits)
  expect(edits.map(({ before, after }) => [before, after])).toEqual([
    [written, written.startsWith('"') ? '"false"' : 'false'],
  ])
})
