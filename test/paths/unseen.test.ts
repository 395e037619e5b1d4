/** What the files leave open is told as that, by the name of what is missing. */
import type { Graph } from '../../graph/graph'
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import type { Trace } from '../../paths/trace'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  EVERYWHERE,
  endpoint,
  group,
  IGW,
  ingress,
  subnet,
  TASK,
  TO_IGW,
  table,
  terraform,
} from './network'

const FROM = 'aws_ecs_service.task'
const SQS = 'https://sqs.eu-west-1.amazonaws.com'

function tracesOf(graph: Graph, from: string, to: string, port?: number): readonly Trace[] {
  const found = traces(graph, { from, to, ...(port !== undefined && { port }) })
  if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
  return found
}

function ask(to: string, ...pieces: readonly string[]): Trace {
  const found = tracesOf(terraform(...pieces), FROM, to)
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} traces`)
  return only
}

const unsure = ({ hops }: Trace): readonly string[] =>
  hops.flatMap(({ steps }) => steps.flatMap(({ verdict, says }) => (verdict === 'unknown' ? [says] : [])))

const written = (pieces: readonly string[], { causes }: Trace) =>
  causes.map(({ origin: { place } }) =>
    place.at === 'span' ? pieces.join('\n').slice(place.start, place.end) : place.at,
  )

const base = [BOTH, CLIENT_GROUP, TASK, group('e', ingress(EVERYWHERE))]
const behind = (more = '') =>
  `private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]\n${more}`

describe('an endpoint for a service that nobody knows', () => {
  const services = 'variable "services" {\n type = set(string)\n}\n'
  const each = endpoint('all', `com.amazonaws.eu-west-1.$\{each.key}`, behind('for_each = var.services'))
  const all = [services, each]

  test('may answer the name of any service', () => {
    const trace = ask(SQS, ...base, ...all)
    expect([trace.verdict, unsure(trace)]).toEqual([
      'unknown',
      [
        'cannot tell whether sqs.eu-west-1.amazonaws.com is of the service of aws_vpc_endpoint.all[?], whose private DNS would answer',
      ],
    ])
  })

  test('answers no name of anybody else', () => {
    for (const host of ['www.example.com', 'vpce-1-2.sqs.eu-west-1.vpce.amazonaws.com'])
      expect(unsure(ask(`https://${host}`, ...base, ...all))).toEqual(unsure(ask(`https://${host}`, ...base)))
  })

  test('changes nothing where one for the service is seen, or where private DNS is off', () => {
    const own = endpoint('sqs', 'com.amazonaws.eu-west-1.sqs', behind())
    expect(ask(SQS, ...base, ...all, own).verdict).toBe('reachable')
    const off = each.replace('private_dns_enabled = true', 'private_dns_enabled = false')
    expect(ask(SQS, ...base, services, off).verdict).toBe('blocked')
  })
})

describe('what is not known is named', () => {
  const variable = (name: string) => `variable "${name}" {}\n`
  const LOGS = 'https://logs.eu-west-1.amazonaws.com'
  const door = endpoint('logs', 'com.amazonaws.eu-west-1.logs', behind())
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['the range of a rule', 'var.peers', [group('e', ingress('cidr_blocks = [var.peers]'))]],
    ['the port of a rule', 'var.peers', [group('e', ingress(EVERYWHERE).replace('443', 'var.peers'))]],
    ['the protocol of a rule', 'var.peers', [group('e', ingress(EVERYWHERE).replace('"tcp"', 'var.peers'))]],
    [
      'the range of an entry of a network ACL',
      'var.peers',
      [
        group('e', ingress(EVERYWHERE)),
        subnet('far', 9, 'b'),
        block(
          'aws_network_acl',
          'near',
          'vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]\negress {\n rule_no = 100\n action = "allow"\n protocol = "-1"\n from_port = 0\n to_port = 0\n cidr_block = var.peers\n}\ningress {\n rule_no = 100\n action = "allow"\n protocol = "-1"\n from_port = 0\n to_port = 0\n cidr_block = "0.0.0.0/0"\n}\n',
        ),
      ],
    ],
  ]
  test.each(cases)('%s', (_, expected, more) => {
    const far = more.length > 1
    const pieces = [
      BOTH,
      CLIENT_GROUP,
      TASK,
      variable('peers'),
      far ? door.replace('aws_subnet.a.id', 'aws_subnet.far.id') : door,
      ...more,
    ]
    const trace = ask(LOGS, ...pieces)
    expect([trace.verdict, written(pieces, trace)]).toEqual(['unknown', [expected]])
  })

  test('a subnet is not told to depend on groups where no rule names one', () => {
    const pieces = [BOTH, variable('peers'), door, group('e', ingress('cidr_blocks = [var.peers]'))]
    const [trace] = tracesOf(terraform(...pieces), 'aws_subnet.a', LOGS)
    expect(trace && unsure(trace)).toEqual([
      'cannot tell whether aws_security_group.e of aws_vpc_endpoint.logs lets aws_subnet.a in on tcp 443',
    ])
  })
})

