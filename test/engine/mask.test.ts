import fc from 'fast-check'
import { type Columns, type Language, tokensOn } from '../../engine/line-tokens'
import { isLongText, isStructure, maskLine, opensLongText, withoutCredentials } from '../../engine/mask'
import { processorSeconds } from '../support/processor-seconds'

const NOWHERE = { from: 0, to: 0 }
const maskedIn = (language: Language, line: string, pointed: Columns = NOWHERE, isWhole = false) =>
  maskLine(line, pointed, isWhole, tokensOn(line, language, false))
const masked = (line: string) => maskedIn('yaml', line)

test.each([
  ['Password: hunter2 # by hand', 'Password: ******* # *******'],
  ['Password: !Sub hunter2', 'Password: !Sub *******'],
  ['VpcId: !Ref Main', 'VpcId: !Ref Main'],
  ['- hunter2', '- *******'],
  [
    'Variables: { KEY: hunter2, ON: true, N: !Ref Main }',
    'Variables: { KEY: *******, ON: true, N: !Ref Main }',
  ],
  ['Tags: [hunter2, { Key: a, Value: hunter2 }]', 'Tags: [*******, { Key: *, Value: ******* }]'],
  ['X: { Type: AWS::EC2::VPC, P: { A: hunter2 } }', 'X: { Type: AWS::EC2::VPC, P: { A: ******* } }'],
  ['{"Type": "hunter2", "On": true}', '{"Type": "*******", "On": true}'],
  ['{ "Type": "AWS::EC2::VPC", "A": "hunter2" }', '{ "Type": "AWS::EC2::VPC", "A": "*******" }'],
  [
    '"A": [{ "Fn::GetAtt": ["Group", "GroupId"] }, "hunter2"]',
    '"A": [{ "Fn::GetAtt": ["Group", "GroupId"] }, "*******"]',
  ],
  [
    '"A": { "Fn::If": ["IsProd", "hunter2", { "Ref": "A" }] }',
    '"A": { "Fn::If": ["IsProd", "*******", { "Ref": "A" }] }',
  ],
  ['A: !If [IsProd, hunter2, !Ref A]', 'A: !If [IsProd, *******, !Ref A]'],
  ['A: !GetAtt [Group, GroupId]', 'A: !GetAtt [Group, GroupId]'],
  ['A: { Ref: Vpc, Fn::GetAtt: [Group, GroupId] }', 'A: { Ref: Vpc, Fn::GetAtt: [Group, GroupId] }'],
  [
    '"Effect": "Allow", "Principal": "*", "Sid": "hunter2"',
    '"Effect": "Allow", "Principal": "*", "Sid": "*******"',
  ],
  [
    '"Action": ["sqs:SendMessage", "s3:Get*"], "A": "me:Hunter2"',
    '"Action": ["sqs:SendMessage", "s3:Get*"], "A": "**********"',
  ],
  ['Action: sqs:SendMessage', 'Action: sqs:SendMessage'],
  [
    '"StringEquals": { "aws:PrincipalOrgID": "hunter2" }',
    '"StringEquals": { "aws:PrincipalOrgID": "*******" }',
  ],
])('%s is shown as %s', (line, shown) => {
  expect(masked(line)).toBe(shown)
})

test.each([
  ['  tags = { Name = "hunter2" }', '  tags = { Name = "*******" }'],
  ['a = true # hunter2', 'a = true # *******'],
  ['a = true // hunter2 # x', 'a = true // ***********'],
  ['a = [1, /* hunter2 */ 2] # "x"', 'a = [1, /* ********** 2] # ***'],
  ['a = "#not" # hunter2', 'a = "****" # *******'],
  ['a = "${f("#no", "hunter2")}" # b', 'a = "**********************" # *'],
  ['a = "$${" # hunter2', 'a = "***" # *******'],
  ['a = var.b ? "hunter2" : "c"', 'a = var.b ? "*******" : "*"'],
  ['a = true # vpclint: allow b because c', 'a = true # vpclint: allow b because c'],
  ['output "id" { value = "hunter2" }', 'output "id" { value = "*******" }'],
  [
    'resource "aws_vpc" "main" { tags = { A = "hunter2" } }',
    'resource "aws_vpc" "main" { tags = { A = "*******" } }',
  ],
  ['  dynamic "ingress" {', '  dynamic "ingress" {'],
  ['variable "hunter 2" { default = "hunter2" }', 'variable "********" { default = "*******" }'],
  ['secret "hunter2" {', 'secret "*******" {'],
])('in HCL %s is shown as %s', (line, shown) => {
  expect(maskedIn('braces', line)).toBe(shown)
})

test.each([
  ["Note: it's fine # hunter2 isn't", 'Note: ********* # *************'],
  ['Url: https://a.b/#c', 'Url: **************'],
  ['A: "#no" # hunter2', 'A: "***" # *******'],
  ['{"a":"b # c"} # hunter2', '{"a":"*****"} # *******'],
  ['A: "begins with hunter2', 'A: ********************'],
  ['A: # vpclint: allow b because c', 'A: # vpclint: allow b because c'],
])('in YAML %s is shown as %s', (line, shown) => {
  expect(masked(line)).toBe(shown)
})

