/** The test vectors about endpoint services and load balancers, by number, and what a walk says beside its verdict. */
import { lint } from '../../lint'
import { follow } from '../../paths/follow'
import { fromInternet } from '../../paths/follow-inbound'
import { traceOf } from '../../paths/follow-trace'
import { clientOf } from '../../paths/places-client'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  EVERYWHERE,
  egress,
  endpoint,
  group,
  IGW,
  INSIDE,
  ingress,
  nat,
  resource,
  stack,
  subnet,
  TASK,
  TO_IGW,
  TO_NAT,
  table,
  task,
  terraform,
  VPC,
  verdict,
  walked,
} from './network'

const service = (acceptance: boolean) =>
  block(
    'aws_vpc_endpoint_service',
    'shop',
    `acceptance_required = ${acceptance}\nnetwork_load_balancer_arns = [aws_lb.nlb.arn]`,
  )
const nlb = (more = '', subnets = 'aws_subnet.a.id, aws_subnet.b.id') =>
  `${block('aws_lb', 'nlb', `load_balancer_type = "network"\ninternal = true\nsubnets = [${subnets}]\n${more}`)}${block(
    'aws_lb_target_group',
    't',
    'port = 8443\nprotocol = "TCP"\ntarget_type = "instance"\nvpc_id = aws_vpc.main.id',
  )}${block(
    'aws_lb_listener',
    'l',
    'load_balancer_arn = aws_lb.nlb.arn\nport = 443\nprotocol = "TCP"\ndefault_action {\n type = "forward"\n target_group_arn = aws_lb_target_group.t.arn\n}',
  )}`
const host = (peer = INSIDE) =>
  `${block('aws_instance', 'host', 'ami = "ami-1"\ninstance_type = "t3.small"\nsubnet_id = aws_subnet.a.id\nvpc_security_group_ids = [aws_security_group.t.id]')}${group('t', ingress(peer, 8443))}${block(
    'aws_lb_target_group_attachment',
    't',
    'target_group_arn = aws_lb_target_group.t.arn\ntarget_id = aws_instance.host.id',
  )}`
const door = (more = '', subnets = 'aws_subnet.a.id') =>
  `${endpoint('shop', '${aws_vpc_endpoint_service.shop.service_name}', `subnet_ids = [${subnets}]\nsecurity_group_ids = [aws_security_group.e.id]\n${more}`)}${group('e', ingress(INSIDE))}`
const ACCEPTER = block(
  'aws_vpc_endpoint_connection_accepter',
  'shop',
  'vpc_endpoint_service_id = aws_vpc_endpoint_service.shop.id\nvpc_endpoint_id = aws_vpc_endpoint.shop.id',
)
const base = [BOTH, CLIENT_GROUP, TASK]

function toShop(pieces: readonly string[], node?: string) {
  const graph = terraform(...pieces)
  return walked(graph, 'aws_ecs_service.task', {
    is: 'endpoint',
    endpoint: resource(graph, 'aws_vpc_endpoint.shop'),
    byName: false,
    ...(node && { node: resource(graph, node) }),
  })
}

