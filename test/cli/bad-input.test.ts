/** Whatever a file holds: a sentence with its place, the other files linted, exit status 3, no stack trace. */
import { FAULT, FAULTY_ROOT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const nested = (open: string, close: string, depth = 5_000) => open.repeat(depth) + close.repeat(depth)

/** Files that are not what they should be, as a whole or in a part. */
const UNREADABLE: Readonly<
  Record<string, readonly [name: string, content: string | Uint8Array, at: number | null]>
> = {
  'broken JSON': ['a.json', '{\n  "Resources": {\n    "A": { "Type" "AWS::EC2::VPC" }\n  }\n}\n', 3],
  'broken YAML': ['a.yaml', 'Resources:\n  A:\n    Type: AWS::EC2::VPC\n   B: [\n', null],
  'an empty file': ['a.yaml', '', null],
  'only white space': ['a.json', ' \n\t\n', null],
  'a binary file': ['a.yaml', new Uint8Array([0, 1, 2, 3, 0, 255, 254, 0]), null],
  'an image': ['a.json', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), null],
  'a zip': ['a.tfplan', new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...new Uint8Array(18)]), null],
  'a template without resources': [
    'a.yaml',
    'AWSTemplateFormatVersion: "2010-09-09"\nDescription: x\n',
    null,
  ],
  'a state file': ['a.json', '{"version": 4, "serial": 1, "lineage": "x", "resources": []}', null],
  prose: ['a.txt', 'Dear reader,\n', null],
}

describe.each(Object.entries(UNREADABLE))('%s', (_title, [name, content, line]) => {
  const folder = folderWith({ [name]: content, 'good/main.tf': FAULTY_ROOT, '.git/HEAD': '' })

  test('is told with its file and line, and the rest is linted', () => {
    const report = reportOf(folder, [name, 'good'])
    expect(report.status).toBe(3)
    expect(report.findings.map(({ rule }) => rule)).toEqual([FAULT])
    const [problem] = report.problems
    expect(problem?.file).toBe(name)
    expect(problem?.message).not.toBe('')
    if (line !== null) expect(problem?.range?.start.line).toBe(line)
  })

  test('is a sentence for people, without a stack trace', () => {
    const { output, errors } = vpclint(folder, [name])
    expect(output).toMatch(
      new RegExp(`^${name.replace('.', '\\.')}(:\\d+:\\d+)? {2}(cannot|partly) read`, 'm'),
    )
    expect(output + errors).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
    expect(output + errors).not.toContain('internal error')
  })
})

/** These are read as far as they make sense: no crash, no hang. */
const ODD: Readonly<Record<string, readonly [name: string, content: string]>> = {
  'a 5,000-deep JSON nest': [
    'a.json',
    `{"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": {"X": ${nested('[', ']')}}}}}`,
  ],
  'a 5,000-deep YAML nest': [
    'a.yaml',
    `Resources:\n  A:\n    Type: AWS::EC2::VPC\n    Properties:\n      X: ${nested('[', ']')}\n`,
  ],
  'a 5,000-deep HCL nest': [
    'a.tf',
    `locals {\n  x = ${nested('[', ']')}\n  y = ${nested('(', ')').replace('()', '(1)')}\n}\n`,
  ],
  'duplicate keys': ['a.yaml', 'Resources:\n  A:\n    Type: AWS::EC2::VPC\n  A:\n    Type: AWS::EC2::VPC\n'],
  '__proto__ in YAML': [
    'a.yaml',
    'Resources:\n  __proto__:\n    Type: AWS::EC2::VPC\n    Properties: { __proto__: { a: b }, constructor: 1 }\n',
  ],
  '__proto__ in JSON': [
    'a.json',
    '{"Resources": {"__proto__": {"Type": "AWS::EC2::VPC", "Properties": {"__proto__": {"CidrBlock": 1}}}}}',
  ],
  '__proto__ in HCL': [
    'a.tf',
    'resource "aws_vpc" "__proto__" {\n  tags = { __proto__ = "x", constructor = "y" }\n}\nlocals {\n  __proto__ = 1\n}\n',
  ],
  'cyclic locals': [
    'a.tf',
    'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_vpc" "x" {\n  cidr_block = local.a\n}\n',
  ],
  'a module that calls itself': ['a.tf', 'module "self" {\n  source = "./"\n}\n'],
  'cyclic references': [
    'a.yaml',
    'Resources:\n  A:\n    Type: AWS::EC2::SecurityGroup\n    Properties: { VpcId: !Ref B }\n  B:\n    Type: AWS::EC2::SecurityGroup\n    Properties: { VpcId: !Ref A }\n',
  ],
  'cyclic conditions': [
    'a.yaml',
    'Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources:\n  V: { Type: "AWS::EC2::VPC", Condition: A }\n',
  ],
  'unknown functions': [
    'a.yaml',
    'Resources:\n  A:\n    Type: AWS::EC2::VPC\n    Properties: { CidrBlock: !Nonsense [1], X: { "Fn::Nope": 1 } }\n',
  ],
  'unknown HCL functions': ['a.tf', 'resource "aws_vpc" "a" {\n  cidr_block = nonsense(1, "a")\n}\n'],
  'types of the wrong shape': [
    'a.json',
    '{"Resources": {"A": {"Type": "AWS::EC2::VPCEndpoint", "Properties": {"VpcId": [], "PrivateDnsEnabled": {}}}, "B": 1, "C": null, "D": {"Type": 7}}}',
  ],
  'one broken block': ['a.tf', `resource "aws_vpc" "broken" {\n  cidr_block = \n}\n${FAULTY_ROOT}`],
  'a plan of nothing': [
    'a.json',
    '{"format_version": "1.2", "planned_values": {}, "resource_changes": null, "configuration": 7}',
  ],
  'windows line ends': ['a.tf', FAULTY_ROOT.replaceAll('\n', '\r\n')],
}

describe.each(Object.entries(ODD))('%s', (_title, [name, content]) => {
  const folder = folderWith({ [name]: content, 'good/main.tf': FAULTY_ROOT, '.git/HEAD': '' })

  test('does not keep the others from being linted', () => {
    const report = reportOf(folder, [name, 'good'])
    expect(report.findings.map(({ range }) => range.file)).toContain('good/main.tf')
    expect([1, 3]).toContain(report.status)
    expect(report.problems.map(({ code }) => code)).not.toContain('internal-error')
  }, 10_000)
})

test('what is broken in one block costs that block only', () => {
  const folder = folderWith({ 'a.tf': `resource "aws_vpc" "broken" {\n  cidr_block = \n}\n${FAULTY_ROOT}` })
  const report = reportOf(folder, [])
  expect(report.findings.map(({ rule, range }) => `${range.start.line} ${rule}`)).toEqual([`13 ${FAULT}`])
  expect(report.problems).toMatchObject([
    { file: 'a.tf', severity: 'partly-read', range: { start: { line: 2 } } },
  ])
})

test('nothing of the prototype changed on the way', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect({}).not.toHaveProperty('CidrBlock')
})
