import * as fc from 'fast-check'
import { recognize } from '../../../parsers/recognize'
import { processorSeconds } from '../../support/processor-seconds'
import { declarationOf, deploymentOf, lineOf, read, short, textAt } from './reading'

const codes = (text: string) => read(text).problems.map(({ code, severity }) => `${severity} ${code}`)

test.each([
  ['nothing', ''],
  ['no Resources', 'AWSTemplateFormatVersion: 2010-09-09\n'],
  ['Resources that are a list', 'Resources: [a]'],
  ['a scalar', 'hello'],
  ['a list', '- Resources: {}'],
  ['empty JSON', '{}'],
])('%s is no template', (_, text) => {
  expect(codes(text)).toEqual(['unreadable no-resources'])
  expect(read(text).deployments).toEqual([])
})

test('an empty template is a deployment without declarations', () => {
  const parsed = read('Resources: {}')
  expect([parsed.problems, parsed.declarations]).toEqual([[], []])
  expect(deploymentOf(parsed).incomplete).toEqual([])
})

test('a stack of AWS CDK that has nothing but its own rule is one without declarations', () => {
  const text = JSON.stringify({
    Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk/version' } },
    Rules: { CheckBootstrapVersion: { Assertions: [] } },
  })
  expect(recognize('assert.template.json', text)).toEqual({ is: 'ours', form: 'cloudformation' })
  expect(codes(text)).toEqual([])
  expect(deploymentOf(read(text)).incomplete).toEqual([])
  const rules = JSON.stringify({ Rules: { Mine: {} }, Parameters: {} })
  expect(recognize('rules.json', rules)).toEqual({ is: 'foreign' })
})

test('broken YAML: the problem has its line, what was understood is open, nothing else is said', () => {
  const text = 'Resources:\n  A:\n    Type: A::B::C\n  B: [1, 2\n  C:\n    Type: !Nope A::B::C\n'
  const parsed = read(text)
  expect(new Set(parsed.problems.map(({ code }) => code))).toEqual(new Set(['yaml-syntax']))
  expect(parsed.problems.map(({ place }) => lineOf(text, place))[0]).toBeGreaterThanOrEqual(4)
  expect(declarationOf(parsed, 'A').open).toBe(true)
  expect(deploymentOf(parsed).incomplete.map(({ what }) => what)).toEqual(['unreadable-file'])
})

test('broken JSON', () => {
  const text = '{"Resources": {"A": {"Type": "A::B::C"}\n, "B": {"Type": '
  expect(codes(text)).toEqual(['partly-read json-syntax'])
  expect(declarationOf(read(text), 'A').open).toBe(true)
})

test('JSON without quotes around keys is YAML', () => {
  expect(read('{Resources: {A: {Type: A::B::C}}}').problems).toEqual([])
})

test('duplicate logical ids: reported, the last one is read', () => {
  const text = 'Resources:\n  A: { Type: A::B::C }\n  A: { Type: D::E::F }\n'
  const parsed = read(text)
  expect(parsed.problems.map(({ code, place }) => [code, lineOf(text, place)])).toEqual([
    ['duplicate-key', 3],
  ])
  expect(parsed.declarations.map(({ type }) => type)).toEqual(['D::E::F'])
})

test('merge keys are resolved and noted', () => {
  const text = 'Resources:\n  A: &a { Type: A::B::C, Properties: { P: 1 } }\n  B: { <<: *a }\n'
  expect(codes(text)).toEqual(['note merge-key'])
  expect(short(declarationOf(read(text), 'B').attributes.get('P'))).toBe('1')
})

test('resources that are none', () => {
  const text =
    'Resources:\n  A: hello\n  B: { Properties: {} }\n  C: { Type: A::B::C, Properties: [] }\n  1: { Type: A::B::C }\n'
  const parsed = read(text)
  expect(parsed.problems.map(({ code, place }) => [code, textAt(text, place)])).toEqual([
    ['malformed-resource', 'A'],
    ['resource-without-type', 'B'],
  ])
  expect(parsed.declarations.map(({ address }) => address)).toEqual(['C', '1'])
})

test('of several documents the first template is read', () => {
  const parsed = read(
    'kind: Other\n---\nResources: { A: { Type: A::B::C } }\n---\nResources: { B: { Type: A::B::C } }\n',
  )
  expect(parsed.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'note several-documents',
  ])
  expect(parsed.declarations.map(({ address }) => address)).toEqual(['A'])
})

test('__proto__ is a name like any other', () => {
  const text =
    '{"Parameters":{"__proto__":{"Type":"String","Default":"x"}},"Resources":{"__proto__":{"Type":"A::B::C","Properties":{"__proto__":{"Ref":"__proto__"},"constructor":"1","j":{"Fn::ToJsonString":{"__proto__":{"polluted":"1"}}}}}}}'
  const { attributes } = declarationOf(read(text), '__proto__')
  expect([...attributes.keys()]).toEqual(['__proto__', 'constructor', 'j'])
  expect(short(attributes.get('__proto__'))).toBe('x')
  expect(short(attributes.get('j'))).toBe('{"__proto__":{"polluted":"1"}}')
  expect('polluted' in {}).toBe(false)
})