describe('an endpoint service', () => {
  test('V33: nobody accepts the connection', () => {
    expect(verdict(toShop([...base, service(true), nlb(), host(), door()]))).toBe(
      'blocked: connection-not-accepted',
    )
  })

  test('V34: an accepter does', () => {
    expect(verdict(toShop([...base, service(true), nlb(), host(), door(), ACCEPTER]))).toBe('reachable')
  })

  test('V35: CloudFormation requires acceptance when nobody says so', () => {
    const graph = stack(`Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Net
      GroupDescription: all
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }]
  Task:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref A], SecurityGroups: [!Ref Group] } }
  Shop: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: ['arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/x/1'] } }
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Net
      VpcEndpointType: Interface
      ServiceName: !Sub 'com.amazonaws.vpce.\${AWS::Region}.\${Shop}'
      SubnetIds: [!Ref A]
      SecurityGroupIds: [!Ref Group]`)
    const destination = { is: 'endpoint', endpoint: resource(graph, 'Door'), byName: false } as const
    expect(verdict(walked(graph, 'Task', destination, 443))).toBe('blocked: connection-not-accepted')
  })

  const guarded = (more = '') => nlb(`security_groups = [aws_security_group.n.id]\n${more}`)
  const byGroup = group(
    'n',
    `${ingress('security_groups = [aws_security_group.c.id]')}${egress(EVERYWHERE, 8443)}`,
  )

  test('V36: groups of its load balancer see no groups of PrivateLink clients', () => {
    expect(verdict(toShop([...base, service(true), guarded(), byGroup, host(), door(), ACCEPTER]))).toBe(
      'blocked: load-balancer-security-group-ingress',
    )
  })

  test('V37: unless they leave PrivateLink traffic alone', () => {
    const off = guarded('enforce_security_group_inbound_rules_on_private_link_traffic = "off"')
    expect(verdict(toShop([...base, service(true), off, byGroup, host(), door(), ACCEPTER]))).toBe(
      'reachable',
    )
  })

  test('V38: a subnet in a zone that the service is not offered in', () => {
    const two = door('', 'aws_subnet.a.id, aws_subnet.b.id')
    const pieces = [...base, service(true), nlb('', 'aws_subnet.a.id'), host(), two, ACCEPTER]
    expect(verdict(toShop(pieces))).toBe('blocked: endpoint-zone-not-offered')
  })

  test('V39: a zone without a target, asked by its own name', () => {
    const pieces = [
      ...base,
      service(true),
      nlb(),
      host(),
      door('', 'aws_subnet.a.id, aws_subnet.b.id'),
      ACCEPTER,
    ]
    expect(verdict(toShop(pieces, 'aws_subnet.b'))).toBe('blocked: load-balancer-zone-without-target')
    expect(verdict(toShop(pieces, 'aws_subnet.a'))).toBe('reachable')
  })

  test('a zone with a name and one with an id are not compared', () => {
    const byId = block(
      'aws_subnet',
      'c',
      'vpc_id = aws_vpc.main.id\ncidr_block = "10.0.9.0/24"\navailability_zone_id = "euw1-az1"',
    )
    const two = door('', 'aws_subnet.a.id, aws_subnet.c.id')
    const pieces = [
      ...base,
      byId,
      service(true),
      nlb('', 'aws_subnet.a.id, aws_subnet.b.id'),
      host(),
      two,
      ACCEPTER,
    ]
    expect(verdict(toShop(pieces))).toBe('unknown')
    const three = nlb('', 'aws_subnet.a.id, aws_subnet.b.id, aws_subnet.c.id')
    const known = [...base, byId, service(true), three, host(), two, ACCEPTER]
    expect(verdict(toShop(known, 'aws_subnet.a'))).toBe('reachable')
    expect(verdict(toShop(known, 'aws_subnet.c'))).toBe('unknown')
  })

  test('V40: nodes may serve other zones', () => {
    const across = nlb('enable_cross_zone_load_balancing = true')
    const pieces = [
      ...base,
      service(true),
      across,
      host(),
      door('', 'aws_subnet.a.id, aws_subnet.b.id'),
      ACCEPTER,
    ]
    expect(verdict(toShop(pieces, 'aws_subnet.b'))).toBe('reachable')
  })

  test('a port without a listener', () => {
    const graph = terraform(...base, service(false), nlb(), host(), door())
    const destination = {
      is: 'endpoint',
      endpoint: resource(graph, 'aws_vpc_endpoint.shop'),
      byName: false,
    } as const
    expect(walked(graph, 'aws_ecs_service.task', destination, 8080).codes).toContain(
      'load-balancer-without-listener',
    )
  })

  test('a target that does not let the load balancer in', () => {
    const pieces = [...base, service(false), nlb(), host('cidr_blocks = ["192.0.2.0/24"]'), door()]
    expect(verdict(toShop(pieces))).toBe('blocked: security-group-ingress')
  })

  test('every block is told, each with what opens it', () => {
    const said = toShop([
      ...base,
      service(true),
      guarded(),
      byGroup,
      host('cidr_blocks = ["192.0.2.0/24"]'),
      door(),
    ])
    expect(verdict(said)).toBe(
      'blocked: connection-not-accepted, load-balancer-security-group-ingress, security-group-ingress',
    )
    expect(said.edits.map(({ at, attribute }) => ['address' in at && at.address, attribute])).toEqual([
      ['aws_vpc_endpoint.shop', 'accepters'],
      ['aws_lb.nlb', 'privateLinkRules'],
      ['aws_security_group.t', 'ingress'],
    ])
    expect(said.symptom).toBe('timeout')
  })
})

