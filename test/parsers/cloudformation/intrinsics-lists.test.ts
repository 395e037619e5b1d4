import { declarationOf, property, read, short, textAt } from './reading'

const STACK = 'stack.yaml'

describe('lists, zones and blocks', () => {
  test('Select takes an item, also by a quoted index', () => {
    expect(short(property("!Select ['1', [a, b]]"))).toBe('b')
  })

  test('zones of one list are equal by index, and another Region is another list', () => {
    expect(short(property("!Select [0, !GetAZs '']"))).toBe(`<${STACK}#GetAZs[0]~zone Ref>`)
    expect(short(property('!Select [0, !GetAZs { Ref: AWS::Region }]'))).toBe(`<${STACK}#GetAZs[0]~zone Ref>`)
    expect(short(property("!Select [1, !GetAZs '']"))).toBe(`<${STACK}#GetAZs[1]~zone Ref>`)
    expect(short(property('!Select [0, !GetAZs us-west-2]'))).toBe(`<${STACK}#GetAZs:us-west-2[0]~zone Ref>`)
    const here = { region: 'us-west-2' }
    expect(short(property('!Select [0, !GetAZs us-west-2]', '', here))).toBe(`<${STACK}#GetAZs[0]~zone Ref>`)
  })

  test('Cidr counts host bits', () => {
    expect(short(property('!Cidr [10.0.0.0/16, 3, 8]'))).toEqual([
      '10.0.0.0/24',
      '10.0.1.0/24',
      '10.0.2.0/24',
    ])
    expect(short(property('!Select [5, !Cidr [!GetAtt Vpc.CidrBlock, 6, 12]]'))).toBe('10.0.80.0/20')
    expect(short(property("!Cidr ['2001:db8::/56', 2, 64]"))).toEqual(['2001:db8::/64', '2001:db8:0:1::/64'])
    expect(short(property('!Cidr [10.0.0.0/24, 300, 8]'))).toBe('?opaque-expression')
  })

  test('blocks of a block nobody knows are still told apart', () => {
    const head = 'Parameters: { Block: { Type: String } }'
    expect(short(property('!Select [1, !Cidr [!Ref Block, 6, 8]]', head))).toBe(
      `<${STACK}?Block Ref|cidr(6,8)[1]>`,
    )
  })

  test('an item of a list parameter nobody set is that item', () => {
    const head = 'Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> } }'
    expect(short(property('!Select [0, !Ref Subnets]', head))).toBe(`<${STACK}?Subnets Ref[0]>`)
  })

  test('Length and ToJsonString', () => {
    expect(short(property('{ Fn::Length: [a, b] }'))).toBe(2)
    expect(short(property('{ Fn::ToJsonString: { a: [b] } }'))).toBe('{"a":["b"]}')
    expect(short(property('{ Fn::ToJsonString: { a: !Ref Vpc } }'))).toEqual({ a: `<${STACK}#Vpc Ref>` })
  })

  test('an import is named by its export, with the holes of the name', () => {
    expect(short(property('!ImportValue net-VpcId'))).toBe('<outside:export:net-VpcId Value>')
    const head = 'Parameters: { Net: { Type: String } }'
    expect(short(property("{ Fn::ImportValue: !Sub '${Net}-VpcId' }", head))).toBe(
      `<outside:export:\${${STACK}?Net}-VpcId Value>`,
    )
  })

  test('user data is what is inside, not its encoding', () => {
    expect(short(property('{ Fn::Base64: !Sub "curl http://${Vpc}" }'))).toBe(
      `curl http://{<${STACK}#Vpc Ref>}`,
    )
  })
})

describe('FindInMap', () => {
  const mapping = 'Mappings: { M: { dev: { Size: 1 }, prod: { Size: 2, Many: [a, b] }, test: { Size: 1 } } }'

  test('literal keys', () => {
    expect(short(property('!FindInMap [M, prod, Size]', mapping))).toBe('2')
    expect(short(property('!FindInMap [M, prod, Many]', mapping))).toEqual(['a', 'b'])
  })

  test('a key from a parameter gives one case for each key it can be; a default is not enough', () => {
    const head = `${mapping}\nParameters: { Env: { Type: String, Default: dev, AllowedValues: [dev, prod, test] } }`
    const equals = (value: string) => ({ is: 'equals', choice: `${STACK}#Env`, value })
    expect(short(property('!FindInMap [M, !Ref Env, Size]', head))).toEqual([
      [{ is: 'any', guards: [equals('dev'), equals('test')] }, '1'],
      [equals('prod'), '2'],
    ])
    const parameters = new Map([['Env', 'prod']])
    expect(short(property('!FindInMap [M, !Ref Env, Size]', head, { parameters }))).toBe('2')
  })

  test('what the mapping does not say is unknown, or the default value', () => {
    expect(short(property('!FindInMap [M, nobody, Size]', mapping))).toBe('?opaque-expression')
    expect(short(property('{ Fn::FindInMap: [M, nobody, Size, { DefaultValue: 7 }] }', mapping))).toBe('7')
  })
})

describe('what cannot be evaluated', () => {
  test('a function nobody knows is a problem at its place', () => {
    const text = 'Resources:\n  R: { Type: A::B::C, Properties: { P: !Frobnicate x, Q: { Fn::Nope: 1 } } }'
    const parsed = read(text)
    expect(parsed.problems.map(({ code, place }) => [code, textAt(text, place)])).toEqual([
      ['unknown-function', '!Frobnicate x'],
      ['unknown-function', '{ Fn::Nope: 1 }'],
    ])
    expect(short(declarationOf(parsed, 'R').attributes.get('P'))).toBe('?opaque-expression')
  })

  test('a macro beside other keys may add more', () => {
    const text = 'Resources:\n  R: { Type: A::B::C, Properties: { a: 1, Fn::Transform: { Name: Mine } } }'
    const declaration = declarationOf(read(text), 'R')
    expect(declaration.open).toBe(true)
    expect(short(declaration.attributes.get('a'))).toBe('1')
  })

  test('a local include is read beside the template, one elsewhere is a macro', () => {
    const text = (location: string) =>
      `Resources:\n  R: { Type: A::B::C, Properties: { P: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: '${location}' } } } } }`
    const files = { 'part.yaml': 'inner: !Ref R\n' }
    const value = (location: string) =>
      declarationOf(read(text(location), {}, files), 'R').attributes.get('P')
    expect(short(value('./part.yaml'))).toEqual({ inner: `<${STACK}#R Ref>` })
    expect(value('./part.yaml')?.origin.place.source).toBe('part.yaml')
    expect(short(value('s3://bucket/part.yaml'))).toBe('?macro')
    expect(short(value('../../part.yaml'))).toBe('?macro')
  })

  test('scalars keep their text and how they were quoted; JSON has types', () => {
    expect(property('yes')).toMatchObject({ value: 'yes', written: 'plain' })
    expect(property("'012'")).toMatchObject({ value: '012', written: 'quoted' })
    expect(property('012345678901')).toMatchObject({ value: '012345678901', written: 'plain' })
    const json = read('{"Resources":{"R":{"Type":"A::B::C","Properties":{"b":true,"n":1.5,"s":"1"}}}}')
    const { attributes } = declarationOf(json, 'R')
    expect([...attributes.values()].map(short)).toEqual([true, 1.5, '1'])
  })
})