test('a custom macro may have made anything: what is missing is unknown', () => {
  const parsed = read('Transform: [MyMacro]\nResources: { A: { Type: A::B::C } }')
  expect(deploymentOf(parsed).incomplete).toMatchObject([{ what: 'macro', detail: 'MyMacro' }])
  expect(declarationOf(parsed, 'A').open).toBe(true)
})

test('what a local pre-processor will make of a template is not known', () => {
  const parsed = read('Modules: { M: { Source: m.yaml } }\nResources: { A: { Type: A::B::C } }')
  expect(deploymentOf(parsed).incomplete).toMatchObject([{ what: 'macro', detail: 'Modules' }])
  const extended = read(
    'Transform: AWS::LanguageExtensions\nModules: { M: {} }\nResources: { A: { Type: A::B::C } }',
  )
  expect(extended.declarations.map(({ address }) => address)).toEqual(['A'])
  expect(parsed.problems).toEqual([])
})

test('sections that do not exist are noted', () => {
  expect(codes('Resource: {}\nResources: { A: { Type: A::B::C } }')).toEqual(['note unknown-section'])
})

test('a nested stack that is not read reaches what it is given', () => {
  const text = `Resources:
  Vpc: { Type: 'AWS::EC2::VPC' }
  Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: x, Parameters: { V: !Ref Vpc } } }`
  expect(deploymentOf(read(text)).incomplete).toMatchObject([
    { what: 'nested-stack-not-read', detail: 'Child', reaches: [{ to: { id: 'stack.yaml#Vpc' } }] },
  ])
})

test('functions with nonsense in them are problems, never crashes', () => {
  const names = [
    'Ref',
    'GetAtt',
    'Sub',
    'Join',
    'Select',
    'Split',
    'If',
    'FindInMap',
    'GetAZs',
    'Cidr',
    'ImportValue',
    'Base64',
    'Length',
    'ToJsonString',
    'Transform',
    'GetStackOutput',
    'Equals',
    'ForEach',
  ]
  const argument = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        '',
        'A',
        'A.B',
        '${A.B} ${',
        '-1',
        '99999999999999999999',
        'C0',
        'AWS::NoValue',
        '{{resolve:ssm:x}}',
        '{{resolve:',
      ),
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('A', 'Ref', 'Condition', 'Fn::Sub', 'DefaultValue', 'Name'), tie('any'), {
        maxKeys: 2,
      }),
      fc
        .tuple(fc.constantFrom(...names), tie('any'))
        .map(([name, inner]) => ({ [name === 'Ref' ? name : `Fn::${name}`]: inner })),
    ),
  })).any
  fc.assert(
    fc.property(argument, argument, argument, (one, two, three) => {
      const template = {
        Transform: [three, 'AWS::LanguageExtensions'],
        Parameters: { A: one },
        Mappings: { M: two },
        Conditions: { C0: three, C1: { 'Fn::Equals': [one, two] } },
        Rules: { R: { RuleCondition: one, Assertions: [{ Assert: two }] } },
        Resources: {
          A: {
            Type: 'A::B::C',
            Condition: one,
            DependsOn: two,
            Properties: { P: three, Q: { 'Fn::If': ['C1', one, two] } },
          },
          B: one,
          'Fn::ForEach::L': two,
          'Fn::ForEach::K': ['X', three, { 'B${X}': { Type: 'A::B::C', Properties: one } }],
        },
        Outputs: { O: { Value: one, Condition: two, Export: three } },
      }
      expect(() => read(JSON.stringify(template))).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

test('any text at all gives an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(() => read(`Resources:\n  A:\n    Type: A::B::C\n${text}`)).not.toThrow()
      expect(() => read(`{"Resources":{"A":${text}`)).not.toThrow()
    }),
  )
})

test('functions 200 levels deep are read, a template of one long chain ends', () => {
  const nested = `${'{"Fn::Join":["",["a",'.repeat(60)}"b"${']]}'.repeat(60)}`
  const parsed = read(`{"Resources":{"R":{"Type":"A::B::C","Properties":{"P":${nested}}}}}`)
  expect(short(declarationOf(parsed, 'R').attributes.get('P'))).toBe(`${'a'.repeat(60)}b`)
})

describe('small texts that ask for a lot of work end in a budget', () => {
  const subnets = Array.from({ length: 40 }, (_, at) => {
    const next = `!GetAtt S${at + 1}.CidrBlock`
    return `  S${at}: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: !Join ['', [${next}, ${next}]] } }`
  })

  test.each([
    [
      'attributes that double',
      `Resources:\n${subnets.join('\n')}\n  S40: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: x } }`,
    ],
    [
      'dynamic references that never end',
      `Resources: { R: { Type: A::B::C, Properties: { P: "${'{{resolve:'.repeat(50_000)}" } } }`,
    ],
    [
      'holes that never end',
      `Resources: { R: { Type: A::B::C, Properties: { P: !Sub "${'${'.repeat(200_000)}" } } }`,
    ],
    ['tags and anchors in turn', `Resources:\n  A: ${'!t &a '.repeat(10_000)}`],
    ['brackets', `Resources: [${'['.repeat(300_000)}`],
  ])('%s', (_, text) => {
    expect(processorSeconds(() => read(text))).toBeLessThan(15)
  })
})
