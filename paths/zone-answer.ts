/**
 * What a hosted zone answers: the record of that very name, else the longest wildcard above it, else that there is no such name. A name
 * that exists hides the wildcard, also for types it does not have.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
import { both, either, NO, type Standing } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import type { Resolution } from './answer'
import { eitherResolution } from './answer'
import type { Answering } from './answering'
import { always, type Cases, decided, followed, paired } from './cases'
import { whicheverAnswers } from './forwarding'
import { type HostName, isOpen, isUnder, keyOfName, sameName, shownName } from './host-name'
import { hostNames } from './host-name-of'
import { ended, type Lookup, linked, unclear, withoutType } from './lookup'
import { addressIn } from './owned-addresses'
import { FROM_INTERNET } from './vantage'
import { answersType, recordsOf, valuesOf, type ZoneRecord } from './zone-records'

type Zone = Pick<Answering, 'domain'> & { readonly at: Answering['at'] }

/** All records of one name. */
interface Node {
  readonly is: Standing
  readonly records: readonly ZoneRecord[]
  readonly wildcard: boolean
}

export function zoneAnswer(lookup: Lookup, name: HostName, zone: Zone): Cases<Resolution> {
  if (isOutside(zone.at)) return unclear(lookup, name, `${zone.at.name} answers it`, [zone.at.value])
  const { records, open } = recordsOf(lookup.graph, zone.at, zone.domain)
  return atNodes(lookup, name, { ...zone, at: zone.at }, nodesFor(inside(name, zone.domain), records), open)
}

/** The zone answers, so the name ends in the zone's: also where the one spells a Region that the other leaves to the deployment. */
const inside = (name: HostName, domain: HostName): HostName =>
  isOpen(domain) || name.length < domain.length
    ? name
    : [...name.slice(0, name.length - domain.length), ...domain]

function atNodes(
  lookup: Lookup,
  name: HostName,
  zone: Zone & { readonly at: Resource },
  [first, ...rest]: readonly Node[],
  open: Resolution['open'],
): Cases<Resolution> {
  const there = { ...lookup, open: [...lookup.open, ...open] }
  if (!first) return always(noName(there, name, zone.at))
  return decided(
    lookup.graph,
    first.is,
    () => ofType(first.wildcard ? there : lookup, name, zone, first.records),
    () => atNodes(lookup, name, zone, rest, open),
    eitherResolution,
  )
}

