import { stringify } from 'yaml'
import { mistakesIn } from '../../engine/check-rule'
import { ruleCheck } from '../../engine/rule-check'
import { ruleSchema } from '../../engine/schema'
import { wordsOf } from '../../engine/vocabulary'
import { readRules, vocabulary } from '../../lint'
import { rules } from '../../rules/index'
import { lintTemplate } from './read-text'

const load = (text: string) => readRules({ name: 'rules.yaml', text })

const rule = (conditions: string) => `id: endpoint-has-a-policy
severity: warning
title: An endpoint has no policy
why: Everybody may use it.
remedy: Give it one.
about: vpc-endpoint
message: '{address} in {vpc.address} has no policy.'
${conditions}`

describe('every built-in rule', () => {
  test.each(rules.map((each) => [each.id, each] as const))('%s comes back identical from YAML', (_, each) => {
    const loaded = load(stringify(each))
    expect(loaded.problems).toEqual([])
    expect(loaded.rules).toEqual([JSON.parse(JSON.stringify(each))])
  })

  test.each(rules.map((each) => [each.id, each] as const))('%s names only what is there', (_, each) => {
    expect(mistakesIn(each, wordsOf(vocabulary))).toEqual([])
    expect(ruleCheck(vocabulary)(JSON.parse(JSON.stringify(each)))).toHaveProperty('rule')
  })
})

test('a rule of a user judges as a built-in one does', () => {
  const { rules: own } = load(rule('when: { type: Interface }\nmust: { policy: { exists: true } }'))
  const template = `Resources:
  Main: { Type: AWS::EC2::VPC }
  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Main
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
`
  expect(lintTemplate(template, { rules: own }).findings.map(({ message }) => message)).toEqual([
    'Queue in Main has no policy.',
  ])
})

test('a list, and a mapping of rules', () => {
  const one = rule('when: {}\nmust: { policy: { exists: true } }')
  const item = `- ${one.replaceAll('\n', '\n  ')}`
  expect(load(item).rules.length).toBe(1)
  expect(load(`rules:\n${item}`).rules).toEqual(load(one).rules)
  expect(load('').problems).toMatchObject([{ code: 'rule-file-empty' }])
})

describe('one typo is one message, at its place, with a suggestion', () => {
  test.each([
    ['when: { privateDNS: true }\nmust: {}', 'privateDNS', 'Did you mean "privateDns"?'],
    ['when: { vpc: { dnsHostname: true } }\nmust: {}', 'dnsHostname', 'Did you mean "dnsHostnames"?'],
    ['when: { service: { matchs: "*.s3" } }\nmust: {}', 'matchs', 'Did you mean "matches"?'],
    ['when: { privateDns: "yes" }\nmust: {}', '"yes"', 'must be boolean'],
    ['when: {}\nmust: { subnets: { counts: { atLeast: 2 } } }', 'counts', 'Did you mean "count"?'],
    ['when: {}\nmust: { subnets: { count: { distinct: zones } } }', 'zones', 'Did you mean "zone"?'],
    ['when: { any: [{ typ: Interface }] }\nmust: {}', 'typ', 'Did you mean "type"?'],
    ['when: { unique: { by: [vpcs] } }\nmust: {}', 'vpcs', 'Did you mean "vpc"?'],
    ['when: { service: { is: { of: vpc.cidrs } } }\nmust: {}', 'vpc.cidrs', 'Did you mean "cidr"?'],
    ['when: {}\nmust: {}\npointAt: privatDns', 'privatDns', 'Did you mean "privateDns"?'],
    ['when: {}\nmust: {}\nremedey: x', 'remedey', 'Did you mean "remedy"?'],
    ['when: {}\nmust: {}\nraise: [{ to: fatal, when: {} }]', 'fatal', 'not one of the values'],
    ['when: {}', 'id: endpoint', '"must" is missing.'],
  ])('%j', (conditions, word, message) => {
    const text = rule(conditions)
    const { rules: none, problems } = load(text)
    expect(none).toEqual([])
    expect(problems.map((each) => each.message)).toEqual([expect.stringContaining(message)])
    const place = problems[0]?.place
    expect(place?.at === 'span' && text.slice(place.start, place.end).startsWith(word)).toBe(true)
  })

  test('a kind that does not exist', () => {
    const { problems } = load(rule('when: {}\nmust: {}').replace('vpc-endpoint', 'vpc-endpoints'))
    expect(problems.map(({ message }) => message)).toEqual([
      'There is no kind "vpc-endpoints". Did you mean "vpc-endpoint"?',
    ])
  })

  test('a placeholder of the message', () => {
    const { problems } = load(rule('when: {}\nmust: {}').replace('{vpc.address}', '{vpc.name.text}'))
    expect(problems.map(({ message }) => message)).toEqual(['vpc.name.text: vpc has no relation name.'])
  })
})

test.each([
  '[',
  '{}',
  '- 1\n- null\n',
  'x: &a [*a]',
  '__proto__: { about: vpc }',
  `${'- '.repeat(5000)}x`,
  'about: toString\n',
])('%j is refused, never a crash', (text) => {
  const loaded = load(text)
  expect(loaded.rules).toEqual([])
  expect(loaded.problems.length).toBeGreaterThan(0)
})

test('the schema for editors has a branch for every kind and group', () => {
  const schema = ruleSchema(vocabulary)
  expect(Object.keys(schema.definitions ?? {})).toEqual(
    expect.arrayContaining([...wordsOf(vocabulary).keys()].map((about) => `about.${about}`)),
  )
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
})
