/**
 * # What answers names in a VPC
 *
 * Everything its resolver knows besides the public view: rules, private zones and the managed zones of endpoints, each associated with
 * the VPC itself or by way of a Route 53 Profile.
 *
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
import type { Graph } from '../graph/graph'
import { noted } from '../graph/note'
import { both, existing, isExactly, type Standing, under, YES } from '../graph/standing'
import { ALWAYS } from '../model/guard'
import { type Answered, toldFrom } from '../model/noticed'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { type Answering, HERE, named, type Part } from './answering'
import { hostNameOf } from './host-name'
import { managedOf } from './managed-domains'
import { belonging } from './vantage'

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
