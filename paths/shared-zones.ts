/**
 * Private hosted zones that share an endpoint with other VPCs: they carry the name of the service and lead to the endpoint, in place of
 * the zone that AWS makes. What they have no record for does not exist for whoever sees them.
 * https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */

import { headerOf } from '../graph/everywhere'
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import { gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { asValue, both, CANNOT_TELL, either, isExactly, NO, type Standing, YES } from '../graph/standing'
import type { Guard } from '../model/guard'
import type { Resource } from '../model/resource'
import { absent, known, unknown, type Value } from '../model/value'
import { privateDnsNames } from '../model/vocabulary/private-dns-names'
import { insideTraces } from './fact-traces'
import { type HostName, isOpen, keyOfName, text } from './host-name'
import { hostNames } from './host-name-of'
import type { PathFact } from './path-fact'
import type { Trace } from './trace'
import { recordsOf, type ZoneRecord } from './zone-records'

const SOURCE =
  'https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html'
const rows = factRows['hosted-zone']

/** Names of services that answer both their own name and everything below it, by the name without its Region. */
const WIDE: ReadonlyMap<string, string> = new Map(
  [...privateDnsNames].flatMap(([service, { names }]) =>
    names
      .filter((name) => name.startsWith('*.') && names.includes(name.slice(2)))
      .map((name) => [name.slice(2, name.indexOf('{region}') - 1), service] as const),
  ),
)

/** `execute-api.eu-west-1.amazonaws.com`, whatever the Region. */
function serviceOf(name: HostName): string | undefined {
  const at = name.findIndex(({ key }) => key === 'amazonaws')
  if (at < 2 || name[at + 1]?.key !== 'com') return undefined
  return WIDE.get(keyOfName(name.slice(0, at - 1)))
}

export const sharedService: Fact = {
  about: ['hosted-zone'],
  name: 'sharedService',
  shownAs: 'service that {subject} answers for',
  says: 'The service whose private name the zone carries, where the service answers both that name and every name below it: `execute-api`, `ecr.dkr`.',
  source: SOURCE,
  row: rows.sharedService,
  compute: (graph, zone) => {
    const name = graph.value(zone, 'name')
    const [only, ...more] = hostNames(graph, name)
    if (!only?.it || more.length > 0 || only.it.some(({ is }) => is === 'open'))
      return unknown('opaque-expression', name.origin)
    const service = serviceOf(only.it)
    return service === undefined ? absent(name.origin) : known(service, name.origin)
  },
}

interface Sort {
  readonly apex: boolean
  readonly wildcard: boolean
}

const isOfSort = (record: ZoneRecord, domain: HostName, wanted: (sort: Sort) => boolean): Standing =>
  isOpen(record.name) ? CANNOT_TELL : wanted(sortOf(record, domain)) ? YES : NO

const sortOf = (record: ZoneRecord, domain: HostName): Sort => ({
  apex: keyOfName(record.name) === keyOfName(domain),
  wildcard: record.name[0]?.key === '*' && keyOfName(record.name.slice(1)) === keyOfName(domain),
})

/** Whether the zone has a record of this sort that answers addresses. */
function holding(
  name: 'answersItsName' | 'answersEveryName' | 'answersSomeNames',
  says: string,
  sentences: { readonly true: string; readonly false: string },
  wanted: (sort: Sort) => boolean,
  asked?: (domain: HostName) => HostName,
): PathFact {
  return {
    about: ['hosted-zone'],
    name,
    shownAs: sentences,
    says,
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html',
    row: rows[name],
    compute: (graph, zone) => {
      const [only] = hostNames(graph, graph.value(zone, 'name'))
      if (!only?.it) return unknown('opaque-expression', headerOf(zone))
      const domain = only.it
      const { records, open } = recordsOf(graph, zone, domain)
      const each = records.map((record) =>
        both(record.is, leadsOn(graph, record.at), isOfSort(record, domain, wanted)),
      )
      return asValue(either(open.length > 0 ? CANNOT_TELL : NO, ...each), headerOf(zone))
    },
    trace: (graph, { about, under }) => (asked ? seenTraces(graph, about, asked, under) : []),
  }
}

/** What a VPC that sees the zone gets for a name in it. */
const seenTraces = (
  graph: Graph,
  zone: Resource,
  asked: (domain: HostName) => HostName,
  under: Guard,
): readonly Trace[] =>
  hostNames(graph, graph.value(zone, 'name')).flatMap(({ it }) =>
    it
      ? graph
          .relation(zone, 'vpcs')
          .edges.flatMap(({ to: [vpc], exact }) =>
            vpc && exact ? insideTraces(graph, vpc, asked(it), under) : [],
          )
      : [],
  )

/** NS and SOA records, which every zone has, answer no addresses. */
const leadsOn = (graph: Graph, record: Resource): Standing =>
  either(...['A', 'AAAA', 'CNAME'].map((type) => isExactly(graph.value(record, 'type'), type)))

export const answersItsName = holding(
  'answersItsName',
  'The zone has a record of its own name that leads to an address.',
  { true: '{subject} has a record of its own name', false: '{subject} has no record of its own name' },
  ({ apex }) => apex,
  (domain) => domain,
)
export const answersEveryName = holding(
  'answersEveryName',
  'The zone has a wildcard record for everything below its name.',
  { true: '{subject} has a wildcard record', false: '{subject} has no wildcard record' },
  ({ wildcard }) => wildcard,
  (domain) => [text('any'), ...domain],
)
export const answersSomeNames = holding(
  'answersSomeNames',
  'The zone has records of single names below its own.',
  { true: '{subject} has records of single names', false: '{subject} has no record of a single name' },
  ({ apex, wildcard }) => !apex && !wildcard,
)

/** Endpoints that records of the zone lead to. */
export const sharedEndpoints: Fact = {
  about: ['hosted-zone'],
  name: 'sharedEndpoints',
  shownAs: 'endpoint that {subject} leads to',
  says: 'VPC endpoints that records of the zone lead to.',
  source: SOURCE,
  row: rows.sharedEndpoints,
  compute: (graph, zone) => {
    const [only] = hostNames(graph, graph.value(zone, 'name'))
    const { records, open } = only?.it ? recordsOf(graph, zone, only.it) : { records: [], open: [] }
    const candidates = records.flatMap((record) =>
      endpointsOf(graph, record.at).map(({ endpoint, because }) => ({
        target: endpoint,
        is: record.is,
        because: [because],
      })),
    )
    const unseen = records.flatMap(({ at }) => unseenTargets(graph, at))
    const once = new Map(candidates.map((candidate) => [candidate.target.id, candidate]))
    return gather(graph, zone, 'sharedEndpoints', [...once.values()], [...open, ...unseen])
  },
}

/** Aliases that nobody can follow. */
const unseenTargets = (graph: Graph, record: Resource): readonly Value<unknown>[] => {
  const alias = graph.value(record, 'aliasTarget')
  if (alias.state === 'absent') return []
  return hostNames(graph, alias).some(({ it }) => !it || isOpen(it)) ? [alias] : []
}

function endpointsOf(
  graph: Graph,
  record: Resource,
): readonly { readonly endpoint: Resource; readonly because: Value<unknown> }[] {
  const because = graph.value(record, 'aliasTarget')
  return hostNames(graph, because).flatMap(({ it }) =>
    (it?.[0]?.of ?? []).flatMap((endpoint) =>
      endpoint.kind === 'vpc-endpoint' ? [{ endpoint, because }] : [],
    ),
  )
}
