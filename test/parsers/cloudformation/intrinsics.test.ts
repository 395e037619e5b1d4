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
    expect(short(declarationOf(parsed, 'R').attributes.get('P'))).toBe('?external')
  })

  test('a name that is nothing is told once, at the first of the places that refer to it', () => {
    const text = `Resources:
  A: { Type: A::B::C, Properties: { P: [!Ref Nobody, !GetAtt Nobody.Arn], Q: !Ref Other } }
  B: { Type: A::B::C, Properties: { P: !Sub '\${Nobody}' } }
Outputs:
  Id: { Value: !Ref Nobody }`
    const told = read(text).problems.map(({ message, place }) => [message, textAt(text, place)])
    expect(told).toEqual([
      [
        '"Nobody" is neither a parameter nor a resource of this template; 4 places refer to it.',
        '!Ref Nobody',
      ],
      ['"Other" is neither a parameter nor a resource of this template.', '!Ref Other'],
    ])
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
      state: 'reference',
      targets: [{ to: { is: 'outside', what: 'ssm-parameter', name: '/net/vpc' } }],
    })
  })
})
