import { type Choice, type Guard, OTHER } from '../../../model/guard'
import { declarationOf, deploymentOf, property, read, short } from './reading'

const STACK = 'stack.yaml'
const equals = (name: string, value: string): Guard => ({ is: 'equals', choice: `${STACK}#${name}`, value })
const named = (name: string, guard: Guard): Guard => ({ is: 'named', name, guard })

const PROD = `
Parameters: { Env: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }`

describe('domains', () => {
  const choices = (head: string): readonly Choice[] => [
    ...deploymentOf(read(`${head}\nResources: { R: { Type: A::B::C } }`)).choices.values(),
  ]

  test('a free parameter is its default, what it is compared with, or anything else', () => {
    expect(choices(PROD)).toEqual([
      { id: `${STACK}#Env`, label: 'Env', values: ['dev', 'prod', OTHER], byDefault: 'dev' },
    ])
  })

  test('allowed values are all there is, and those that no condition asks for act as one', () => {
    const head = `
Parameters: { Env: { Type: String, Default: b, AllowedValues: [a, b, c, prod] } }
Conditions: { IsProd: !Equals [!Ref Env, prod], Never: !Equals [!Ref Env, nothing] }`
    expect(choices(head)).toEqual([
      { id: `${STACK}#Env`, label: 'Env', values: ['b', 'prod'], byDefault: 'b' },
    ])
  })

  test("parameters compared with each other have each other's values", () => {
    const head = `
Parameters: { A: { Type: String, AllowedValues: [x, y] }, B: { Type: String, Default: d } }
Conditions: { Same: !Equals [!Ref A, !Ref B] }`
    expect(choices(head).map(({ values }) => values)).toEqual([
      ['x', 'y'],
      ['d', 'x', 'y', OTHER],
    ])
  })

  test('the text of a secret parameter is in no domain', () => {
    const head = `
Parameters: { S: { Type: String, NoEcho: true, Default: hunter2 } }
Conditions: { HasS: !Not [!Equals [!Ref S, '']] }`
    expect(choices(head)).toEqual([{ id: `${STACK}#S`, label: 'S', values: ['', OTHER] }])
  })
})

