/** Resources that wait for each other are told, once, at the reference that closes the circle. */
import { read, textAt } from './reading'

const group = (id: string, source: string) =>
  `  ${id}: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: a, SecurityGroupIngress: [${source}] } }\n`
const from = (id: string) =>
  `{ IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref ${id} }`
const said = (resources: string, more = '') => {
  const text = `${more}Resources:\n${resources}`
  return read(text).problems.map(({ code, message, place }) => [code, message, textAt(text, place)])
}

test('two security groups that name each other', () => {
  expect(said(group('A', from('B')) + group('B', from('A')))).toEqual([
    ['circular-dependency', 'A, B wait for each other: CloudFormation cannot create any of them.', '!Ref B'],
  ])
})

test('three in a row, one of them by DependsOn', () => {
  const depends = '  C: { Type: AWS::EC2::VPC, DependsOn: [A], Properties: { CidrBlock: 10.0.0.0/16 } }\n'
  expect(said(group('A', from('B')) + group('B', from('C')) + depends).map(([, message]) => message)).toEqual(
    ['A, B, C wait for each other: CloudFormation cannot create any of them.'],
  )
})

test('one that names itself', () => {
  expect(said(group('A', from('A'))).map(([, message]) => message)).toEqual([
    'A waits for itself: CloudFormation cannot create it.',
  ])
})

test.each([
  ['a chain', group('A', from('B')) + group('B', from('C')) + group('C', '')],
  ['two ways to one', group('A', `${from('B')}, ${from('C')}`) + group('B', from('C')) + group('C', '')],
  [
    'a reference under a condition',
    group('A', `!If [Open, ${from('B')}, !Ref AWS::NoValue]`) + group('B', from('A')),
  ],
  [
    'a resource under a condition',
    group('A', from('B')).replace('{ Type', '{ Condition: Open, Type') + group('B', from('A')),
  ],
])('%s is none', (_, resources) => {
  expect(said(resources, 'Conditions: { Open: !Equals [!Ref AWS::Region, eu-west-1] }\n')).toEqual([])
})

test('a thousand in one circle are told at once', () => {
  const all = Array.from({ length: 1000 }, (_each, at) => group(`G${at}`, from(`G${(at + 1) % 1000}`)))
  expect(said(all.join(''))).toHaveLength(1)
})
