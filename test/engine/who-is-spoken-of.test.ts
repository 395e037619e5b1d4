/** A message names whoever is there when the finding holds, and nobody else. */
import { lint } from '../../lint'
import { sourcesOf } from '../parsers/cloudformation/reading'

const NETWORK = '{ VpcConfig: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] }'
const CALLER = `${NETWORK}, Environment: { Variables: { URL: !Sub "https://\${Orders}.execute-api.\${AWS::Region}.amazonaws.com/live" } } }`

const TEMPLATE = `
Parameters: { Endpoint: { Type: String, Default: "yes" } }
Conditions:
  Captured: !Equals [!Ref Endpoint, "yes"]
  Free: !Not [!Condition Captured]
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  Door:
    Type: AWS::EC2::VPCEndpoint
    Condition: Captured
    Properties: { VpcEndpointType: Interface, PrivateDnsEnabled: true, VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.\${AWS::Region}.execute-api", SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] }
  Orders: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders, EndpointConfiguration: { Types: [REGIONAL] } } }
  Beside: { Type: AWS::Lambda::Function, Properties: ${CALLER} }
  Instead: { Type: AWS::Lambda::Function, Condition: Free, Properties: ${CALLER} }
`

test('a caller that is there only without the endpoint is not spoken of', () => {
  const { findings } = lint({
    inputs: [{ is: 'text', named: true, source: { name: 'template.yaml', text: TEMPLATE } }],
    sources: sourcesOf(),
    only: ['private-dns-hides-public-api'],
  })
  const said = findings.map(({ message }) => message)
  expect(said).toEqual([expect.stringContaining('"Beside"')])
  expect(said).toEqual([expect.not.stringContaining('"Instead"')])
})
