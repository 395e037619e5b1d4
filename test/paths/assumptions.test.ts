/** What AWS does not document is assumed in one place, and each assumption can be turned over: this is what hangs on it. */
import type { Graph } from '../../graph/graph'
import { ASSUMPTIONS, type Assumptions, assuming } from '../../paths/assumptions'
import { pathFacts } from '../../paths/path-facts'
import { configuration, graphOf } from '../graph/read'
import { lookUp } from './look-up'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  endpoint,
  group,
  IGW,
  INSIDE,
  ingress,
  logs,
  PROVIDER,
  resource,
  stack,
  subnet,
  TASK,
  TO_IGW,
  table,
  terraform,
  VPC,
  verdict,
  walked,
} from './network'

const [PRIV, R] = ['aws_api_gateway_rest_api.priv', 'execute-api.ap-northeast-1.amazonaws.com']
const vector = (number: string) => () => graphOf(configuration(`paths/vectors/${number}`))
const text =
  (...pieces: string[]) =>
  () =>
    terraform(...pieces)

const toLogs = (graph: Graph): string =>
  verdict(walked(graph, 'aws_ecs_service.task', { is: 'service', service: 'logs' }))
const toEndpoint = (graph: Graph, from: string, to: string): string =>
  verdict(walked(graph, from, { is: 'endpoint', endpoint: resource(graph, to), byName: false }))
const toInternet = (graph: Graph): string =>
  verdict(walked(graph, 'aws_ecs_service.task', { is: 'internet' }))
const listed = (graph: Graph, address: string, fact: string): string => {
  const found = pathFacts.find(({ name }) => name === fact)?.compute(graph, resource(graph, address))
  if (!found || !('state' in found) || found.state !== 'list') return 'no list'
  return found.items.map((item) => (item.state === 'known' ? item.value : item.state)).join(', ')
}

const acl = (name: string, to: number): string =>
  block(
    'aws_network_acl',
    name,
    `vpc_id = aws_vpc.main.id
subnet_ids = [aws_subnet.${name}.id]
${['ingress', 'egress'].map((side) => `${side} {\n rule_no = 1\n action = "allow"\n protocol = "tcp"\n cidr_block = "0.0.0.0/0"\n from_port = 443\n to_port = ${to}\n}`).join('\n')}`,
  )
const ELSEWHERE = `data "aws_vpc" "main" {\n id = "vpc-0123456789abcdef0"\n}\n`
const inside = (piece: string): string => piece.replaceAll('aws_vpc.main', 'data.aws_vpc.main')
const FUNCTION = block(
  'aws_lambda_function',
  'f',
  `function_name = "f"
vpc_config {
  subnet_ids = [aws_subnet.a.id]
  security_group_ids = [aws_security_group.c.id]
  ipv6_allowed_for_dual_stack = true
}
environment {
  variables = { QUEUE = "https://sqs.eu-west-1.amazonaws.com/1/q" }
}`,
)
const TASKS = block(
  'aws_ecs_task_definition',
  't',
  'family = "t"\ncontainer_definitions = jsonencode([{ name = "t", image = "1.dkr.ecr.eu-west-1.amazonaws.com/t" }])',
)
const s3 = endpoint(
  's3',
  'com.amazonaws.eu-west-1.s3',
  'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\ndns_options {\n private_dns_only_for_inbound_resolver_endpoint = false\n}',
)
const ecr = ['api', 'dkr'].map((one) =>
  endpoint(`ecr_${one}`, `com.amazonaws.eu-west-1.ecr.${one}`, 'private_dns_enabled = true'),
)

interface Turn<K extends keyof Assumptions> {
  readonly graph: () => Graph
  readonly ask: (graph: Graph) => string
  readonly otherwise: Assumptions[K]
  /** As assumed, and turned over. */
  readonly says: readonly [string, string]
}