test('a line that goes on with a text is hidden where a structure is the point', () => {
  expect(maskedIn('yaml', '  goes on with hunter2', NOWHERE, true)).toBe(`  ${'*'.repeat(20)}`)
  expect(maskedIn('yaml', '  my note: hunter2', NOWHERE, true)).toBe(`  ${'*'.repeat(16)}`)
})

test('a name is one over several lines too', () => {
  const before = '"Group": { "Fn::GetAtt": [\n'
  expect(maskLine('  "Group",', NOWHERE, true, tokensOn('  "Group",', 'braces', false), before)).toBe(
    '  "Group",',
  )
  const item = '  "GroupId" ] }, "hunter2"'
  expect(maskLine(item, NOWHERE, true, tokensOn(item, 'braces', false), `${before}  "Group",\n`)).toBe(
    '  "GroupId" ] }, "*******"',
  )
})

test.each([
  [
    ['A: !If', '  - IsProd', '  - hunter2'],
    ['A: !If', '  - IsProd', '  - *******'],
  ],
  [
    ['Fn::If:', '  - IsProd', '  - hunter2'],
    ['Fn::If:', '  - IsProd', '  - *******'],
  ],
  [["'Fn::If': ['IsProd', 'hunter2']"], ["'Fn::If': ['IsProd', '*******']"]],
  [
    ['A: !FindInMap', '  - Sizes', '  - hunter2'],
    ['A: !FindInMap', '  - Sizes', '  - *******'],
  ],
  [['DependsOn: [A, "B"]'], ['DependsOn: [A, "B"]']],
  [
    ['DependsOn:', '  - A', '  - "B"', 'Other:', '  - hunter2'],
    ['DependsOn:', '  - A', '  - "B"', 'Other:', '  - *******'],
  ],
])('names of conditions, of maps and of what is waited for are no secrets: %j', (lines, shown) => {
  const masks = lines.map((line, index) => {
    const before = lines.slice(0, index).map((one) => `${one}\n`)
    return maskLine(line, NOWHERE, false, tokensOn(line, 'yaml', false), before.join(''))
  })
  expect(masks).toEqual(shown)
})

test('a comment over several lines of HCL is one', () => {
  const { isOpen } = tokensOn('a = 1 /* one', 'braces', false)
  const line = 'hunter2 */ b = "c"'
  expect(maskLine(line, NOWHERE, false, tokensOn(line, 'braces', isOpen))).toBe('********** b = "*"')
})

test('what is pointed at is shown, but nothing inside of a structure that is', () => {
  const line = 'variables = { A = "hunter2" }'
  const at = { from: line.indexOf('"'), to: line.indexOf('"') + 9 }
  expect(maskedIn('braces', line, at)).toBe(line)
  expect(maskedIn('braces', line, { from: 12, to: line.length }, true)).toBe('variables = { A = "*******" }')
})

test.each([
  ['https://me:hunter2@example.com/a', 'https://**********@example.com/a'],
  ['https://example.com/a?key=hunter2 x', 'https://example.com/a?*********** x'],
  ['me@example.com', 'me@example.com'],
])('who calls and what is asked is hidden in %s', (url, shown) => {
  expect(withoutCredentials(url)).toBe(shown)
})

test('a structure and a long text are told by how they begin', () => {
  expect(['{ A = 1 }', 'KEY: value', 'jsonencode({})'].map(isStructure)).toEqual([true, true, true])
  expect(isStructure('{ "Fn::Sub": "https://${Api}.example.com" }')).toBe(false)
  expect(isStructure('{ "Fn::If": ["IsProd", { "PASSWORD": "hunter2" }, { "Ref": "A" }] }')).toBe(true)
  expect(['"a-${'.concat('b}"'), 'resource "a" "b"', '["a", "b"]'].map(isStructure)).toEqual([
    false,
    false,
    false,
  ])
  expect(['a = <<-TEXT', 'A: !Sub |', '- >-', 'a: |2 # x'].map(opensLongText)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['a = 1 << b', 'A: a|', 'A: >x'].map(opensLongText)).toEqual([false, false, false])
  expect(['<<-TEXT', '!Sub |', '> folded', '"a"'].map(isLongText)).toEqual([true, true, true, false])
})

test('a mask has the length of what it hides, whatever the line', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (line) => {
      expect(masked(line)).toHaveLength(line.length)
    }),
  )
})

test('the longest line that is shown is masked at once', () => {
  const all = () => {
    for (const piece of ['a: ', '{ ', '"', "'", '://a', '[a,', '- ', '?', 'a:!b '])
      masked(piece.repeat(400).slice(0, 1000))
  }
  expect(processorSeconds(all)).toBeLessThan(1)
})
