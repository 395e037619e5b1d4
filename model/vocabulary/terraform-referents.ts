/**
 * What an argument that holds an identity can refer to. Where an expression names several resources, an unknown
 * `subnet_ids` can only come from those that are subnets.
 */

interface Referents {
  /** Any attribute of these types. */
  readonly types?: readonly string[]
  /** These attributes of any type, or of one: `vpc_id`, `aws_vpc.default_security_group_id`. */
  readonly attributes?: readonly string[]
}

const SUBNETS: Referents = {
  types: ['aws_subnet', 'aws_subnets', 'aws_default_subnet'],
  attributes: ['subnet_id', 'subnet_ids'],
}
const SECURITY_GROUPS: Referents = {
  types: ['aws_security_group', 'aws_security_groups', 'aws_default_security_group'],
  attributes: [
    'aws_vpc.default_security_group_id',
    'aws_lb.security_groups',
    'aws_alb.security_groups',
    'aws_elb.source_security_group_id',
    'security_group_id',
    'security_group_ids',
    'vpc_security_group_ids',
  ],
}
const VPCS: Referents = { types: ['aws_vpc', 'aws_default_vpc'], attributes: ['vpc_id'] }
const ROUTE_TABLES: Referents = {
  types: ['aws_route_table', 'aws_route_tables', 'aws_default_route_table'],
  attributes: ['route_table_id', 'aws_vpc.main_route_table_id', 'aws_vpc.default_route_table_id'],
}
const ENDPOINTS: Referents = {
  types: ['aws_vpc_endpoint'],
  attributes: ['vpc_endpoint_id', 'vpc_endpoint_ids'],
}
const LOAD_BALANCERS: Referents = { types: ['aws_lb', 'aws_alb'], attributes: ['load_balancer_arn'] }
const TARGET_GROUPS: Referents = {
  types: ['aws_lb_target_group', 'aws_alb_target_group'],
  attributes: ['target_group_arn'],
}
const ZONES: Referents = { types: ['aws_route53_zone'], attributes: ['zone_id', 'hosted_zone_id'] }
const REST_APIS: Referents = { types: ['aws_api_gateway_rest_api'], attributes: ['rest_api_id'] }

/** Keyed by the name of the argument, at any depth. */
const REFERENTS: ReadonlyMap<string, Referents> = new Map([
  ['subnet_id', SUBNETS],
  ['subnet_ids', SUBNETS],
  ['subnets', SUBNETS],
  ['vpc_zone_identifier', SUBNETS],
  ['security_groups', SECURITY_GROUPS],
  ['security_group_id', SECURITY_GROUPS],
  ['security_group_ids', SECURITY_GROUPS],
  ['vpc_security_group_ids', SECURITY_GROUPS],
  ['source_security_group_id', SECURITY_GROUPS],
  ['referenced_security_group_id', SECURITY_GROUPS],
  ['vpc_id', VPCS],
  ['peer_vpc_id', VPCS],
  ['route_table_id', ROUTE_TABLES],
  ['route_table_ids', ROUTE_TABLES],
  ['vpc_endpoint_id', ENDPOINTS],
  ['vpc_endpoint_ids', ENDPOINTS],
  ['network_load_balancer_arns', LOAD_BALANCERS],
  ['load_balancer_arn', LOAD_BALANCERS],
  ['target_arns', LOAD_BALANCERS],
  ['target_group_arn', TARGET_GROUPS],
  ['target_group_arns', TARGET_GROUPS],
  ['zone_id', ZONES],
  ['rest_api_id', REST_APIS],
  ['connection_id', { types: ['aws_api_gateway_vpc_link', 'aws_apigatewayv2_vpc_link'] }],
  ['nat_gateway_id', { types: ['aws_nat_gateway'] }],
  [
    'gateway_id',
    { types: ['aws_internet_gateway', 'aws_vpn_gateway'], attributes: ['gateway_id', 'vpn_gateway_id'] },
  ],
  ['transit_gateway_id', { types: ['aws_ec2_transit_gateway'], attributes: ['transit_gateway_id'] }],
  [
    'vpc_peering_connection_id',
    { types: ['aws_vpc_peering_connection', 'aws_vpc_peering_connection_accepter'] },
  ],
  ['egress_only_gateway_id', { types: ['aws_egress_only_internet_gateway'] }],
  [
    'network_interface_id',
    {
      types: ['aws_network_interface'],
      attributes: ['network_interface_id', 'primary_network_interface_id', 'network_interface_ids'],
    },
  ],
  // In the statements of a policy document: aws:SourceVpc, aws:SourceVpce, principals.
  ['values', { attributes: ['aws_vpc.id', 'aws_vpc_endpoint.id'] }],
  ['identifiers', { attributes: ['aws_iam_role.arn'] }],
  ['service_name', { attributes: ['service_name'] }],
])

/** Arguments that name something, as a whole, without saying so in their own name. */
const NAMES: ReadonlySet<string> = new Set([
  'cluster',
  'task_definition',
  'bucket',
  'role',
  'launch_configuration',
])

/** Each block of these makes a thing of its own: two of them never have one id. */
const MADE: ReadonlySet<string> = new Set([
  'aws_subnet',
  'aws_security_group',
  'aws_route_table',
  'aws_vpc',
  'aws_vpc_endpoint',
  'aws_vpc_endpoint_service',
  'aws_lb',
  'aws_lb_target_group',
  'aws_instance',
  'aws_network_interface',
  'aws_nat_gateway',
])

export const isMadeAnew = (type: string): boolean => MADE.has(type)

/** A text that is the identity of something as it stands, never a part of a longer text. */
export const holdsIdentity = (argument: string): boolean =>
  REFERENTS.has(argument) || NAMES.has(argument) || /(^|_)(id|ids|arn|arns)$/.test(argument)

/** May `argument` hold `attribute` of a resource of this type? Unlisted arguments may hold anything; `*` is any attribute. */
export function mayReferTo(argument: string, type: string, attribute: string): boolean {
  const referents = REFERENTS.get(argument)
  if (referents === undefined) return true
  if (referents.types?.includes(type)) return true
  const attributes = referents.attributes ?? []
  if (attribute === '*') return attributes.some((each) => !each.includes('.') || each.startsWith(`${type}.`))
  return attributes.includes(attribute) || attributes.includes(`${type}.${attribute}`)
}
