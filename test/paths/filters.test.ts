/** The test vectors about filters in front of endpoints, by number. */
import {
  BOTH,
  block,
  CLIENT_GROUP,
  EVERYWHERE,
  egress,
  endpoint,
  group,
  INSIDE,
  ingress,
  logs,
  PROVIDER,
  resource,
  route,
  stack,
  subnet,
  TASK,
  table,
  task,
  terraform,
  VPC,
  verdict,
  walked,
} from './network'

const base = [BOTH, CLIENT_GROUP, TASK]
const toLogs = (...pieces: string[]) =>
  verdict(walked(terraform(...pieces), 'aws_ecs_service.task', { is: 'service', service: 'logs' }))
const OPEN = group('e', ingress(INSIDE))

describe('groups in front of an endpoint', () => {
  test('V12: the range of the VPC is let in', () => {
    expect(toLogs(...base, logs(), OPEN)).toBe('reachable')
  })

  test('V13: the group of the client is let in', () => {
    expect(toLogs(...base, logs(), group('e', ingress('security_groups = [aws_security_group.c.id]')))).toBe(
      'reachable',
    )
  })

  test('V14: another group is let in', () => {
    const other = group('e', ingress('security_groups = [aws_security_group.x.id]'))
    expect(toLogs(...base, logs(), other, group('x', ''))).toBe('blocked: security-group-ingress')
  })

  test('a group is let in, and whatever asks from the VPC may be a member', () => {
    const asked = walked(
      terraform(...base, logs(), group('e', ingress('security_groups = [aws_security_group.c.id]'))),
      'aws_vpc.main',
      { is: 'service', service: 'logs' },
    )
    expect(verdict(asked)).toBe('unknown')
  })

  test('V15: the default group lets in its own members only', () => {
    expect(toLogs(...base, logs(''))).toBe('blocked: security-group-ingress')
  })

  test('V16: of which the client is one', () => {
    const both = task('', 'aws_security_group.c.id, aws_vpc.main.default_security_group_id')
    expect(toLogs(BOTH, CLIENT_GROUP, both, logs(''))).toBe('reachable')
  })

  test('a declaration that adopts the default group without rules empties it', () => {
    const both = task('', 'aws_security_group.c.id, aws_default_security_group.main.id')
    const emptied = block('aws_default_security_group', 'main', 'vpc_id = aws_vpc.main.id')
    expect(toLogs(BOTH, CLIENT_GROUP, both, logs(''), emptied)).toBe('blocked: security-group-ingress')
  })

  test('V17: answers need no rule', () => {
    expect(toLogs(...base, logs(), OPEN)).toBe('reachable')
  })

  test('V18: Terraform takes away the rule that lets everything out', () => {
    expect(toLogs(BOTH, group('c', ''), TASK, logs(), OPEN)).toBe('blocked: security-group-egress')
  })

  test('V19: CloudFormation leaves it', () => {
    const graph = stack(CFN)
    expect(verdict(walked(graph, 'Task', { is: 'service', service: 'logs' }))).toBe('reachable')
  })

  test('a rule of its own beside a CloudFormation group may leave that rule', () => {
    const more = `
  Out: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Client, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16 } }`
    expect(verdict(walked(stack(CFN + more), 'Task', { is: 'service', service: 'logs' }))).toBe('unknown')
  })

  test('V20: an endpoint in another zone is reached', () => {
    expect(toLogs(...base, logs('security_group_ids = [aws_security_group.e.id]', 'b'), OPEN)).toBe(
      'reachable',
    )
  })

  test('V21: private DNS without the host names of the VPC', () => {
    const plain = block('aws_vpc', 'main', 'cidr_block = "10.0.0.0/16"')
    const net = [PROVIDER, plain, subnet('a', 0, 'a'), subnet('b', 1, 'b')]
    expect(toLogs(...net, CLIENT_GROUP, TASK, logs(), OPEN)).toBe('blocked: private-dns-unusable')
  })

  test('V53: groups that nobody knows', () => {
    const groups = 'variable "sg_ids" {\n type = list(string)\n}\n'
    expect(toLogs(...base, logs('security_group_ids = var.sg_ids'), groups)).toBe('unknown')
  })

  test('a range that is named by the VPC it belongs to', () => {
    expect(toLogs(...base, logs(), group('e', ingress('cidr_blocks = [aws_vpc.main.cidr_block]')))).toBe(
      'reachable',
    )
  })

  test('another port', () => {
    expect(toLogs(...base, logs(), group('e', ingress(INSIDE, 80)))).toBe('blocked: security-group-ingress')
  })
})

const CFN = `Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  Client: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: client } }
  Open:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Net
      GroupDescription: endpoint
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }]
  Task:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref A], SecurityGroups: [!Ref Client] } }
  Logs:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Net
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.logs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref A]
      SecurityGroupIds: [!Ref Open]
`

