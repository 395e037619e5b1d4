/**
 * Private hosted zones that carry a name which an endpoint's private DNS claims in the same VPC. A VPC can have one owner of a name:
 * whichever of the two comes second is refused. Longer and shorter names live side by side, the more specific one wins.
 */
import type { Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { privateDnsNames as catalogue } from '../../model/vocabulary/private-dns-names'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { samePosition } from '../order'
import { sameTarget } from '../same'
import { both, CANNOT_TELL, either, NO, type Standing, standingOf, YES } from '../standing'
import { type Piece, piecesOf } from '../text'
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
      .map((zone): Candidate => {
        const anywhere = claimsInAnyRegion(graph, endpoint, zone)
        const name = anywhere ? graph.unassumed(zone, 'name') : graph.value(zone, 'name')
        return {
          target: zone,
          is: rivals(graph, endpoint, zone, anywhere),
          because: [name, graph.value(zone, 'vpcs')],
        }
      })
    return gather(graph, endpoint, 'rivalZones', candidates)
  },
}

const rivals = (graph: Graph, endpoint: Resource, zone: Resource, anywhere: boolean): Standing =>
  both(
    answers(graph, endpoint),
    sameTarget(graph.relation(endpoint, 'vpc'), graph.relation(zone, 'vpcs')),
    anywhere ? YES : claims(graph, endpoint, graph.value(zone, 'name')),
  )

/**
 * The same name whatever the default of a variable becomes:
 *
 *     com.amazonaws.${var.region}.kms     kms.${var.region}.amazonaws.com
 */
function claimsInAnyRegion(graph: Graph, endpoint: Resource, zone: Resource): boolean {
  const key = graph.value(endpoint, 'serviceKey')
  const names = key.state === 'known' ? (catalogue.get(String(key.value))?.names ?? []) : []
  const [, spelled] = piecesOf(graph.unassumed(endpoint, 'service'))
  const [before, region, after, ...more] = piecesOf(zoneName(graph.unassumed(zone, 'name')))
  if (!spelled || !region || more.length > 0 || !sameDefault(spelled, region)) return false
  return names.some((name) => name.replace(/^\*\./, '') === `${before}{region}${after}`)
}

function sameDefault(a: Piece, b: Piece): boolean {
  if (typeof a === 'string' || typeof b === 'string') return false
  const [one, other] = [a.value.origin.trail.at(-1), b.value.origin.trail.at(-1)]
  return one !== undefined && other !== undefined && samePosition(one, other)
}

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
