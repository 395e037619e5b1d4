/**
 * # What sort of thing a text names
 *
 * The URI of an integration, the targets of a VPC link: AWS accepts only ARNs of one sort there, and an ARN says its sort. By identity
 * first, then by the text, holes allowed:
 *
 *     aws_lb_listener.web.arn                        listener
 *     aws_lb.web.arn                                 application-load-balancer, as that load balancer's type says
 *     "arn:…:elasticloadbalancing:…:loadbalancer/net/web/0123"       network-load-balancer
 *     "http://${aws_lb.web.dns_name}/"               url
 *     var.backend                                    unknown
 *
 * A plan shows what an expression refers to, not the text around it. Where that is one attribute alone, it is taken to be the whole
 * text: nobody builds an ARN out of another thing's name.
 */
import type { Reference } from '../model/reference'
import { isOutside, type Resource } from '../model/resource'
import { known, referencesIn, unknown, type Value } from '../model/value'
import { returnedBy } from '../resources/returned'
import type { Graph } from './graph'
import { type Piece, piecesOf } from './text'

const KINDS = ['load-balancer', 'classic-load-balancer', 'listener', 'target-group', 'cloud-map-service']

/** `from` is the resource that holds the text. The answer keeps the text's place, or that of the load balancer's type. */
export function sortNamed(graph: Graph, from: Resource, value: Value<unknown>): Value<unknown> {
  switch (value.state) {
    case 'conditional':
      return {
        ...value,
        cases: value.cases.map((each) => ({ ...each, value: sortNamed(graph, from, each.value) })),
      }
    case 'known':
    case 'template':
      return sortOfPieces(graph, from, value)
    case 'reference':
      return value.targets.length === 1 ? sortReferred(graph, from, value) : notSeen(value)
    case 'absent':
    case 'unknown':
      return value
    case 'list':
    case 'map':
      return notSeen(value)
  }
}

/** There is something, nobody can say what. */
export const notSeen = (value: Value<unknown>): Value<unknown> =>
  unknown('opaque-expression', value.origin, referencesIn(value))

function sortOfPieces(graph: Graph, from: Resource, value: Value<unknown>): Value<unknown> {
  const pieces = piecesOf(value)
  const [first] = pieces
  if (first !== undefined && typeof first !== 'string' && pieces.length === 1 && first.value !== value)
    return sortNamed(graph, from, first.value)
  const sort = startsWithName(graph, first) ? 'host-name' : sortOfText(pieces)
  return sort === undefined ? notSeen(value) : known(sort, value.origin)
}

/** `${Balancer.DNSName}:8080/path` */
const startsWithName = (graph: Graph, first: Piece | undefined): boolean =>
  first !== undefined &&
  typeof first !== 'string' &&
  first.refers.length === 1 &&
  first.refers.every((reference) => sortReturned(graph, reference) === 'dns-name')

/** Stands for a hole while the text is matched; a character that no ARN has. */
const HOLE = '\u0001'
const ELB = /^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:(listener|loadbalancer|targetgroup)\/([^/]*)/
const CLOUD_MAP = /^arn:[^:]*:servicediscovery:[^:]*:[^:]*:service\//
const SORTS: ReadonlyMap<string, string> = new Map([
  ['loadbalancer/app', 'application-load-balancer'],
  ['loadbalancer/net', 'network-load-balancer'],
  ['loadbalancer/gwy', 'gateway-load-balancer'],
])

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html#awselasticloadbalancingv2-resources-for-iam-policies */
function sortOfText(pieces: readonly Piece[]): string | undefined {
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece : HOLE))
    .join('')
    .trim()
  if (text.includes('${stageVariables.')) return undefined
  if (/^https?:\/\//i.test(text)) return 'url'
  const [, what, sort] = ELB.exec(text) ?? []
  if (what === 'listener') return 'listener'
  if (what === 'targetgroup') return 'target-group'
  if (what !== undefined) return SORTS.get(`${what}/${sort}`)
  if (CLOUD_MAP.test(text)) return 'cloud-map-service'
  if (text.includes(HOLE) || text === '') return undefined
  return text.startsWith('arn:') ? 'other-arn' : 'host-name'
}

const sortReturned = (graph: Graph, reference: Reference): string | undefined => {
  const resource = reference.to.is === 'declaration' ? graph.at(reference.to.id) : undefined
  return resource && returnedBy(resource.dialect, resource.kind, reference.attribute)
}

function sortReferred(
  graph: Graph,
  from: Resource,
  value: Value<unknown> & { state: 'reference' },
): Value<unknown> {
  const [target] = value.targets
  const returned = target && sortReturned(graph, target)
  if (returned === 'dns-name') return known('host-name', value.origin)
  const edges = graph.leadsTo(from, 'sort', value, KINDS).edges
  const [resource] = edges[0]?.to ?? []
  if (edges.length !== 1 || edges[0]?.to.length !== 1 || !resource || isOutside(resource))
    return notSeen(value)
  const itself = target?.to.is === 'declaration' && target.to.id === resource.id
  if (itself && returned !== 'id' && returned !== 'arn') return notSeen(value)
  return sortOfResource(graph, resource, returned, value)
}

function sortOfResource(
  graph: Graph,
  resource: Resource,
  returned: string | undefined,
  value: Value<unknown>,
): Value<unknown> {
  switch (resource.kind) {
    case 'load-balancer':
      return balancerSort(graph.value(resource, 'type'))
    case 'cloud-map-service':
      return known(returned === 'id' ? 'cloud-map-service-id' : resource.kind, value.origin)
    default:
      return known(resource.kind, value.origin)
  }
}

function balancerSort(type: Value<unknown>): Value<unknown> {
  if (type.state === 'known') return { ...type, value: `${String(type.value)}-load-balancer` }
  if (type.state !== 'conditional') return type.state === 'unknown' ? type : notSeen(type)
  return { ...type, cases: type.cases.map((each) => ({ ...each, value: balancerSort(each.value) })) }
}
