/** Codes that no numbered vector shows. */
import { askersAt, isNotFound, namesAsked } from '../../paths/asking'
import { resolve } from '../../paths/resolver'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  EVERYWHERE,
  egress,
  group,
  IGW,
  INSIDE,
  ingress,
  logs,
  nat,
  resource,
  route,
  subnet,
  TASK,
  TO_IGW,
  TO_NAT,
  table,
  task,
  terraform,
  verdict,
  walked,
} from './network'

const OPEN = group('e', ingress(INSIDE))
const far = logs(undefined, 'b')
const toLogs = (...pieces: string[]): string => {
  const graph = terraform(...pieces)
  const endpoint = resource(graph, 'aws_vpc_endpoint.logs')
  return verdict(walked(graph, 'aws_ecs_service.task', { is: 'endpoint', endpoint, byName: false }))
}

test('what a network ACL keeps out, keeps in, and keeps from being answered', () => {
  const rule = (side: string, from: number, to = from) =>
    `${side} {\n rule_no = 1\n action = "allow"\n protocol = "tcp"\n from_port = ${from}\n to_port = ${to}\n cidr_block = "0.0.0.0/0"\n}\n`
  const acl = (where: string, ...rules: string[]) =>
    block(
      'aws_network_acl',
      where,
      `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.${where}.id]\n${rules.join('')}`,
    )
  const said = [
    acl('a', rule('egress', 80), rule('ingress', 1024, 65535)),
    acl('b', rule('ingress', 80), rule('egress', 1024, 65535)),
    acl('b', rule('ingress', 443), rule('egress', 80)),
  ].map((list) => toLogs(BOTH, CLIENT_GROUP, TASK, OPEN, far, list))
  expect(said).toEqual(['blocked: network-acl-out', 'blocked: network-acl-in', 'blocked: network-acl-return'])
})

test('a listener that leads to no target', () => {
  const balancer = block(
    'aws_lb',
    'nlb',
    'load_balancer_type = "network"\ninternal = true\nsubnets = [aws_subnet.a.id]',
  )
  const targets = block(
    'aws_lb_target_group',
    't',
    'port = 8443\nprotocol = "TCP"\ntarget_type = "ip"\nvpc_id = aws_vpc.main.id',
  )
  const listener = block(
    'aws_lb_listener',
    'l',
    'load_balancer_arn = aws_lb.nlb.arn\nport = 443\nprotocol = "TCP"\ndefault_action {\n type = "forward"\n target_group_arn = aws_lb_target_group.t.arn\n}',
  )
  const graph = terraform(BOTH, CLIENT_GROUP, TASK, balancer, targets, listener)
  const to = { is: 'resource', resource: resource(graph, 'aws_lb.nlb') } as const
  expect(verdict(walked(graph, 'aws_ecs_service.task', to, 443))).toBe(
    'blocked: load-balancer-without-target',
  )
})

test('peering leads to the other VPC and no further', () => {
  const vpcs = ['hub', 'far'].map(
    (name, at) =>
      `${block('aws_vpc', name, `cidr_block = "10.${at + 1}.0.0/16"\nenable_dns_hostnames = true`)}${subnet(name, 0, 'a', name, at + 1)}`,
  )
  const peering = (one: string, other: string) =>
    block(
      'aws_vpc_peering_connection',
      one,
      `vpc_id = aws_vpc.${one}.id\npeer_vpc_id = aws_vpc.${other}.id\nauto_accept = true`,
    )
  const by = (one: string, cidr: string) =>
    route(`vpc_peering_connection_id = aws_vpc_peering_connection.${one}.id`, cidr)
  const ways = [
    table('far', by('far', '10.0.0.0/16'), 'far'),
    table('hub', `${by('far', '10.2.0.0/16')}${by('hub', '10.0.0.0/16')}`, 'hub'),
    table('a', by('hub', '10.2.0.0/16')),
  ]
  const caller = [
    group('c', egress(EVERYWHERE), 'far'),
    task('', 'aws_security_group.c.id', 'far'),
    group('e', ingress('cidr_blocks = ["10.2.0.0/16"]')),
  ]
  const through = [BOTH, ...vpcs, peering('far', 'hub'), peering('hub', 'main'), ...ways, ...caller, logs()]
  expect(toLogs(...through)).toBe('blocked: vpcs-not-connected')
})

