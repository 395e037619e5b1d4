/**
 * The Region that the name of an AWS service spells, and the Region that an endpoint is created in:
 *
 *     com.amazonaws.us-east-1.sqs                    us-east-1
 *     com.amazonaws.${AWS::Region}.sqs               the Region of the stack, whatever it is
 *     aws.sagemaker.us-east-1.studio                 us-east-1
 *     com.amazonaws.iam                              none: a service without a Region
 *     com.amazonaws.vpce.eu-west-1.vpce-svc-…        none: a service of somebody's own may be offered in other Regions
 */
import type { Reference } from '../../model/reference'
import { isOutside, type Resource } from '../../model/resource'
import { absent, known, referencesIn, unknown, type Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { sameText } from '../same'
import { asValue, CANNOT_TELL, NO, type Standing, standingOf } from '../standing'
import { type Piece, piecesOf } from '../text'

const rows = factRows['vpc-endpoint']
const PREFIX = /^(?:(?:cn\.)?com\.amazonaws|aws\.sagemaker)\.$/
const SPELLED = /^(?:(?:cn\.)?com\.amazonaws|aws\.sagemaker)\.((?:[a-z]{2}(?:-[a-z]+)+)-\d+)\./

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
        : unknown('opaque-expression', service.origin, service.targets)
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
  if (text !== undefined) return resting(known(text, service.origin), service)
  const isRegion = PREFIX.test(first) && typeof rest === 'string' && rest.startsWith('.')
  if (isRegion && hole !== undefined && typeof hole !== 'string')
    return { ...hole.value, origin: service.origin }
  return hole === undefined || first.startsWith('com.amazonaws.vpce.')
    ? absent(service.origin)
    : unknown('opaque-expression', service.origin)
}

/** What is told from the default of a variable rests on it. */
const resting = <T>(answer: Value<T>, told: Value<unknown>): Value<T> =>
  told.assumed === undefined ? answer : { ...answer, assumed: told.assumed }

const ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d+)[a-z]$/

export const inNamedRegion: Fact = {
  about: ['vpc-endpoint'],
  name: 'inNamedRegion',
  shownAs: {
    true: '{subject} is created in the Region that the name of its service spells',
    false: '{subject} is created in another Region than the name of its service spells',
  },
  says: 'The endpoint is created in the Region that the name of its service spells: its provider or stack is in that Region, or the zones of its subnets are.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: rows.inNamedRegion,
  compute: (graph, endpoint) => {
    const { named, here, same } = compared(graph, endpoint)
    const decided = here.find((_, at) => same[at] !== undefined && isDecided(same[at]))
    const answer = asValue(settled(same), (decided ?? endpoint.region).origin)
    return resting(resting(lacking(answer, [named, endpoint.region]), named), endpoint.region)
  },
}

/** Where nothing tells it, every name may be right, and nobody is asked. */
export const regionTold: Fact = {
  about: ['vpc-endpoint'],
  name: 'regionTold',
  shownAs: {
    true: 'it is said which Region {subject} is created in',
    false: 'nothing says which Region {subject} is created in',
  },
  says: 'The Region that the endpoint is created in is told: by its provider or stack, by the zones of its subnets, or by the very expression that is in the name of its service.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: rows.regionTold,
  compute: (graph, endpoint) => {
    const { here, same } = compared(graph, endpoint)
    const told =
      same.some(isDecided) || here.some(({ state }) => state === 'known' || state === 'conditional')
    return known(told, endpoint.region.origin)
  },
}

export const toldRegion: Fact = {
  about: ['vpc-endpoint'],
  name: 'toldRegion',
  shownAs: 'Region that {subject} is created in',
  says: 'The Region that the endpoint is created in: that of its provider or stack, or of the zones of its subnets.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  row: rows.toldRegion,
  compute: (graph, endpoint) =>
    compared(graph, endpoint).here.find(({ state }) => state === 'known') ?? endpoint.region,
}

function compared(graph: Graph, endpoint: Resource) {
  const named = graph.value(endpoint, 'regionInName')
  const here = [endpoint.region, ...regionsOfSubnets(graph, endpoint)]
  return { named, here, same: here.map((region) => standingOf(named, (one) => sameRegion(region, one))) }
}

/** What nobody can tell names what it is made of. */
const lacking = (answer: Value<unknown>, of: readonly Value<unknown>[]): Value<unknown> =>
  answer.state === 'unknown' ? unknown(answer.reason, answer.origin, of.flatMap(referencesIn)) : answer

/** Each of them is the Region of the endpoint, so the first that can be compared decides. */
const settled = (answers: readonly Standing[]): Standing =>
  answers.find(isDecided) ?? answers[0] ?? CANNOT_TELL

const isDecided = ({ yes, no }: Standing): boolean => yes.is !== 'never' || no.is !== 'never'

function sameRegion(region: Value<string>, named: Value<unknown>): Standing {
  if (named.state === 'absent') return NO
  if (named.state === 'known') return sameText(region, { ...named, value: String(named.value) })
  return named.state === 'reference' ? sameText(region, named) : CANNOT_TELL
}

/** The name of a zone is that of its Region and a letter. */
const regionsOfSubnets = (graph: Graph, endpoint: Resource): readonly Value<string>[] =>
  graph.relation(endpoint, 'subnets').edges.flatMap(({ to, exact, guard }) => {
    const [subnet] = to
    if (!exact || guard.is !== 'always' || !subnet || isOutside(subnet)) return []
    const zone = graph.value(subnet, 'zone')
    const region = zone.state === 'known' ? ZONE.exec(String(zone.value))?.[1] : undefined
    return region === undefined ? [] : [{ ...zone, ...known(region, zone.origin) }]
  })