const noName = (lookup: Lookup, name: HostName, zone: Resource): Resolution =>
  ended(
    lookup,
    { is: 'no-name', zone },
    {
      name: shownName(name),
      verdict: 'blocked',
      code: 'name-nxdomain',
      says: `${zone.address} answers for this domain and has no such record`,
      at: zone,
      because: [lookup.graph.value(zone, 'name')],
      source:
        'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    },
  )

/** The name itself, then wildcards from the longest. */
function nodesFor(name: HostName, records: readonly ZoneRecord[]): readonly Node[] {
  const byName = new Map<string, ZoneRecord[]>()
  for (const record of records) {
    const key = keyOfName(record.name)
    byName.set(key, [...(byName.get(key) ?? []), record])
  }
  const nodes = [...byName.values()].flatMap((group): readonly (Node & { length: number })[] => {
    const [{ name: own } = { name: [] }] = group
    const wildcard = own[0]?.key === '*' && name[0]?.key !== '*'
    const fits = wildcard ? below(name, own.slice(1)) : sameName(name, own)
    const is = both(fits, either(NO, ...group.map((record) => record.is)))
    return is.no.is === 'always' ? [] : [{ is, records: group, wildcard, length: own.length }]
  })
  return nodes.sort((a, b) => Number(a.wildcard) - Number(b.wildcard) || b.length - a.length)
}

const below = (name: HostName, suffix: HostName): Standing =>
  name.length > suffix.length ? isUnder(name, suffix) : NO

function ofType(
  lookup: Lookup,
  name: HostName,
  zone: Zone & { readonly at: Resource },
  records: readonly ZoneRecord[],
): Cases<Resolution> {
  const fitting = records
    .map((record) => ({ ...record, is: both(record.is, answersType(lookup.graph, record.at, lookup.type)) }))
    .filter(({ is }) => is.no.is !== 'always')
  const any = either(NO, ...fitting.map(({ is }) => is))
  return decided(
    lookup.graph,
    any,
    () => ofRecords(lookup, name, zone, fitting),
    () => always(withoutType(lookup, name, zone.at, ['name'])),
    eitherResolution,
  )
}

/** Several records of one name and type (weighted, failover): any of them may be answered. */
function ofRecords(
  lookup: Lookup,
  name: HostName,
  zone: Zone,
  records: readonly ZoneRecord[],
): Cases<Resolution> {
  const answers = records.map(({ at }) => ofRecord(lookup, name, zone, at))
  const [first, ...more] = answers
  return more.reduce<Cases<Resolution>>(
    (sofar, one) => paired(lookup.graph, sofar, one, whicheverAnswers),
    first ?? [],
  )
}

function ofRecord(lookup: Lookup, name: HostName, zone: Zone, record: Resource): Cases<Resolution> {
  const { graph } = lookup
  const [alias, type] = [graph.value(record, 'aliasTarget'), graph.value(record, 'type')]
  if (alias.state !== 'absent') return ofAlias(lookup, name, zone, record)
  const values = valuesOf(graph, record)
  if (type.state === 'known' && type.value === 'CNAME') return ofCname(lookup, name, record)
  const targets = values.flatMap((value) => addressIn(graph, value) ?? [])
  if (targets.length === 0 || targets.length < values.length)
    return unclear(lookup, name, `nobody here can see the addresses of ${record.address}`, values)
  return always(
    ended(
      lookup,
      { is: 'answer', targets },
      {
        name: shownName(name),
        record: lookup.type,
        data: targets.map(({ address }) => address).join(', '),
        says: `${record.address} holds the address`,
        at: record,
        because: values,
      },
    ),
  )
}

function ofCname(lookup: Lookup, name: HostName, record: Resource): Cases<Resolution> {
  const [value] = valuesOf(lookup.graph, record)
  if (!value) return unclear(lookup, name, `${record.address} holds no name`, [])
  return followed(lookup.graph, hostNames(lookup.graph, value), (target) => {
    if (!target) return unclear(lookup, name, `nobody here can see where ${record.address} leads`, [value])
    const link = {
      name: shownName(name),
      record: 'CNAME',
      data: shownName(target),
      says: `${record.address} is a CNAME: the target is looked up again from here`,
      at: record,
      because: [value],
    }
    return lookup.follow(linked(lookup, link), target)
  })
}

/** Route 53 looks the target up itself: another record of the zone, else in public. */
function ofAlias(lookup: Lookup, name: HostName, zone: Zone, record: Resource): Cases<Resolution> {
  const value = lookup.graph.value(record, 'aliasTarget')
  return followed(lookup.graph, hostNames(lookup.graph, value), (target) => {
    if (!target) return unclear(lookup, name, `nobody here can see where ${record.address} leads`, [value])
    const link = {
      name: shownName(name),
      record: `${lookup.type} alias`,
      data: shownName(target),
      says: `${record.address} is an alias: Route 53 looks its target up in public`,
      at: record,
      because: [value],
      source:
        'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html',
    }
    const there = linked(lookup, link)
    const inZone = isUnder(target, zone.domain).yes.is === 'always'
    const own = inZone && lookup.seen.length < 8
    const next = { ...there, seen: [...there.seen, keyOfName(target)] }
    return own
      ? zoneAnswer(next, target, zone)
      : lookup.publicly({ ...there, vantage: FROM_INTERNET }, target)
  })
}
