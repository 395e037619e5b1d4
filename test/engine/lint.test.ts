import { createHash } from 'node:crypto'
import { fingerprint } from '../../engine/fingerprint'
import { lint } from '../../lint'
import { inMemory, lintTemplate, lintTerraform, pointed } from './read-text'

const terraform = (vpc: string, endpoint: string, rest = '') => `provider "aws" {
  region = "eu-west-1"
}
${rest}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
${vpc}}

resource "aws_vpc_endpoint" "queue" {
${endpoint}  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
}
`
const only = (rule: string) => ({ only: [rule] })
const dns = only('private-dns-without-vpc-dns')

describe('a finding', () => {
  const text = terraform('', '')
  const report = lintTerraform(text, dns)
  const [finding] = report.findings

  test('points at the attribute the rule names and says who breaks', () => {
    expect(finding && pointed(text, finding.range)).toBe('true')
    expect(finding?.message).toBe(
      'aws_vpc_endpoint.queue turns on private DNS, but aws_vpc.main does not have both DNS attributes on.',
    )
  })

  test('shows each value it rests on with its own place, the pointed one first', () => {
    expect(finding?.evidence.map((each) => [each.text, pointed(text, each.range)])).toEqual([
      ['private DNS of aws_vpc_endpoint.queue is on', 'true'],
      ['VPC of aws_vpc_endpoint.queue: aws_vpc.main', 'aws_vpc.main.id'],
      [
        "DNS hostnames of aws_vpc.main are off: nobody sets it, and that is AWS's default",
        'resource "aws_vpc" "main"',
      ],
    ])
  })

  test('says what was read and judged', () => {
    expect(report.read.map(({ kinds }) => kinds)).toEqual([{ vpc: 1, 'vpc-endpoint': 1 }])
    expect(report.counts).toEqual({
      error: 1,
      warning: 0,
      note: 0,
      possible: 0,
      undecided: 0,
      passed: 0,
      allowed: 0,
    })
    expect(report.rules.map(({ id }) => id)).toEqual(['private-dns-without-vpc-dns'])
  })

  test('has a fix that inserts what nobody wrote', () => {
    const [edit] = finding?.fix?.edits ?? []
    expect(edit?.after).toBe('\n  enable_dns_hostnames = true')
    expect(text.split('\n')[(edit?.range.start.line ?? 0) - 1]).toBe('resource "aws_vpc" "main" {')
  })
})

test('a fix replaces a literal where it is written', () => {
  const text = terraform('  enable_dns_hostnames = false\n', '')
  const [edit] = lintTerraform(text, dns).findings[0]?.fix?.edits ?? []
  expect([edit && pointed(text, edit.range), edit?.before, edit?.after]).toEqual(['false', 'false', 'true'])
})

test('every fix that is offered makes its finding go away', () => {
  for (const vpc of ['', '  enable_dns_hostnames = false\n', '  enable_dns_support = false\n']) {
    const text = terraform(vpc, '')
    const edits = lintTerraform(text, dns).findings[0]?.fix?.edits ?? []
    expect(edits.length).toBeGreaterThan(0)
    expect(lintTerraform(applied(text, edits), dns).counts.error).toBe(0)
  }
})

test('every fix that is offered for a template makes its finding go away', () => {
  for (const properties of [
    '      CidrBlock: 10.0.0.0/16\n',
    '      EnableDnsHostnames: "false"\n      CidrBlock: 10.0.0.0/16\n',
  ]) {
    const text = template(properties)
    const edits = lintTemplate(text, dns).findings[0]?.fix?.edits ?? []
    expect(edits.length).toBeGreaterThan(0)
    expect(lintTemplate(applied(text, edits), dns).counts).toMatchObject({ error: 0, passed: 1 })
  }
})

const template = (properties: string, privateDns = 'true', before = '') => `${before}Resources:
  Main:
    Type: AWS::EC2::VPC
    Properties:
${properties}  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Main
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      VpcEndpointType: Interface
      PrivateDnsEnabled: ${privateDns}
`

