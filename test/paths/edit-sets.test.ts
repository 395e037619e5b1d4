/** The changes that open a way are as few as can be: each is needed, one that opens several blocks is told once. */
import { isOutside } from '../../model/resource'
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
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
  nat,
  PROVIDER,
  route,
  subnet,
  TASK,
  TO_IGW,
  TO_NAT,
  table,
  task,
  terraform,
  VPC,
} from './network'

const TASK_NAME = 'aws_ecs_service.task'

function shown(pieces: readonly string[], to: string, from = TASK_NAME, port?: number) {
  const found = traces(terraform(...pieces), { from, to, ...(port && { port }) })
  if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
  const [trace] = found
  return {
    codes: trace?.codes,
    edits: trace?.edits.map(({ at, says }) => `${isOutside(at) ? at.name : at.address}: ${says}`),
  }
}

const THREE = `${PROVIDER}${VPC}${subnet('a', 0, 'a')}${subnet('b', 1, 'b')}${subnet('c', 2, 'c')}`
const spread = (text: string) =>
  text.replace('[aws_subnet.a.id]', '[aws_subnet.a.id, aws_subnet.b.id, aws_subnet.c.id]')
const LOGS = 'https://logs.eu-west-1.amazonaws.com'
const WITHOUT_WAY = ['a', 'b', 'c'].map((name) => table(name, ''))

describe('plain HTTP to API Gateway', () => {
  const orders = block(
    'aws_api_gateway_rest_api',
    'orders',
    'name = "orders"\nendpoint_configuration {\n types = ["PRIVATE"]\n}\npolicy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }] })',
  )
  const own = endpoint(
    'api',
    'com.amazonaws.eu-west-1.execute-api',
    'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]',
  )
  const TO = 'http://{aws_api_gateway_rest_api.orders}.execute-api.eu-west-1.amazonaws.com'
  const HTTPS = 'aws_api_gateway_rest_api.orders: Ask by https, on port 443'

  test('opens no group for port 80', () => {
    const pieces = [BOTH, CLIENT_GROUP, TASK, orders, own, group('e', ingress(INSIDE))]
    const { codes, edits } = shown(pieces, TO)
    expect(codes).toEqual(['security-group-egress', 'security-group-ingress', 'https-only'])
    expect(edits).toEqual([HTTPS])
  })

  test('takes what keeps HTTPS away', () => {
    const pieces = [BOTH, CLIENT_GROUP, TASK, orders, own, group('e', ingress(INSIDE, 80))]
    expect(shown(pieces, TO).edits).toEqual([
      HTTPS,
      'aws_security_group.e: Let tcp 443 in from the security group of aws_ecs_service.task, or from its subnets',
    ])
  })

  test('by HTTPS it is no question', () => {
    const pieces = [BOTH, CLIENT_GROUP, TASK, orders, own, group('e', ingress(INSIDE))]
    expect(shown(pieces, TO.replace('http:', 'https:'))).toEqual({ codes: [], edits: [] })
  })
})

describe('one change in place of several', () => {
  test('a service that no table leads to takes one endpoint', () => {
    expect(shown([THREE, CLIENT_GROUP, spread(TASK), ...WITHOUT_WAY], LOGS)).toEqual({
      codes: ['route-none'],
      edits: [
        'aws_vpc.main: Make a VPC endpoint for logs.eu-west-1.amazonaws.com, or add a route to it to the route table of each subnet',
      ],
    })
  })

  test('of one table the route is as good', () => {
    const { edits } = shown([THREE, CLIENT_GROUP, TASK, ...WITHOUT_WAY], LOGS)
    expect(edits).toEqual([
      'aws_route_table.a: Add a route to logs.eu-west-1.amazonaws.com, or a VPC endpoint for it',
    ])
  })

  test('no endpoint serves the internet: each table takes its route', () => {
    const { edits } = shown([THREE, CLIENT_GROUP, spread(TASK), ...WITHOUT_WAY], 'https://www.example.org')
    expect(edits).toEqual(
      ['a', 'b', 'c'].map((name) => `aws_route_table.${name}: Add a route to www.example.org`),
    )
  })

  test('a function is moved once, whatever the number of tables', () => {
    const f = block(
      'aws_lambda_function',
      'f',
      'function_name = "f"\nrole = "r"\nvpc_config {\n subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]\n security_group_ids = [aws_security_group.c.id]\n}',
    )
    const pieces = [BOTH, CLIENT_GROUP, IGW, table('a', TO_IGW), table('b', TO_IGW), f]
    expect(shown(pieces, 'https://www.example.org', 'aws_lambda_function.f').edits).toEqual([
      'aws_lambda_function.f: Place it where the default route leads to a NAT gateway, or lead that of each of its subnets to one',
    ])
  })
})

