/** One slip of the keyboard is told once, where it was made. */
import { readYaml } from '../../../parsers/yaml/read'

const GOOD = `AWSTemplateFormatVersion: '2010-09-09'
Description: A private API
Parameters:
  Env: { Type: String, Default: dev }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
      EnableDnsHostnames: true
      Tags:
        - Key: Name
          Value: main
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub 'com.amazonaws.execute-api'
      SubnetIds: [ !Ref SubnetA, !Ref SubnetB ]
  SubnetA:
    Type: AWS::EC2::Subnet
  SubnetB:
    Type: AWS::EC2::Subnet
`

/** The problems of the text in which one line was changed: `line:column message`. */
function told(line: number, change: (written: string) => string, end = '\n'): readonly string[] {
  const lines = GOOD.split('\n')
  const text = lines.map((written, index) => (index + 1 === line ? change(written) : written)).join(end)
  const { problems, broken } = readYaml({ name: 'a', text })
  expect(broken).toBe(true)
  return problems.map(({ code, message, place }) => {
    expect(code).toBe('yaml-syntax')
    const before = text.slice(0, place.at === 'span' ? place.start : -1).split('\n')
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${message.replace('Not valid YAML: ', '')}`
  })
}

const MORE = 'this line is indented more than the one above it, and therefore continues its value.'
const LESS = 'this line is indented less than the one below it, which therefore continues its value.'
const LIKE_NONE = 'this line is indented like none of the lines that it could belong to.'
const NO_KEY = 'this line has no colon with a space behind it, so it is no key with a value.'

test('the text without a slip is valid', () => {
  expect(readYaml({ name: 'a', text: GOOD })).toMatchObject({ problems: [], broken: false })
})

const SLIPS: readonly (readonly [string, number, (written: string) => string, string])[] = [
  ['too little indentation', 10, (line) => line.slice(2), `10:5 ${LESS}`],
  ['too much indentation', 10, (line) => `  ${line}`, `10:9 ${MORE}`],
  ['one column too little', 10, (line) => line.slice(1), `10:6 ${LIKE_NONE}`],
  ['a resource with one column less', 14, (line) => line.slice(1), `14:2 ${LIKE_NONE}`],
  ['a resource with one column more', 14, (line) => ` ${line}`, `14:4 ${LIKE_NONE}`],
  ['a section that is indented', 5, (line) => ` ${line}`, `5:2 ${LIKE_NONE}`],
  [
    'a tab',
    10,
    (line) => `\t${line.trim()}`,
    '10:1 a tab indents this line; YAML is indented with spaces only.',
  ],
  ['no colon', 9, (line) => line.replace(':', ''), `9:7 ${NO_KEY}`],
  ['no space behind the colon', 9, (line) => line.replace(': ', ':'), `9:7 ${NO_KEY}`],
  ['no dash', 12, (line) => line.replace('- ', ''), `13:11 ${MORE}`],
  [
    'a colon in a text',
    2,
    (line) => `${line}: yes`,
    '2:14 a text that holds a colon and a space needs quotes.',
  ],
  [
    'a quote that is not closed',
    18,
    (line) => line.slice(0, -1),
    "18:25 the quote ' that opens here is never closed.",
  ],
  [
    'a quote that another one closes',
    1,
    (line) => line.slice(0, -1),
    "1:27 the quote ' that opens here is never closed.",
  ],
  ['a list that is not closed', 19, (line) => line.slice(0, -2), '19:18 this [ is never closed.'],
  ['a mapping that is not closed', 4, (line) => line.slice(0, -2), '4:8 this { is never closed.'],
  [
    'a value that begins with @',
    9,
    (line) => line.replace('10', '@'),
    '9:18 a text that begins with @ needs quotes.',
  ],
  [
    'a value behind a value',
    9,
    (line) => line.replace('10.0.0.0', '{{cidr}}'),
    '9:26 the value before this has ended already; put the whole value in quotes, or this on a line of its own.',
  ],
]

test.each(SLIPS)('%s', (_, line, change, expected) => {
  expect(told(line, change)).toEqual([expected])
})

test('with the line ends of Windows it stands at the same place', () => {
  for (const [, line, change, expected] of SLIPS) expect(told(line, change, '\r\n')).toEqual([expected])
})

test('a merge conflict that is not resolved is told as that', () => {
  const conflict =
    '<<<<<<< HEAD\n      CidrBlock: 10.0.0.0/16\n=======\n      CidrBlock: 10.1.0.0/16\n>>>>>>> topic'
  expect(told(9, () => conflict)).toEqual(['9:1 a merge conflict is not resolved here.'])
})

test('of several documents only the first that is broken is told', () => {
  const { problems } = readYaml({ name: 'a', text: 'a: [1\n---\nb: 2\n---\nc: {3\n' })
  expect(problems).toHaveLength(1)
})

test('a key in two pairs of braces is told once', () => {
  const { problems } = readYaml({ name: 'a', text: 'Resources:\n  {{name}}:\n    Type: A::B::C\n' })
  expect(problems.map(({ code }) => code)).toEqual(['complex-key'])
})
