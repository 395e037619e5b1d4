/** Two endpoints that would own the same private DNS name in one VPC. AWS refuses the second one. */
import { isOutside, type Relation, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { noted } from '../note'
import { comesAfter } from '../order'
import { sameKey, sameTarget } from '../same'
import { both, either, isExactly, NO, type Standing, standingOf } from '../standing'

export const rivalEndpoints: Fact = {
  about: ['vpc-endpoint'],
  name: 'rivalEndpoints',
  shownAs: 'endpoint with private DNS for the same name in the VPC of {subject}',
  says: 'Interface endpoints that stand before this one and have private DNS on for the same name in the same VPC.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: factRows['vpc-endpoint'].rivalEndpoints,
  compute: (graph, endpoint) => {
    if (answers(graph, endpoint).no.is === 'always') return gather(graph, endpoint, 'rivalEndpoints', [])
    const candidates = mayClaimTheSame(graph, endpoint)
      .filter((other) => comesAfter(endpoint, other) && mayMeet(graph, endpoint, other))
      .map(
        (other): Candidate => ({
          target: other,
          is: rivals(graph, endpoint, other),
          because: evidence(graph, other),
        }),
      )
    return gather(graph, endpoint, 'rivalEndpoints', candidates)
  },
}

/** Endpoints by where and what they may answer, so that a thousand of them are not compared each with each. */
interface Claims {
  /** The id of the VPC that an endpoint is certainly in, by its own. */
  readonly vpcs: ReadonlyMap<string, string | undefined>
  readonly byName: ReadonlyMap<string, readonly Resource[]>
  /** Their service is not known: they may answer anything. */
  readonly open: readonly Resource[]
}

function mayClaimTheSame(graph: Graph, endpoint: Resource): readonly Resource[] {
  const claims = claimsOf(graph)
  const names = claimedBy(graph, endpoint)
  if (names !== undefined)
    return [...new Set([...names.flatMap((name) => claims.byName.get(name) ?? []), ...claims.open])]
  const vpc = claims.vpcs.get(endpoint.id)
  const all = graph.ofKind('vpc-endpoint')
  return vpc === undefined ? all : all.filter(({ id }) => (claims.vpcs.get(id) ?? vpc) === vpc)
}

const claimsOf = noted((graph): Claims => {
  const byName = new Map<string, Resource[]>()
  const open: Resource[] = []
  const vpcs = new Map<string, string | undefined>()
  for (const endpoint of graph.ofKind('vpc-endpoint')) {
    vpcs.set(endpoint.id, declaredTarget(graph.relation(endpoint, 'vpc'))?.id)
    const names = claimedBy(graph, endpoint)
    if (names === undefined) open.push(endpoint)
    for (const name of names ?? []) {
      const same = byName.get(name)
      if (same) same.push(endpoint)
      else byName.set(name, [endpoint])
    }
  }
  return { vpcs, byName, open }
})

/** The service and the names it answers, and in which VPC; undefined when that is not all known. */
function claimedBy(graph: Graph, endpoint: Resource): readonly string[] | undefined {
  const vpc = declaredTarget(graph.relation(endpoint, 'vpc'))
  return vpc && namesOf(graph, endpoint)?.map((name) => `${name} in ${vpc.id}`)
}

/** The one declared resource that a relation certainly leads to. */
function declaredTarget({ edges, open }: Relation): Resource | undefined {
  const [only] = edges
  const [target] = only?.to ?? []
  const certain = !open && edges.length === 1 && only?.exact && only.guard.is === 'always'
  return certain && target && !isOutside(target) && target.ownership === 'managed' ? target : undefined
}

function namesOf(graph: Graph, endpoint: Resource): readonly string[] | undefined {
  const service = graph.value(endpoint, 'serviceKey')
  const names = graph.value(endpoint, 'privateDnsNames')
  if (service.state !== 'known') return undefined
  if (names.state !== 'list') return [`service ${service.value}`]
  const texts = names.items.map((name) => (name.state === 'known' ? `name ${name.value}` : undefined))
  const known = texts.filter((text) => text !== undefined)
  return known.length === texts.length ? [`service ${service.value}`, ...known] : undefined
}

const mayMeet = (graph: Graph, a: Resource, b: Resource): boolean =>
  b.ownership === 'managed' && graph.joined(a.deployment, b.deployment) && !graph.exclusive(a, b)

const rivals = (graph: Graph, a: Resource, b: Resource): Standing =>
  both(
    answers(graph, a),
    answers(graph, b),
    sameNames(graph, a, b),
    sameTarget(graph.relation(a, 'vpc'), graph.relation(b, 'vpc')),
  )

/** It is an interface endpoint that answers names in its VPC. */
export const answers = (graph: Graph, endpoint: Resource): Standing =>
  both(
    isExactly(graph.value(endpoint, 'type'), 'Interface'),
    isExactly(graph.value(endpoint, 'privateDns'), true),
  )

/** The same service, or two services that answer one name. Names that nobody can tell are taken to differ, as services' names do. */
const sameNames = (graph: Graph, a: Resource, b: Resource): Standing =>
  either(
    sameService(graph, a, b),
    standingOf(graph.value(a, 'privateDnsNames'), (one) =>
      standingOf(graph.value(b, 'privateDnsNames'), (other) => shareName(one, other)),
    ),
  )

/** Two endpoint services that are declared here are two, although nobody knows their ids yet. */
function sameService(graph: Graph, a: Resource, b: Resource): Standing {
  const [one, other] = [graph.relation(a, 'ownService'), graph.relation(b, 'ownService')]
  if (one.edges.length > 0 && other.edges.length > 0) return sameTarget(one, other)
  return sameKey(graph.value(a, 'serviceKey'), graph.value(b, 'serviceKey'))
}

function shareName(a: Value<unknown>, b: Value<unknown>): Standing {
  if (a.state !== 'list' || b.state !== 'list') return NO
  return either(NO, ...a.items.flatMap((name) => b.items.map((other) => sameKey(name, other))))
}

const evidence = (graph: Graph, endpoint: Resource): readonly Value<unknown>[] =>
  ['privateDns', 'service', 'vpc'].map((attribute) => graph.value(endpoint, attribute))
