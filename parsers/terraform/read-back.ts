/**
 * # What a data source reads back
 *
 * A data source that looks a thing up by an id of this same configuration means the resource there:
 *
 *     data "aws_subnet" "shared" { id = aws_subnet.a.id }      data.aws_subnet.shared.vpc_id is aws_subnet.a.vpc_id
 *
 * It is written so to wait for something, or to see with another account what was shared with it.
 */
import type { Place } from '../../model/place'
import type { Reference } from '../../model/reference'
import type { Referring, Value } from '../../model/value'
import { type Address, parseAddress } from './address'
import type { ResourceInstance } from './resource-instance'

/** By type of data source, the argument that names one thing. */
const LOOKED_UP_BY: ReadonlyMap<string, string> = new Map([
  ['aws_apigatewayv2_api', 'api_id'],
  ['aws_ec2_managed_prefix_list', 'id'],
  ['aws_ec2_transit_gateway', 'id'],
  ['aws_instance', 'instance_id'],
  ['aws_internet_gateway', 'internet_gateway_id'],
  ['aws_lb', 'arn'],
  ['aws_lb_listener', 'arn'],
  ['aws_lb_target_group', 'arn'],
  ['aws_nat_gateway', 'id'],
  ['aws_network_interface', 'id'],
  ['aws_route53_resolver_endpoint', 'resolver_endpoint_id'],
  ['aws_route53_zone', 'zone_id'],
  ['aws_route_table', 'route_table_id'],
  ['aws_security_group', 'id'],
  ['aws_subnet', 'id'],
  ['aws_vpc', 'id'],
  ['aws_vpc_endpoint', 'id'],
  ['aws_vpc_peering_connection', 'id'],
])

/** What the resource that is read back says; `undefined` where nothing of this configuration is. */
export function readBack(instance: ResourceInstance, name: string, place: Place): Value<unknown> | undefined {
  const read = readBy(instance)
  if (read === undefined || name === LOOKED_UP_BY.get(instance.type)) return read
  const [target] = read.targets
  return target?.to.is === 'declaration'
    ? instance.scope.world.run.attribute(target.to.id, name, place)
    : undefined
}

const readBy = ({ id, mode, symbolic, configured }: ResourceInstance): Referring | undefined =>
  mode === 'read' && !symbolic ? resourceRead(id, configured) : undefined

/** The reference by which a data source means one resource for certain. `id`: of its declaration. */
export function resourceRead(
  id: string,
  said: (name: string) => Value<unknown> | undefined,
): Referring | undefined {
  const own = addressIn(id)
  const by = own?.mode === 'data' ? LOOKED_UP_BY.get(own.type) : undefined
  const value = by === undefined ? undefined : said(by)
  if (value?.state !== 'reference' || !value.exact || value.targets.length !== 1) return undefined
  return value.targets.every((target) => isManaged(target, own?.type)) ? value : undefined
}

function isManaged({ to, attribute }: Reference, type: string | undefined): boolean {
  if (to.is !== 'declaration' || (attribute !== 'id' && attribute !== 'arn')) return false
  const address = addressIn(to.id)
  return address?.mode === 'managed' && address.type === type
}

/** Of the id of a declaration: `main#data.aws_subnet.a`. */
const addressIn = (id: string): Address | undefined => parseAddress(id.slice(id.indexOf('#') + 1))
