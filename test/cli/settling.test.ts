/** What the report offers to settle what it cannot tell: one key a thing, which means it where it is pasted. */
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const template = (vpc: string, more = '') => `${more}Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://s3.amazonaws.com/bucket/network.yaml }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: ${vpc}
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [subnet-0a1b2c3d4e5f60718, subnet-0a1b2c3d4e5f60719]
      SecurityGroupIds: [sg-0a1b2c3d4e5f60718]
`
const root = (vpc: string, more = '') => `${more}
resource "aws_vpc_endpoint" "queue" {
  vpc_id              = ${vpc}
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
  security_group_ids  = ["sg-0a1b2c3d4e5f60718"]
}
`
const STACK = 'Parameters: { Stack: { Type: String } }\n'
const STATE = 'data "terraform_remote_state" "net" {\n  backend = "s3"\n}\n'

const CASES: readonly (readonly [string, string, string, string])[] = [
  ['a parameter', 'VpcId', 'a.yaml', template('!Ref VpcId', 'Parameters: { VpcId: { Type: String } }\n')],
  ['an export', 'net-VpcId', 'a.yaml', template('!ImportValue net-VpcId')],
  [
    'an item of an export',
    'net-Vpcs[0]',
    'a.yaml',
    template("!Select [0, !Split [',', !ImportValue net-Vpcs]]"),
  ],
  [
    'an export whose name has a hole',
    '${Stack}-VpcId',
    'a.yaml',
    template("!ImportValue { Fn::Sub: '${Stack}-VpcId' }", STACK),
  ],
  ['a stored parameter', '/net/vpc', 'a.yaml', template("'{{resolve:ssm:/net/vpc}}'")],
  ['a stack that was not read', 'Network.Outputs.VpcId', 'a.yaml', template('!GetAtt Network.Outputs.VpcId')],
  ['a variable', 'var.vpc_id', 'main.tf', root('var.vpc_id', 'variable "vpc_id" {}')],
  [
    'an attribute of a variable',
    'var.network.vpc_id',
    'main.tf',
    root('var.network.vpc_id', 'variable "network" {}'),
  ],
  [
    'an output of another state',
    'data.terraform_remote_state.net.vpc_id',
    'main.tf',
    root('data.terraform_remote_state.net.outputs.vpc_id', STATE),
  ],
]

test.each(CASES)('%s has one key, and what is pasted settles it', (_, key, file, text) => {
  const folder = folderWith({ '.git/HEAD': '', [file]: text })
  const { output } = vpclint(folder, ['--rule', FAULT])
  const [, hint = ''] = /To settle it, say in vpclint\.yaml what is so:\n([\s\S]*?)\n\S/.exec(output) ?? []
  const lines = hint.split('\n').map((line) => line.trim())
  expect(lines.filter((line) => line.startsWith('"'))).toEqual([
    `${JSON.stringify(key)}: { kind: vpc, dnsSupport: …, dnsHostnames: … }`,
  ])
  const pasted = `outside:\n  ${lines.at(-1)?.replaceAll('…', 'false')}\n`
  const settled = reportOf(folderWith({ '.git/HEAD': '', [file]: text, 'vpclint.yaml': pasted }), [
    '--rule',
    FAULT,
  ])
  expect(settled.problems.filter(({ code }) => code.startsWith('configuration'))).toEqual([])
  expect(settled.findings.map(({ rule }) => rule)).toEqual([FAULT])
})

const PARAMETERS = `Parameters:
  Vpc: { Type: AWS::EC2::VPC::Id }
  One: { Type: AWS::EC2::Subnet::Id }
  Two: { Type: AWS::EC2::Subnet::Id }
  Balancer: { Type: String }
Resources:
  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
      SubnetIds: [!Ref One, !Ref Two]
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Scheme: internet-facing, Subnets: [!Ref One, !Ref Two] }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: api } }
  Link: { Type: AWS::ApiGateway::VpcLink, Properties: { Name: link, TargetArns: [!Ref Balancer] } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, ConnectionType: VPC_LINK, ConnectionId: !Ref Link, Uri: "http://x.example.com" }
`

/** The lines of `outside:`, with a value for each word. */
const pastedFrom = (output: string): string => {
  const [, hint = ''] =
    /To settle it, say in vpclint\.yaml what is so:\n([\s\S]*?)\n(?! {4})/.exec(output) ?? []
  return hint
    .replace(/: (vpc|subnet), …/g, ': $1')
    .replace(/(vpc): …/g, '$1: vpc-0a1b2c3d4e5f60718')
    .replace(/(zone): …/g, '$1: eu-west-1a')
    .replace(/(class): …/g, '$1: public')
    .replaceAll('…', 'true')
}

test('what is asked for is what can be told: of zones, of routes, of what follows from others', () => {
  const template = { '.git/HEAD': '', 'a.yaml': PARAMETERS }
  const { output } = vpclint(folderWith(template), ['.'])
  const pasted = pastedFrom(output)
  expect(pasted.split('\n').map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^"One": \{ kind: subnet, .*zone: eu-west-1a/),
      expect.stringMatching(/^"Vpc": \{ kind: vpc, .*spansZones: true/),
      expect.stringMatching(/^"Balancer": \{ kind: load-balancer, admitsInternet: true/),
    ]),
  )
  const told = reportOf(folderWith({ ...template, 'vpclint.yaml': pasted }), [])
  expect(told.problems).toEqual([])
  expect(told.findings.map(({ rule }) => rule)).toContain('vpc-endpoint-in-one-zone')
})
