import { declarationOf, property, read, short, textAt } from './reading'

const STACK = 'stack.yaml'

describe('Ref and Fn::GetAtt', () => {
  test('a resource is a reference to its declaration', () => {
    expect(short(property('!Ref Vpc'))).toBe(`<${STACK}#Vpc Ref>`)
    expect(short(property('{ Ref: Vpc }'))).toBe(`<${STACK}#Vpc Ref>`)
    expect(short(property('!GetAtt Vpce.DnsEntries'))).toBe(`<${STACK}#Vpce DnsEntries>`)
    expect(short(property('{ Fn::GetAtt: [Vpce, DnsEntries] }'))).toBe(`<${STACK}#Vpce DnsEntries>`)
  })

  test('GetAtt splits at the first dot: attributes may have dots, logical ids do not', () => {
    const head = ''
    expect(short(property('!GetAtt Vpce.Outputs.X', head))).toBe(`<${STACK}#Vpce Outputs.X>`)
  })

  test('an attribute that gives back a property is that property', () => {
    expect(short(property('!GetAtt Vpc.CidrBlock'))).toBe('10.0.0.0/16')
  })

  test('an attribute that gives back a property nobody set stays a reference', () => {
    const text = `Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: pool } }
  R: { Type: 'A::B::C', Properties: { P: !GetAtt Vpc.CidrBlock } }`
    expect(short(declarationOf(read(text), 'R').attributes.get('P'))).toBe(`<${STACK}#Vpc CidrBlock>`)
  })

  test('attributes that give back each other end', () => {
    const text = `Resources:
  A: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: !GetAtt B.CidrBlock } }
  B: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: !GetAtt A.CidrBlock } }`
    expect(short(declarationOf(read(text), 'A').attributes.get('CidrBlock'))).toBe(`<${STACK}#B CidrBlock>`)
  })

  test('a name that is nothing is a problem at its place, and unknown', () => {
    const text = 'Resources:\n  R: { Type: A::B::C, Properties: { P: !Ref Nobody } }'
    const parsed = read(text)
    expect(parsed.problems.map(({ code, place }) => [code, textAt(text, place)])).toEqual([
      ['unresolved-reference', '!Ref Nobody'],
    ])
    expect(short(declarationOf(parsed, 'R').attributes.get('P'))).toBe('?opaque-expression')
  })
})

describe('parameters', () => {
  const head = (body: string) => `Parameters:\n  X: { ${body} }`

  test('a default is known but assumed, and says where it stands', () => {
    const value = property('!Ref X', head('Type: String, Default: abc'))
    expect(value).toMatchObject({ state: 'known', value: 'abc', assumed: 'parameter-default' })
    expect(value.origin.trail).toHaveLength(1)
  })

  test('a value from outside is not assumed', () => {
    const value = property('!Ref X', head('Type: String, Default: abc'), {
      parameters: new Map([['X', 'set']]),
    })
    expect(value).toMatchObject({ state: 'known', value: 'set' })
    expect(value.assumed).toBeUndefined()
  })

  test('without either it stays the parameter', () => {
    expect(property('!Ref X', head('Type: AWS::EC2::VPC::Id'))).toMatchObject({
      state: 'reference',
      exact: true,
      targets: [{ to: { is: 'input', deployment: STACK, name: 'X' } }],
    })
  })

  test.each(['CommaDelimitedList', 'List<AWS::EC2::Subnet::Id>', 'List<Number>'])(
    '%s is a list of trimmed texts',
    (type) => {
      const value = property('!Ref X', head(`Type: ${type}, Default: 'a, b ,c'`))
      expect(short(value)).toEqual(['a', 'b', 'c'])
      expect(value.assumed).toBe('parameter-default')
    },
  )

  test('the default of an SSM type names a parameter of SSM, it is not the value', () => {
    const value = property(
      '!Ref X',
      head('Type: AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>, Default: /net/vpc'),
    )
    expect(short(value)).toBe('<outside:ssm-parameter:/net/vpc Ref>')
  })

  test('NoEcho is never told, whoever sets it', () => {
    const secret = head('Type: String, NoEcho: true, Default: hunter2')
    for (const settings of [{}, { parameters: new Map([['X', 'hunter2']]) }]) {
      const value = property("!Sub 'password=${X}'", secret, settings)
      expect(value.sensitive).toBe(true)
      expect(JSON.stringify(value)).not.toContain('hunter2')
    }
  })

  test('pseudo parameters are symbols of the stack until they are known', () => {
    expect(short(property('!Ref AWS::Region'))).toBe(`<${STACK}~region Ref>`)
    expect(short(property('!Ref AWS::Region', '', { region: 'eu-west-1' }))).toBe('eu-west-1')
    expect(short(property('!Ref AWS::Partition', '', { region: 'cn-north-1' }))).toBe('aws-cn')
    expect(short(property('!Ref AWS::URLSuffix', '', { region: 'cn-north-1' }))).toBe('amazonaws.com.cn')
  })

  test('AWS::NoValue leaves nothing: no property, no item, no entry', () => {
    expect(property('!Ref AWS::NoValue').state).toBe('absent')
    expect(short(property('[a, !Ref AWS::NoValue, b]'))).toEqual(['a', 'b'])
    expect(short(property('{ a: 1, b: !Ref AWS::NoValue }'))).toEqual({ a: '1' })
  })
})

