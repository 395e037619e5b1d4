import fc from 'fast-check'
import { callsOf } from '../../graph/calls'
import { graphFacts } from '../../graph/derive/index'
import { Graph } from '../../graph/graph'
import { isOutside } from '../../model/resource'
import { readTemplate } from '../../parsers/cloudformation/template'
import { adapt } from '../../resources/adapt'
import { kinds } from '../../resources/index'
import { sourcesOf } from '../parsers/cloudformation/reading'
import { graphOf, plan, related, template } from './read'

const network = (name: string, output = 'VpcId') => `
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
Outputs:
  ${output}: { Value: !Ref Main, Export: { Name: ${name} } }
`
const app = (imported: string) => `
Parameters: { Network: { Type: String } }
Resources:
  Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: { 'Fn::ImportValue': ${imported} }, CidrBlock: 10.0.0.0/24 } }
`
const stacks = (exported: string, imported: string) =>
  graphOf(template(network(exported), 'network.yaml'), template(app(imported), 'app.yaml'))

test('the name of a nested stack is the same wherever it is handed on', () => {
  const name = (stack: string) => `!Sub '\${${stack}}-VpcId'`
  const root = `
Resources:
  One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./network.yaml } }
  Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./network.yaml } }
  App: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./app.yaml, Parameters: { Network: !GetAtt Two.Outputs.Stack } } }
`
  const exporting = `${network(name('AWS::StackName'))}  Stack: { Value: !Ref AWS::StackName }\n`
  const files = { 'network.yaml': exporting, 'app.yaml': app(name('Network')) }
  const graph = graphOf(readTemplate({ name: 'root.yaml', text: root }, sourcesOf(files)))
  const [subnet] = graph.named('Inside')
  const [edge] = subnet ? graph.relation(subnet, 'vpc').edges : []
  const [vpc] = edge?.to ?? []
  expect([edge?.exact, vpc && !isOutside(vpc) && vpc.deployment]).toEqual([true, 'root.yaml/Two'])
})

describe('what another stack exports', () => {
  test('is what an import of its name means, and joins the two', () => {
    const graph = stacks('net-VpcId', 'net-VpcId')
    expect(related(graph, 'Inside', 'vpc')).toEqual(['Main'])
    expect(graph.joined('network.yaml', 'app.yaml')).toBe(true)
  })

  test('is outside when no stack of the run exports it', () => {
    const graph = stacks('net-VpcId', 'other-VpcId')
    expect(related(graph, 'Inside', 'vpc')).toEqual(['outside other-VpcId'])
    expect(graph.joined('network.yaml', 'app.yaml')).toBe(false)
  })

  test.each([
    [`!Sub '\${AWS::StackName}-VpcId'`, `!Sub '\${Network}-VpcId'`],
    [`!Sub '\${AWS::StackName}-VpcId'`, 'network-VpcId'],
    ['network-VpcId', `!Sub '\${Network}-VpcId'`],
  ])('%s is meant by %s where nothing else fits, without being certain', (exported, imported) => {
    const graph = stacks(exported, imported)
    const [subnet] = graph.named('Inside')
    expect(related(graph, 'Inside', 'vpc')).toEqual(['Main'])
    expect(subnet && graph.relation(subnet, 'vpc').edges[0]?.exact).toBe(false)
  })

  test('is not meant when two fit', () => {
    const graph = graphOf(
      template(network('blue-VpcId'), 'blue.yaml'),
      template(network('green-VpcId'), 'green.yaml'),
      template(app(`!Sub '\${Network}-VpcId'`), 'app.yaml'),
    )
    expect(related(graph, 'Inside', 'vpc')).toEqual([expect.stringContaining('outside')])
  })

  test('leaves the sets of its owner open: others may import it too', () => {
    const graph = stacks('net-VpcId', 'net-VpcId')
    expect(related(graph, 'Main', 'subnets')).toEqual(['Inside', '...'])
  })
})

