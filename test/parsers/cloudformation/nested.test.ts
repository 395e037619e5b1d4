import { graphFacts } from '../../../graph/derive/index'
import { Graph } from '../../../graph/graph'
import { isOutside } from '../../../model/resource'
import { adapt } from '../../../resources/adapt'
import { kinds } from '../../../resources/index'
import { declarationOf, read, short } from './reading'

const NETWORK = `
Parameters:
  Cidr: { Type: String, Default: 10.9.0.0/16 }
  Hostnames: { Type: String, Default: 'false' }
  Zones: { Type: CommaDelimitedList, Default: '' }
Conditions: { Wide: !Equals [!Ref Hostnames, 'true'] }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Cidr, EnableDnsHostnames: !If [Wide, true, false] } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, AvailabilityZone: !Select [1, !Ref Zones] } }
Outputs:
  VpcId: { Value: !Ref Vpc }
  Subnets: { Value: !Join [',', [!Ref Subnet, subnet-1]] }
`
const parent = (parameters: string, more = '') => `
Parameters: { Env: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./network.yaml, Parameters: ${parameters} }
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !GetAtt Network.Outputs.VpcId } }
${more}`
const files = { 'network.yaml': NETWORK }
const attribute = (text: string, address: string, name: string, others: object = {}) =>
  declarationOf(read(text, {}, { ...files, ...others }), address).attributes.get(name)

describe('a nested stack with a local template', () => {
  test('is a stack of its own within the outer one', () => {
    const { deployments, declarations } = read(parent('{ Cidr: 10.1.0.0/16 }'), {}, files)
    expect(deployments.map(({ id }) => id)).toEqual(['stack.yaml', 'stack.yaml/Network'])
    expect(deployments[0]?.incomplete).toEqual([])
    expect(deployments[0]?.sources).toEqual(['stack.yaml', 'network.yaml'])
    expect(deployments[1]?.within).toEqual({ deployment: 'stack.yaml', source: 'stack.yaml' })
    expect(declarations.map(({ id }) => id)).toContain('stack.yaml/Network#Vpc')
  })

  test('gets the values it is given, with the place they were given at', () => {
    const text = parent('{ Cidr: 10.1.0.0/16 }')
    const value = attribute(text, 'Vpc', 'CidrBlock')
    expect(value).toMatchObject({ state: 'known', value: '10.1.0.0/16' })
    expect(value?.assumed).toBeUndefined()
    const [given] = value?.origin.trail ?? []
    expect(given?.at === 'span' && [given.source, text.slice(given.start, given.end)]).toEqual([
      'stack.yaml',
      '10.1.0.0/16',
    ])
  })

  test('a parameter that the outer stack leaves out has its default for certain', () => {
    const value = attribute(parent('{ Cidr: 10.1.0.0/16 }'), 'Vpc', 'EnableDnsHostnames')
    expect(value).toMatchObject({ state: 'known', value: 'false' })
  })

  test('a condition asks about the outer parameter', () => {
    const { deployments, declarations } = read(parent('{ Hostnames: !Ref Env }'), {}, files)
    const vpc = declarations.find(({ address }) => address === 'Vpc')
    expect(short(vpc?.attributes.get('EnableDnsHostnames'))).toEqual([
      [
        { is: 'named', name: 'Wide', guard: { is: 'equals', choice: 'stack.yaml#Env', value: 'true' } },
        'true',
      ],
      [expect.objectContaining({ is: 'not' }), 'false'],
    ])
    for (const { choices } of deployments)
      expect(choices.get('stack.yaml#Env')?.values).toEqual(expect.arrayContaining(['dev', 'prod', 'true']))
  })

  test('what is given under a condition depends on that condition, by its owner', () => {
    const text = parent('{ Hostnames: !If [IsProd, "true", "false"] }')
    expect(short(attribute(text, 'Vpc', 'EnableDnsHostnames'))).toEqual([
      [
        expect.objectContaining({
          is: 'named',
          name: 'Wide',
          guard: expect.objectContaining({ is: 'named', name: 'IsProd of stack.yaml' }),
        }),
        'true',
      ],
      [expect.anything(), 'false'],
    ])
  })

  test('a list is given as text with commas', () => {
    const text = parent('{ Zones: !Join [",", [eu-west-1a, eu-west-1b]] }')
    expect(short(attribute(text, 'Subnet', 'AvailabilityZone'))).toBe('eu-west-1b')
  })

  test('outputs come out, also as lists, and lead to what is declared inside', () => {
    const text = parent(
      '{ Cidr: 10.1.0.0/16 }',
      "  Nlb: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: !Split [',', !GetAtt Network.Outputs.Subnets] } }",
    )
    expect(short(attribute(text, 'Nlb', 'Subnets'))).toEqual(['<stack.yaml/Network#Subnet Ref>', 'subnet-1'])
    const graph = new Graph(adapt(read(text, {}, files)), Object.values(kinds), graphFacts)
    const endpoint = graph.at('stack.yaml#Endpoint')
    if (!endpoint) throw new Error('no endpoint')
    const targets = graph.relation(endpoint, 'vpc').edges.flatMap(({ to }) => to)
    expect(targets.map((to) => (isOutside(to) ? to.name : to.id))).toEqual(['stack.yaml/Network#Vpc'])
    expect(graph.joined('stack.yaml', 'stack.yaml/Network')).toBe(true)
  })

  test('the condition of the stack holds for all in it', () => {
    const text = parent('{ Cidr: 10.1.0.0/16 }').replace(
      'Type: AWS::CloudFormation::Stack',
      '$&\n    Condition: IsProd',
    )
    const { exists } = declarationOf(read(text, {}, files), 'Vpc')
    expect(short(exists)).toEqual([
      [expect.objectContaining({ is: 'named', name: 'IsProd of stack.yaml' }), true],
      [expect.anything(), false],
    ])
  })

  test('two uses of one template are two stacks, and not scenarios of one', () => {
    const second = `  Other:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: network.yaml, Parameters: { Cidr: 10.2.0.0/16 } }
  Peering: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !GetAtt Network.Outputs.VpcId, PeerVpcId: !GetAtt Other.Outputs.VpcId } }`
    const parsed = read(parent('{ Cidr: 10.1.0.0/16 }', second), {}, files)
    const graph = new Graph(adapt(parsed), Object.values(kinds), graphFacts)
    expect(graph.joined('stack.yaml/Network', 'stack.yaml/Other')).toBe(true)
  })

  test('one stack may get what another gives', () => {
    const second = `  Apps:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: apps.yaml, Parameters: { VpcId: !GetAtt Network.Outputs.VpcId } }`
    const apps =
      'Parameters: { VpcId: { Type: String } }\nResources:\n  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref VpcId } }'
    const text = parent('{ Cidr: 10.1.0.0/16 }', second)
    expect(short(attribute(text, 'Group', 'VpcId', { 'apps.yaml': apps }))).toBe(
      '<stack.yaml/Network#Vpc Ref>',
    )
  })

  test('secrets stay secret on their way in', () => {
    const child = `Parameters: { Secret: { Type: String, NoEcho: true } }
Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: !Ref Secret } } }`
    const value = attribute(parent('{ Secret: hunter2 }'), 'Vpc', 'CidrBlock', { 'network.yaml': child })
    expect(value).toMatchObject({ state: 'unknown', reason: 'sensitive', sensitive: true })
  })
})