type Edits = readonly {
  readonly range: { readonly start: { line: number; column: number } }
  readonly before: string
  readonly after: string
}[]
function applied(text: string, edits: Edits): string {
  const at = ({ range }: Edits[number]) =>
    text
      .split('\n')
      .slice(0, range.start.line - 1)
      .join('\n').length +
    (range.start.line > 1 ? 1 : 0) +
    range.start.column -
    1
  return [...edits]
    .sort((left, right) => at(right) - at(left))
    .reduce((so, edit) => so.slice(0, at(edit)) + edit.after + so.slice(at(edit) + edit.before.length), text)
}

describe('a value that is the default of a variable', () => {
  const variable = 'variable "hostnames" {\n  default = false\n}\n'
  const text = terraform('  enable_dns_hostnames = var.hostnames\n', '', variable)

  test('makes a warning at most, and says so', () => {
    const [finding] = lintTerraform(text, dns).findings
    expect(finding?.severity).toBe('warning')
    expect(finding?.assuming).toEqual([
      'as long as a variable keeps its default, by which DNS hostnames of aws_vpc.main are off',
    ])
  })

  test('is followed back to the variable, and not edited', () => {
    const [finding] = lintTerraform(text, dns).findings
    const value = finding?.evidence.find((each) => each.text.startsWith('DNS hostnames'))
    expect(value?.trail.map(({ start }) => text.split('\n')[start.line - 1]?.trim())).toContain(
      'default = false',
    )
    expect(finding?.fix).toBeNull()
  })

  test('is no assumption when somebody gives it', () => {
    const [finding] = lintTerraform(text, {
      ...dns,
      settings: { variables: new Map([['hostnames', 'false']]) },
    }).findings
    expect([finding?.severity, finding?.assuming]).toEqual(['error', []])
  })

  test('does not matter when the rule fails whatever it is', () => {
    const more = terraform(
      '  enable_dns_hostnames = var.hostnames\n  enable_dns_support = false\n',
      '',
      variable,
    )
    const [finding] = lintTerraform(more, dns).findings
    expect([finding?.severity, finding?.assuming]).toEqual(['error', []])
  })
})

describe('cannot tell', () => {
  test('names the variable without a value and how to give it', () => {
    const text = terraform('  enable_dns_hostnames = var.hostnames\n', '', 'variable "hostnames" {}\n')
    const [undecided] = lintTerraform(text, dns).undecided
    expect(undecided?.verdict).toBe('possible')
    expect(undecided?.missing.map(({ text, supply }) => [text, supply])).toEqual([
      ['DNS hostnames of aws_vpc.main: var.hostnames has no value', "--var 'hostnames=…'"],
    ])
  })

  test('names the parameter of a template', () => {
    const before = 'Parameters:\n  Hostnames:\n    Type: String\n'
    const text = template('      EnableDnsHostnames: !Ref Hostnames\n', 'true', before)
    const [undecided] = lintTemplate(text, dns).undecided
    expect(undecided?.missing.map(({ supply }) => supply)).toEqual(["--parameter 'Hostnames=…'"])
    const settings = { parameters: new Map([['Hostnames', 'true']]) }
    expect(lintTemplate(text, { ...dns, settings }).counts.passed).toBe(1)
  })

  test('names the data source and the line that says what it would read', () => {
    const text = terraform('', '', 'data "aws_vpc" "shared" {\n  default = true\n}\n').replace(
      'aws_vpc.main.id',
      'data.aws_vpc.shared.id',
    )
    const [undecided] = lintTerraform(text, dns).undecided
    expect(undecided?.missing.map(({ supply }) => supply)).toContain(
      'outside: { "data.aws_vpc.shared": { dnsHostnames: … } }',
    )
  })

  test('names what lives elsewhere', () => {
    const text = template('      CidrBlock: 10.0.0.0/16\n').replace('!Ref Main', '!ImportValue net-VpcId')
    const [undecided] = lintTemplate(text, dns).undecided
    expect(undecided?.missing[0]?.text).toContain('net-VpcId')
    expect(undecided?.missing[0]?.supply).toContain('net-VpcId')
  })
})

test('a condition of the template is the assumption of the finding', () => {
  const before = `Parameters:
  Env:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Env, prod]
`
  const text = template('      CidrBlock: 10.0.0.0/16\n', '!If [IsProd, true, false]', before)
  const [finding] = lintTemplate(text, dns).findings
  expect([finding?.severity, finding?.assuming]).toEqual(['error', ['when IsProd is true']])
})