describe('text', () => {
  test('Sub keeps the holes nobody can fill and what they refer to', () => {
    expect(short(property("!Sub 'com.amazonaws.${AWS::Region}.s3'"))).toBe(
      `com.amazonaws.{<${STACK}~region Ref>}.s3`,
    )
    expect(short(property("!Sub 'com.amazonaws.${AWS::Region}.s3'", '', { region: 'eu-west-1' }))).toBe(
      'com.amazonaws.eu-west-1.s3',
    )
  })

  test('a Sub of one name is what the name means', () => {
    expect(short(property("!Sub '${Vpc}'"))).toBe(`<${STACK}#Vpc Ref>`)
    expect(short(property("!Sub '${Vpce.DnsEntries}'"))).toBe(`<${STACK}#Vpce DnsEntries>`)
  })

  test('${!Name} is literal, and so is an opening that is never closed', () => {
    expect(short(property("!Sub 'a ${!Name} b'"))).toBe('a ${Name} b')
    expect(short(property("!Sub 'a ${Name'"))).toBe('a ${Name')
  })

  test('the map of Sub shadows parameters and resources', () => {
    expect(short(property("!Sub ['${Vpc}-${X}', { Vpc: v, X: !Ref Vpce }]"))).toBe(`v-{<${STACK}#Vpce Ref>}`)
  })

  test('every hole of a Sub has its own place', () => {
    const text =
      "Resources:\n  R: { Type: A::B::C, Properties: { P: !Sub 'x ${AWS::Region} ${AWS::AccountId}' } }"
    const value = declarationOf(read(text), 'R').attributes.get('P')
    const holes = value?.state === 'template' ? value.parts.filter((part) => typeof part !== 'string') : []
    expect(holes.map((hole) => textAt(text, hole.origin.place))).toEqual([
      '${AWS::Region}',
      '${AWS::AccountId}',
    ])
    expect(value && textAt(text, value.origin.place)).toBe("!Sub 'x ${AWS::Region} ${AWS::AccountId}'")
  })

  test('Join and Split', () => {
    expect(short(property("!Join ['-', [a, !Ref AWS::NoValue, b]]"))).toBe('a-b')
    expect(short(property("!Join ['', ['https://', !GetAtt Vpce.DnsEntries]]"))).toBe(
      `https://{<${STACK}#Vpce DnsEntries>}`,
    )
    expect(short(property("!Split [',', 'a,b']"))).toEqual(['a', 'b'])
    expect(short(property("!Split ['.', !Sub 'a.${AWS::Region}b.c']"))).toEqual([
      'a',
      `{<${STACK}~region Ref>}b`,
      'c',
    ])
    expect(short(property("!Split ['-', !Sub 'a-${AWS::Region}']"))).toBe('?opaque-expression')
  })

  test('the DNS name of an endpoint keeps its identity through Select and Split', () => {
    const expression = "!Select [1, !Split [':', !Select [0, !GetAtt Vpce.DnsEntries]]]"
    expect(short(property(expression))).toBe(`<${STACK}#Vpce DnsEntries[0]|:[1]>`)
  })

  test('dynamic references leave nothing of their text, whole, inside a text or put together', () => {
    const secret = '{{resolve:secretsmanager:db:SecretString:password}}'
    expect(property(`'${secret}'`)).toMatchObject({
      state: 'unknown',
      reason: 'dynamic-reference',
      sensitive: true,
    })
    for (const expression of [
      `'u:${secret}@h'`,
      `!Sub 'u:${secret}@h'`,
      "!Join ['', ['u:{{resolve:secretsmanager:db:', !Ref Vpc, ':password}}@h']]",
    ]) {
      const value = property(expression)
      expect(short(value)).toBe('u:{?dynamic-reference}@h')
      expect(JSON.stringify(value)).not.toMatch(/password|secretsmanager/)
    }
  })

  test('a dynamic reference to a plain SSM parameter says which', () => {
    expect(property("'{{resolve:ssm:/net/vpc:3}}'")).toMatchObject({
      reason: 'dynamic-reference',
      refersTo: [{ to: { is: 'outside', what: 'ssm-parameter', name: '/net/vpc' } }],
    })
  })
})

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
