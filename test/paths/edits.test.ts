/** What opens each block, and what that change does to others, by name. */
import type { Graph } from '../../graph/graph'
import { isOutside } from '../../model/resource'
import { isNotFound } from '../../paths/asking'
import type { BlockCode } from '../../paths/codes'
import type { Destination } from '../../paths/destination'
import { traces } from '../../paths/follow-request'
import type { Trace } from '../../paths/trace'
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
  logs,
  nat,
  PROVIDER,
  resource,
  subnet,
  TASK,
  TO_IGW,
  TO_NAT,
  table,
  task,
  terraform,
  walked,
} from './network'

const FROM = 'aws_ecs_service.task'

const ask =
  (pieces: readonly string[], to: string, from = FROM, port?: number) =>
  (): readonly Trace[] => {
    const found = traces(terraform(...pieces), { from, to, ...(port && { port }) })
    if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
    return found
  }

const walk =
  (pieces: readonly string[], to: (graph: Graph) => Destination, port?: number) => (): readonly Trace[] => {
    const graph = terraform(...pieces)
    return [walked(graph, FROM, to(graph), port)]
  }

const toService = (service: string) => (): Destination => ({ is: 'service', service })
const toEndpoint =
  (name: string, node?: string) =>
  (graph: Graph): Destination => ({
    is: 'endpoint',
    endpoint: resource(graph, name),
    byName: false,
    ...(node && { node: resource(graph, node) }),
  })

/** A second workload behind the same things. */
const OTHER = TASK.replace('"task" {', '"other" {')
const lambda = (url: string, name = 'f') =>
  block(
    'aws_lambda_function',
    name,
    `function_name = "${name}"\nrole = "r"\nvpc_config {\n subnet_ids = [aws_subnet.a.id]\n security_group_ids = [aws_security_group.c.id]\n}\nenvironment {\n variables = { URL = "https://${url}" }\n}`,
  )
const host = (api: string) =>
  `\${aws_api_gateway_rest_api.${api}.id}.execute-api.eu-west-1.amazonaws.com/live`
const api = (name: string, type: string, more = '') =>
  block(
    'aws_api_gateway_rest_api',
    name,
    `name = "${name}"\nendpoint_configuration {\n types = ["${type}"]\n}\n${more}`,
  )
const execute = (privateDns: boolean, more = '') =>
  endpoint(
    'api',
    'com.amazonaws.eu-west-1.execute-api',
    `private_dns_enabled = ${privateDns}\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]\n${more}`,
  )
const OPEN = group('e', ingress(INSIDE))
const base = [BOTH, CLIENT_GROUP, TASK]
const inVpc = [...base, OPEN]
const policy = (effect: string, condition = '') =>
  `policy = jsonencode({ Statement = [{ Effect = "${effect}", Principal = "*", Action = "execute-api:Invoke", Resource = "*"${condition} }] })`
const FOR_OTHERS = ', Condition = { StringEquals = { "aws:SourceVpce" = "vpce-0123456789abcdef0" } }'

const zone = block(
  'aws_route53_zone',
  'z',
  'name = "corp.example.com"\nvpc {\n vpc_id = aws_vpc.main.id\n}\nvpc {\n vpc_id = aws_vpc.far.id\n}',
)
const record = (name: string, type: string, value: string) =>
  block(
    'aws_route53_record',
    name,
    `zone_id = aws_route53_zone.z.zone_id\nname = "${name}.corp.example.com"\ntype = "${type}"\nttl = 60\nrecords = [${value}]`,
  )
const FAR = `${block('aws_vpc', 'far', 'cidr_block = "10.1.0.0/16"\nenable_dns_hostnames = true')}${subnet('far', 0, 'a', 'far', 1)}`

const balancer = (name: string, more: string, type = 'application') =>
  block(
    'aws_lb',
    name,
    `load_balancer_type = "${type}"\nsubnets = [aws_subnet.a.id, aws_subnet.b.id]\n${more}`,
  )
const listener = (name: string) =>
  block(
    'aws_lb_listener',
    'l',
    `load_balancer_arn = aws_lb.${name}.arn\nport = 443\nprotocol = "TCP"\ndefault_action {\n type = "forward"\n target_group_arn = aws_lb_target_group.t.arn\n}`,
  )
