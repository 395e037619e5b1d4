import { processorSeconds } from '../../support/processor-seconds'
import { declarationOf, deploymentOf, read, short, textAt } from './reading'

const head = 'Transform: AWS::LanguageExtensions\n'

test('a loop over literals becomes one resource for each, at the lines of the loop', () => {
  const text = `${head}Resources:
  Fn::ForEach::Zones:
    - Zone
    - [A, B]
    - Subnet\${Zone}: { Type: 'AWS::EC2::Subnet', Properties: { Tag: !Sub 'x-\${Zone}', Name: !Ref Zone } }
Outputs:
  Fn::ForEach::Out:
    - Zone
    - [A, B]
    - Id\${Zone}: { Value: !Ref { 'Fn::Sub': 'Subnet\${Zone}' } }`
  const parsed = read(text)
  expect(parsed.problems).toEqual([])
  expect(parsed.declarations.map(({ address }) => address)).toEqual(['SubnetA', 'SubnetB'])
  const { attributes, place } = declarationOf(parsed, 'SubnetB')
  expect([...attributes.values()].map(short)).toEqual(['x-B', 'B'])
  expect(textAt(text, place)).toBe('Subnet${Zone}')
  expect(short(deploymentOf(parsed).outputs.get('IdB')?.value)).toBe('<stack.yaml#SubnetB Ref>')
})

test('&{} leaves out what cannot be in a logical id', () => {
  const text = `${head}Resources:
  Fn::ForEach::Blocks:
    - Block
    - [10.0.0.0/8, 172.16.0.0/12]
    - Route&{Block}: { Type: 'AWS::EC2::Route', Properties: { DestinationCidrBlock: !Ref Block } }`
  const parsed = read(text)
  expect(parsed.declarations.map(({ address }) => address)).toEqual(['Route100008', 'Route172160012'])
  expect(short(declarationOf(parsed, 'Route100008').attributes.get('DestinationCidrBlock'))).toBe(
    '10.0.0.0/8',
  )
})

test('loops in loops, in properties and over mappings', () => {
  const text = `${head}Mappings: { M: { x: { Names: [p, q] } } }
Resources:
  Fn::ForEach::Outer:
    - O
    - [x]
    - Fn::ForEach::Inner:
        - I
        - !FindInMap [M, !Ref O, Names]
        - R\${O}\${I}:
            Type: A::B::C
            Properties:
              Map: { Fn::ForEach::Props: [K, [a, b], { 'key\${K}': !Ref K }] }`
  const parsed = read(text)
  expect(parsed.declarations.map(({ address }) => address)).toEqual(['Rxp', 'Rxq'])
  expect(short(declarationOf(parsed, 'Rxq').attributes.get('Map'))).toEqual({ keya: 'a', keyb: 'b' })
})

const overParameter = (
  parameter: string,
) => `${head}Parameters: { Zones: { Type: CommaDelimitedList${parameter} } }
Resources:
  Fn::ForEach::Zones: [Zone, !Ref Zones, { 'Subnet\${Zone}': { Type: 'AWS::EC2::Subnet' } }]`

test('over a parameter with a default: what there is is assumed', () => {
  const parsed = read(overParameter(', Default: "A,B"'))
  expect(parsed.declarations.map(({ exists }) => exists.assumed)).toEqual([
    'parameter-default',
    'parameter-default',
  ])
})

test('over a parameter somebody set', () => {
  const parsed = read(overParameter(''), { parameters: new Map([['Zones', 'A, B,C']]) })
  expect(parsed.declarations.map(({ address, exists }) => [address, exists.state, exists.assumed])).toEqual([
    ['SubnetA', 'known', undefined],
    ['SubnetB', 'known', undefined],
    ['SubnetC', 'known', undefined],
  ])
})

test('over a parameter nobody set: one of an unknown number', () => {
  const [declaration, ...rest] = read(overParameter('')).declarations
  expect(rest).toEqual([])
  expect(declaration).toMatchObject({ symbolic: true, exists: { state: 'unknown' } })
})

test('without the transform a loop is a function nobody evaluates', () => {
  const text =
    'Resources:\n  A: { Type: A::B::C }\n  Fn::ForEach::X: [Y, [a], { "R${Y}": { Type: A::B::C } }]'
  const parsed = read(text)
  expect(parsed.declarations.map(({ address, open }) => [address, open])).toEqual([['A', true]])
  expect(deploymentOf(parsed).incomplete.map(({ what }) => what)).toEqual(['macro'])
})

test('loops that multiply end', () => {
  const items = JSON.stringify(Array.from({ length: 50 }, (_, at) => `i${at}`))
  let body = '{ "R${A0}${A1}${A2}${A3}${A4}": { Type: A::B::C } }'
  for (let at = 0; at < 5; at++) body = `{ 'Fn::ForEach::L${at}': [A${at}, ${items}, ${body}] }`
  expect(processorSeconds(() => read(`${head}Resources: ${body}`))).toBeLessThan(10)
})
