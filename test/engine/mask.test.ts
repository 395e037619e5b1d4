import fc from 'fast-check'
import { isLongText, isStructure, maskLine, withoutCredentials } from '../../engine/mask'

const NOWHERE = { from: 0, to: 0 }
const masked = (line: string) => maskLine(line, NOWHERE, false)

test.each([
  ['Password: hunter2 # by hand', 'Password: ******* # by hand'],
  ['Password: !Sub hunter2', 'Password: !Sub *******'],
  ['VpcId: !Ref Main', 'VpcId: !Ref Main'],
  ['- hunter2', '- *******'],
  [
    'Variables: { KEY: hunter2, ON: true, N: !Ref Main }',
    'Variables: { KEY: *******, ON: true, N: !Ref Main }',
  ],
  ['Tags: [hunter2, { Key: a, Value: hunter2 }]', 'Tags: [*******, { Key: *, Value: ******* }]'],
  ['X: { Type: AWS::EC2::VPC, P: { A: hunter2 } }', 'X: { Type: AWS::EC2::VPC, P: { A: ******* } }'],
  ['  tags = { Name = "hunter2" }', '  tags = { Name = "*******" }'],
  ['{"Type": "hunter2", "On": true}', '{"Type": "*******", "On": true}'],
])('%s is shown as %s', (line, shown) => {
  expect(masked(line)).toBe(shown)
})

test('what is pointed at is shown, but nothing inside of a structure that is', () => {
  const line = 'variables = { A = "hunter2" }'
  const at = { from: line.indexOf('"'), to: line.indexOf('"') + 9 }
  expect(maskLine(line, at, false)).toBe(line)
  expect(maskLine(line, { from: 12, to: line.length }, true)).toBe('variables = { A = "*******" }')
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
  expect(['"a-${'.concat('b}"'), 'resource "a" "b"', '["a", "b"]'].map(isStructure)).toEqual([
    false,
    false,
    false,
  ])
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
  const start = process.hrtime.bigint()
  for (const piece of ['a: ', '{ ', '"', "'", '://a', '[a,', '- ', '?', 'a:!b '])
    masked(piece.repeat(400).slice(0, 1000))
  expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(1)
})
