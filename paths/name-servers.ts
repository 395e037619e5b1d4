/**
 * Which name servers a VPC's DHCP options give to whatever runs in it. Other servers than the VPC's own may forward to it or not; that
 * stands in no input.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
 */

import type { Graph } from '../graph/graph'
import { existing, under } from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { Resolution } from './answer'
import { eitherResolution } from './answer'
import { type Cases, decided, paired } from './cases'
import { whicheverAnswers } from './forwarding'
import { type HostName, shownName } from './host-name'
import { inboundAt } from './inbound-endpoints'
import { type Lookup, linked, unclear } from './lookup'
import { belonging } from './vantage'

const OWN = new Set(['amazonprovideddns', '169.254.169.253', 'fd00:ec2::253'])

export function byServers(lookup: Lookup, name: HostName): Cases<Resolution> {
  const { vantage, graph } = lookup
  if (vantage.is === 'internet') return lookup.follow(lookup, name)
  const associations = belonging(graph, vantage.vpc, 'dhcp-options-association', 'vpc')
  const open = isOutside(vantage.vpc) ? [] : associations.why
  return byAssociations({ ...lookup, open: [...lookup.open, ...open] }, name, vantage.vpc, associations.edges)
}

function byAssociations(
  lookup: Lookup,
  name: HostName,
  vpc: Resource | Outside,
  edges: Relation['edges'],
): Cases<Resolution> {
  const [edge, ...rest] = edges
  const [association] = edge?.to ?? []
  if (!edge || !association || isOutside(association)) return lookup.follow(lookup, name)
  return decided(
    lookup.graph,
    under(edge.guard, existing(association.exists)),
    () => byOptions(lookup, name, vpc, association),
    () => byAssociations(lookup, name, vpc, rest),
    eitherResolution,
  )
}

function byOptions(
  lookup: Lookup,
  name: HostName,
  vpc: Resource | Outside,
  association: Resource,
): Cases<Resolution> {
  const { graph } = lookup
  const [edge] = graph.relation(association, 'options').edges
  const [options] = edge?.to ?? []
  if (!edge?.exact || !options || isOutside(options))
    return unclear(lookup, name, 'its DHCP options are not declared here', edge?.because ?? [])
  const servers = graph.value(options, 'domainNameServers')
  if (servers.state !== 'list' || servers.open || servers.items.length === 0)
    return unclear(lookup, name, `nobody here can see the name servers of ${options.address}`, [servers])
  const answers = servers.items.map((server) => byServer(lookup, name, vpc, options, server))
  const [first, ...more] = answers
  return more.reduce<Cases<Resolution>>(
    (sofar, one) => paired(graph, sofar, one, whicheverAnswers),
    first ?? [],
  )
}

function byServer(
  lookup: Lookup,
  name: HostName,
  vpc: Resource | Outside,
  options: Resource,
  server: Value<unknown>,
): Cases<Resolution> {
  if (isOwn(lookup.graph, vpc, server)) return lookup.follow(lookup, name)
  const inbound = inboundAt(lookup.graph, server)
  const says = `${options.address} sends queries to ${server.state === 'known' ? String(server.value) : 'a name server'}`
  const there = linked(lookup, { name: shownName(name), says, at: options, because: [server] })
  return inbound
    ? lookup.follow({ ...there, vantage: inbound }, name)
    : unclear(there, name, 'a name server of your own answers: it may forward to the VPC or not', [server])
}

/** The VPC's own resolver, by its names, or at its base address plus two. */
export function isOwn(graph: Graph, vpc: Resource | Outside, server: Value<unknown>): boolean {
  if (server.state !== 'known') return false
  const address = String(server.value).trim().toLowerCase()
  return OWN.has(address) || (!isOutside(vpc) && address === basePlusTwo(graph.value(vpc, 'cidr')))
}

/** Of a VPC whose range nobody sees, any address that is two behind the base of a range may be that of its resolver. */
export const mayBeOwn = (graph: Graph, vpc: Resource | Outside, server: Value<unknown>): boolean =>
  (isOutside(vpc) || graph.value(vpc, 'cidr').state !== 'known') &&
  server.state === 'known' &&
  Number(/^\d+\.\d+\.\d+\.(\d+)$/.exec(String(server.value).trim())?.[1]) % SMALLEST === 2

/** Addresses of the smallest VPC: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const SMALLEST = 16

function basePlusTwo(cidr: Value<unknown>): string | undefined {
  const match = cidr.state === 'known' ? /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/\d+$/.exec(String(cidr.value)) : null
  return match ? `${match[1]}.${match[2]}.${match[3]}.${Number(match[4]) + 2}` : undefined
}