describe('one cause is one finding', () => {
  test('instances of one block', () => {
    const report = lintTerraform(terraform('', '  for_each = toset(["a", "b", "c"])\n'), dns)
    expect(report.findings.map(({ subject, also }) => [subject.address, also])).toEqual([
      ['aws_vpc_endpoint.queue["a"]', ['aws_vpc_endpoint.queue["b"]', 'aws_vpc_endpoint.queue["c"]']],
    ])
    expect(report.counts.error).toBe(1)
  })

  test('its fingerprint has no line and no instance key in it', () => {
    const print = (text: string) => lintTerraform(text, dns).findings[0]?.fingerprint
    const plain = print(terraform('', ''))
    expect(plain).toMatch(/^[0-9a-f]{64}$/)
    expect(print(`\n\n# moved down\n${terraform('', '')}`)).toBe(plain)
    expect(print(terraform('', '  count = 2\n'))).toBe(plain)
    expect(print(terraform('', '').replaceAll('"queue"', '"other"'))).not.toBe(plain)
  })
})

test('a fingerprint is made of the rule, the subject and the others that the finding names, and stays what it was', () => {
  const [finding] = lintTerraform(terraform('', ''), dns).findings
  const own = { rule: 'private-dns-without-vpc-dns', kind: 'vpc-endpoint', address: 'aws_vpc_endpoint.queue' }
  expect(finding?.fingerprint).toBe(fingerprint({ ...own, others: ['aws_vpc.main'], discriminator: '' }))
  const v1 = JSON.stringify(['v1', own.rule, own.kind, own.address, ['aws_vpc.main'], ''])
  expect(finding?.fingerprint).toBe(createHash('sha256').update(v1).digest('hex'))
})

describe('which rules are asked', () => {
  const text = terraform('', '')
  test('skipped', () => {
    expect(lintTerraform(text, { skip: ['private-dns-without-vpc-dns'] }).rules).not.toContainEqual(
      expect.objectContaining({ id: 'private-dns-without-vpc-dns' }),
    )
  })
  test('with another severity', () => {
    const report = lintTerraform(text, {
      ...dns,
      severities: new Map([['private-dns-without-vpc-dns', 'note']]),
    })
    expect([report.findings[0]?.severity, report.rules[0]?.severity]).toEqual(['note', 'note'])
  })
  test('off', () => {
    const report = lintTerraform(text, {
      ...dns,
      severities: new Map([['private-dns-without-vpc-dns', 'off']]),
    })
    expect([report.findings, report.rules]).toEqual([[], []])
  })
})

test('context is joined, not reported on', () => {
  const report = lint({
    inputs: [],
    context: [{ is: 'folder', folder: '.' }],
    sources: inMemory({ 'main.tf': terraform('', '') }),
    ...dns,
  })
  expect([report.findings, report.counts.passed]).toEqual([[], 0])
})

test('text that is nobody of ours is silence when it was met, a problem when it was named', () => {
  const source = { name: 'deployment.yaml', text: 'apiVersion: apps/v1\nkind: Deployment\n' }
  const sources = inMemory({})
  expect(lint({ inputs: [{ is: 'text', source }], sources }).problems).toEqual([])
  expect(lint({ inputs: [{ is: 'text', source, named: true }], sources }).problems).toMatchObject([
    { code: 'not-recognized', severity: 'unreadable', file: 'deployment.yaml' },
  ])
})

test('the order of the inputs does not change what is found', () => {
  const one = {
    is: 'text',
    source: { name: 'a.yaml', text: template('      CidrBlock: 10.0.0.0/16\n') },
  } as const
  const two = {
    is: 'text',
    source: { name: 'b.yaml', text: template('      CidrBlock: 10.1.0.0/16\n') },
  } as const
  const sources = inMemory({})
  const found = (inputs: readonly (typeof one | typeof two)[]) => lint({ inputs, sources, ...dns }).findings
  expect(found([one, two])).toEqual(found([two, one]))
  expect(found([one, two]).map(({ range }) => range.file)).toEqual(['a.yaml', 'b.yaml'])
})
