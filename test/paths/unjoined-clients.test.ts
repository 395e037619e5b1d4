/** Clients of an endpoint in other stacks: those that something joins with its own. */
import { lint } from '../../lint'
import { sourcesOf } from '../parsers/cloudformation/reading'

const network = (exported: string) => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: shut, VpcId: !Ref Vpc } }
  Queues:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      SubnetIds: [!Ref Subnet]
      SecurityGroupIds: [!Ref Group]
Outputs:
  Subnets: { Value: !Join [',', [!Ref Subnet]]${exported} }
`
const APP = `
Parameters: { Network: { Type: String } }
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: own, VpcId: !ImportValue shop-Vpc } }
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Environment: { Variables: { QUEUE: https://sqs.eu-west-1.amazonaws.com/123456789012/jobs } }
      VpcConfig:
        SecurityGroupIds: [!Ref Group]
        SubnetIds: !Split [',', !ImportValue 'shop-Subnets']
`
const BLOCKED = 'vpc-endpoint-security-group-blocks-clients'

function said(exported: string): readonly string[] {
  const input = (name: string, text: string) =>
    ({ is: 'text', named: true, source: { name, text }, configured: { region: 'eu-west-1' } }) as const
  const { findings, undecided } = lint({
    inputs: [input('network.yaml', network(exported)), input('app.yaml', APP)],
    sources: sourcesOf(),
    only: [BLOCKED],
  })
  return [...findings, ...undecided].map(({ subject }) => subject.address)
}

test('a stack that imports its subnets from elsewhere is no client', () => {
  expect(said('')).toEqual([])
})

test('one that imports them from the network is', () => {
  expect(said(', Export: { Name: shop-Subnets }')).toEqual(['Queues'])
})