describe('every change that is needed', () => {
  const acl = (name: string) =>
    block('aws_network_acl', name, `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.${name}.id]`)

  test('two network ACLs stop it', () => {
    const far = logs(undefined, 'c')
    const pieces = [THREE, CLIENT_GROUP, spread(TASK), group('e', ingress(INSIDE)), far, acl('a'), acl('b')]
    const { edits } = shown(pieces, LOGS)
    const way = 'between aws_ecs_service.task and aws_vpc_endpoint.logs'
    expect(edits).toEqual([
      `aws_network_acl.a: Allow tcp 443 ${way}`,
      `aws_network_acl.b: Allow tcp 443 ${way}`,
      `aws_network_acl.a: Allow ports 1024-65535 ${way}`,
      `aws_network_acl.b: Allow ports 1024-65535 ${way}`,
    ])
  })

  test('both ends of an answer stop it', () => {
    const shut = (name: string, side: string, more = '') =>
      block(
        'aws_network_acl',
        name,
        `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.${name}.id]\n${side} {\n rule_no = 1\n action = "allow"\n protocol = "tcp"\n from_port = 443\n to_port = 443\n cidr_block = "10.0.0.0/16"\n}\n${more}`,
      )
    const pieces = [BOTH, CLIENT_GROUP, TASK, group('e', ingress(INSIDE)), logs(undefined, 'b')]
    const said = shown([...pieces, shut('a', 'egress'), shut('b', 'ingress')], LOGS)
    expect(said.codes).toEqual(['network-acl-return'])
    expect(said.edits?.map((edit) => edit.split(':')[0]).sort()).toEqual([
      'aws_network_acl.a',
      'aws_network_acl.b',
    ])
  })

  test('an internal load balancer in private subnets is made neither more internal', () => {
    const web = block(
      'aws_lb',
      'web',
      'load_balancer_type = "network"\ninternal = true\nsubnets = [aws_subnet.a.id]',
    )
    const { edits } = shown([BOTH, table('a', ''), web], 'aws_lb.web', 'internet', 443)
    expect(edits).toEqual([
      'aws_lb.web: Make it face the internet',
      'aws_lb.web: Choose public subnets',
      'aws_lb.web: Add a listener on port 443',
    ])
  })
})

describe('two VPCs', () => {
  const FAR = `${block('aws_vpc', 'far', 'cidr_block = "10.1.0.0/16"')}${subnet('far', 0, 'a', 'far', 1)}`
  const far = logs().replace('aws_vpc.main', 'aws_vpc.far').replace('aws_subnet.a', 'aws_subnet.far')
  const both = [
    BOTH,
    CLIENT_GROUP,
    TASK,
    FAR,
    group('e', ingress('cidr_blocks = ["10.0.0.0/8"]'), 'far'),
    far,
  ]
  const PEERING = block(
    'aws_vpc_peering_connection',
    'p',
    'vpc_id = aws_vpc.main.id\npeer_vpc_id = aws_vpc.far.id\nauto_accept = true',
  )
  const over = (cidr: string) => route('vpc_peering_connection_id = aws_vpc_peering_connection.p.id', cidr)

  test('nothing connects them', () => {
    expect(shown([...both, table('a', ''), table('far', '', 'far')], 'aws_vpc_endpoint.logs').edits).toEqual([
      'aws_vpc.main: Connect aws_vpc.main and aws_vpc.far, with routes both ways',
    ])
  })

  test('only the way back is missing', () => {
    const pieces = [...both, PEERING, table('a', over('10.1.0.0/16')), table('far', '', 'far')]
    expect(shown(pieces, 'aws_vpc_endpoint.logs')).toEqual({
      codes: ['vpcs-not-connected'],
      edits: ['aws_route_table.far: Add a route to aws_vpc.main through aws_vpc_peering_connection.p'],
    })
  })
})