describe('a nested stack that cannot be read', () => {
  test('whose template is elsewhere leaves the deployment incomplete', () => {
    const text = parent('{ Cidr: 10.1.0.0/16 }').replace(
      './network.yaml',
      'https://s3.amazonaws.com/b/k.yaml',
    )
    const { deployments, problems } = read(text, {}, files)
    expect(deployments[0]?.incomplete.map(({ what }) => what)).toEqual(['nested-stack-not-read'])
    expect(problems).toEqual([])
  })

  test('whose local template is missing is told', () => {
    const { deployments, problems } = read(parent('{ Cidr: 10.1.0.0/16 }'))
    expect(problems.map(({ code }) => code)).toEqual(['nested-template-not-read'])
    expect(deployments[0]?.incomplete.map(({ what }) => what)).toEqual(['nested-stack-not-read'])
  })

  test('that nests itself ends', () => {
    const { problems } = read(parent('{ Cidr: 10.1.0.0/16 }'), {}, { 'network.yaml': parent('{}') })
    expect(problems.map(({ code }) => code)).toContain('nested-stack-cycle')
  })

  test('that is given what it makes ends', () => {
    const text = parent('{ Cidr: !GetAtt Network.Outputs.VpcId }')
    expect(read(text, {}, files).deployments).toHaveLength(2)
  })
})

describe('a nested stack is where the one around it is', () => {
  const inner = `
Parameters: { Vpc: { Type: String, Default: '' }, Owner: { Type: String, Default: '' } }
Conditions:
  HasVpc: !Not [!Equals [!Ref Vpc, '']]
  HasOwner: !Not [!Equals [!Ref Owner, '']]
  Near: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Inner:
    Type: AWS::EC2::Subnet
    Condition: HasVpc
    Properties:
      VpcId: !Ref Vpc
      AvailabilityZone: !Select [0, !GetAZs '']
      Tags: [!If [HasOwner, { Key: owner, Value: !Ref Owner }, !Ref AWS::NoValue]]
      CidrBlock: !If [Near, 10.0.1.0/24, 10.0.2.0/24]
`
  const outer = `
Conditions: { Near: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !If [Near, 10.0.1.0/24, 10.0.2.0/24] } }
  Outer: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, AvailabilityZone: !Select [0, !GetAZs ''] } }
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./inner.yaml, Parameters: { Vpc: !Ref Main, Owner: !Ref AWS::StackName } }
`
  const parsed = read(outer, {}, { 'inner.yaml': inner })
  const [one, other] = ['Outer', 'Inner'].map((name) => declarationOf(parsed, name))

  test('in its account and Region, with the same zones', () => {
    expect([other?.account, other?.region].map((value) => short(value))).toEqual(
      [one?.account, one?.region].map((value) => short(value)),
    )
    const zones = [one, other].map((each) => short(each?.attributes.get('AvailabilityZone')))
    expect(zones[1]).toEqual(zones[0])
  })

  test('one question about the Region is one choice for both', () => {
    expect([...(parsed.deployments[0]?.choices ?? [])]).toHaveLength(1)
  })

  test('what it is given the name of is never nothing', () => {
    expect(other?.exists).toMatchObject({ state: 'known', value: true })
    expect(other?.attributes.get('Tags')).toMatchObject({ state: 'list', items: [{ state: 'map' }] })
  })
})
