/** What CloudFormation refuses is said where it stands, once, and the rest is read all the same. */
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