const TURNS: { readonly [K in keyof Assumptions]: Turn<K> } = {
  exactNamesHaveNoWildcard: {
    graph: text(BOTH, logs()),
    ask: (graph) => lookUp(graph, 'a.logs.eu-west-1.amazonaws.com', 'aws_subnet.a').join(),
    otherwise: false,
    says: ['no such name', 'aws_vpc_endpoint.logs'],
  },
  forwardRuleBeatsManagedZone: {
    graph: vector('41'),
    ask: (graph) => lookUp(graph, PRIV, 'aws_subnet.a').join(),
    otherwise: false,
    says: ['unknown', 'aws_vpc_endpoint.e'],
  },
  managedZoneAnswersEndpointNames: {
    graph: vector('23'),
    ask: (graph) => lookUp(graph, `{${PRIV}}-{aws_vpc_endpoint.b}.${R}`, 'aws_subnet.a').join(),
    otherwise: false,
    says: ['aws_vpc_endpoint.e', 'aws_vpc_endpoint.b'],
  },
  standaloneEgressMayLeaveAllowAll: {
    graph: () =>
      stack(`
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsSupport: true, EnableDnsHostnames: true } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.0.0/24 } }
  C: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: c, VpcId: !Ref Main } }
  Out: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt C.GroupId, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16 } }
  E: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: e, VpcId: !Ref Main, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  Logs: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Main, ServiceName: com.amazonaws.eu-west-1.logs, VpcEndpointType: Interface, SubnetIds: [!Ref A], SecurityGroupIds: [!GetAtt E.GroupId], PrivateDnsEnabled: true } }
  Task: { Type: AWS::ECS::Service, Properties: { LaunchType: FARGATE, NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref A], SecurityGroups: [!GetAtt C.GroupId] } } } }
`),
    ask: (graph) => toEndpoint(graph, 'Task', 'Logs'),
    otherwise: false,
    says: ['unknown', 'blocked: security-group-egress'],
  },
  defaultAclElsewhereIsUnchanged: {
    graph: text(
      PROVIDER,
      ELSEWHERE,
      inside(`${subnet('a', 0, 'a')}${subnet('b', 1, 'b')}${CLIENT_GROUP}`),
      TASK,
      inside(`${group('e', ingress(INSIDE))}${logs(undefined, 'b')}`),
    ),
    ask: (graph) => toEndpoint(graph, 'aws_ecs_service.task', 'aws_vpc_endpoint.logs'),
    otherwise: true,
    says: ['unknown', 'reachable'],
  },
  unseenRoutesSpareLocalRoute: {
    graph: text(
      BOTH,
      CLIENT_GROUP,
      TASK,
      group('e', ingress(INSIDE)),
      logs(undefined, 'b'),
      block(
        'aws_route_table_association',
        'a',
        'subnet_id = aws_subnet.a.id\nroute_table_id = "rtb-0123456789abcdef0"',
      ),
    ),
    ask: toLogs,
    otherwise: false,
    says: ['reachable', 'unknown'],
  },
  natGatewayElsewhereWorks: {
    graph: text(
      BOTH,
      CLIENT_GROUP,
      TASK,
      table('a', 'route {\n cidr_block = "0.0.0.0/0"\n nat_gateway_id = "nat-0123456789abcdef0"\n}'),
    ),
    ask: toInternet,
    otherwise: false,
    says: ['reachable', 'unknown'],
  },
  clientPorts: {
    graph: text(BOTH, CLIENT_GROUP, TASK, group('e', ingress(INSIDE)), logs(undefined, 'b'), acl('a', 40000)),
    ask: toLogs,
    otherwise: { from: 1024, to: 40000 },
    says: ['unknown', 'reachable'],
  },
  functionsMayLeaveByIpv6: {
    graph: text(BOTH, IGW, table('a', TO_IGW), CLIENT_GROUP, FUNCTION),
    ask: (graph) => listed(graph, 'aws_lambda_function.f', 'callsWithoutAddress'),
    otherwise: false,
    says: ['', 'sqs'],
  },
  interfaceEndpointServesImageLayers: {
    graph: text(
      PROVIDER,
      VPC,
      subnet('a', 0, 'a'),
      table('a', ''),
      CLIENT_GROUP,
      TASKS,
      TASK.replace('launch_type', 'task_definition = aws_ecs_task_definition.t.arn\nlaunch_type'),
      ...ecr,
      s3,
    ),
    ask: (graph) => listed(graph, 'aws_ecs_service.task', 'unservedServices'),
    otherwise: false,
    says: ['', 's3'],
  },
}

test.each(Object.keys(ASSUMPTIONS) as (keyof Assumptions)[])('%s can be turned over', (name) => {
  const { graph, ask, otherwise, says } = TURNS[name]
  expect([ask(graph()), ask(assuming(graph(), { [name]: otherwise }))]).toEqual(says)
})
