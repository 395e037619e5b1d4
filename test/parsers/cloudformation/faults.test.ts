/** What CloudFormation refuses is said where it stands, once, and the rest is read all the same. */
import { referencesIn } from '../../../model/value'
import { lineOf, read, textAt } from './reading'

const VPC = 'Resources:\n  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n'
const said = (text: string) =>
  read(text).problems.map(({ code, place, message }) => [code, lineOf(text, place), message])

test.each([
  ['Transform: AWS::Serverless-2016-10-32\n', 'unknown-transform', 1, 'AWS has no transform'],
  ['Parameters: { A: { Typ: String } }\n', 'malformed-parameter', 1, 'The parameter "A" has no type.'],
  [
    'Parameters:\n  A: { Type: String, AllowedValues: [dev, prod], Default: test }\n',
    'malformed-parameter',
    2,
    'The default of the parameter "A" is none of its AllowedValues.',
  ],
  ['Conditions:\n  A: !Equals [a]\n', 'malformed-condition', 2, 'Fn::Equals needs two values.'],
  [
    'Conditions:\n  A: !Not [!Equals [a, b], !Equals [a, a]]\n',
    'malformed-condition',
    2,
    'Fn::Not needs one condition.',
  ],
  [
    'Conditions:\n  A: !And [!Equals [a, b]]\n',
    'malformed-condition',
    2,
    'Fn::And needs two conditions at least.',
  ],
])('%j', (text, code, line, message) => {
  expect(said(text + VPC)).toEqual([[code, line, expect.stringContaining(message)]])
  expect(read(text + VPC).declarations.map(({ address }) => address)).toEqual(['Vpc'])
})

test.each([
  'Parameters: { A: { Type: String, AllowedValues: ["true", "false"], Default: True } }\n',
  'Parameters: { A: { Type: CommaDelimitedList, AllowedValues: [a, b], Default: "a,b" } }\n',
  'Transform: [AWS::LanguageExtensions, MyMacro]\n',
  'Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/key } }\n',
  'Mappings: { M: { a: { b: c } } }\nConditions: { C: !Equals [!FindInMap [M, !Ref AWS::Region, b], c] }\n',
])('%j is no fault', (text) => {
  expect(said(text + VPC)).toEqual([])
})

test('a key that a mapping does not have', () => {
  const text = `Mappings: { M: { a: { b: 10.0.0.0/16 } } }
Resources:
  A: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !FindInMap [M, a, c] } }
  B: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !FindInMap [M, d, b] } }
  C: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !FindInMap [M, a, b] } }
`
  expect(said(text)).toEqual([
    ['undefined-mapping-key', 3, 'The mapping has no key "c".'],
    ['undefined-mapping-key', 4, 'The mapping has no key "d".'],
  ])
})

test('types of SAM without its Transform are read as if it were there', () => {
  const text = 'Resources:\n  Api: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }\n'
  const parsed = read(text)
  expect(said(text)).toEqual([
    ['serverless-without-transform', 2, expect.stringContaining('AWS::Serverless::Api is a type of SAM')],
  ])
  expect(parsed.deployments.map(({ form }) => form)).toEqual(['sam'])
  expect(parsed.declarations.map(({ type }) => type)).toContain('AWS::ApiGateway::RestApi')
})

test.each([
  ['Jinja', '      {% if private %}\n', '{% if private %}'],
  ['ERB', '      <%= cidr %>: {\n', '<%= cidr %>'],
  ['Handlebars', '      {{#each subnets}}\n', '{{#each subnets}}'],
])('the source of a template is told as such, once: %s', (_, line, mark) => {
  const text = `Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties:\n${line}      CidrBlock: 10.0.0.0/16\n`
  const { problems } = read(text)
  expect(problems.map(({ code, place }) => [code, textAt(text, place)])).toEqual([['not-rendered', mark]])
})

describe('a type in the wrong case', () => {
  test('is told, and read as the one that is meant', () => {
    const text = 'Resources:\n  Main:\n    Type: AWS::EC2::Vpc\n    Properties: { CidrBlock: 10.0.0.0/16 }\n'
    const [problem] = read(text).problems
    expect(said(text)).toEqual([
      ['unknown-type', 3, expect.stringContaining('no type AWS::EC2::Vpc, only AWS::EC2::VPC')],
    ])
    expect(problem && textAt(text, problem.place)).toBe('AWS::EC2::Vpc')
    expect(read(text).declarations.map(({ type }) => type)).toEqual(['AWS::EC2::VPC'])
  })

  test.each([
    'AWS::EC2::VPC::MODULE',
    'Aws::Ec2::Vpc::MODULE',
    'Custom::vpc',
    'Org::EC2::Vpc',
    'AWS::EC2::VPCEndpointOfTomorrow',
    'AWS::CloudFormation::CustomResource',
  ])('%s is none', (type) => {
    expect(said(`Resources:\n  Main: { Type: ${type}, Properties: { A: b } }\n`)).toEqual([])
  })
})

describe('properties that are no mapping', () => {
  const having = (type: string, properties: string) =>
    `Resources:\n  Main:\n    Type: ${type}\n    Properties:${properties}\n`

  test.each([
    ['a list', '\n      - CidrBlock: 10.0.0.0/16'],
    ['a text', ' CidrBlock=10.0.0.0/16'],
    ['nothing', ''],
  ])('%s', (_title, properties) => {
    expect(said(having('AWS::EC2::VPC', properties)).map(([code]) => code)).toEqual(['malformed-properties'])
  })

  test.each([
    ['a function', 'AWS::EC2::VPC', ' !If [A, { CidrBlock: 10.0.0.0/16 }, !Ref AWS::NoValue]'],
    ['a macro', 'AWS::EC2::VPC', '\n      Fn::Transform: { Name: Mine }'],
    ['of a module', 'AWS::EC2::VPC::MODULE', ' [a]'],
    ['of a custom resource', 'Custom::Thing', ' [a]'],
    ['of the registry', 'Org::Service::Thing', ' [a]'],
  ])('%s is none', (_title, type, properties) => {
    const text = `Conditions: { A: !Equals [!Ref AWS::Region, eu-west-1] }\n${having(type, properties)}`
    expect(said(text)).toEqual([])
  })
})

describe('a function that CloudFormation does not have', () => {
  const text = (transform: string) => `${transform}Conditions: { A: { Fn::Odd: [1] } }
Resources:
  Main: { Type: AWS::EC2::VPC, Condition: A, Properties: { CidrBlock: !CidrOf Other } }
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: { Fn::Pick: !Ref Main } } }
`
  test('is a mistake', () => {
    const codes = said(text('')).map(([code]) => code)
    expect(codes).toEqual(['malformed-condition', 'unknown-function', 'unknown-function'])
  })

  test.each(['AWS::LanguageExtensions', '{ Name: AWS::Include, Parameters: { Location: s3://a/b } }'])(
    'is one under a macro of AWS too: %s',
    (macro) => {
      expect(said(text(`Transform: ${macro}\n`))).toHaveLength(3)
    },
  )

  test.each(['Mine', '[AWS::Serverless-2016-10-31, Mine]', '{ Name: Mine }'])(
    'is made by a macro of ones own: %s',
    (macro) => {
      const parsed = read(text(`Transform: ${macro}\n`))
      expect(parsed.problems).toEqual([])
      const values = parsed.declarations.map(({ attributes }) => attributes.get('CidrBlock'))
      expect(values.map((value) => value?.state === 'unknown' && value.reason)).toEqual(['macro', 'macro'])
      expect(values[1] && referencesIn(values[1])).toHaveLength(1)
    },
  )
})
