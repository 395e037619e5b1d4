/**
 * One route. What it leads to stands in one of a dozen attributes; `target` is the value of the one that is set, `through` says
 * which one, so that a route to something unknown still tells a NAT gateway from an internet gateway.
 */
import { known, type Unknown, unknown, type Value } from '../../model/value'
import type { ReadFunction } from '../define'
import { one, read, resource, string } from '../define'

const TERRAFORM: readonly (readonly [string, string])[] = [
  ['gateway', 'gateway_id'],
  ['nat-gateway', 'nat_gateway_id'],
  ['transit-gateway', 'transit_gateway_id'],
  ['vpc-peering', 'vpc_peering_connection_id'],
  ['vpc-endpoint', 'vpc_endpoint_id'],
  ['egress-only-gateway', 'egress_only_gateway_id'],
  ['network-interface', 'network_interface_id'],
  ['carrier-gateway', 'carrier_gateway_id'],
  ['local-gateway', 'local_gateway_id'],
  ['core-network', 'core_network_arn'],
]
const CLOUDFORMATION: readonly (readonly [string, string])[] = [
  ['gateway', 'GatewayId'],
  ['nat-gateway', 'NatGatewayId'],
  ['transit-gateway', 'TransitGatewayId'],
  ['vpc-peering', 'VpcPeeringConnectionId'],
  ['vpc-endpoint', 'VpcEndpointId'],
  ['egress-only-gateway', 'EgressOnlyInternetGatewayId'],
  ['network-interface', 'NetworkInterfaceId'],
  ['instance', 'InstanceId'],
  ['carrier-gateway', 'CarrierGatewayId'],
  ['local-gateway', 'LocalGatewayId'],
  ['core-network', 'CoreNetworkArn'],
]

/** The name of the first attribute that is set, case by case. */
function firstOf(names: readonly (readonly [string, string])[]): ReadFunction {
  return (attributes) => {
    const from = (at: number): Value<unknown> | undefined => {
      const [name, attribute] = names[at] ?? []
      if (name === undefined || attribute === undefined) return undefined
      const value = attributes.get(attribute)
      if (value === undefined) return from(at + 1)
      const rest = () => from(at + 1)
      return value.state === 'unknown' ? perhaps(value, name, rest()) : named(value, name, rest)
    }
    return from(0)
  }
}

/** What is not known may be null, so another attribute that is written may be the one; a route has one target. */
function perhaps(value: Unknown, name: string, other: Value<unknown> | undefined): Value<unknown> {
  if (value.reason === 'computed') return other ?? value
  if (other === undefined || other.state === 'absent') return known(name, value.origin)
  return unknown(value.reason, value.origin, value.refersTo)
}

function named(
  value: Value<unknown>,
  name: string,
  rest: () => Value<unknown> | undefined,
): Value<unknown> | undefined {
  if (value.state === 'absent' || (value.state === 'known' && (value.value === '' || value.value === null)))
    return rest()
  if (value.state !== 'conditional') return known(name, value.origin)
  const cases = value.cases.map((each) => ({
    guard: each.guard,
    value: named(each.value, name, rest) ?? { state: 'absent' as const, origin: each.value.origin },
  }))
  return { ...value, cases }
}

export const route = resource(
  'route',
  { terraform: 'aws_route', cloudformation: 'AWS::EC2::Route' },
  {
    table: one('route-table', 'route_table_id', 'RouteTableId'),
    destination: string(['destination_cidr_block', 'cidr_block'], 'DestinationCidrBlock'),
    destinationIpv6: string(['destination_ipv6_cidr_block', 'ipv6_cidr_block'], 'DestinationIpv6CidrBlock'),
    destinationPrefixList: one('prefix-list', 'destination_prefix_list_id', 'DestinationPrefixListId'),
    target: one(
      'route-target',
      TERRAFORM.map(([, attribute]) => attribute),
      CLOUDFORMATION.map(([, attribute]) => attribute),
    ),
    through: read<string>('string', {
      terraform: firstOf(TERRAFORM),
      cloudformation: firstOf(CLOUDFORMATION),
    }),
  },
  {
    about: 'Sends what goes to some addresses to a gateway, a connection or a network interface.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html',
  },
)
