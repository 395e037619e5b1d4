import { sameZoneName } from '../../graph/zone-names'
import type { Value } from '../../model/value'
import { refersTo, written } from '../../model/value'
import { template as composed, text, unseen } from './made'
import { graphOf, related, template } from './read'

const origin = written({ source: 'main.tf', at: 'whole' })
const regionOf = (of: string): Value<unknown> =>
  refersTo([{ to: { is: 'symbol', name: 'region', of }, attribute: '' }], origin)
const REGION = regionOf('stack')

describe('names of zones', () => {
  const verdict = (a: Value<unknown>, b: Value<unknown>) => {
    const { yes, no } = sameZoneName(a, b)
    return yes.is === 'always' ? 'same' : no.is === 'always' ? 'different' : 'cannot tell'
  }

  test.each([
    ['case and final dot', text('SQS.eu-west-1.amazonaws.com.'), text('sqs.eu-west-1.amazonaws.com'), 'same'],
    [
      'the wildcard',
      text('*.execute-api.eu-west-1.amazonaws.com'),
      text('execute-api.eu-west-1.amazonaws.com'),
      'same',
    ],
    [
      'one Region',
      composed('sqs.', REGION, '.amazonaws.com'),
      composed('SQS.', REGION, '.amazonaws.com.'),
      'same',
    ],
    ['a parent', composed(REGION, '.amazonaws.com'), composed('sqs.', REGION, '.amazonaws.com'), 'different'],
    [
      'a child',
      composed('x.sqs.', REGION, '.amazonaws.com'),
      composed('sqs.', REGION, '.amazonaws.com'),
      'different',
    ],
    [
      'another service',
      composed('sns.', REGION, '.amazonaws.com'),
      composed('sqs.', REGION, '.amazonaws.com'),
      'different',
    ],
    [
      'two Regions',
      composed('sqs.', REGION, '.amazonaws.com'),
      composed('sqs.', regionOf('b'), '.amazonaws.com'),
      'cannot tell',
    ],
    [
      'a Region written out',
      composed('sqs.', REGION, '.amazonaws.com'),
      text('sqs.eu-west-1.amazonaws.com'),
      'cannot tell',
    ],
    [
      'what is no Region',
      composed('sqs.', REGION, '.amazonaws.com'),
      text('sqs.internal.amazonaws.com'),
      'different',
    ],
    ['an unknown name', unseen(), text('sqs.eu-west-1.amazonaws.com'), 'cannot tell'],
  ])('%s', (_, a, b, expected) => {
    expect(verdict(a, b)).toBe(expected)
    expect(verdict(b, a)).toBe(expected)
  })
})

const VPCS = `
  Hub: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Spoke: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }`
const endpoint = (service: string, name = 'Door') => `
  ${name}:
    Type: AWS::EC2::VPCEndpoint
    Properties: { VpcId: !Ref Hub, VpcEndpointType: Interface, PrivateDnsEnabled: true, ServiceName: ${service} }`
const zone = (name: string, ...vpcs: string[]) => `
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: { Name: ${name}, VPCs: [${vpcs.map((vpc) => `{ VPCId: !Ref ${vpc}, VPCRegion: !Ref AWS::Region }`).join(', ')}] }`
const aws = (service: string) => `!Sub 'com.amazonaws.\${AWS::Region}.${service}'`
const host = (name: string) => `!Sub '${name}.\${AWS::Region}.amazonaws.com'`
const stack = (...resources: string[]) => graphOf(template(`Resources:${VPCS}${resources.join('')}`))

describe('zones that carry a name which an endpoint claims', () => {
  const rivals = (service: string, ...zones: string[]) =>
    related(stack(endpoint(aws(service)), ...zones), 'Door', 'rivalZones')

  test('by the names of the catalogue, in the VPC of the endpoint', () => {
    expect(rivals('execute-api', zone(host('execute-api'), 'Spoke', 'Hub'))).toEqual(['Zone'])
    expect(rivals('ecr.dkr', zone(host('dkr.ecr'), 'Hub'))).toEqual(['Zone'])
    expect(rivals('ecr.dkr', zone(host('ecr.dkr'), 'Hub'))).toEqual([])
    expect(rivals('execute-api', zone(host('execute-api'), 'Spoke'))).toEqual([])
    expect(rivals('execute-api', zone(host('execute-api')))).toEqual([])
  })

  test('a service outside the catalogue may claim names of AWS, and none elsewhere', () => {
    const graph = (name: string) => stack(endpoint(aws('a-new-service')), zone(name, 'Hub'))
    const [door] = graph('x').named('Door')
    const relation = (name: string) => door && graph(name).relation(door, 'rivalZones')
    expect(relation(host('a-new-service'))).toMatchObject({ edges: [], open: true })
    expect(relation('corp.internal')).toMatchObject({ edges: [], open: false })
  })
})

describe('endpoint services of our own', () => {
  const service = (name: string, dns: string) =>
    `\n  ${name}: { Type: AWS::EC2::VPCEndpointService, Properties: { PrivateDnsName: ${dns} } }`
  const own = (name: string) => `!Sub 'com.amazonaws.vpce.\${AWS::Region}.\${${name}}'`
  const rivals = (second: string) =>
    related(
      stack(
        service('A', 'shop.example.com'),
        service('B', second),
        endpoint(own('A')),
        endpoint(own('B'), 'Other'),
      ),
      'Other',
      'rivalEndpoints',
    )

  test('claim the private name they were given', () => {
    expect(rivals('shop.example.com')).toEqual(['Door'])
    expect(rivals('other.example.com')).toEqual([])
  })
})

test('an endpoint whose service nobody knows may claim what another one in its VPC claims, and nothing elsewhere', () => {
  const endpoint = (name: string, vpc: string, service: string) => `
  ${name}:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref ${vpc}
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      ServiceName: ${service}`
  const graph = graphOf(
    template(`
Parameters: { Service: { Type: String } }
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }${[
    endpoint('Here', 'Main', 'com.amazonaws.eu-west-1.sqs'),
    endpoint('There', 'Other', 'com.amazonaws.eu-west-1.sqs'),
    endpoint('Unknown', 'Main', '!Ref Service'),
  ].join('')}`),
  )
  const [unknown] = graph.named('Unknown')
  const rivals = unknown && graph.relation(unknown, 'rivalEndpoints')
  expect(rivals?.open).toBe(true)
  expect(related(graph, 'There', 'rivalEndpoints')).toEqual([])
  const [there] = graph.named('There')
  expect(there && graph.relation(there, 'rivalEndpoints').open).toBe(false)
})
