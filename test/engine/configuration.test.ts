/** `vpclint.yaml`: what it says is said where it stands when it is wrong, and holds where it is found. */
import { readFileSync } from 'node:fs'
import { together } from '../../engine/configuration/configuration'
import { readConfigurationFile } from '../../engine/configuration/read'
import { lint, vocabulary } from '../../lint'
import type { Severity } from '../../model/report'
import { inMemory } from './read-text'

const read = (text: string, name = 'vpclint.yaml') => readConfigurationFile({ name, text }, vocabulary)

const complaints = (text: string) =>
  read(text).problems.map(({ message, place }) => {
    const at = place.at === 'span' ? text.slice(place.start, place.end) : place.source
    return `${at}: ${message}`
  })

test('every key is read', () => {
  const { configuration, problems } = read(
    `# yaml-language-server: $schema=https://example.com/vpclint.schema.json
root: true
fail-on: warning
rules:
  vpc-endpoint-in-one-zone: off
rule-files: [rules/ours.yaml]
account: 123456789012
region: eu-west-1
baseline: known.txt
extends: [./base.yaml, ours]
allow:
  - { rule: private-api-without-endpoint, path: legacy/*, until: 2026-12-31, because: it is rebuilt }
outside:
  data.aws_vpc.main: { dnsHostnames: true }
joins:
  - { reference: var.vpc_id, in: app, is: aws_vpc.main, of: network }
`,
    'live/vpclint.yaml',
  )
  expect(problems).toEqual([])
  expect(configuration).toMatchObject({
    root: true,
    failOn: 'warning',
    ruleFiles: ['live/rules/ours.yaml'],
    account: '123456789012',
    region: 'eu-west-1',
    baseline: 'live/known.txt',
    allows: [{ rules: ['private-api-without-endpoint'], reach: { path: 'live/legacy/*' } }],
    joins: [{ reference: 'vpc_id', in: 'app', is: 'aws_vpc.main', of: 'network' }],
    extends: [{ name: './base.yaml' }, { name: 'ours' }],
  })
  expect(configuration.rules.get('vpc-endpoint-in-one-zone')?.word).toBe('off')
  expect(configuration.outside.map(({ name, kind }) => [name, kind])).toEqual([['data.aws_vpc.main', 'vpc']])
})

test.each([
  [
    'rules: { a-rule: of }',
    'of: a-rule is off, on, error, warning, note; "of" is none of them. Did you mean "off"?',
  ],
  ['fail-om: error', 'fail-om: "fail-om" is not a key that can stand here. Did you mean "fail-on"?'],
  ['account: 12', '12: account is the 12 digits of an AWS account.'],
  ['region: Ireland', 'Ireland: region is the code of an AWS Region, such as eu-west-1; "Ireland" is none.'],
  ['rules: [a]', '[a]: rules is a mapping.'],
  ['rule-files: a.yaml', 'a.yaml: rule-files is a list.'],
  ['rule-files: [../../up.yaml]', '../../up.yaml: rule-files: ../../up.yaml leads out of what may be read.'],
  ['- a', '- a: The configuration is a mapping.'],
  [
    'outside: { data.aws_vpc.main: { dnsHostname: true } }',
    'dnsHostname: vpc has no attribute "dnsHostname" that can be told. Did you mean "dnsHostnames"?',
  ],
  ['outside: { vpc-0a1b2c3d: { dnsHostnames: yes } }', 'yes: dnsHostnames is a boolean.'],
  [
    'outside: { var.vpc_id: { dnsHostnames: true } }',
    'var.vpc_id: Nothing tells the kind of var.vpc_id. Say what it is: a "kind" beside its attributes, such as vpc or subnet.',
  ],
  ['outside: { x: { kind: vcp } }', 'vcp: There is no kind "vcp". Did you mean "vpc"?'],
  [
    'joins: [{ reference: var.x }]',
    '{ reference: var.x }: A join says which "reference" is which resource: "reference" and "is".',
  ],
  [
    'rules: { a-rule: { when-undecided: of } }',
    'of: when-undecided is tell, ignore, error, warning, note; "of" is none of them.',
  ],
  [
    'rules: { a-rule: { locke: true } }',
    'locke: "locke" is not a key that can stand here. Did you mean "locked"?',
  ],
  [
    'modules: { network: { adds: nothing } }',
    'network: A module is named by the address of its call, such as module.network; "network" is none.',
  ],
  [
    'modules: { module.a: { output: { x: 1 } } }',
    'output: "output" is not a key that can stand here. Did you mean "outputs"?',
  ],
  ['extends: {}', '{}: extends is a text.'],
])('a mistake is said once, where it stands: %s', (text, complaint) => {
  expect(complaints(text)).toEqual([complaint])
})