describe('a load balancer', () => {
  const balancer = (more: string) =>
    block('aws_lb', 'web', `internal = true\nsubnets = [aws_subnet.a.id]\n${more}`)
  const listener = (target: string) =>
    block(
      'aws_lb_listener',
      'web',
      `load_balancer_arn = aws_lb.web.arn\nport = 443\nprotocol = "TCP"\ndefault_action {\n type = "forward"\n target_group_arn = ${target}\n}`,
    )
  const targets = block(
    'aws_lb_target_group',
    'web',
    'port = 443\nprotocol = "TCP"\nvpc_id = aws_vpc.main.id\ntarget_type = "ip"',
  )
  const toWeb = (...pieces: readonly string[]) => {
    const [trace] = tracesOf(terraform(BOTH, CLIENT_GROUP, TASK, ...pieces), FROM, 'aws_lb.web', 443)
    if (!trace) throw new Error('no trace')
    return [trace.verdict, unsure(trace)]
  }
  const network = balancer('load_balancer_type = "network"')

  test('whose listener sends it nobody knows where', () => {
    const first = 'element(data.external.groups.result, 0)'
    expect(toWeb(network, listener('aws_lb_target_group.web.arn'), targets)).toEqual(['blocked', []])
    expect(toWeb(network, listener(first), targets)).toEqual([
      'unknown',
      ['cannot tell which target group aws_lb_listener.web sends it to'],
    ])
  })

  test('of a type that nobody knows may have no groups', () => {
    const unseen = balancer('load_balancer_type = var.type')
    const [said] = toWeb('variable "type" {}\n', unseen)
    expect(said).not.toBe('reachable')
    expect(toWeb('variable "type" {}\n', unseen)[1]).toContain(
      'cannot tell whether the security groups of aws_lb.web let aws_ecs_service.task in on tcp 443',
    )
  })
})

test('network ACLs are asked about subnets that nobody knows', () => {
  const acl = block('aws_network_acl', 'a', 'vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.b.id]')
  const door = endpoint(
    'logs',
    'com.amazonaws.eu-west-1.logs',
    behind().replace('[aws_subnet.a.id]', 'data.external.places.result'),
  )
  const trace = ask('aws_vpc_endpoint.logs', ...base, acl, door)
  expect([trace.verdict, unsure(trace)]).toEqual([
    'unknown',
    expect.arrayContaining([
      'cannot tell whether the network ACL of a subnet lets it into the subnet, between aws_ecs_service.task and aws_vpc_endpoint.logs',
    ]),
  ])
})

test('a condition of a policy that nobody knows is named, and not the effect of its statement', () => {
  const door = endpoint('api', 'com.amazonaws.eu-west-1.execute-api', behind())
  const api = block(
    'aws_api_gateway_rest_api',
    'orders',
    'name = "orders"\nendpoint_configuration {\n types = ["PRIVATE"]\n}\npolicy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*", Condition = { StringEquals = { "aws:SourceVpce" = data.external.doors.result } } }] })',
  )
  const pieces = [...base, door, api]
  const trace = ask('aws_api_gateway_rest_api.orders', ...pieces)
  expect([trace.verdict, written(pieces, trace)]).toEqual(['unknown', ['data.external.doors.result']])
})

test('what comes from the internet may be let in at any port that the load balancer listens on', () => {
  const listener = (port: number) =>
    block(
      'aws_lb_listener',
      `on${port}`,
      `load_balancer_arn = aws_lb.web.arn\nport = ${port}\nprotocol = "HTTP"\ndefault_action {\n type = "redirect"\n}`,
    )
  const balancer = block(
    'aws_lb',
    'web',
    'subnets = [aws_subnet.a.id]\nsecurity_groups = [aws_security_group.w.id]',
  )
  const blocked = (...ports: readonly number[]) => {
    const [trace] = tracesOf(
      terraform(
        BOTH,
        IGW,
        table('a', TO_IGW),
        balancer,
        group('w', ingress(EVERYWHERE)),
        ...ports.map(listener),
      ),
      'internet',
      'aws_lb.web',
    )
    return trace?.codes
  }
  expect([blocked(80, 443), blocked(443, 80), blocked(80)]).toEqual([[], [], ['security-group-ingress']])
})

test('the groups of a launch template that lives elsewhere are not those of the VPC', () => {
  const fleet = (more: string) =>
    block(
      'aws_autoscaling_group',
      'fleet',
      `min_size = 1\nmax_size = 1\nvpc_zone_identifier = [aws_subnet.b.id]\n${more}`,
    )
  const door = endpoint('logs', 'com.amazonaws.eu-west-1.logs', behind())
  const admits = group('e', ingress('security_groups = [aws_security_group.c.id]'))
  const [trace] = tracesOf(
    terraform(
      'variable "template" {}\n',
      BOTH,
      CLIENT_GROUP,
      admits,
      door,
      fleet('launch_template {\n id = var.template\n}'),
    ),
    'aws_autoscaling_group.fleet',
    'aws_vpc_endpoint.logs',
  )
  expect(trace && [trace.verdict, unsure(trace).length, trace.causes.length]).toEqual(['unknown', 2, 1])
})