describe('guards', () => {
  test('a default does not decide a condition, a value somebody set does', () => {
    const guard = named('IsProd', equals('Env', 'prod'))
    const value = (settings = {}) => short(property('!If [IsProd, a, b]', PROD, settings))
    expect(value()).toEqual([
      [guard, 'a'],
      [{ is: 'not', guard }, 'b'],
    ])
    expect(value({ parameters: new Map([['Env', 'prod']]) })).toBe('a')
    expect(value({ parameters: new Map([['Env', 'dev']]) })).toBe('b')
  })

  test('both branches of the same condition are decided inside it', () => {
    expect(short(property('!If [IsProd, !If [IsProd, a, b], !If [IsProd, c, d]]', PROD))).toEqual([
      [named('IsProd', equals('Env', 'prod')), 'a'],
      [{ is: 'not', guard: named('IsProd', equals('Env', 'prod')) }, 'd'],
    ])
  })

  test('inside a resource with a condition the condition holds, and what follows from it', () => {
    const text = `${PROD}
  Both: !And [!Condition IsProd, !Equals [!Ref AWS::Region, eu-west-1]]
Resources: { R: { Type: A::B::C, Condition: Both, Properties: { P: !If [IsProd, a, b], Q: !Ref AWS::Region } } }`
      .replace('prod] }', 'prod]')
      .replace('Conditions: { IsProd', 'Conditions:\n  IsProd')
    const { attributes, exists } = declarationOf(read(text), 'R')
    expect(short(attributes.get('P'))).toBe('a')
    expect(short(attributes.get('Q'))).toBe('eu-west-1')
    expect(exists.state).toBe('conditional')
  })

  test('where a condition says that a parameter is not its default, the default is not assumed', () => {
    const head = `
Parameters: { Vpc1: { Type: String, Default: '' } }
Conditions: { HasVpc: !Not [!Equals [!Ref Vpc1, '']] }`
    const value = property('!If [HasVpc, !Ref Vpc1, none]', head)
    const cases = value.state === 'conditional' ? value.cases.map((each) => each.value.state) : []
    expect(cases).toEqual(['reference', 'known'])
  })

  test('literals are decided, a plain true is the text true', () => {
    const head = "Conditions: { A: !Equals [a, a], B: !Equals [a, b], C: !Equals [True, 'true'] }"
    expect(short(property('[!If [A, 1, 2], !If [B, 1, 2], !If [C, 1, 2]]', head))).toEqual(['1', '2', '1'])
  })

  test('a condition over a mapping asks for the key', () => {
    const head = `
Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }
Mappings: { M: { dev: { Big: no }, prod: { Big: yes } } }
Conditions: { Big: !Equals [!FindInMap [M, !Ref Env, Big], yes] }`
    expect(short(property('!If [Big, a, b]', head))).toEqual([
      [named('Big', equals('Env', 'prod')), 'a'],
      [{ is: 'not', guard: named('Big', equals('Env', 'prod')) }, 'b'],
    ])
  })

  test('what is no question about a parameter is a question of its own, asked once', () => {
    const head = `
Parameters: { A: { Type: String }, B: { Type: String } }
Conditions: { X: !Equals [!Join ['-', [!Ref A, !Ref B]], ''], Y: !Equals [!Join ['-', [!Ref A, !Ref B]], a-b], Z: !Equals [a-b, { Fn::Join: ['-', [!Ref A, !Ref B]] }] }`
    const { choices } = deploymentOf(read(`${head}\nResources: { R: { Type: A::B::C } }`))
    expect([...choices.values()].map(({ values }) => values)).toEqual([['a-b', OTHER]])
    expect(short(property('!If [X, a, b]', head))).toBe('b')
  })

  test('a Join of cases is a case of joins, and opposite cases never meet', () => {
    expect(short(property("!Join ['', [!If [IsProd, a, b], '-', !If [IsProd, c, d]]]", PROD))).toEqual([
      [expect.objectContaining({ is: 'all' }), 'a-c'],
      [expect.objectContaining({ is: 'all' }), 'b-d'],
    ])
  })
})

describe('existence and outputs', () => {
  test('a resource with a condition exists under its guard', () => {
    const text = `${PROD}\nResources: { R: { Type: A::B::C, Condition: IsProd } }`
    const guard = named('IsProd', equals('Env', 'prod'))
    expect(short(declarationOf(read(text), 'R').exists)).toEqual([
      [guard, true],
      [{ is: 'not', guard }, false],
    ])
    const set = (env: string) => read(text, { parameters: new Map([['Env', env]]) })
    expect(short(declarationOf(set('prod'), 'R').exists)).toBe(true)
    expect(short(declarationOf(set('dev'), 'R').exists)).toBe(false)
  })

  test('an output with a condition is absent otherwise', () => {
    const text = `${PROD}\nResources: { R: { Type: A::B::C } }\nOutputs: { O: { Condition: IsProd, Value: !Ref R, Export: { Name: !Sub '\${AWS::StackName}-r' } } }`
    const output = deploymentOf(read(text)).outputs.get('O')
    expect(short(output?.value)).toEqual([expect.anything(), expect.anything()])
    expect(short(output?.exportedAs)).toBe(`{<${STACK}~stack-name Ref>}-r`)
  })
})

describe('rules', () => {
  test('an assertion excludes combinations', () => {
    const text = `
Parameters: { Env: { Type: String, AllowedValues: [dev, prod] }, Size: { Type: String } }
Rules:
  Sizes:
    RuleCondition: !Equals [!Ref Env, prod]
    Assertions: [{ Assert: !Contains [[m, l], !Ref Size], AssertDescription: big enough }]
Resources: { R: { Type: A::B::C } }`
    expect(deploymentOf(read(text)).constraints).toEqual([
      {
        is: 'any',
        guards: [
          { is: 'not', guard: equals('Env', 'prod') },
          { is: 'any', guards: [equals('Size', 'm'), equals('Size', 'l')] },
        ],
      },
    ])
  })

  test('the rule that every CDK template has says nothing', () => {
    const text = `
Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /cdk-bootstrap/v } }
Rules: { CheckBootstrapVersion: { Assertions: [{ Assert: !Not [!Contains [['1', '2'], !Ref BootstrapVersion]] }] } }
Resources: { R: { Type: A::B::C } }`
    expect(deploymentOf(read(text)).constraints).toEqual([])
  })
})

