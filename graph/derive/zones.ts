/** In how many zones something stands, and which of its subnets share one. */
import { isOutside, type Relation, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather, undecided } from '../gather'
import type { Graph } from '../graph'
import { asValue } from '../standing'
import { severalZones, sharingZone } from '../zones'

export const spansZones: Fact = {
  about: ['vpc-endpoint', 'load-balancer', 'vpc'],
  name: 'spansZones',
  shownAs: {
    true: '{subject} has subnets in more than one zone',
    false: 'all subnets of {subject} are in one zone',
  },
  says: 'It has subnets in more than one Availability Zone.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: factRows.vpc.spansZones,
  compute: (graph, owner) => {
    const origin = owner.kind === 'vpc' ? headerOf(owner) : graph.value(owner, 'subnets').origin
    return asValue(severalZones(graph, graph.relation(owner, 'subnets')), origin, 'computed')
  },
}

export const zoneSharers: Fact = {
  about: ['vpc-endpoint'],
  name: 'zoneSharers',
  shownAs: 'subnet of {subject} in the same zone as another of them',
  says: 'Subnets of the endpoint that are in the same Availability Zone as one before them.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: factRows['vpc-endpoint'].zoneSharers,
  compute: (graph, endpoint) => sharersOf(graph, endpoint),
}

function sharersOf(graph: Graph, endpoint: Resource): Relation {
  const subnets = graph.relation(endpoint, 'subnets')
  const candidates: Candidate[] = []
  const unseen: Value<unknown>[] = [...subnets.why]
  for (const [{ to, because }, is] of sharingZone(graph, subnets)) {
    const [target] = to
    if (target && !isOutside(target) && to.length === 1)
      candidates.push({ target, is, because: [...because, graph.value(target, 'zoneKey')] })
    else if (graph.possible(undecided(is))) unseen.push(...because)
  }
  return gather(graph, endpoint, 'zoneSharers', candidates, unseen)
}