const TARGETS = block(
  'aws_lb_target_group',
  't',
  'port = 8443\nprotocol = "TCP"\ntarget_type = "instance"\nvpc_id = aws_vpc.main.id',
)
const instance = (more = '', where = 'a') =>
  block(
    'aws_instance',
    'host',
    `ami = "ami-1"\ninstance_type = "t3.small"\nsubnet_id = aws_subnet.${where}.id\nvpc_security_group_ids = [aws_security_group.t.id]\n${more}`,
  )
const REGISTERED = `${instance()}${group('t', ingress(INSIDE, 8443))}${block('aws_lb_target_group_attachment', 't', 'target_group_arn = aws_lb_target_group.t.arn\ntarget_id = aws_instance.host.id')}`
const shop = (acceptance: boolean) =>
  block(
    'aws_vpc_endpoint_service',
    'shop',
    `acceptance_required = ${acceptance}\nnetwork_load_balancer_arns = [aws_lb.nlb.arn]\nallowed_principals = ["*"]`,
  )
const door = (subnets = 'aws_subnet.a.id', name = 'shop') =>
  endpoint(
    name,
    '${aws_vpc_endpoint_service.shop.service_name}',
    `subnet_ids = [${subnets}]\nsecurity_group_ids = [aws_security_group.e.id]`,
  )
const nlb = (more = '') =>
  `${balancer('nlb', `internal = true\n${more}`, 'network')}${TARGETS}${listener('nlb')}`
const web = (internal: boolean) =>
  `${balancer('web', `internal = ${internal}\nsecurity_groups = [aws_security_group.w.id]`)}${TARGETS}${listener('web')}${REGISTERED}`
const W = (peer: string) => group('w', `${ingress(peer)}${egress(EVERYWHERE, 8443)}`)
const PUBLIC = [IGW, table('a', TO_IGW), table('b', TO_IGW)]
const V1 = (name: string) =>
  block('aws_api_gateway_vpc_link', 'v1', `name = "v1"\ntarget_arns = [aws_lb.${name}.arn]`)

const acl = (rules: string) =>
  block(
    'aws_network_acl',
    'x',
    `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id, aws_subnet.c.id]\n${rules}`,
  )
const rule = (side: string, from: number, to = from) =>
  `${side} {\n rule_no = 1\n action = "allow"\n protocol = "tcp"\n from_port = ${from}\n to_port = ${to}\n cidr_block = "0.0.0.0/0"\n}\n`
const inB = [...inVpc, subnet('c', 2, 'c'), logs(undefined, 'b')]
const intoB = `${acl('').replace('"x"', '"y"').replace('aws_subnet.a.id', 'aws_subnet.b.id')}`

interface Case {
  readonly shown: () => readonly Trace[]
  /** Whose setting is to be changed. */
  readonly at: string
  readonly breaks?: string
  readonly also?: string
}

