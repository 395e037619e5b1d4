/** Two endpoints that would own the same private DNS name in one VPC. AWS refuses the second one. */
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { privateDnsNames } from '../../model/vocabulary/private-dns-names'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { comesAfter } from '../order'
import { sameKey, sameTarget } from '../same'
import { both, either, isExactly, NO, type Standing, standingOf, YES } from '../standing'

export const rivalEndpoints: Fact = {
  about: ['vpc-endpoint'],
  name: 'rivalEndpoints',
  says: 'Interface endpoints that stand before this one and have private DNS on for the same name in the same VPC.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: factRows['vpc-endpoint'].rivalEndpoints,
  compute: (graph, endpoint) => {
    if (answers(graph, endpoint).no.is === 'always') return gather(graph, endpoint, 'rivalEndpoints', [])
    const candidates = graph
      .ofKind('vpc-endpoint')
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

const mayMeet = (graph: Graph, a: Resource, b: Resource): boolean =>
  b.ownership === 'managed' && graph.joined(a.deployment, b.deployment) && !graph.exclusive(a, b)

const rivals = (graph: Graph, a: Resource, b: Resource): Standing =>
  both(
    answers(graph, a),
    answers(graph, b),
    sameNames(graph.value(a, 'serviceKey'), graph.value(b, 'serviceKey')),
    sameTarget(graph.relation(a, 'vpc'), graph.relation(b, 'vpc')),
  )

/** It is an interface endpoint that answers names in its VPC. */
export const answers = (graph: Graph, endpoint: Resource): Standing =>
  both(
    isExactly(graph.value(endpoint, 'type'), 'Interface'),
    isExactly(graph.value(endpoint, 'privateDns'), true),
  )

/** The same service, or two services that answer one name. */
const sameNames = (a: Value<unknown>, b: Value<unknown>): Standing =>
  either(
    sameKey(a, b),
    standingOf(a, (one) => standingOf(b, (other) => (shareName(one, other) ? YES : NO))),
  )

function shareName(a: Value<unknown>, b: Value<unknown>): boolean {
  if (a.state !== 'known' || b.state !== 'known') return false
  const names = privateDnsNames.get(String(a.value))?.names ?? []
  const others = new Set(privateDnsNames.get(String(b.value))?.names ?? [])
  return names.some((name) => others.has(name))
}

const evidence = (graph: Graph, endpoint: Resource): readonly Value<unknown>[] =>
  ['privateDns', 'service', 'vpc'].map((attribute) => graph.value(endpoint, attribute))
