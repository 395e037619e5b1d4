import { lint } from '../../../lint'
import { readParameterFile } from '../../../parsers/cloudformation/parameter-files'
import { sourcesOf } from './reading'

const setsOf = (name: string, text: string) =>
  readParameterFile({ name, text }).sets.map(({ parameters, ...rest }) => ({
    ...rest,
    parameters: Object.fromEntries(parameters),
  }))
const parametersIn = (name: string, text: string) => setsOf(name, text).map(({ parameters }) => parameters)

describe('shapes of parameter files', () => {
  const expected = [{ Env: 'prod', Zones: 'a,b' }]

  test('of the AWS CLI', () => {
    const text = JSON.stringify([
      { ParameterKey: 'Env', ParameterValue: 'prod' },
      { ParameterKey: 'Zones', ParameterValue: 'a,b' },
      { ParameterKey: 'Kept', UsePreviousValue: true },
    ])
    expect(parametersIn('p.json', text)).toEqual(expected)
  })

  test('of CodePipeline', () => {
    expect(parametersIn('p.json', '{ "Parameters": { "Env": "prod", "Zones": ["a", "b"] } }')).toEqual(
      expected,
    )
  })

  test('of Git sync, which says what template it is for', () => {
    const text =
      'template-file-path: ../app/template.yaml\nparameters:\n  Env: prod\n  Zones: a,b\ntags: { a: b }\n'
    expect(setsOf('deploy/prod.yaml', text)).toEqual([
      { name: 'prod.yaml', template: 'app/template.yaml', parameters: expected[0] },
    ])
  })

  test('a plain object', () => {
    expect(parametersIn('p.json', '{ "Env": "prod", "Zones": "a,b" }')).toEqual(expected)
  })

  test('words, in a list or by themselves', () => {
    expect(parametersIn('p.json', '["Env=prod", "Zones=a,b"]')).toEqual(expected)
    expect(parametersIn('p.txt', '# production\nEnv=prod\nZones="a,b"\n')).toEqual(expected)
    expect(parametersIn('p.txt', 'Name=\'two words\' Quoted="a \\"b\\"" Empty=\n')).toEqual([
      { Name: 'two words', Quoted: 'a "b"', Empty: '' },
    ])
    expect(
      parametersIn('p.txt', 'ParameterKey=Env,ParameterValue=prod ParameterKey=Zones,ParameterValue="a,b"'),
    ).toEqual(expected)
  })

  test('values keep their text: leading zeros, dates', () => {
    expect(parametersIn('p.yaml', 'Account: 012345678901\nDay: 2026-01-01\nOn: yes\n')).toEqual([
      { Account: '012345678901', Day: '2026-01-01', On: 'yes' },
    ])
  })

  test('samconfig.toml: an environment each, what deploy says before what all commands say', () => {
    const text = `version = 0.1
[default.global.parameters]
region = "eu-west-1"
[default.deploy.parameters]
parameter_overrides = "Env=dev"
template_file = ".aws-sam/build/template.yaml"
[prod.deploy.parameters]
region = "us-east-1"
parameter_overrides = ["Env=prod", "Zones='a,b'"]
template_file = "app.yaml"
[empty.build.parameters]
cached = true
`
    expect(setsOf('infra/samconfig.toml', text)).toEqual([
      {
        name: 'samconfig.toml, environment default',
        environment: 'default',
        region: 'eu-west-1',
        parameters: { Env: 'dev' },
      },
      {
        name: 'samconfig.toml, environment prod',
        environment: 'prod',
        region: 'us-east-1',
        template: 'infra/app.yaml',
        parameters: expected[0],
      },
    ])
  })

  test.each([
    ['p.json', '{ "Env": ', /neither JSON nor YAML/],
    ['p.json', '{ "Env": { "a": "b" } }', /no parameters in a shape that is known/],
    ['p.json', '[[1]]', /no parameters in a shape that is known/],
    ['samconfig.toml', 'a = [', /is no TOML/],
    [
      'samconfig.toml',
      '[default.build.parameters]\ncached = true',
      /no environment with parameter_overrides/,
    ],
  ])('%s with %j is told', (name, text, message) => {
    expect(readParameterFile({ name, text })).toEqual({
      sets: [],
      problems: [
        expect.objectContaining({ severity: 'unreadable', message: expect.stringMatching(message) }),
      ],
    })
  })
})

const TEMPLATE = `
Parameters:
  Hostnames: { Type: String, AllowedValues: ['true', 'false'] }
  Support: { Type: String, Default: 'true' }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: !Ref Hostnames, EnableDnsSupport: !Ref Support } }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true }
`
const judged = (sets: readonly [string, object][], parameters: object = {}) =>
  lint({
    inputs: [{ is: 'text', source: { name: 'stack.yaml', text: TEMPLATE }, named: true }],
    sources: sourcesOf(),
    only: ['private-dns-without-vpc-dns'],
    settings: {
      parameters: new Map(Object.entries(parameters)),
      parameterSets: sets.flatMap(
        ([name, each]) => readParameterFile({ name, text: JSON.stringify(each) }).sets,
      ),
    },
  })

describe('a template with parameter files', () => {
  const off = { Hostnames: 'false' }
  const on = { Hostnames: 'true' }

  test('one file decides', () => {
    const { findings, read } = judged([['prod.json', off]])
    expect(findings.map(({ severity, assuming }) => [severity, assuming])).toEqual([['error', []]])
    expect(read.map(({ name }) => name)).toEqual(['stack.yaml'])
    expect(judged([['prod.json', on]]).findings).toEqual([])
  })

  test('several are scenarios: a finding says which of them have the fault', () => {
    const { findings, read } = judged([
      ['dev.json', on],
      ['test.json', off],
      ['prod.json', off],
    ])
    expect(read.map(({ name }) => name)).toEqual([
      'stack.yaml (dev.json)',
      'stack.yaml (test.json)',
      'stack.yaml (prod.json)',
    ])
    expect(findings.map(({ scenarios, also }) => [scenarios, also])).toEqual([
      [{ in: ['test.json', 'prod.json'], notIn: ['dev.json'], cannotTellIn: [] }, []],
    ])
  })

  test('a fault of all of them is one finding without a condition', () => {
    const { findings } = judged([
      ['dev.json', off],
      ['prod.json', off],
    ])
    expect(findings.map(({ assuming }) => assuming)).toEqual([[]])
  })

  test('--parameter wins over a file', () => {
    expect(judged([['prod.json', off]], on).findings).toEqual([])
  })

  test('a file with parameters of other templates changes nothing', () => {
    expect(judged([['other.json', { Size: 'big' }]]).read.map(({ name }) => name)).toEqual(['stack.yaml'])
  })
})