test('names that lead nowhere', () => {
  const zone = block('aws_route53_zone', 'z', 'name = "corp.test"\nvpc {\n vpc_id = aws_vpc.main.id\n}')
  const cname = (from: string, to: string) =>
    block(
      'aws_route53_record',
      from,
      `zone_id = aws_route53_zone.z.zone_id\nname = "${from}.corp.test"\ntype = "CNAME"\nttl = 60\nrecords = ["${to}.corp.test"]`,
    )
  const codes = (name: string, ...pieces: string[]) => {
    const graph = terraform(...pieces)
    const [names, askers] = [namesAsked(graph, name), askersAt(graph, 'aws_subnet.a')]
    if (isNotFound(names) || isNotFound(askers)) return ['not found']
    return names.flatMap(({ it }) =>
      askers.flatMap(({ vantage }) =>
        resolve(graph, { name: it, vantage }).flatMap(({ it: { chain } }) =>
          chain.flatMap(({ code }) => code ?? []),
        ),
      ),
    )
  }
  const off = BOTH.replace('enable_dns_support = true', 'enable_dns_support = false')
  expect(codes('x.corp.test', BOTH, zone, cname('a', 'b'))).toEqual(['name-nxdomain'])
  expect(codes('a.corp.test', BOTH, zone, cname('a', 'b'), cname('b', 'a'))).toEqual(['name-loop'])
  expect(codes('a.corp.test', off, zone)).toEqual(['name-no-resolver'])
  const far = `${block('aws_vpc', 'far', 'cidr_block = "10.9.0.0/16"')}${zone.replace('corp.test', 'corp.internal').replace('main', 'far')}`
  expect(codes('x.corp.internal', BOTH, far)).toEqual(['name-nxdomain'])
  expect(codes('x.shop.internal', BOTH, far)).toEqual([])
})

test('names of private networks are not taken to be public', () => {
  const says = (name: string) => {
    const graph = terraform(BOTH)
    const [names, askers] = [namesAsked(graph, name), askersAt(graph, 'aws_subnet.a')]
    if (isNotFound(names) || isNotFound(askers)) return ['not found']
    return names.flatMap(({ it }) =>
      askers.flatMap(({ vantage }) =>
        resolve(graph, { name: it, vantage }).flatMap(({ it: { chain } }) => chain.map((step) => step.says)),
      ),
    )
  }
  expect(says('shop.local')).toEqual([
    'public DNS has no names under local, and no zone that is declared here holds this one',
  ])
  expect(says('shop.example')).toEqual(['a public name, which is taken to exist'])
})

test('private DNS in a VPC that does not know its names', () => {
  const graph = terraform(
    BOTH.replace('enable_dns_hostnames = true', 'enable_dns_hostnames = false'),
    CLIENT_GROUP,
    TASK,
    OPEN,
    logs(),
  )
  expect(verdict(walked(graph, 'aws_ecs_service.task', { is: 'service', service: 'logs' }))).toBe(
    'blocked: private-dns-unusable',
  )
})

describe('the network ACL of the subnet of a NAT gateway', () => {
  const rule = (side: string, number: number, from: number, to: number, peer: string) =>
    `${side} {\n rule_no = ${number}\n action = "allow"\n protocol = "tcp"\n from_port = ${from}\n to_port = ${to}\n cidr_block = "${peer}"\n}\n`
  const IN = rule('ingress', 1, 443, 443, '10.0.0.0/16')
  const OUT = rule('egress', 1, 443, 443, '0.0.0.0/0')
  const BACK = rule('ingress', 2, 1024, 65535, '0.0.0.0/0')
  const ON = rule('egress', 2, 1024, 65535, '10.0.0.0/16')
  const outside = (...rules: string[]) => {
    const acl = block(
      'aws_network_acl',
      'b',
      `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.b.id]\n${rules.join('')}`,
    )
    const ways = [IGW, nat('subnet_id = aws_subnet.b.id'), table('b', TO_IGW), table('a', TO_NAT)]
    const graph = terraform(BOTH, CLIENT_GROUP, TASK, ...ways, acl)
    return verdict(walked(graph, 'aws_ecs_service.task', { is: 'internet' }))
  }

  test('lets it in, out and back', () => {
    expect(outside(IN, OUT, BACK, ON)).toBe('reachable')
  })

  test.each([
    ['what comes from the sender', [OUT, BACK, ON], 'blocked: network-acl-in'],
    ['what the gateway sends on', [IN, BACK, ON], 'blocked: network-acl-out'],
    ['answers from the internet', [IN, OUT, ON], 'blocked: network-acl-return'],
    ['answers to the sender', [IN, OUT, BACK], 'blocked: network-acl-return'],
  ])('or stops %s', (_what, rules, expected) => {
    expect(outside(...rules)).toBe(expected)
  })
})

test('the list that blocks is named, and not that of the other end', () => {
  const acl = (where: string, side: string) =>
    block(
      'aws_network_acl',
      where,
      `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.${where}.id]\n${side
        .split(' ')
        .map(
          (one) =>
            `${one} {\n rule_no = 1\n action = "allow"\n protocol = "-1"\n from_port = 0\n to_port = 0\n cidr_block = "0.0.0.0/0"\n}\n`,
        )
        .join('')}`,
    )
  const graph = terraform(BOTH, CLIENT_GROUP, TASK, OPEN, far, acl('a', 'ingress egress'), acl('b', 'egress'))
  const to = { is: 'endpoint', endpoint: resource(graph, 'aws_vpc_endpoint.logs'), byName: false } as const
  const { edits } = walked(graph, 'aws_ecs_service.task', to)
  expect(edits.map(({ at }) => ('address' in at ? at.address : ''))).toEqual(['aws_network_acl.b'])
})
