/** In how many zones something stands, and which of its subnets share one. */
import { type Edge, isOutside, type Relation, type Resource, type Told } from '../../model/resource'
import type { Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather, undecided } from '../gather'
import type { Graph } from '../graph'
import { asValue } from '../standing'
import { severalZones, sharingZone } from '../zones'

export const spansZones: Fact = {
  about: ['vpc-endpoint', 'load-balancer', 'vpc', 'vpc-link-v2'],
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
  for (const { edge, is, earlier } of sharingZone(graph, subnets)) {
    const target = onlyOf(edge)
    if (target) candidates.push({ target, is, ...evidenceOf(graph, endpoint, edge, earlier) })
    else if (graph.possible(undecided(is))) unseen.push(...edge.because)
  }
  return gather(graph, endpoint, 'zoneSharers', candidates, unseen)
}

function onlyOf({ to }: Edge): Resource | undefined {
  const [target] = to
  return target && !isOutside(target) && to.length === 1 ? target : undefined
}

/** Where both are named, and what says their zones. */
function evidenceOf(
  graph: Graph,
  endpoint: Resource,
  edge: Edge,
  earlier: Edge | undefined,
): Pick<Candidate, 'because' | 'told'> {
  const [target, other] = [onlyOf(edge), earlier && onlyOf(earlier)]
  const because = target ? [...edge.because, graph.value(target, 'zoneKey')] : edge.because
  const [named] = edge.because
  if (!target || !other || !named) return { because }
  const zones = [other, target].map((subnet) => zoneTold(subnet, graph.value(subnet, 'zoneKey')))
  const says = `${endpoint.address} has ${other.address} and ${target.address}, which are in one zone`
  return { because, told: [{ says, value: named, at: endpoint }, ...zones] }
}

const zoneTold = (subnet: Resource, zone: Value<unknown>): Told => ({
  says: zone.state === 'known' ? `${subnet.address} is in ${zone.value}` : `the zone of ${subnet.address}`,
  value: zone,
  at: subnet,
})