describe('a public API behind an endpoint', () => {
  const api = (more = '') =>
    block(
      'aws_api_gateway_rest_api',
      'reg',
      `name = "reg"\nendpoint_configuration {\n types = ["REGIONAL"]\n}\n${more}`,
    )
  const execute = (privateDns: boolean) =>
    endpoint(
      'api',
      'com.amazonaws.eu-west-1.execute-api',
      `private_dns_enabled = ${privateDns}\nsubnet_ids = [aws_subnet.b.id]\nsecurity_group_ids = [aws_security_group.e.id]`,
    )
  const REG = 'aws_api_gateway_rest_api.reg'
  const SHUT = group('e', '')
  const before = [BOTH, CLIENT_GROUP, TASK, SHUT, execute(true)]
  const OFF =
    'aws_vpc_endpoint.api: Call aws_api_gateway_rest_api.reg by a custom domain that is no CNAME to a Regional one, or turn private DNS off'

  test('what stops it at the endpoint needs no change, what stops it on the way past it does', () => {
    const said = shown([...before, api(), table('a', '')], REG)
    expect(said.codes).toEqual(['security-group-ingress', 'public-api-behind-endpoint'])
    expect(said.edits).toEqual([
      OFF,
      'aws_route_table.a: Add a route to {aws_api_gateway_rest_api.reg}.execute-api.eu-west-1.amazonaws.com',
    ])
  })

  test('nothing else where a NAT gateway is on the way', () => {
    const way = [IGW, table('a', TO_NAT), table('b', TO_IGW), nat('subnet_id = aws_subnet.b.id')]
    expect(shown([...before, api(), ...way], REG).edits).toEqual([OFF])
  })

  test('without its default name only a domain helps, and that is all', () => {
    const way = [IGW, table('a', TO_IGW)]
    const open = [BOTH, CLIENT_GROUP, task('assign_public_ip = true'), SHUT, execute(true), ...way]
    expect(shown([...open, api('disable_execute_api_endpoint = true')], REG).edits).toEqual([
      'aws_vpc_endpoint.api: Call aws_api_gateway_rest_api.reg by a custom domain that is no CNAME to a Regional one',
    ])
  })

  test('a zone that leads there stays, whatever private DNS does', () => {
    const zone = block(
      'aws_route53_zone',
      'z',
      'name = "execute-api.eu-west-1.amazonaws.com"\nvpc {\n vpc_id = aws_vpc.main.id\n}',
    )
    const record = block(
      'aws_route53_record',
      'z',
      'zone_id = aws_route53_zone.z.zone_id\nname = "*.execute-api.eu-west-1.amazonaws.com"\ntype = "A"\nalias {\n name = aws_vpc_endpoint.api.dns_entry[0].dns_name\n zone_id = aws_vpc_endpoint.api.dns_entry[0].hosted_zone_id\n evaluate_target_health = false\n}',
    )
    const pieces = [
      BOTH,
      CLIENT_GROUP,
      TASK,
      group('e', ingress(INSIDE)),
      execute(false),
      api(),
      zone,
      record,
    ]
    const said = shown(pieces, REG)
    expect(said.codes).toEqual(['public-api-behind-endpoint'])
    expect(said.edits).toEqual([
      'aws_vpc_endpoint.api: Call aws_api_gateway_rest_api.reg by a name of its own that leads past aws_vpc_endpoint.api',
    ])
  })
})

describe('a function outside of VPCs', () => {
  const f = block('aws_lambda_function', 'f', 'function_name = "f"\nrole = "r"')
  const from = 'aws_lambda_function.f'

  test('does not reach what has private addresses only', () => {
    const pieces = [BOTH, group('e', ingress(INSIDE)), logs(), f]
    expect(shown(pieces, 'aws_vpc_endpoint.logs', from).codes).toEqual(['endpoint-private-addresses'])
    const web = (internal: boolean) =>
      block(
        'aws_lb',
        'web',
        `load_balancer_type = "network"\ninternal = ${internal}\nsubnets = [aws_subnet.a.id]`,
      )
    const way = [IGW, table('a', TO_IGW)]
    expect(shown([BOTH, ...way, web(true), f], 'aws_lb.web', from, 443).codes).toContain(
      'load-balancer-internal',
    )
    expect(shown([BOTH, ...way, web(false), f], 'aws_lb.web', from, 443).codes).toEqual([
      'load-balancer-without-listener',
    ])
  })
})

test('a VPC that a variable names is called as the variable is', () => {
  const far = block('aws_vpc', 'far', 'cidr_block = "10.1.0.0/16"')
  const pieces = [
    BOTH,
    CLIENT_GROUP,
    TASK,
    'variable "vpc_id" {}\n',
    far,
    table('a', ''),
    group('e', ingress(INSIDE)).replace('aws_vpc.main.id', 'var.vpc_id'),
    subnet('z', 9, 'a').replace('aws_vpc.main.id', 'var.vpc_id'),
    logs(undefined, 'z').replace('aws_vpc.main.id', 'var.vpc_id'),
  ]
  const { edits } = shown(pieces, 'aws_vpc_endpoint.logs')
  expect(edits?.[0]).toBe('aws_vpc.main: Connect aws_vpc.main and var.vpc_id, with routes both ways')
})
