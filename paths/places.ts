/**
 * # Where an end of the traffic is
 *
 * Filters see addresses and groups, so that is what a place is made of. A subnet's range is known as text, or as "the range of this
 * subnet": a rule that names the range of the VPC by reference lets a subnet of it in although nobody knows the numbers.
 */
import type { Graph } from '../graph/graph'
import { sameKey } from '../graph/same'
import { CANNOT_TELL, either, NO, type Standing, standingOf, YES } from '../graph/standing'
import { type Range, rangesOf } from '../model/range'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'

export type Family = 'ipv4' | 'ipv6'

export type Addresses =
  /** IPv4 unless it says IPv6, as everywhere. */
  | { readonly is: 'subnet'; readonly subnet: Resource; readonly family?: Family }
  | { readonly is: 'ranges'; readonly ranges: readonly Range[] }
  /**
   * Any public address of a half of them all; with `service` those that AWS's prefix list for it holds, or `perhaps` holds. IPv4 unless it
   * says IPv6.
   */
  | {
      readonly is: 'public'
      readonly service?: string
      readonly perhaps?: true
      readonly half?: 'low' | 'high'
      readonly family?: Family
    }
  | { readonly is: 'unknown'; readonly family?: Family }

export const UNKNOWN_ADDRESSES: Addresses = { is: 'unknown' }
/** The addresses of a subnet, and those that nobody knows, of one family. */
export const subnetOf = (subnet: Resource, family: 'ipv6' | undefined): Addresses =>
  family ? { is: 'subnet', subnet, family } : { is: 'subnet', subnet }
export const unknownOf = (family: 'ipv6' | undefined): Addresses =>
  family ? { is: 'unknown', family } : UNKNOWN_ADDRESSES
export const INTERNET: Addresses = { is: 'public' }

/** A filter sees either family, and a rule of one says nothing of the other. */
export const familyOf = (addresses: Addresses): Family => {
  if (addresses.is !== 'ranges') return addresses.family ?? 'ipv4'
  return addresses.ranges[0]?.family === 'ipv6' ? 'ipv6' : 'ipv4'
}

/** Equal for addresses of which everything is so alike. */
export function addressesKey(addresses: Addresses): string {
  switch (addresses.is) {
    case 'subnet':
      return `${familyOf(addresses)} ${addresses.subnet.id}`
    case 'ranges':
      return addresses.ranges.map(({ family, from, to }) => `${family} ${from}-${to}`).join(' ')
    case 'public':
      return `public ${familyOf(addresses)} ${addresses.half ?? ''} ${addresses.service ?? ''}${addresses.perhaps ? '?' : ''}`
    case 'unknown':
      return `unknown ${familyOf(addresses)}`
  }
}

/** Whether all of these addresses are within a CIDR. `partly` is what it means that only some are. */
export function within(
  graph: Graph,
  addresses: Addresses,
  cidr: Value<unknown>,
  partly: Standing = CANNOT_TELL,
): Standing {
  return standingOf(cidr, (one) => {
    if (one.state === 'absent') return NO
    const ranges = rangesIn(one)
    if (addresses.is === 'public') return ranges ? publicWithin(ranges, familyOf(addresses)) : CANNOT_TELL
    if (addresses.is === 'ranges') return ranges ? contained(addresses.ranges, ranges, partly) : CANNOT_TELL
    if (addresses.is === 'unknown') return ofUnknown(ranges, familyOf(addresses))
    return subnetWithin(graph, addresses, one, ranges, partly)
  })
}

/** Of addresses that nobody knows the family is known. */
function ofUnknown(ranges: readonly Range[] | undefined, own: Family): Standing {
  if (ranges?.some((range) => isEvery(range, own))) return YES
  return ranges?.every(({ family }) => family !== own) ? NO : CANNOT_TELL
}

/** Where the addresses of a family stand. */
const ROWS = { ipv4: 'cidr', ipv6: 'ipv6Cidr' } as const

/** The range of a subnet, of one family. */
export const rangeOfSubnet = (
  graph: Graph,
  { subnet, family = 'ipv4' }: Extract<Addresses, { is: 'subnet' }>,
): Value<unknown> => graph.value(subnet, ROWS[family])

function subnetWithin(
  graph: Graph,
  { subnet, family = 'ipv4' }: Extract<Addresses, { is: 'subnet' }>,
  cidr: Value<unknown>,
  ranges: readonly Range[] | undefined,
  partly: Standing,
): Standing {
  if (ranges?.some((range) => isEvery(range, family))) return YES
  const own = [subnet, ...onlyTargets(graph.relation(subnet, 'vpc'))]
  if (own.some((place) => names(cidr, place, family))) return YES
  if (ranges?.every((range) => range.family !== family)) return NO
  const resolved = rangesNamed(graph, cidr, family) ?? ranges
  const values = own.map((place) => graph.value(place, ROWS[family]))
  const known = resolved && containedIn(values, resolved, partly)
  return known ?? either(CANNOT_TELL, ...values.map((value) => sameKey(value, cidr)).map(onlyYes))
}