describe('network ACLs', () => {
  const rule = (side: string, number: number, cidr: string, from: number, to = from) =>
    `${side} {\n rule_no = ${number}\n action = "allow"\n protocol = "tcp"\n from_port = ${from}\n to_port = ${to}\n cidr_block = "${cidr}"\n}\n`
  const acl = (...rules: string[]) =>
    block(
      'aws_network_acl',
      'a',
      `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]\n${rules.join('')}`,
    )
  const oneWay = acl(rule('egress', 100, '0.0.0.0/0', 443), rule('ingress', 100, '0.0.0.0/0', 443))
  const far = logs('security_group_ids = [aws_security_group.e.id]', 'b')

  test('V22: the answer comes to a port that is not open', () => {
    expect(toLogs(...base, far, OPEN, oneWay)).toBe('blocked: network-acl-return')
  })

  test('V23: nothing is asked inside one subnet', () => {
    expect(toLogs(...base, logs(), OPEN, oneWay)).toBe('reachable')
  })

  test('the ports of answers open', () => {
    const whole = acl(rule('egress', 100, '0.0.0.0/0', 443), rule('ingress', 100, '0.0.0.0/0', 1024, 65535))
    expect(toLogs(...base, far, OPEN, whole)).toBe('reachable')
  })

  test('in two stretches', () => {
    const two = acl(
      rule('egress', 100, '0.0.0.0/0', 443),
      rule('ingress', 100, '0.0.0.0/0', 1024, 32767),
      rule('ingress', 110, '0.0.0.0/0', 32768, 65535),
    )
    expect(toLogs(...base, far, OPEN, two)).toBe('reachable')
  })

  test('some of them: it depends on the system of the client', () => {
    const some = acl(rule('egress', 100, '0.0.0.0/0', 443), rule('ingress', 100, '0.0.0.0/0', 32768, 60999))
    expect(toLogs(...base, far, OPEN, some)).toBe('unknown')
  })

  test('V28: what leaves for S3 goes to public addresses', () => {
    const inside = acl(
      rule('egress', 100, '10.0.0.0/16', 443),
      rule('ingress', 100, '0.0.0.0/0', 1024, 65535),
    )
    const graph = terraform(...base, S3, table('a', ''), inside)
    expect(verdict(walked(graph, 'aws_ecs_service.task', { is: 'service', service: 's3' }))).toBe(
      'blocked: network-acl-out',
    )
  })
})

const gateway = (where: string) =>
  block(
    'aws_vpc_endpoint',
    's3',
    `vpc_id = aws_vpc.main.id\nservice_name = "com.amazonaws.eu-west-1.s3"\nroute_table_ids = [aws_route_table.${where}.id]`,
  )
const S3 = gateway('a')

describe('a gateway endpoint', () => {
  const toS3 = (...pieces: string[]) =>
    verdict(walked(terraform(...pieces), 'aws_ecs_service.task', { is: 'service', service: 's3' }))

  test('V24: writes a route to its service', () => {
    expect(toS3(...base, S3, table('a', ''))).toBe('reachable')
  })

  test('V25: into the tables it is associated with', () => {
    expect(toS3(...base, gateway('b'), table('a', ''), table('b', ''))).toBe('blocked: route-none')
  })

  test('V26: groups see public addresses', () => {
    expect(toS3(BOTH, group('c', egress(INSIDE)), TASK, S3, table('a', ''))).toBe(
      'blocked: security-group-egress',
    )
  })

  test('V27: which are in the prefix list of the service', () => {
    const list = group('c', egress('prefix_list_ids = [aws_vpc_endpoint.s3.prefix_list_id]'))
    expect(toS3(BOTH, list, TASK, S3, table('a', ''))).toBe('reachable')
  })

  test('V27: or in that list by its name', () => {
    const found = 'data "aws_prefix_list" "s3" {\n name = "com.amazonaws.eu-west-1.s3"\n}\n'
    const list = group('c', egress('prefix_list_ids = [data.aws_prefix_list.s3.id]'))
    expect(toS3(BOTH, list, found, TASK, S3, table('a', ''))).toBe('reachable')
  })

  test('V29: does not serve another Region', () => {
    const graph = terraform(...base, S3, table('a', ''))
    const away = { is: 'service', service: 's3', elsewhere: true } as const
    expect(verdict(walked(graph, 'aws_ecs_service.task', away))).toBe('blocked: route-none')
  })

  test('a narrow route to public addresses may be one to the service', () => {
    const narrow = route('transit_gateway_id = "tgw-0123456789abcdef0"', '52.218.0.0/17')
    expect(toS3(...base, S3, table('a', narrow))).toBe('unknown')
  })
})