describe('what a text or a scalar imports', () => {
  const api = `
Resources:
  Orders: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders } }
Outputs:
  Id: { Value: !Ref Orders, Export: { Name: orders-id } }
  Cidr: { Value: 10.1.0.0/16, Export: { Name: orders-cidr } }
`
  const caller = (name: string) => `
Resources:
  Caller:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables: { URL: !Sub ['https://\${Api}.execute-api.\${AWS::Region}.amazonaws.com/', { Api: !ImportValue ${name}-id }] }
  Route: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: !ImportValue ${name}-cidr } }
`
  const read = (name: string) => graphOf(template(api, 'api.yaml'), template(caller(name), 'caller.yaml'))

  test('is what the other stack exports, written where it is imported', () => {
    const graph = read('orders')
    const [workload, route] = ['Caller', 'Route'].flatMap((name) => graph.named(name))
    expect(workload && callsOf(graph, workload).map((call) => [call.api.address, call.sure])).toEqual([
      ['Orders', true],
    ])
    const cidr = route && graph.value(route, 'destination')
    expect(cidr).toMatchObject({ state: 'known', value: '10.1.0.0/16' })
    expect(cidr?.origin.place.source).toBe('caller.yaml')
    expect(cidr?.origin.trail.map(({ source }) => source)).toEqual(['api.yaml'])
    expect(graph.joined('api.yaml', 'caller.yaml')).toBe(true)
  })

  test('stays what nobody knows when no stack of the run exports it', () => {
    const graph = read('invoices')
    const [workload, route] = ['Caller', 'Route'].flatMap((name) => graph.named(name))
    expect(workload && callsOf(graph, workload)).toEqual([])
    expect(route && graph.value(route, 'destination').state).toBe('reference')
    expect(graph.joined('api.yaml', 'caller.yaml')).toBe(false)
  })

  test('a list that is exported as one text is as many as it was put together from', () => {
    const net = `
Resources:
  A: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.0.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.1.0/24 } }
Outputs:
  Subnets: { Value: !Join [',', [!Ref A, !Ref B]], Export: { Name: net-subnets } }
`
    const user = `
Resources:
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { SubnetIds: !Split [',', !ImportValue net-subnets] } }
  First: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Select [0, !Split [',', !ImportValue net-subnets]] } }
`
    const graph = graphOf(template(net, 'net.yaml'), template(user, 'user.yaml'))
    expect(related(graph, 'Endpoint', 'subnets')).toEqual(['A', 'B'])
    expect(related(graph, 'First', 'subnets')).toEqual(['A'])
  })

  test('that goes round in a circle ends', () => {
    const round = (own: string, other: string) => `
Resources:
  Route: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: !ImportValue ${own} } }
Outputs:
  Out: { Value: !ImportValue ${other}, Export: { Name: ${own} } }
`
    const graph = graphOf(template(round('a', 'b'), 'a.yaml'), template(round('b', 'a'), 'b.yaml'))
    expect(graph.named('Route').map((route) => graph.value(route, 'destination').state)).toEqual([
      'reference',
      'reference',
    ])
  })
})

test('two stacks that name one VPC by its id stand in one network, two that do not know of each other do not', () => {
  const inVpc = (id: string) => `
Resources:
  Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: ${id}, CidrBlock: 10.0.0.0/24 } }
`
  const graph = graphOf(
    template(inVpc('vpc-0123456789abcdef0'), 'a.yaml'),
    template(inVpc('vpc-0123456789abcdef0'), 'b.yaml'),
    template(inVpc('vpc-0fedcba9876543210'), 'c.yaml'),
  )
  expect(graph.joined('a.yaml', 'b.yaml')).toBe(true)
  expect(graph.joined('a.yaml', 'c.yaml')).toBe(false)
})

describe('the order in which things were read', () => {
  const FIXTURES = [
    'rules/private-dns-hides-public-api/caller-in-the-vpc/plan.json',
    'rules/vpc-endpoint-never-accepted/accepted-elsewhere/plan.json',
    'rules/vpc-link-internet-facing-load-balancer/internal/plan.json',
  ]
  const everything = (graph: Graph): readonly string[] =>
    graph.resources
      .flatMap((resource) =>
        [
          ...graphFacts.filter((fact) => fact.about.includes(resource.kind)).map((fact) => fact.name),
          ...Object.keys(graph.rowsOf(resource.kind)),
        ].map((name) => {
          const { edges, open } = graph.relation(resource, name)
          const ends = edges
            .map((edge) => edge.to.map((to) => ('outside' in to ? to.key : to.id)).join())
            .sort()
          return `${resource.id} ${name} ${graph.value(resource, name).state} ${ends.join(';')} ${open}`
        }),
      )
      .sort()

  test.each(FIXTURES)('makes no difference: %s', (fixture) => {
    const inventory = adapt(plan(fixture))
    const graphOver = (resources: typeof inventory.resources) =>
      new Graph({ ...inventory, resources }, Object.values(kinds), graphFacts)
    const expected = everything(graphOver(inventory.resources))
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...inventory.resources], { minLength: inventory.resources.length }),
        (shuffled) => {
          expect(everything(graphOver(shuffled))).toEqual(expected)
        },
      ),
      { numRuns: 20 },
    )
  })
})
