/** The words about requests: what they say in each world, what they rest on, and what the loader says of mistakes. */
import { lint, readRules } from '../../lint'
import type { Report } from '../../model/report'
import { inMemory } from './read-text'

const RULE = (must: string, about = 'lambda-function') => `id: found
severity: error
title: found
why: found
remedy: none
about: ${about}
when: {}
must: ${must}
message: '{address} is found.'
`
const QUEUE = "'https://sqs.{region}.amazonaws.com'"

const stack = (peer: string, more = '') => `
${more}
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true } }
  Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.1.0/24 } }
  Callers: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: callers, VpcId: !Ref Main } }
  Doors:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: doors
      VpcId: !Ref Main
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: ${peer} }
  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Main
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Inside]
      SecurityGroupIds: [!Ref Doors]
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/worker
      Code: { ZipFile: x }
      VpcConfig: { SubnetIds: [!Ref Inside], SecurityGroupIds: [!Ref Callers] }
`
const INSIDE = '10.0.0.0/16'
const ELSEWHERE = '10.9.0.0/16'
const UNKNOWN = ['!Ref Peer', 'Parameters: { Peer: { Type: String } }'] as const
const CHOSEN = [
  `!If [Open, ${INSIDE}, ${ELSEWHERE}]`,
  `Parameters: { Env: { Type: String } }\nConditions: { Open: !Equals [!Ref Env, open] }`,
] as const

function judged(text: string, must: string, about?: string): Report {
  const { rules, problems } = readRules({ name: 'rule.yaml', text: RULE(must, about) })
  expect(problems).toEqual([])
  return lint({ inputs: [{ is: 'text', source: { name: 'main.yaml', text } }], sources: inMemory({}), rules })
}

const word = ({ findings, undecided, passed }: Report): string =>
  findings.length > 0 ? 'found' : undecided.length > 0 ? 'cannot tell' : `${passed.length} passed`

const REACHES = `{ reaches: { to: ${QUEUE} } }`
const BLOCKED = `{ blockedAt: { to: ${QUEUE}, codes: [security-group-ingress] } }`
const OTHERWISE = `{ blockedAt: { to: ${QUEUE}, codes: [route-none] } }`
const PRIVATELY = `{ resolves: { name: ${QUEUE}, to: endpoint } }`

describe('what is let in, what is not, and what nobody knows', () => {
  test.each([
    [REACHES, '1 passed', 'found', 'cannot tell'],
    [BLOCKED, 'found', '1 passed', 'cannot tell'],
    [`{ not: ${BLOCKED} }`, '1 passed', 'found', 'cannot tell'],
    [OTHERWISE, 'found', 'found', 'found'],
    [PRIVATELY, '1 passed', '1 passed', '1 passed'],
    [`{ resolves: { name: ${QUEUE}, to: [public, nothing] } }`, 'found', 'found', 'found'],
  ])('%s', (must, open, shut, unknown) => {
    expect(word(judged(stack(INSIDE), must))).toBe(open)
    expect(word(judged(stack(ELSEWHERE), must))).toBe(shut)
    expect(word(judged(stack(...UNKNOWN), must))).toBe(unknown)
  })
})

test('what depends on a choice is found under that choice, with the walk of that choice', () => {
  const [finding] = judged(stack(...CHOSEN), REACHES).findings
  expect(finding?.assuming).toEqual(['when Open is false'])
  expect(finding?.trace?.codes).toEqual(['security-group-ingress'])
  expect(finding?.trace?.verdict).toBe('blocked')
})

test('the block is the evidence', () => {
  const [finding] = judged(stack(ELSEWHERE), REACHES).findings
  expect(finding?.evidence.map(({ text }) => text)).toEqual([
    'Doors of Queue does not let Worker in on tcp 443',
  ])
})

test('what is missing is said by the step that nobody can tell', () => {
  const [missing] = judged(stack(...UNKNOWN), REACHES).undecided.flatMap((each) => each.missing)
  expect(missing?.text).toContain('cannot tell whether Doors of Queue lets Worker in on tcp 443')
})

test('of a subnet and a VPC whose own requests nobody filters, names are asked too', () => {
  expect(word(judged(stack(INSIDE), PRIVATELY, 'vpc'))).toBe('1 passed')
  expect(word(judged(stack(INSIDE), PRIVATELY, 'subnet'))).toBe('1 passed')
})

describe('mistakes', () => {
  const said = (must: string, about?: string) =>
    readRules({ name: 'rule.yaml', text: RULE(must, about) }).problems.map(({ message }) => message)

  test.each([
    [
      `{ reaches: { to: 'https://a.b', prot: 443 } }`,
      '"prot" is not a word that can stand here. Did you mean "port"?',
    ],
    [
      `{ blockedAt: { to: 'a.b', codes: [security-group-ingres] } }`,
      '"security-group-ingres" is not one of the values of 0. Did you mean "security-group-ingress"?',
    ],
    [
      `{ reaches: { to: { of: namedServices } } }`,
      'reaches: of takes a relation, and namedServices of lambda-function is an attribute. A host name is written as text.',
    ],
    [
      `{ reaches: { to: { of: subnets.vpc } } }`,
      'reaches: of takes one relation of lambda-function, and subnets.vpc is a way through several.',
    ],
    [
      `{ reaches: { to: { of: calledApi } } }`,
      'reaches: lambda-function has no relation calledApi. Did you mean "calledApis"?',
    ],
    [
      `{ resolves: { name: 'a.b', to: endpont } }`,
      '"endpont" is not one of the values of to. Did you mean "endpoint"?',
    ],
    [`{ reaches: {} }`, '"to" is missing.'],
    [`{ reaches: { to: nowhere } }`, '"nowhere" is neither a host name nor a URL.'],
  ])('%s', (must, message) => {
    expect(said(must)).toEqual([message])
  })

  test('what sends nothing has none of the words', () => {
    expect(said(`{ reaches: { to: 'https://a.b' } }`, 'hosted-zone')).toEqual([
      '"reaches" is not a word that can stand here.',
    ])
  })
})