/** Every block, once; nothing follows from some. */
const CASES: Readonly<Record<Exclude<BlockCode, 'not-followed'>, Case>> = {
  'name-no-resolver': {
    shown: ask(
      [BOTH.replace('enable_dns_support = true', 'enable_dns_support = false'), FAR, zone],
      'x.corp.example.com',
      'aws_subnet.a',
    ),
    at: 'aws_vpc.main',
    breaks: 'aws_route53_zone.z begins to answer corp.example.com and all below it in aws_vpc.main',
  },
  'name-nxdomain': {
    shown: ask(
      [...inVpc, execute(false), api('priv', 'PRIVATE'), api('reg', 'REGIONAL'), lambda(host('reg'))],
      'aws_api_gateway_rest_api.priv',
    ),
    at: 'aws_vpc_endpoint.api',
    breaks: 'aws_lambda_function.f in aws_vpc.main gets 403 from the public API aws_api_gateway_rest_api.reg',
  },
  'name-loop': {
    shown: ask(
      [
        ...base,
        FAR,
        zone,
        record('x', 'CNAME', '"y.corp.example.com"'),
        record('y', 'CNAME', '"x.corp.example.com"'),
      ],
      'x.corp.example.com',
    ),
    at: 'aws_route53_record.y',
  },
  'private-dns-unusable': {
    shown: walk(
      [
        BOTH.replace('enable_dns_hostnames = true', 'enable_dns_hostnames = false'),
        CLIENT_GROUP,
        TASK,
        OPEN,
        FAR,
        zone,
        logs(),
      ],
      toService('logs'),
    ),
    at: 'aws_vpc.main',
    breaks: 'aws_route53_zone.z begins to answer corp.example.com and all below it in aws_vpc.main',
  },
  's3-private-dns-without-gateway-endpoint': {
    shown: walk(
      [
        BOTH,
        group('c', egress(EVERYWHERE)),
        group('d', egress(EVERYWHERE)),
        TASK,
        task('', 'aws_security_group.d.id').replace('"task" {', '"other" {'),
        group('e', ingress('security_groups = [aws_security_group.c.id]')),
        endpoint(
          's3',
          'com.amazonaws.eu-west-1.s3',
          'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]',
        ),
      ],
      toService('s3'),
    ),
    at: 'aws_vpc_endpoint.s3',
    breaks:
      'the names of the service lead aws_ecs_service.other to aws_vpc_endpoint.s3, where filters stop it',
  },
  'route-none': {
    shown: ask(
      [
        ...base,
        subnet('c', 2, 'c'),
        table('a', ''),
        block(
          'aws_route_table_association',
          'c',
          'subnet_id = aws_subnet.c.id\nroute_table_id = aws_route_table.a.id',
        ),
      ],
      'https://www.example.org',
    ),
    at: 'aws_route_table.a',
    also: 'aws_route_table.a is also that of aws_subnet.c: the route holds there too',
  },
  'gateway-not-attached': {
    shown: ask([...base, FAR, IGW.replace('aws_vpc.main', 'aws_vpc.far'), table('a', TO_IGW)], '1.1.1.1'),
    at: 'aws_route_table.a',
  },
  'internet-gateway-without-public-address': {
    shown: ask(
      [
        BOTH,
        CLIENT_GROUP,
        IGW,
        table('a', TO_IGW),
        lambda('www.example.org'),
        block('aws_eip', 'n', ''),
        nat('subnet_id = aws_subnet.a.id\nallocation_id = aws_eip.n.id'),
      ],
      '1.1.1.1',
      'aws_lambda_function.f',
    ),
    at: 'aws_route_table.a',
    breaks:
      'aws_nat_gateway.main in subnets of aws_route_table.a cannot do without its route to the internet gateway',
  },
  'nat-gateway-private': {
    shown: ask(
      [
        ...base,
        subnet('c', 2, 'c'),
        nat('connectivity_type = "private"\nsubnet_id = aws_subnet.b.id'),
        IGW,
        table('b', TO_IGW),
        table('a', TO_NAT),
        table('c', TO_NAT),
      ],
      '1.1.1.1',
    ),
    at: 'aws_nat_gateway.main',
    breaks: 'aws_nat_gateway.main is replaced, and aws_route_table.c leads through it as well',
  },
  'nat-gateway-not-public': {
    shown: ask(
      [
        ...base,
        subnet('c', 2, 'c'),
        nat('subnet_id = aws_subnet.b.id'),
        table('a', TO_NAT),
        table('c', TO_NAT),
      ],
      '1.1.1.1',
    ),
    at: 'aws_nat_gateway.main',
    breaks: 'aws_nat_gateway.main is replaced, and aws_route_table.c leads through it as well',
  },
  'public-access-blocked': {
    shown: ask(
      [
        BOTH,
        CLIENT_GROUP,
        task('assign_public_ip = true'),
        web(false),
        W(EVERYWHERE),
        ...PUBLIC,
        block(
          'aws_vpc_block_public_access_options',
          'all',
          'internet_gateway_block_mode = "block-bidirectional"',
        ),
      ],
      '1.1.1.1',
    ),
    at: 'aws_vpc_block_public_access_options.all',
    also: 'the internet reaches aws_ecs_service.task and aws_lb.web in aws_subnet.a again',
  },
  'vpcs-not-connected': {
    shown: walk(
      [
        ...base,
        subnet('c', 2, 'c'),
        table('a', ''),
        block(
          'aws_route_table_association',
          'c',
          'subnet_id = aws_subnet.c.id\nroute_table_id = aws_route_table.a.id',
        ),
        FAR,
        group('e', ingress(INSIDE), 'far'),
        logs(undefined, 'far').replace('aws_vpc.main', 'aws_vpc.far'),
      ],
      toEndpoint('aws_vpc_endpoint.logs'),
    ),
    at: 'aws_vpc.main',
    also: 'aws_route_table.a is also that of aws_subnet.c: the route holds there too',
  },
  'gateway-endpoint-not-transitive': {
    shown: walk(
      [
        ...base,
        OTHER,
        FAR,
        block(
          'aws_vpc_endpoint',
          's3',
          'vpc_id = aws_vpc.far.id\nservice_name = "com.amazonaws.eu-west-1.s3"',
        ),
      ],
      toEndpoint('aws_vpc_endpoint.s3'),
    ),
    at: 'aws_vpc.main',
    breaks: 'it cuts open connections to s3 of what uses its route tables: aws_ecs_service.other',
  },
  'security-group-egress': {
    shown: walk([BOTH, group('c', ''), TASK, OTHER, OPEN, logs()], toService('logs')),
    at: 'aws_security_group.c',
    also: 'aws_security_group.c also stands in front of aws_ecs_service.other: the rule holds there too',
  },
  'network-acl-out': {
    shown: walk([...inB, acl(rule('egress', 80) + rule('ingress', 1024, 65535))], toService('logs')),
    at: 'aws_network_acl.x',
    also: 'aws_network_acl.x also stands in front of aws_subnet.c: the rule holds there too',
  },
  'network-acl-in': {
    shown: walk(
      [...inB, intoB.replace(/\n}\n$/, `\n${rule('ingress', 80)}${rule('egress', 1024, 65535)}}\n`)],
      toService('logs'),
    ),
    at: 'aws_network_acl.y',
    also: 'aws_network_acl.y also stands in front of aws_subnet.c: the rule holds there too',
  },
  'network-acl-return': {
    shown: walk([...inB, acl(rule('egress', 443) + rule('ingress', 80))], toService('logs')),
    at: 'aws_network_acl.x',
    also: 'aws_network_acl.x also stands in front of aws_subnet.c: the rule holds there too',
  },
  'security-group-ingress': {
    shown: walk(
      [...base, group('e', ''), logs(), web(true).replace('aws_security_group.w', 'aws_security_group.e')],
      toService('logs'),
    ),
    at: 'aws_security_group.e',
    also: 'aws_security_group.e also stands in front of aws_lb.web: the rule holds there too',
  },
  'security-group-reference-lost': {
    shown: walk(
      [
        ...base,
        OTHER,
        FAR,
        group('e', ingress('security_groups = [aws_security_group.c.id]'), 'far'),
        logs(undefined, 'far').replace('aws_vpc.main', 'aws_vpc.far'),
      ],
      toEndpoint('aws_vpc_endpoint.logs'),
    ),
    at: 'aws_security_group.e',
    also: 'by the addresses of aws_subnet.a aws_ecs_service.other passes too',
  },
  'connection-not-accepted': {
    shown: walk([...inVpc, shop(true), nlb(), REGISTERED, door()], toEndpoint('aws_vpc_endpoint.shop')),
    at: 'aws_vpc_endpoint.shop',
    also: 'without acceptance, whatever * connects to aws_vpc_endpoint_service.shop is accepted unseen',
  },
  'account-not-allowed': {
    shown: walk(
      [
        'provider "aws" {\n region = "eu-west-1"\n allowed_account_ids = ["111111111111"]\n}\n',
        'provider "aws" {\n alias = "partner"\n region = "eu-west-1"\n allowed_account_ids = ["222222222222"]\n}\n',
        ...inVpc.map((piece) => piece.replaceAll(PROVIDER, '')),
        shop(false).replace('"*"', '"arn:aws:iam::333333333333:root"'),
        nlb(),
        REGISTERED,
        door().replace('service_name', 'provider = aws.partner\nservice_name'),
      ],
      toEndpoint('aws_vpc_endpoint.shop'),
    ),
    at: 'aws_vpc_endpoint_service.shop',
    also: 'whoever creates endpoints in the account of aws_vpc_endpoint.shop is connected to aws_vpc_endpoint_service.shop unseen',
  },
  'endpoint-zone-not-offered': {
    shown: walk(
      [
        ...inVpc,
        subnet('c', 2, 'c'),
        shop(false),
        nlb(),
        REGISTERED,
        door('aws_subnet.a.id, aws_subnet.c.id'),
      ],
      toEndpoint('aws_vpc_endpoint.shop'),
    ),
    at: 'aws_vpc_endpoint.shop',
  },
  'endpoint-private-addresses': {
    shown: ask([...inVpc, execute(false)], 'aws_vpc_endpoint.api', 'internet'),
    at: 'aws_vpc_endpoint.api',
  },
  'private-address': {
    shown: ask(
      ['resource "aws_lambda_function" "f" {\n function_name = "f"\n role = "r"\n}\n'],
      '10.0.0.5',
      'aws_lambda_function.f',
    ),
    at: 'aws_lambda_function.f',
  },
  'vpc-link-elsewhere': {
    shown: ask(
      [
        PROVIDER,
        'provider "aws" {\n alias = "far"\n region = "eu-north-1"\n}\n',
        V1('nlb'),
        BOTH.replaceAll(PROVIDER, ''),
        nlb().replace('load_balancer_type', 'provider = aws.far\nload_balancer_type'),
        REGISTERED,
      ],
      'aws_lb.nlb',
      'aws_api_gateway_vpc_link.v1',
      443,
    ),
    at: 'aws_api_gateway_vpc_link.v1',
  },
  'load-balancer-internal': {
    shown: ask([BOTH, ...PUBLIC, web(true), W(EVERYWHERE), V1('web')], 'aws_lb.web', 'internet', 443),
    at: 'aws_lb.web',
    breaks: 'another scheme replaces aws_lb.web, which aws_api_gateway_vpc_link.v1 leads to',
  },
  'load-balancer-subnet-not-public': {
    shown: ask([BOTH, web(false), W(EVERYWHERE), V1('web')], 'aws_lb.web', 'internet', 443),
    at: 'aws_lb.web',
  },
  'load-balancer-security-group-ingress': {
    shown: walk(
      [
        ...inVpc,
        shop(false),
        nlb('security_groups = [aws_security_group.w.id]'),
        group('w', ingress('security_groups = [aws_security_group.c.id]') + egress(EVERYWHERE, 8443)),
        REGISTERED,
        door(),
        door('aws_subnet.b.id', 'second'),
      ],
      toEndpoint('aws_vpc_endpoint.shop'),
    ),
    at: 'aws_lb.nlb',
    also: 'with the rules off, all that comes by aws_vpc_endpoint.shop and aws_vpc_endpoint.second passes, whatever its address',
  },
  'load-balancer-without-listener': {
    shown: ask([...base, nlb(), REGISTERED], 'aws_lb.nlb', FROM, 80),
    at: 'aws_lb.nlb',
  },
  'load-balancer-without-target': {
    shown: ask([...base, nlb()], 'aws_lb.nlb', FROM, 443),
    at: 'aws_lb_target_group.t',
  },
  'load-balancer-zone-without-target': {
    shown: walk(
      [...inVpc, shop(false), nlb(), REGISTERED, door('aws_subnet.a.id, aws_subnet.b.id')],
      toEndpoint('aws_vpc_endpoint.shop', 'aws_subnet.b'),
    ),
    at: 'aws_lb.nlb',
  },
  'https-only': {
    shown: ask(
      [...inVpc, api('orders', 'REGIONAL')],
      'http://{aws_api_gateway_rest_api.orders}.execute-api.eu-west-1.amazonaws.com',
    ),
    at: 'aws_api_gateway_rest_api.orders',
  },
  'certificate-mismatch': {
    shown: ask(
      [
        ...inVpc,
        FAR,
        zone,
        execute(true),
        record('x', 'CNAME', 'aws_vpc_endpoint.api.dns_entry[0].dns_name'),
      ],
      'x.corp.example.com',
    ),
    at: 'aws_vpc_endpoint.api',
  },
  'endpoint-policy': {
    shown: ask(
      [...inVpc, execute(true, policy('Allow', FOR_OTHERS)), api('priv', 'PRIVATE', policy('Allow'))],
      'aws_api_gateway_rest_api.priv',
    ),
    at: 'aws_vpc_endpoint.api',
  },
  'no-api-named': {
    shown: ask([...inVpc, execute(true)], '{aws_vpc_endpoint.api}.execute-api.eu-west-1.vpce.amazonaws.com'),
    at: 'aws_vpc_endpoint.api',
  },
  'public-api-behind-endpoint': {
    shown: ask(
      [
        ...inVpc,
        execute(true),
        api('reg', 'REGIONAL'),
        api('priv', 'PRIVATE', policy('Allow')),
        lambda(host('priv')),
      ],
      'aws_api_gateway_rest_api.reg',
    ),
    at: 'aws_vpc_endpoint.api',
    breaks:
      'with private DNS off, aws_lambda_function.f does not find the private API that it calls by its default name',
  },
  'domain-not-associated': {
    shown: ask(
      [
        ...inVpc,
        FAR,
        zone,
        execute(false),
        api('priv', 'PRIVATE', policy('Allow')),
        record('x', 'CNAME', 'aws_vpc_endpoint.api.dns_entry[0].dns_name'),
        block(
          'aws_api_gateway_domain_name',
          'x',
          `domain_name = "x.corp.example.com"\nendpoint_configuration {\n types = ["PRIVATE"]\n}\n${policy('Allow')}`,
        ),
        block(
          'aws_api_gateway_base_path_mapping',
          'x',
          'domain_name = aws_api_gateway_domain_name.x.domain_name\ndomain_name_id = aws_api_gateway_domain_name.x.domain_name_id\napi_id = aws_api_gateway_rest_api.priv.id\nstage_name = "live"',
        ),
      ],
      'x.corp.example.com',
    ),
    at: 'aws_api_gateway_domain_name.x',
  },
  'domain-policy': {
    shown: ask(
      [
        ...inVpc,
        FAR,
        zone,
        execute(false),
        api('priv', 'PRIVATE', policy('Allow')),
        record('x', 'CNAME', 'aws_vpc_endpoint.api.dns_entry[0].dns_name'),
        block(
          'aws_api_gateway_domain_name',
          'x',
          `domain_name = "x.corp.example.com"\nendpoint_configuration {\n types = ["PRIVATE"]\n}\n${policy('Allow', FOR_OTHERS)}`,
        ),
        block(
          'aws_api_gateway_domain_name_access_association',
          'x',
          'access_association_source = aws_vpc_endpoint.api.id\naccess_association_source_type = "VPCE"\ndomain_name_arn = aws_api_gateway_domain_name.x.arn',
        ),
        block(
          'aws_api_gateway_base_path_mapping',
          'x',
          'domain_name = aws_api_gateway_domain_name.x.domain_name\ndomain_name_id = aws_api_gateway_domain_name.x.domain_name_id\napi_id = aws_api_gateway_rest_api.priv.id\nstage_name = "live"',
        ),
      ],
      'x.corp.example.com',
    ),
    at: 'aws_api_gateway_domain_name.x',
  },
  'default-name-disabled': {
    shown: ask(
      [
        api('reg', 'REGIONAL', 'disable_execute_api_endpoint = true'),
        block(
          'aws_api_gateway_domain_name',
          'x',
          'domain_name = "x.example.com"\nendpoint_configuration {\n types = ["REGIONAL"]\n}',
        ),
        block(
          'aws_api_gateway_base_path_mapping',
          'x',
          'domain_name = aws_api_gateway_domain_name.x.domain_name\napi_id = aws_api_gateway_rest_api.reg.id\nstage_name = "live"',
        ),
      ],
      'aws_api_gateway_rest_api.reg',
      'internet',
    ),
    at: 'aws_api_gateway_rest_api.reg',
    also: 'the default name leads past what stands in front of aws_api_gateway_domain_name.x',
  },
  'resource-policy': {
    shown: ask(
      [...inVpc, execute(true), api('priv', 'PRIVATE', policy('Allow', FOR_OTHERS))],
      'aws_api_gateway_rest_api.priv',
    ),
    at: 'aws_api_gateway_rest_api.priv',
  },
}

