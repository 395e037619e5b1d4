/**
 * # What answers names in a VPC
 *
 * Everything its resolver knows besides the public view: rules, private zones and the managed zones of endpoints, each associated with
 * the VPC itself or by way of a Route 53 Profile.
 *
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
import { answers } from '../graph/derive/rival-endpoints'
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'
import {
  both,
  CANNOT_TELL,
  contrary,
  existing,
  isExactly,
  type Standing,
  under,
  YES,
} from '../graph/standing'
import { ALWAYS, type Guard } from '../model/guard'
import { type Answered, toldFrom } from '../model/noticed'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { type HostName, hostNameOf } from './host-name'
import { hostNames } from './host-name-of'
import { belonging } from './vantage'

/** Something that answers for a domain and all below it. */
export interface Answering {
  readonly sort: 'forward' | 'system' | 'private' | 'managed' | 'internal'
  readonly domain: HostName
  /** It is there and associated. */
  readonly is: Standing
  readonly at: Resource | Outside
  /** Not by way of a profile. */
  readonly local: boolean
  /** A managed zone answers its own name, names below it, or both. */
  readonly apex: boolean
  readonly wide: boolean
  /** Only for queries that come in through an inbound resolver endpoint. */
  readonly inboundOnly: Standing
  readonly because: readonly Value<unknown>[]
}

export interface VpcDns {
  readonly support: Standing
  readonly hostnames: Standing
  readonly all: readonly Answering[]
  /** Why there may be more that answers. */
  readonly open: readonly Value<unknown>[]
}

const dnsIn = noted(() => new Map<string, Answered<VpcDns>>())

/** Made once for a graph and a VPC. */
export function vpcDns(graph: Graph, vpc: Resource | Outside): VpcDns {
  return toldFrom(dnsIn(graph), isOutside(vpc) ? vpc.key : vpc.id, () => collect(graph, vpc))
}

function collect(graph: Graph, vpc: Resource | Outside): VpcDns {
  const parts = [...local(graph, vpc), profiled(graph, vpc), { all: internal(vpc), open: [] }]
  const attributes = isOutside(vpc)
    ? { support: YES, hostnames: YES, open: [vpc.value] }
    : attributesOf(graph, vpc)
  return {
    support: attributes.support,
    hostnames: both(attributes.support, attributes.hostnames),
    all: parts.flatMap((part) => part.all),
    open: [...parts.flatMap((part) => part.open), ...attributes.open],
  }
}

/** Somebody else's VPC is taken to resolve private names, with the reservation that nobody here can see it. */
function attributesOf(graph: Graph, vpc: Resource): Pick<VpcDns, 'support' | 'hostnames' | 'open'> {
  const [support, hostnames] = [graph.value(vpc, 'dnsSupport'), graph.value(vpc, 'dnsHostnames')]
  const read = vpc.ownership === 'read'
  const on = (value: Value<unknown>): Standing =>
    read && value.state === 'unknown' ? YES : isExactly(value, true)
  const open = read ? [support, hostnames].filter(({ state }) => state === 'unknown') : []
  return { support: on(support), hostnames: on(hostnames), open }
}

interface Part {
  readonly all: readonly Answering[]
  readonly open: readonly Value<unknown>[]
}

function local(graph: Graph, vpc: Resource | Outside): readonly Part[] {
  const of = (kind: string, relation: string, make: (one: Resource, is: Standing) => Part): Part =>
    eachOf(belonging(graph, vpc, kind, relation), make)
  return [
    of('hosted-zone', 'vpcs', (zone, is) => zoneOf(graph, zone, is, true)),
    of('vpc-endpoint', 'vpc', (endpoint, is) => managedOf(graph, endpoint, is, true)),
    of('resolver-rule-association', 'vpc', (association, is) =>
      eachOf(graph.relation(association, 'rule'), (rule, there) =>
        ruleOf(graph, rule, both(is, there), true),
      ),
    ),
  ]
}

/** The priority of several profiles cannot be set in every dialect; of two that hold the same name the first one is taken. */
const profiled = (graph: Graph, vpc: Resource | Outside): Part =>
  eachOf(belonging(graph, vpc, 'dns-profile-association', 'vpc'), (association, is) =>
    eachOf(graph.relation(association, 'profile'), (profile) =>
      eachOf(graph.relation(profile, 'resources'), (entry, there) =>
        eachOf(graph.relation(entry, 'resource'), (held, really) =>
          heldOf(graph, held, both(is, there, really)),
        ),
      ),
    ),
  )