describe('keys of mappings', () => {
  const ZONES = `
Parameters: { Env: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Mappings: { Zones: { eu-west-1: { First: a }, us-east-1: { First: b } } }`
  const constraints = (yaml: string, head = ZONES) => {
    const text = `${head}\nResources: { R: { Type: A::B::C, Properties: { P: ${yaml} } } }`
    return deploymentOf(read(text)).constraints
  }
  const regions: Guard = {
    is: 'any',
    guards: ['eu-west-1', 'us-east-1'].map((region) => equals('AWS::Region', region)),
  }

  test('a stack is in a Region that its mapping has', () => {
    expect(constraints('!FindInMap [Zones, !Ref AWS::Region, First]')).toEqual([regions])
  })

  test.each([
    ['a default value', '!FindInMap [Zones, !Ref AWS::Region, First, { DefaultValue: c }]', ZONES],
    ['a condition around it', '!If [IsProd, !FindInMap [Zones, !Ref AWS::Region, First], c]', ZONES],
    ['a macro', '!FindInMap [Zones, !Ref AWS::Region, First]', `Transform: Own${ZONES}`],
    ['a key that nothing has', '!FindInMap [Zones, eu-west-9, First]', ZONES],
  ])('%s leaves every Region', (_, yaml, head) => {
    expect(constraints(yaml, head)).toEqual([])
  })

  test('a Region that is told as a parameter is the Region of the stack', () => {
    const parameters = new Map([['AWS::Region', 'us-east-1']])
    expect(short(property('!FindInMap [Zones, !Ref AWS::Region, First]', ZONES, { parameters }))).toBe('b')
    expect(short(property('!Ref AWS::Partition', ZONES, { parameters }))).toBe('aws')
    const cdk = { parameters, region: 'eu-west-1', form: 'cdk' } as const
    expect(short(property('!Ref AWS::Region', ZONES, cdk))).toBe('eu-west-1')
  })
})

describe('conditions that cannot be told', () => {
  test('a circle is a problem, and what depends on it is unknown', () => {
    const text = `
Conditions: { A: !Condition B, B: !Not [!Condition A] }
Resources: { R: { Type: A::B::C, Condition: A, Properties: { P: !If [B, !Ref R, 1] } } }`
    const parsed = read(text)
    expect(parsed.problems.map(({ code }) => code)).toEqual(['condition-cycle'])
    expect(declarationOf(parsed, 'R').exists.state).toBe('unknown')
    expect(declarationOf(parsed, 'R').attributes.get('P')).toMatchObject({
      state: 'unknown',
      refersTo: [expect.anything()],
    })
  })

  test('a condition nobody defines is a problem', () => {
    const parsed = read(
      'Resources: { R: { Type: A::B::C, Condition: Nobody, Properties: { P: !If [None, 1, 2] } } }',
    )
    expect(parsed.problems.map(({ code }) => code)).toEqual(['undefined-condition', 'undefined-condition'])
  })

  test('conditions that double with every line end in a budget', () => {
    const lines = Array.from(
      { length: 40 },
      (_, at) => `  C${at + 1}: !And [!Condition C${at}, !Or [!Condition C${at}, !Equals [!Ref P, '${at}']]]`,
    )
    const text = `Parameters: { P: { Type: String } }\nConditions:\n  C0: !Equals [!Ref P, a]\n${lines.join('\n')}\nResources: { R: { Type: A::B::C, Condition: C40 } }`
    const parsed = read(text)
    expect(parsed.problems.map(({ code }) => code)).toContain('condition-budget')
    expect(declarationOf(parsed, 'R').exists.state).toBe('unknown')
  })
})
