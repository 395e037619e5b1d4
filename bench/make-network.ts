/**
 * One large network for benches, in the shape of `terraform show -json`: everything has been created, so ids are known. Which groups,
 * subnet and network ACL a workload has is its class; some endpoints keep their clients out, and some subnets lack the route to S3.
 */

export interface Network {
  readonly text: string
  readonly classes: number
  /** Endpoints that do not let their clients in, by address. */
  readonly closed: readonly string[]
  /** Gateway endpoints that serve none of their clients' subnets. */
  readonly unrouted: readonly string[]
  /** Workloads that the endpoint for SQS keeps out. */
  readonly unanswered: readonly string[]
}

const VPCS = 20
const SUBNETS = 1_000
const GROUPS = 2_000
const ENDPOINTS = 200
const SERVICES = [
  'sqs',
  'sns',
  'kms',
  'logs',
  'secretsmanager',
  'ssm',
  'sts',
  'monitoring',
  'lambda',
] as const
/** One endpoint of so many keeps its clients out. */
const CLOSED = 10

type Values = Readonly<Record<string, unknown>>
interface Made {
  readonly type: string
  readonly name: string
  readonly values: Values
}

const provider = 'registry.terraform.io/hashicorp/aws'
const REGION = 'eu-west-1'
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_each, at) => at)
const id = (prefix: string, at: number): string => `${prefix}-${at.toString(16).padStart(17, '0')}`
const made = (type: string, name: string, values: Values): Made => ({ type, name, values })

const cidrOf = (subnet: number): string => `10.${subnet % VPCS}.${Math.floor(subnet / VPCS)}.0/24`

const vpc = (at: number): Made =>
  made('aws_vpc', `v${at}`, {
    id: id('vpc', at),
    cidr_block: `10.${at}.0.0/16`,
    enable_dns_support: true,
    enable_dns_hostnames: true,
    default_security_group_id: id('sg', 100_000 + at),
    default_network_acl_id: id('acl', 100_000 + at),
    main_route_table_id: id('rtb', 100_000 + at),
  })

const acl = (at: number): Made =>
  made('aws_network_acl', `n${at}`, {
    id: id('acl', at),
    vpc_id: id('vpc', at),
    subnet_ids: numbers(SUBNETS)
      .filter((subnet) => subnet % VPCS === at)
      .map((subnet) => id('subnet', subnet)),
    ingress: [aclRule(100)],
    egress: [aclRule(100)],
  })

const aclRule = (number: number): Values => ({
  rule_no: number,
  action: 'allow',
  protocol: '-1',
  from_port: 0,
  to_port: 0,
  cidr_block: '0.0.0.0/0',
  ipv6_cidr_block: '',
  icmp_type: 0,
  icmp_code: 0,
})

const subnet = (at: number): Made =>
  made('aws_subnet', `s${at}`, {
    id: id('subnet', at),
    vpc_id: id('vpc', at % VPCS),
    cidr_block: cidrOf(at),
    availability_zone: `${REGION}${'abc'.charAt(Math.floor(at / VPCS) % 3)}`,
    map_public_ip_on_launch: false,
  })

const rule = (more: Values): Values => ({
  description: '',
  from_port: 443,
  to_port: 443,
  protocol: 'tcp',
  cidr_blocks: [],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
  ...more,
})

/** The first ones stand before endpoints; the others before workloads, and let everything out. */
function group(at: number): Made {
  const ofEndpoint = at < ENDPOINTS
  const home = at % VPCS
  const closed = ofEndpoint && at % CLOSED === 0
  return made('aws_security_group', `g${at}`, {
    id: id('sg', at),
    name: `g${at}`,
    vpc_id: id('vpc', home),
    ingress: ofEndpoint ? [rule({ cidr_blocks: [closed ? '192.168.0.0/24' : `10.${home}.0.0/16`] })] : [],
    egress: [rule({ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] })],
  })
}

const serviceOf = (endpoint: number): string =>
  SERVICES[Math.floor(endpoint / VPCS) % SERVICES.length] ?? 'sqs'
const isGateway = (endpoint: number): boolean => endpoint >= ENDPOINTS - VPCS

