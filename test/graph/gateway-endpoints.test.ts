import { graphOf, related, template } from './read'

const NETWORK = `
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Private: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
  Public: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Main } }
`
const endpoint = (name: string, type: string, service: string, vpc: string, tables = '') => `
  ${name}:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref ${vpc}
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.${service}
      VpcEndpointType: ${type}
      RouteTableIds: [${tables}]
`
const stack = (...resources: string[]) =>
  graphOf(template(`Parameters: { Elsewhere: { Type: String } }\nResources:${NETWORK}${resources.join('')}`))

describe('gateway endpoints of the service of an endpoint', () => {
  const door = endpoint('Door', 'Interface', 's3', 'Main')

  test('are those of the same service in the same VPC', () => {
    const graph = stack(
      door,
      endpoint('Buckets', 'Gateway', 's3', 'Main'),
      endpoint('Sessions', 'Gateway', 'dynamodb', 'Main'),
      endpoint('Far', 'Gateway', 's3', 'Other'),
    )
    expect(related(graph, 'Door', 'gatewaysOfService')).toEqual(['Buckets'])
  })

  test('may be more in a VPC that lives elsewhere, where those that are here still count', () => {
    const away = endpoint('Door', 'Interface', 's3', 'Elsewhere')
    expect(related(stack(away), 'Door', 'gatewaysOfService')).toEqual(['...'])
    const beside = stack(away, endpoint('Buckets', 'Gateway', 's3', 'Elsewhere'))
    expect(related(beside, 'Door', 'gatewaysOfService')).toEqual(['Buckets', '...'])
  })
})

describe('gateway endpoints that share a route table', () => {
  test('are told at the later one', () => {
    const graph = stack(
      endpoint('First', 'Gateway', 's3', 'Main', '!Ref Private'),
      endpoint('Second', 'Gateway', 's3', 'Main', '!Ref Public, !Ref Private'),
    )
    expect(related(graph, 'First', 'tableSharers')).toEqual([])
    expect(related(graph, 'Second', 'tableSharers')).toEqual(['First'])
  })

  test('are none on different tables, or of different services', () => {
    const graph = stack(
      endpoint('First', 'Gateway', 's3', 'Main', '!Ref Private'),
      endpoint('Second', 'Gateway', 's3', 'Main', '!Ref Public'),
      endpoint('Third', 'Gateway', 'dynamodb', 'Main', '!Ref Private'),
    )
    expect(related(graph, 'Second', 'tableSharers')).toEqual([])
    expect(related(graph, 'Third', 'tableSharers')).toEqual([])
  })
})
