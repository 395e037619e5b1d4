/**
 * The Region that the name of an AWS service spells, and the Region that an endpoint is created in:
 *
 *     com.amazonaws.us-east-1.sqs                    us-east-1
 *     com.amazonaws.${AWS::Region}.sqs               the Region of the stack, whatever it is
 *     com.amazonaws.iam                              none: a service without a Region
 *     com.amazonaws.vpce.eu-west-1.vpce-svc-…        none: a service of somebody's own may be offered in other Regions
 */
import type { Reference } from '../../model/reference'
import { isOutside, type Resource } from '../../model/resource'
import { absent, known, unknown, type Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { type Piece, piecesOf } from '../text'

const rows = factRows['vpc-endpoint']
const PREFIX = /^(?:cn\.)?com\.amazonaws\.$/
const SPELLED = /^(?:cn\.)?com\.amazonaws\.((?:[a-z]{2}(?:-[a-z]+)+)-\d+)\./

export const regionInName: Fact = {
  about: ['vpc-endpoint'],
  name: 'regionInName',
  shownAs: 'Region in the service name of {subject}',
  says: 'The Region that the name of the AWS service spells; not set for names without one and for endpoint services.',
  source:
    'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html',
  row: rows.regionInName,
  compute: (graph, endpoint) => spelledIn(graph.value(endpoint, 'service'), graph),
}

/** An endpoint service that is declared or looked up gives a name that is right where it is. */
function spelledIn(service: Value<unknown>, graph: Graph): Value<unknown> {
  switch (service.state) {
    case 'conditional':
      return {
        ...service,
        cases: service.cases.map((each) => ({ ...each, value: spelledIn(each.value, graph) })),
      }
    case 'known':
    case 'template':
      return spelled(piecesOf(service), service)
    case 'reference':
      return service.targets.every((target) => isService(target, graph))
        ? absent(service.origin)
        : unknown('computed', service.origin, service.targets)
    case 'absent':
    case 'unknown':
      return service
    default:
      return unknown('opaque-expression', service.origin)
  }
}

const isService = ({ to }: Reference, graph: Graph): boolean =>
  to.is === 'declaration' && graph.at(to.id)?.kind === 'endpoint-service'

function spelled(pieces: readonly Piece[], service: Value<unknown>): Value<unknown> {
  const [first, hole, rest] = pieces
  if (typeof first !== 'string') return unknown('opaque-expression', service.origin)
  const text = SPELLED.exec(first)?.[1]
  if (text !== undefined) return known(text, service.origin)
  const isRegion = PREFIX.test(first) && typeof rest === 'string' && rest.startsWith('.')
  if (isRegion && hole !== undefined && typeof hole !== 'string')
    return { ...hole.value, origin: service.origin }
  return hole === undefined || first.startsWith('com.amazonaws.vpce.')
    ? absent(service.origin)
    : unknown('opaque-expression', service.origin)
}

const ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d+)[a-z]$/

export const placedRegion: Fact = {
  about: ['vpc-endpoint'],
  name: 'placedRegion',
  shownAs: 'Region of {subject}',
  says: 'The Region the endpoint is created in: that of its provider or stack, or that of the zones of its subnets.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: rows.placedRegion,
  compute: (graph, endpoint) =>
    endpoint.region.state === 'known'
      ? endpoint.region
      : (regionOfSubnets(graph, endpoint) ?? endpoint.region),
}

/** The name of a zone is that of its Region and a letter. */
function regionOfSubnets(graph: Graph, endpoint: Resource): Value<string> | undefined {
  for (const { to, exact, guard } of graph.relation(endpoint, 'subnets').edges) {
    const [subnet] = to
    if (!exact || guard.is !== 'always' || !subnet || isOutside(subnet)) continue
    const zone = graph.value(subnet, 'zone')
    const region = zone.state === 'known' ? ZONE.exec(String(zone.value))?.[1] : undefined
    if (region !== undefined) return { ...zone, ...known(region, zone.origin) }
  }
  return undefined
}