test('an allow without a reason is a mistake', () => {
  expect(complaints('allow: [{ rule: some-rule }]')).toEqual([
    expect.stringContaining('{ rule: some-rule }: This gives no reason'),
  ])
})

test('text that is no YAML is a mistake, and an empty file is none', () => {
  expect(complaints('rules: [').length).toBeGreaterThan(0)
  expect(complaints('')).toEqual([])
  expect(complaints('rules:\n')).toEqual([])
})

test('a key called __proto__ is a mistake like any other', () => {
  expect(complaints('__proto__: { a: 1 }')).toEqual([
    '__proto__: "__proto__" is not a key that can stand here.',
  ])
})

test('the nearest file wins for each key, and lists add', () => {
  const near = read('rules: { a: off }\nallow: [a because near]\nregion: eu-west-1\n').configuration
  const far = read('rules: { a: error, b: off }\nallow: [b because far]\nfail-on: note\n').configuration
  const { rules, allows, failOn, region } = together([near, far])
  expect([...rules].map(([id, { word }]) => [id, word])).toEqual([
    ['a', 'off'],
    ['b', 'off'],
  ])
  expect([allows.length, failOn, region]).toEqual([2, 'note', 'eu-west-1'])
})

const endpoint = (vpc: string) => `resource "aws_vpc_endpoint" "queue" {
  vpc_id              = ${vpc}
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}
`
const RULE = 'private-dns-without-vpc-dns'
const folders = (files: Readonly<Record<string, string>>) => ({
  read: inMemory(files).read,
  list: (folder: string) =>
    Object.keys(files).flatMap((name) =>
      name.startsWith(`${folder}/`) ? [name.slice(folder.length + 1)] : [],
    ),
})

function verdict(vpc: string, rest: string, configuration: string): string {
  const { outside, joins } = read(configuration).configuration
  const report = lint({
    inputs: [{ is: 'folder', folder: 'app', configured: { outside, joins } }],
    sources: folders({ 'app/main.tf': `${endpoint(vpc)}${rest}` }),
    only: [RULE],
  })
  return report.findings.length > 0 ? 'finding' : report.undecided.length > 0 ? 'cannot tell' : 'passed'
}

describe('what people state of things elsewhere', () => {
  const facts = (name: string, hostnames: boolean, kind = '') =>
    `outside:\n  ${name}: { ${kind} dnsHostnames: ${hostnames}, dnsSupport: true }\n`
  const variable = 'variable "vpc_id" {}\n'
  const data = 'data "aws_vpc" "main" {}\n'

  test.each([
    ['a data source', 'data.aws_vpc.main.id', data, 'data.aws_vpc.main', ''],
    ['a variable', 'var.vpc_id', variable, 'var.vpc_id', 'kind: vpc,'],
    ['an id', '"vpc-0a1b2c3d4e5f60718"', '', 'vpc-0a1b2c3d4e5f60718', ''],
  ])('%s decides', (_, vpc, rest, name, kind) => {
    expect(verdict(vpc, rest, '')).toBe('cannot tell')
    expect(verdict(vpc, rest, facts(name, true, kind))).toBe('passed')
    expect(verdict(vpc, rest, facts(name, false, kind))).toBe('finding')
  })

  test('a fact about another thing decides nothing', () => {
    expect(verdict('var.vpc_id', variable, facts('var.other', false, 'kind: vpc,'))).toBe('cannot tell')
  })

  test('of an import decides in a template', () => {
    const text = `Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !ImportValue net-VpcId
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
`
    const run = (configuration: string) =>
      lint({
        inputs: [
          {
            is: 'text',
            source: { name: 't.yaml', text },
            configured: { outside: read(configuration).configuration.outside },
          },
        ],
        sources: inMemory({}),
        only: [RULE],
      }).counts
    expect(run('')).toMatchObject({ error: 0, possible: 1 })
    expect(run(facts('"!ImportValue net-VpcId"', false, 'kind: vpc,'))).toMatchObject({ error: 1 })
  })

  test('the fact is evidence with its place in the configuration', () => {
    const text = facts('data.aws_vpc.main', false)
    const report = lint({
      inputs: [{ is: 'folder', folder: 'app', configured: { outside: read(text).configuration.outside } }],
      sources: folders({ 'app/main.tf': `${endpoint('data.aws_vpc.main.id')}${data}` }),
      texts: [{ name: 'vpclint.yaml', text }],
      only: [RULE],
    })
    expect(report.findings[0]?.evidence.map(({ range }) => `${range?.file}:${range?.start.line}`)).toContain(
      'vpclint.yaml:2',
    )
  })
})

