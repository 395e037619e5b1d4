/**
 * Private hosted zones that carry a name which an endpoint's private DNS claims in the same VPC. A VPC can have one owner of a name:
 * whichever of the two comes second is refused. Longer and shorter names live side by side, the more specific one wins.
 */
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { sameTarget } from '../same'
import { both, CANNOT_TELL, either, NO, type Standing, standingOf } from '../standing'
import { piecesOf } from '../text'
import { sameZoneName, zoneName } from '../zone-names'
import { answers } from './rival-endpoints'

export const rivalZones: Fact = {
  about: ['vpc-endpoint'],
  name: 'rivalZones',
  shownAs: 'private hosted zone of the same name in the VPC of {subject}',
  says: 'Private hosted zones of the same VPC whose name is one that private DNS of this endpoint claims there.',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html',
  row: factRows['vpc-endpoint'].rivalZones,
  compute: (graph, endpoint) => {
    if (answers(graph, endpoint).no.is === 'always') return gather(graph, endpoint, 'rivalZones', [])
    const candidates = graph
      .ofKind('hosted-zone')
      .filter(
        (zone) => graph.joined(endpoint.deployment, zone.deployment) && !graph.exclusive(endpoint, zone),
      )
      .map(
        (zone): Candidate => ({
          target: zone,
          is: rivals(graph, endpoint, zone),
          because: [graph.value(zone, 'name'), graph.value(zone, 'vpcs')],
        }),
      )
    return gather(graph, endpoint, 'rivalZones', candidates)
  },
}

const rivals = (graph: Graph, endpoint: Resource, zone: Resource): Standing =>
  both(
    answers(graph, endpoint),
    sameTarget(graph.relation(endpoint, 'vpc'), graph.relation(zone, 'vpcs')),
    claims(graph, endpoint, graph.value(zone, 'name')),
  )

/** One of the names is that of the zone. */
function claims(graph: Graph, endpoint: Resource, zone: Value<unknown>): Standing {
  return standingOf(graph.value(endpoint, 'privateDnsNames'), (names) => {
    if (names.state === 'list') {
      const some = names.items.map((each) => sameZoneName(each, zone))
      return either(names.open ? CANNOT_TELL : NO, ...some)
    }
    return mayClaim(graph.value(endpoint, 'serviceKey'), zoneName(zone)) ? CANNOT_TELL : NO
  })
}

/** A service of AWS whose names are not in the catalogue has names under AWS's domains all the same. */
function mayClaim(service: Value<unknown>, zone: Value<unknown>): boolean {
  const ofAws = service.state === 'known' && !String(service.value).startsWith('vpce-svc-')
  const last = piecesOf(zone).at(-1)
  return !ofAws || typeof last !== 'string' || /(amazonaws\.com(\.cn)?|\.aws)$/.test(last)
}