function heldOf(graph: Graph, held: Resource, is: Standing): Part {
  switch (held.kind) {
    case 'hosted-zone':
      return zoneOf(graph, held, is, false)
    case 'vpc-endpoint':
      return managedOf(graph, held, is, false)
    default:
      return ruleOf(graph, held, is, false)
  }
}

/** What a relation certainly leads to; the rest leaves it open. */
function eachOf(relation: Relation, make: (one: Resource, is: Standing) => Part): Part {
  const parts = relation.edges.map((edge): Part => {
    const [target] = edge.to
    if (!target || isOutside(target) || !edge.exact) return { all: [], open: edge.because }
    return make(target, under(edge.guard, existing(target.exists)))
  })
  return {
    all: parts.flatMap((part) => part.all),
    open: [...relation.why, ...parts.flatMap((part) => part.open)],
  }
}

const HERE = { apex: true, wide: true, inboundOnly: contrary(YES) }

function named(
  graph: Graph,
  name: Value<unknown>,
  make: (domain: HostName, guard: Guard) => Answering,
): Part {
  const cases = hostNames(graph, name)
  return {
    all: cases.flatMap(({ guard, it }) => (it ? [make(it, guard)] : [])),
    open: cases.some(({ it }) => it === undefined) ? [name] : [],
  }
}

const zoneOf = (graph: Graph, at: Resource, is: Standing, local: boolean): Part => {
  const name = graph.value(at, 'name')
  return named(graph, name, (domain, guard) => ({
    ...HERE,
    sort: 'private',
    domain,
    is: under(guard, is),
    at,
    local,
    because: [name, graph.value(at, 'vpcs')],
  }))
}

function ruleOf(graph: Graph, at: Resource, is: Standing, local: boolean): Part {
  const [name, type] = [graph.value(at, 'domain'), graph.value(at, 'type')]
  if (type.state !== 'known') return { all: [], open: [type] }
  const sort = type.value === 'SYSTEM' ? 'system' : 'forward'
  return named(graph, name, (domain, guard) => ({
    ...HERE,
    sort,
    domain,
    is: under(guard, is),
    at,
    local,
    because: [name, type],
  }))
}

/** The names of one managed zone are the zone's own and, for services of many hosts, all below it. */
function managedOf(graph: Graph, at: Resource, there: Standing, local: boolean): Part {
  const on = graph.value(at, 'privateDns')
  const is = both(there, answers(graph, at))
  if (is.no.is === 'always') return { all: [], open: [] }
  const names = graph.value(at, 'privateDnsNames')
  if (names.state !== 'list') return { all: [], open: [names] }
  const domains = new Map<string, { name: Value<unknown>; apex: boolean; wide: boolean }>()
  for (const name of names.items) {
    const [{ it } = { it: undefined }] = hostNames(graph, name)
    if (!it) continue
    const wide = it[0]?.key === '*'
    const key = (wide ? it.slice(1) : it).map((label) => label.key).join('.')
    const before = domains.get(key)
    domains.set(key, {
      name: before?.name ?? name,
      apex: !wide || !!before?.apex,
      wide: wide || !!before?.wide,
    })
  }
  const inboundOnly = onlyInbound(graph, at)
  const all = [...domains.values()].flatMap(
    ({ name, apex, wide }) =>
      named(graph, name, (domain, guard) => ({
        sort: 'managed',
        domain: domain[0]?.key === '*' ? domain.slice(1) : domain,
        is: under(guard, is),
        at,
        local,
        apex,
        wide,
        inboundOnly,
        because: [on, graph.value(at, 'service')],
      })).all,
  )
  return { all, open: names.open ? [names] : [] }
}

/**
 * Private DNS of S3 answers only what comes through inbound resolver endpoints, unless it is told otherwise.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
 */
function onlyInbound(graph: Graph, endpoint: Resource): Standing {
  const only = graph.value(endpoint, 'privateDnsOnlyForInboundResolverEndpoint')
  if (only.state !== 'absent') return isExactly(only, true)
  const service = graph.value(endpoint, 'serviceKey')
  return service.state === 'unknown' ? CANNOT_TELL : isExactly(service, 's3')
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html */
const internal = (vpc: Resource | Outside): readonly Answering[] =>
  ['compute.internal', 'ec2.internal'].map((domain) => ({
    ...HERE,
    sort: 'internal',
    domain: hostNameOf(domain),
    is: { yes: ALWAYS, no: { is: 'never' } },
    at: vpc,
    local: true,
    because: [],
  }))