test.each(Object.entries(CASES))('%s', (code, { shown, at, breaks, also }) => {
  const [trace] = shown()
  expect(trace?.codes).toContain(code)
  const edit = trace?.edits.find((one) => (isOutside(one.at) ? one.at.name : one.at.address) === at)
  expect(edit?.says).toMatch(/^[A-Z].*[^.]$/)
  expect(edit?.breaks).toEqual(breaks === undefined ? [] : [breaks])
  expect(edit?.also).toEqual(also === undefined ? [] : expect.arrayContaining([also]))
})

describe('names that nobody answers', () => {
  const shownBy = (pieces: readonly string[], to: string, from = FROM) =>
    ask(pieces, to, from)().flatMap(({ edits }) =>
      edits.map(({ at, breaks, also }) => [isOutside(at) ? at.name : at.address, ...breaks, ...also]),
    )

  test('a zone without the record: others answer in it too', () => {
    expect(shownBy([...base, FAR, zone], 'x.corp.example.com')).toEqual([
      ['aws_route53_zone.z', 'aws_route53_zone.z also answers in aws_vpc.far: the record is there too'],
    ])
  })

  test('a rule that asks a VPC which does not know the name either: who asks for more by it', () => {
    const resolver = (name: string, direction: string, where: string, ip: string) =>
      block(
        'aws_route53_resolver_endpoint',
        name,
        `direction = "${direction}"\nsecurity_group_ids = [aws_security_group.c.id]\nip_address {\n subnet_id = aws_subnet.${where}.id\n ip = "${ip}"\n}`,
      )
    const rule = block(
      'aws_route53_resolver_rule',
      'r',
      'domain_name = "execute-api.eu-west-1.amazonaws.com"\nrule_type = "FORWARD"\nresolver_endpoint_id = aws_route53_resolver_endpoint.out.id\ntarget_ip {\n ip = "10.1.0.10"\n}',
    )
    const associated = block(
      'aws_route53_resolver_rule_association',
      'r',
      'resolver_rule_id = aws_route53_resolver_rule.r.id\nvpc_id = aws_vpc.main.id',
    )
    const forwards = [
      resolver('in', 'INBOUND', 'far', '10.1.0.10'),
      resolver('out', 'OUTBOUND', 'a', '10.0.0.10'),
      rule,
      associated,
    ]
    const apis = [api('priv', 'PRIVATE'), api('reg', 'REGIONAL'), lambda(host('reg'))]
    expect(shownBy([...base, FAR, ...forwards, ...apis], 'aws_api_gateway_rest_api.priv')).toEqual([
      [
        'aws_route53_resolver_rule.r',
        'aws_lambda_function.f in aws_vpc.main asks for names below execute-api.eu-west-1.amazonaws.com, which are then answered elsewhere',
      ],
    ])
  })

  test('a private API asked for from the internet: whoever calls it through an endpoint', () => {
    const called = [...inVpc, execute(true), api('priv', 'PRIVATE'), lambda(host('priv'))]
    expect(shownBy(called, 'aws_api_gateway_rest_api.priv', 'internet')).toEqual([
      [
        'aws_api_gateway_rest_api.priv',
        'a public API is not served behind endpoints: aws_lambda_function.f calls aws_api_gateway_rest_api.priv',
      ],
    ])
  })

  test('a VPC without an endpoint, and a name that an API has for an endpoint it does not list', () => {
    const without = [...base, api('priv', 'PRIVATE'), api('reg', 'REGIONAL'), lambda(host('reg'))]
    expect(shownBy(without, 'aws_api_gateway_rest_api.priv')).toEqual([
      [
        'aws_vpc.main',
        'aws_lambda_function.f in aws_vpc.main gets 403 from the public API aws_api_gateway_rest_api.reg',
      ],
    ])
    const unlisted = [...inVpc, execute(false), api('priv', 'PRIVATE')]
    const name = '{aws_api_gateway_rest_api.priv}-{aws_vpc_endpoint.api}.execute-api.eu-west-1.amazonaws.com'
    expect(shownBy(unlisted, name)).toEqual([['aws_api_gateway_rest_api.priv']])
  })
})

test('two changes of one group for two ports are two', () => {
  const health = `${TARGETS.replace('port = 8443', 'port = 8443\npreserve_client_ip = false\nhealth_check {\n port = "9000"\n}')}`
  const [trace] = ask(
    [
      ...base,
      nlb().replace(TARGETS, health),
      REGISTERED.replace('from_port = 8443', 'from_port = 1').replace('to_port = 8443', 'to_port = 1'),
    ],
    'aws_lb.nlb',
    FROM,
    443,
  )()
  expect(trace?.edits.map(({ says }) => says.replace(/ in from .*/, ''))).toEqual([
    'Let tcp 8443',
    'Let tcp 9000',
  ])
})