/** Nine services in each VPC by interface, and S3 by a gateway, which has a route table where the VPC's number is even. */
const endpoint = (at: number): Made =>
  made('aws_vpc_endpoint', `e${at}`, {
    id: id('vpce', at),
    vpc_id: id('vpc', at % VPCS),
    ...(isGateway(at)
      ? {
          service_name: `com.amazonaws.${REGION}.s3`,
          vpc_endpoint_type: 'Gateway',
          route_table_ids: at % 2 === 0 ? [id('rtb', at % VPCS)] : [id('rtb', 1_000 + at)],
        }
      : {
          service_name: `com.amazonaws.${REGION}.${serviceOf(at)}`,
          vpc_endpoint_type: 'Interface',
          private_dns_enabled: true,
          subnet_ids: [id('subnet', at % VPCS), id('subnet', (at % VPCS) + VPCS)],
          security_group_ids: [id('sg', at)],
        }),
  })

const table = (at: number): Made =>
  made('aws_route_table', `r${at}`, { id: id('rtb', at), vpc_id: id('vpc', at % VPCS), route: [] })

const association = (at: number): Made =>
  made('aws_route_table_association', `a${at}`, {
    id: id('rtbassoc', at),
    subnet_id: id('subnet', at),
    route_table_id: id('rtb', at % VPCS),
  })

/** Workload `at` is in subnet `at % SUBNETS`, with one of two groups of its VPC's by the service it calls. */
function workload(at: number, classes: number): Made {
  const place = at % classes
  const home = place % VPCS
  const groups = GROUPS - ENDPOINTS
  const own = ENDPOINTS + ((place * VPCS + home) % groups)
  const service = serviceOf((at % (ENDPOINTS / VPCS - 1)) * VPCS)
  return made('aws_lambda_function', `f${at}`, {
    arn: `arn:aws:lambda:${REGION}:123456789012:function:f${at}`,
    function_name: `f${at}`,
    role: 'arn:aws:iam::123456789012:role/f',
    vpc_config: [
      { subnet_ids: [id('subnet', place)], security_group_ids: [id('sg', own)], vpc_id: id('vpc', home) },
    ],
    environment: [
      {
        variables: {
          ENDPOINT: `https://${service}.${REGION}.amazonaws.com`,
          BUCKET: `https://s3.${REGION}.amazonaws.com/bucket-${at}`,
        },
      },
    ],
  })
}

const known = ({ type, name }: Made): Values => ({ address: `${type}.${name}`, mode: 'managed', type, name })

const stored = (one: Made): Values => ({
  ...known(one),
  provider_name: provider,
  schema_version: 1,
  values: one.values,
  sensitive_values: {},
})

const change = (one: Made): Values => ({
  ...known(one),
  provider_name: provider,
  change: {
    actions: ['no-op'],
    before: one.values,
    after: one.values,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
  },
})

const configured = (one: Made): Values => ({ ...known(one), provider_config_key: 'aws', expressions: {} })

export function makeNetwork(workloads: number, classes: number): Network {
  const all = [
    ...numbers(VPCS).map(vpc),
    ...numbers(VPCS).map(acl),
    ...numbers(SUBNETS).map(subnet),
    ...numbers(GROUPS).map(group),
    ...numbers(VPCS).map(table),
    ...numbers(VPCS).map((at) => table(1_000 + ENDPOINTS - VPCS + at)),
    ...numbers(SUBNETS).map(association),
    ...numbers(ENDPOINTS).map(endpoint),
    ...numbers(workloads).map((at) => workload(at, classes)),
  ]
  const endpoints = numbers(ENDPOINTS)
  const named = (which: (at: number) => boolean) =>
    endpoints.filter(which).map((at) => `aws_vpc_endpoint.e${at}`)
  return {
    text: JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: { root_module: { resources: all.map(stored) } },
      resource_changes: all.map(change),
      configuration: {
        provider_config: {
          aws: { name: 'aws', full_name: provider, expressions: { region: { constant_value: REGION } } },
        },
        root_module: { resources: all.map(configured) },
      },
      complete: true,
      errored: false,
    }),
    classes,
    closed: named((at) => !isGateway(at) && at % CLOSED === 0),
    unrouted: named((at) => isGateway(at) && at % 2 === 1),
    unanswered: numbers(workloads)
      .filter((at) => ((at % classes) % VPCS) % CLOSED === 0)
      .map((at) => `aws_lambda_function.f${at}`),
  }
}