describe('what AWS refuses to create', () => {
  const ruled = (text: string) =>
    lint({
      inputs: [{ is: 'folder', folder: '.' }],
      sources: {
        read: (name) => (name === 'main.tf' ? { name, text } : { refused: 'missing', detail: name }),
        list: (folder) => (folder === '.' || folder === '' ? ['main.tf'] : []),
      },
    }).findings.map(({ rule }) => rule)
  const ssm = (name: string, on: boolean) =>
    endpoint(
      name,
      'com.amazonaws.eu-west-1.ssm',
      `private_dns_enabled = ${on}\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]`,
    )

  test('V41: private DNS for a service that has no private name', () => {
    expect(
      ruled([...base, service(false), nlb(), host(), door('private_dns_enabled = true')].join('')),
    ).toContain('private-dns-on-nameless-service')
  })

  test('V42: two endpoints of one name in a VPC', () => {
    expect(ruled([BOTH, group('e', ingress(INSIDE)), ssm('one', true), ssm('two', true)].join(''))).toContain(
      'duplicate-private-dns-endpoint',
    )
  })

  test('V43: of which one has private DNS off', () => {
    expect(
      ruled([BOTH, group('e', ingress(INSIDE)), ssm('one', true), ssm('two', false)].join('')),
    ).not.toContain('duplicate-private-dns-endpoint')
  })

  const s3 = (more = '') =>
    endpoint(
      's3',
      'com.amazonaws.eu-west-1.s3',
      `private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]\n${more}`,
    )
  const toS3 = (...pieces: string[]) =>
    verdict(
      walked(terraform(...base, group('e', ingress(INSIDE)), ...pieces), 'aws_ecs_service.task', {
        is: 'service',
        service: 's3',
      }),
    )

  test('V44: private DNS for S3 without a gateway endpoint', () => {
    expect(toS3(s3())).toBe('blocked: s3-private-dns-without-gateway-endpoint')
  })

  test('V45: unless it answers everybody', () => {
    const everybody = s3('dns_options {\n private_dns_only_for_inbound_resolver_endpoint = false\n}')
    expect(toS3(everybody)).toBe('reachable')
  })
})

describe('a load balancer', () => {
  const alb = (internal: boolean) =>
    `${block('aws_lb', 'web', `internal = ${internal}\nsubnets = [aws_subnet.a.id, aws_subnet.b.id]\nsecurity_groups = [aws_security_group.w.id]`)}${group('w', `${ingress(EVERYWHERE)}${egress(EVERYWHERE, 8443)}`)}${block(
      'aws_lb_target_group',
      't',
      'port = 8443\nprotocol = "HTTPS"\ntarget_type = "instance"\nvpc_id = aws_vpc.main.id',
    )}${block(
      'aws_lb_listener',
      'l',
      'load_balancer_arn = aws_lb.web.arn\nport = 443\nprotocol = "HTTPS"\ndefault_action {\n type = "forward"\n target_group_arn = aws_lb_target_group.t.arn\n}',
    )}${host()}`
  const inbound = (...pieces: string[]) => {
    const graph = terraform(...pieces)
    const balancer = resource(graph, 'aws_lb.web')
    return verdict(
      traceOf(graph, { from: 'the internet', to: balancer.address }, fromInternet(graph, balancer, 443)),
    )
  }

  test('V49: that faces the internet from subnets behind a NAT gateway', () => {
    const out = `${subnet('c', 2, 'c')}${nat('subnet_id = aws_subnet.c.id')}${table('c', TO_IGW)}`
    expect(inbound(BOTH, IGW, out, table('a', TO_NAT), table('b', TO_NAT), alb(false))).toBe(
      'blocked: load-balancer-subnet-not-public',
    )
  })

  test('that faces the internet from public subnets', () => {
    expect(inbound(BOTH, IGW, table('a', TO_IGW), table('b', TO_IGW), alb(false))).toBe('reachable')
  })

  test('V50: an internal one works in public subnets', () => {
    const graph = terraform(...base, IGW, table('a', TO_IGW), table('b', TO_IGW), alb(true))
    const balancer = resource(graph, 'aws_lb.web')
    expect(verdict(walked(graph, 'aws_ecs_service.task', { is: 'resource', resource: balancer }, 443))).toBe(
      'reachable',
    )
    expect(inbound(BOTH, IGW, table('a', TO_IGW), table('b', TO_IGW), alb(true))).toBe(
      'blocked: load-balancer-internal',
    )
  })
})

test('a walk under a choice is neither open nor blocked', () => {
  const choice = 'variable "open" {\n type = bool\n}\n'
  const chosen = block(
    'aws_vpc_security_group_ingress_rule',
    'e',
    'count = var.open ? 1 : 0\nsecurity_group_id = aws_security_group.e.id\nfrom_port = 443\nto_port = 443\nip_protocol = "tcp"\ncidr_ipv4 = "10.0.0.0/16"',
  )
  const logs = endpoint(
    'logs',
    'com.amazonaws.eu-west-1.logs',
    'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]',
  )
  const graph = terraform(
    VPC,
    subnet('a', 0, 'a'),
    CLIENT_GROUP,
    task(),
    choice,
    chosen,
    logs,
    group('e', ''),
  )
  const steps = follow(
    graph,
    clientOf(graph, resource(graph, 'aws_ecs_service.task')),
    { is: 'service', service: 'logs' },
    443,
  )
  const judged = steps.flatMap((hop) => hop.steps).find((step) => step.code === 'security-group-ingress')
  expect(graph.possible(judged?.is.yes ?? { is: 'never' })).toBe(true)
  expect(graph.possible(judged?.is.no ?? { is: 'never' })).toBe(true)
  expect(verdict(traceOf(graph, { from: 'task', to: 'logs' }, steps))).toBe('unknown')
})