const onlyYes = (is: Standing): Standing => ({ yes: is.yes, no: CANNOT_TELL.no })

/** By the range of the subnet, or where nobody knows it, by that of its VPC. */
function containedIn(
  [own, ofVpc]: readonly Value<unknown>[],
  ranges: readonly Range[],
  partly: Standing,
): Standing | undefined {
  const mine = own && rangesIn(own)
  if (mine) return contained(mine, ranges, partly)
  const all = ofVpc && rangesIn(ofVpc)
  return all && contained(all, ranges, CANNOT_TELL)
}

/** `aws_vpc.main.cidr_block`, `!GetAtt Net.CidrBlock`: the range of that very thing. */
function names(cidr: Value<unknown>, place: Resource, family: Family): boolean {
  if (cidr.state !== 'reference' || !cidr.exact) return false
  const [target] = cidr.targets
  return target?.to.is === 'declaration' && target.to.id === place.id && isCidr(target.attribute, family)
}

const ATTRIBUTES: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['cidr_block', 'CidrBlock'],
  ipv6: ['ipv6_cidr_block', 'Ipv6CidrBlock'],
}

const isCidr = (attribute: string, family: Family): boolean => ATTRIBUTES[family].includes(attribute)

function rangesNamed(graph: Graph, cidr: Value<unknown>, family: Family): readonly Range[] | undefined {
  if (cidr.state !== 'reference' || !cidr.exact) return undefined
  const [target] = cidr.targets
  const resource = target?.to.is === 'declaration' ? graph.at(target.to.id) : undefined
  if (!resource || !target || !isCidr(target.attribute, family)) return undefined
  return rangesIn(graph.value(resource, ROWS[family]))
}

/** Read once for each value, which is asked for as often as anything may come from there. */
export function rangesIn(value: Value<unknown>): readonly Range[] | undefined {
  if (value.state !== 'known') return undefined
  const read = readings.get(value) ?? { ranges: rangesOf(value.value) }
  readings.set(value, read)
  return read.ranges
}

const readings = new WeakMap<Value<unknown>, { readonly ranges: readonly Range[] | undefined }>()

export function contained(inner: readonly Range[], outer: readonly Range[], partly: Standing): Standing {
  const inside = (one: Range) =>
    outer.some((other) => one.family === other.family && one.from >= other.from && one.to <= other.to)
  const touches = (one: Range) =>
    outer.some((other) => one.family === other.family && one.from <= other.to && other.from <= one.to)
  if (inner.every(inside)) return YES
  return inner.some(touches) ? partly : NO
}

/** Every address of the family. */
export const holdsAll = (cidr: Value<unknown>, family: Family): boolean =>
  rangesIn(cidr)?.some((range) => isEvery(range, family)) === true

const LAST = { ipv4: 2n ** 32n - 1n, ipv6: 2n ** 128n - 1n } as const

const isEvery = ({ family, from, to }: Range, wanted: Family): boolean =>
  family === wanted && from === 0n && to === LAST[family]

/** All IPv6 addresses that are in use on the internet: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL: readonly Range[] = rangesOf('2000::/3') ?? []

/**
 * Ranges without a public address: https://www.iana.org/assignments/iana-ipv4-special-registry,
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const PRIVATE: readonly Range[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
].flatMap((cidr) => rangesOf(cidr) ?? [])

function publicWithin(ranges: readonly Range[], family: Family): Standing {
  if (family === 'ipv6') return contained(GLOBAL, ranges, CANNOT_TELL)
  if (ranges.some((range) => isEvery(range, 'ipv4'))) return YES
  const outside = ranges.every((range) => range.family !== 'ipv4' || isPrivate(range))
  return outside ? NO : CANNOT_TELL
}

export const isPrivate = (range: Range): boolean => contained([range], PRIVATE, NO).yes.is === 'always'

/** The targets a relation certainly leads to. */
export function onlyTargets({ edges }: Relation): readonly Resource[] {
  const targets: Resource[] = []
  for (const { to, exact } of edges) {
    const [target] = to
    if (target && exact && to.length === 1 && !isOutside(target)) targets.push(target)
  }
  return targets
}

/**
 * What stands for IPv4 addresses: a NAT gateway translates packets to it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
const TRANSLATED: readonly Range[] = rangesOf('64:ff9b::/96') ?? []

export const isTranslated = (addresses: Addresses): boolean =>
  addresses.is === 'ranges' && contained(addresses.ranges, TRANSLATED, NO).yes.is === 'always'

/** What a NAT gateway sends on: of translated addresses the IPv4 ones that their last 32 bits are. */
export function behindTranslation(addresses: Addresses): Addresses {
  if (addresses.is !== 'ranges' || !isTranslated(addresses)) return addresses
  const last = (address: bigint) => BigInt.asUintN(32, address)
  const ranges = addresses.ranges.map(({ from, to }) => ({
    family: 'ipv4' as const,
    from: last(from),
    to: last(to),
  }))
  return { is: 'ranges', ranges }
}