describe('a join', () => {
  const network = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n'
  const run = (configuration: string) => {
    const { joins } = read(configuration).configuration
    return lint({
      inputs: ['app', 'network'].map((folder) => ({ is: 'folder' as const, folder, configured: { joins } })),
      sources: folders({
        'app/main.tf': `${endpoint('var.vpc_id')}variable "vpc_id" {}\n`,
        'network/main.tf': network,
      }),
      only: [RULE],
    })
  }

  test('makes a variable of one root the resource of another', () => {
    expect(run('').counts).toMatchObject({ error: 0, possible: 1 })
    const { findings, problems } = run(
      'joins: [{ reference: var.vpc_id, in: app, is: aws_vpc.main, of: network }]',
    )
    expect(findings.map(({ message }) => message)).toEqual([
      'aws_vpc_endpoint.queue turns on private DNS, but aws_vpc.main does not have both DNS attributes on.',
    ])
    expect(problems).toEqual([])
  })

  test('to what was not read says so and decides nothing', () => {
    const { problems, counts } = run('joins: [{ reference: var.vpc_id, is: aws_vpc.other }]')
    expect(problems.map(({ message }) => message)).toEqual(['There is no aws_vpc.other.'])
    expect(counts.possible).toBe(1)
  })
})

test('account and Region of the configuration are those of what does not say its own', () => {
  const text = `resource "aws_vpc_endpoint" "queue" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.eu-west-1.sqs"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
`
  const run = (region: string, head = '') =>
    lint({
      inputs: [{ is: 'folder', folder: 'app', configured: { region } }],
      sources: folders({ 'app/main.tf': head + text }),
      only: ['vpc-endpoint-in-other-region'],
    }).counts
  expect(run('eu-west-1')).toMatchObject({ error: 0, passed: 1 })
  expect(run('us-east-1', 'provider "aws" {\n  region = "eu-west-1"\n}\n')).toMatchObject({
    error: 0,
    passed: 1,
  })
})

test('severities hold for the inputs they are configured for', () => {
  const text = `${endpoint('aws_vpc.main.id')}resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n`
  const { findings, rules } = lint({
    inputs: [
      { is: 'folder', folder: 'a', configured: { severities: new Map([[RULE, 'note']]) } },
      { is: 'folder', folder: 'b', configured: { severities: new Map([[RULE, 'off']]) } },
      { is: 'folder', folder: 'c' },
    ],
    sources: folders({ 'a/main.tf': text, 'b/main.tf': text, 'c/main.tf': text }),
    only: [RULE],
  })
  expect(findings.map(({ range, severity }) => [range.file, severity])).toEqual([
    ['a/main.tf', 'note'],
    ['c/main.tf', 'error'],
  ])
  expect(rules.map(({ severity }) => severity)).toEqual(['error'])
})

test('another severity than its own is not raised', () => {
  const name = 'template.yaml'
  const path = `${__dirname}/../../fixtures/rules/private-dns-hides-public-api/caller-in-the-vpc/${name}`
  const text = readFileSync(path, 'utf8')
  const rule = 'private-dns-hides-public-api'
  const severityAs = (severity: Severity | undefined) => {
    const configured = severity && { configured: { severities: new Map([[rule, severity]]) } }
    const input = { is: 'text', source: { name, text }, named: true, ...configured } as const
    const [found] = lint({ inputs: [input], sources: folders({}), only: [rule] }).findings
    return [found?.severity, found?.wouldRaise]
  }
  expect(severityAs(undefined)).toEqual(['error', []])
  expect(severityAs('note')).toEqual(['note', []])
  expect(severityAs('warning')).toEqual(['error', []])
  expect(severityAs('error')).toEqual(['error', []])
})
