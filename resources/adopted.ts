/**
 * What a VPC is born with: a route table, a security group, a network ACL. Nobody declares them, but a declaration may adopt one,
 * and others may name it by an attribute of the VPC.
 *
 *     resource "aws_default_security_group" "main" { vpc_id = aws_vpc.main.id }
 *     security_group_ids = [aws_vpc.main.default_security_group_id]              the same group
 *
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
import type { Resource } from '../model/resource'

const ADOPTING: ReadonlySet<string> = new Set([
  'aws_default_route_table',
  'aws_default_security_group',
  'aws_default_network_acl',
])

/** By the VPC's attribute, the kind of what it names. */
const BORN_WITH: ReadonlyMap<string, string> = new Map([
  ['default_route_table_id', 'route-table'],
  ['main_route_table_id', 'route-table'],
  ['default_security_group_id', 'security-group'],
  ['default_network_acl_id', 'network-acl'],
])

/** The resource is one that its VPC was born with. */
export const isAdopted = (resource: Resource): boolean =>
  resource.partOf === undefined && ADOPTING.has(resource.type)

/** The kind of what an attribute of a VPC names, where it names something that the VPC was born with. */
export const bornWith = (attribute: string): string | undefined => BORN_WITH.get(attribute)