describe('from another VPC', () => {
  const OTHER = `${block('aws_vpc', 'peer', 'cidr_block = "10.1.0.0/16"\nenable_dns_hostnames = true')}${subnet('p', 0, 'a', 'peer', 1)}`
  const PEERING = block(
    'aws_vpc_peering_connection',
    'x',
    'vpc_id = aws_vpc.peer.id\npeer_vpc_id = aws_vpc.main.id\nauto_accept = true',
  )
  const through = (cidr: string) => route('vpc_peering_connection_id = aws_vpc_peering_connection.x.id', cidr)
  const ROUTES = `${table('p', through('10.0.0.0/16'), 'peer')}${table('a', through('10.1.0.0/16'))}`
  const away = [BOTH, OTHER, group('c', egress(EVERYWHERE), 'peer'), task('', 'aws_security_group.c.id', 'p')]
  const toEndpoint = (...pieces: string[]) => {
    const graph = terraform(...away, ...pieces)
    const target = resource(
      graph,
      pieces.some((piece) => piece === S3) ? 'aws_vpc_endpoint.s3' : 'aws_vpc_endpoint.logs',
    )
    return verdict(walked(graph, 'aws_ecs_service.task', { is: 'endpoint', endpoint: target, byName: false }))
  }
  const fromPeer = group('e', ingress('cidr_blocks = ["10.1.0.0/16"]'))
  const byGroup = group('e', ingress('security_groups = [aws_security_group.c.id]'))

  test('V30: a gateway endpoint serves its own VPC only', () => {
    expect(toEndpoint(PEERING, ROUTES, S3)).toBe('blocked: gateway-endpoint-not-transitive')
  })

  test('V31: an interface endpoint is reached through peering', () => {
    expect(toEndpoint(PEERING, ROUTES, logs(), fromPeer)).toBe('reachable')
  })

  test('V31: by the group of the client as well', () => {
    expect(toEndpoint(PEERING, ROUTES, logs(), byGroup)).toBe('reachable')
  })

  test('without a route back', () => {
    expect(toEndpoint(PEERING, table('p', through('10.0.0.0/16'), 'peer'), logs(), fromPeer)).toBe(
      'blocked: vpcs-not-connected',
    )
  })

  test('V51: a group of another VPC is not seen without peering', () => {
    expect(toEndpoint(logs(), byGroup)).toBe('blocked: vpcs-not-connected, security-group-reference-lost')
  })

  test('V32: the name of the service leads past an endpoint of another VPC', () => {
    const graph = terraform(...away, PEERING, ROUTES, logs(), fromPeer)
    const said = walked(graph, 'aws_ecs_service.task', { is: 'service', service: 'logs' })
    expect(said.hops.flatMap((hop) => hop.at ?? [])).not.toContain(resource(graph, 'aws_vpc_endpoint.logs'))
    expect(verdict(said)).toBe('blocked: route-none')
  })
})

test('V47: an image whose layers are in S3 needs a way to S3 beside the endpoints of the registry', () => {
  const needs = ['ecr.api', 'ecr.dkr', 'logs', 's3']
  const endpoints = needs
    .slice(0, 3)
    .map((key) =>
      endpoint(
        key.replace('.', '_'),
        `com.amazonaws.eu-west-1.${key}`,
        'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]',
      ),
    )
  const graph = terraform(BOTH, CLIENT_GROUP, TASK, OPEN, ...endpoints)
  const said = needs.map((service) =>
    verdict(walked(graph, 'aws_ecs_service.task', { is: 'service', service })),
  )
  expect(said).toEqual(['reachable', 'reachable', 'reachable', 'blocked: route-none'])
})

test('V48: Session Manager needs no ec2messages', () => {
  const host = block(
    'aws_instance',
    'host',
    'ami = "ami-1"\ninstance_type = "t3.small"\nsubnet_id = aws_subnet.a.id\nvpc_security_group_ids = [aws_security_group.c.id]',
  )
  const endpoints = ['ssm', 'ssmmessages'].map((key) =>
    endpoint(
      key,
      `com.amazonaws.eu-west-1.${key}`,
      'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]',
    ),
  )
  const graph = terraform(BOTH, CLIENT_GROUP, host, OPEN, ...endpoints)
  const said = ['ssm', 'ssmmessages'].map((service) =>
    verdict(walked(graph, 'aws_instance.host', { is: 'service', service })),
  )
  expect(said).toEqual(['reachable', 'reachable'])
})

test('a VPC without anything is not read as one with a way', () => {
  expect(
    verdict(
      walked(terraform(PROVIDER, VPC, subnet('a', 0, 'a'), CLIENT_GROUP, TASK), 'aws_ecs_service.task', {
        is: 'service',
        service: 'sqs',
      }),
    ),
  ).toBe('blocked: route-none')
})
