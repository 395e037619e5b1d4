import { graphOf, related, template } from './read'

const API =
  '\n  Api: { Type: AWS::ApiGateway::RestApi, Properties: { EndpointConfiguration: { Types: [PRIVATE] } } }'
const NETWORK = '\n  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }'
const endpoint = (privateDns: string, service = 'execute-api', more = '') => `
  Door:
    Type: AWS::EC2::VPCEndpoint
    ${more}
    Properties:
      VpcId: !Ref Main
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.${service}
      VpcEndpointType: Interface
      PrivateDnsEnabled: ${privateDns}`
const stack = (...resources: string[]) =>
  graphOf(template(`Parameters: { On: { Type: String } }\nResources:${resources.join('')}`))
const ask = (relation: string, ...resources: string[]) =>
  related(stack(API, NETWORK, ...resources), 'Api', relation)

describe('endpoints by which a private API can be called', () => {
  test('answer its default name while private DNS is on', () => {
    expect(ask('answeringEndpoints', endpoint('true'))).toEqual(['Door'])
    expect(ask('answeringEndpoints', endpoint('false'))).toEqual([])
    expect(ask('answeringEndpoints', endpoint('!Ref On'))).toEqual(['...'])
  })

  test('are known to be there with private DNS off', () => {
    expect(ask('readEndpoints', endpoint('false'))).toEqual(['Door'])
    expect(ask('readEndpoints', endpoint('false', 'sqs'))).toEqual([])
    expect(ask('readEndpoints')).toEqual([])
  })

  test('are listed as far as the text shows', () => {
    const listing = (ids: string) =>
      related(
        stack(`
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: ${ids} } } }`),
        'Api',
        'listedEndpoints',
      )
    expect(listing('[vpce-0a1b2c3d]')).toEqual(['outside vpce-0a1b2c3d'])
    expect(listing('[]')).toEqual([])
  })
})

describe('zones for the names of APIs', () => {
  const zone = (name: string, vpcs = '[{ VPCId: !Ref Main, VPCRegion: !Ref AWS::Region }]') => `
  Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: ${name}, VPCs: ${vpcs} } }`

  test.each([
    ["!Sub 'execute-api.${AWS::Region}.amazonaws.com'", ['Zone']],
    ["!Sub 'a1b2c3d4e5.execute-api.${AWS::Region}.amazonaws.com'", ['Zone']],
    ['execute-api.eu-west-1.amazonaws.com.', ['Zone']],
    ['execute-api.cn-north-1.amazonaws.com.cn', ['Zone']],
    ['my-execute-api.eu-west-1.amazonaws.com', []],
    ['example.com', []],
    ['!Ref On', ['...']],
  ])('%s', (name, expected) => {
    expect(ask('namingZones', zone(name))).toEqual(expected)
  })

  test('are private', () => {
    expect(ask('namingZones', zone('execute-api.eu-west-1.amazonaws.com', '[]'))).toEqual([])
  })
})
