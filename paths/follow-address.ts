/**
 * # Packets to an address
 *
 * What the caller's own network holds stays there by its local route; of the rest, public addresses are the internet's. Who has a private
 * address, and what becomes of packets to it, nobody here knows; how they leave can be seen.
 *
 *     from a subnet of 10.0.0.0/16 to 10.0.3.7     local: groups, and the network ACLs between the two subnets
 *     to 10.9.0.1                                  the route to it, where there is one
 *     to 1.1.1.1                                   the internet
 */
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either, NO, type Standing } from '../graph/standing'
import type { Range } from '../model/range'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { follow, type Stretch } from './follow'
import { aclFilters } from './follow-acls'
import { egress, filterSteps } from './follow-filters'
import { routeSteps } from './follow-route'
import type { Judged } from './judged'
import { rangeOfAddress } from './owned-addresses'
import { type Addresses, isPrivate, isTranslated, onlyTargets, rangesIn, within } from './places'
import { type Client, isOutsideOfVpcs, itself } from './places-client'
import { tcp } from './security-group-rules'

const ADDRESSES = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html'
const LOCAL = 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html'

export function toAddress(graph: Graph, client: Client, address: string, port = 443): readonly Stretch[] {
  const range = rangeOfAddress(address)
  if (!range) return [whose(address)]
  const own = isOwn(graph, client, range)
  const speaking: Client = range.family === 'ipv6' ? { ...client, family: 'ipv6' } : client
  if (own.yes.is === 'never' && !isPrivate(range)) return toPublic(graph, speaking, address, range, port)
  if (isOutsideOfVpcs(client)) return [fromTheInternet(address, client.workload)]
  const steps =
    own.no.is === 'always'
      ? leaving(graph, speaking, address, range, port)
      : [ownStep(graph, speaking, address, own), ...inside(graph, speaking, address, range, port)]
  return [{ at: client.workload, label: client.workload.address, steps }, whose(address)]
}

function toPublic(
  graph: Graph,
  client: Client,
  label: string,
  range: Range,
  port: number,
): readonly Stretch[] {
  const family = range.family === 'ipv6' ? { family: range.family } : {}
  return follow(graph, client, { is: 'internet', label, ...family, ...translated(range) }, port)
}

/** Packets to what stands for IPv4 addresses take a route of their own. */
function translated(range: Range): { readonly addresses?: Addresses } {
  const addresses: Addresses = { is: 'ranges', ranges: [range] }
  return isTranslated(addresses) ? { addresses } : {}
}

/** An address of the caller's own VPC. */
function isOwn(graph: Graph, { vpc }: Client, range: Range): Standing {
  if (!vpc || isOutside(vpc)) return CANNOT_TELL
  return either(
    NO,
    ...blocksOf(graph, vpc, range).map((cidr) => within(graph, { is: 'ranges', ranges: [range] }, cidr)),
  )
}

/** The blocks of addresses that a VPC has, of the family. */
function blocksOf(graph: Graph, vpc: Resource, { family }: Range): readonly Value<unknown>[] {
  if (family === 'ipv6') return [graph.value(vpc, 'ipv6Cidr')]
  const more = graph.value(vpc, 'moreCidrs')
  const cidr = graph.value(vpc, 'cidr')
  if (more.state === 'absent') return [cidr]
  return more.state === 'list' && !more.open ? [cidr, ...more.items] : [cidr, more]
}

function ownStep(graph: Graph, { vpc, workload, subnets }: Client, address: string, own: Standing): Judged {
  const home = vpc && !isOutside(vpc) ? vpc : undefined
  return {
    stage: 'route',
    code: 'not-followed',
    is: { yes: own.yes, no: CANNOT_TELL.no },
    says: {
      open: `the local route of ${home?.address ?? 'its VPC'} leads there`,
      blocked: '',
      unknown: `cannot tell whether ${address} is an address of ${home?.address ?? `the VPC of ${workload.address}`}`,
    },
    at: home ?? workload,
    because: home ? [graph.value(home, 'cidr')] : vpc && isOutside(vpc) ? [vpc.value] : subnets.why,
    source: LOCAL,
  }
}

/** Groups see the address; network ACLs stand between its subnet and the caller's, where it is known which that is. */
function inside(graph: Graph, client: Client, label: string, range: Range, port: number): readonly Judged[] {
  const addresses: Addresses = { is: 'ranges', ranges: [range] }
  const subnets = subnetHolding(graph, client, range)
  return [
    ...(client.groups ? [egress(graph, client, { label, addresses }, client.groups, tcp(port))] : []),
    ...(subnets ? aclFilters(graph, client, { label, subnets }, tcp(port)) : []),
  ].map(({ step }) => step())
}

function subnetHolding(graph: Graph, { vpc }: Client, range: Range): Relation | undefined {
  if (!vpc || isOutside(vpc)) return undefined
  const row = range.family === 'ipv6' ? 'ipv6Cidr' : 'cidr'
  const holding = onlyTargets(graph.leading(vpc, 'subnet', 'vpc')).filter((subnet) =>
    rangesIn(graph.value(subnet, row))?.some(({ from, to }) => from <= range.from && range.to <= to),
  )
  const [only, ...more] = holding
  return only && more.length === 0 ? itself(only) : undefined
}

function leaving(graph: Graph, client: Client, label: string, range: Range, port: number): readonly Judged[] {
  const addresses: Addresses = { is: 'ranges', ranges: [range] }
  return [
    ...routeSteps(graph, client, addresses, label),
    ...filterSteps(graph, client, { label, addresses }, tcp(port)),
  ]
}

const whose = (address: string): Stretch => ({
  label: address,
  steps: [
    {
      stage: 'target',
      code: 'not-followed',
      is: CANNOT_TELL,
      says: { open: '', blocked: '', unknown: `nobody here knows what has the address ${address}` },
      because: [],
      source: ADDRESSES,
    },
  ],
})

/** Private addresses are not the internet's. `sender`: what is in no VPC. */
export const fromTheInternet = (address: string, sender?: Resource): Stretch => ({
  label: address,
  steps: [
    {
      stage: 'route',
      code: 'private-address',
      is: NO,
      says: { open: '', blocked: `${address} is a private address: nothing on the internet leads there` },
      because: [],
      source: ADDRESSES,
      ...(sender && {
        at: sender,
        edit: () => ({
          at: sender,
          attribute: 'subnets',
          says: `Place it in subnets from which ${address} is reached`,
        }),
      }),
    },
  ],
})
