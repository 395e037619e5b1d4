/**
 * # The host names of what is declared
 *
 * From a value to a row of labels, and the names that AWS gives to APIs and endpoints. What a reference stands for depends on the
 * attribute asked for:
 *
 *     aws_lb.web.dns_name                                    a name of the load balancer's own, below elb.amazonaws.com
 *     aws_api_gateway_domain_name.shop.regional_domain_name  a name of the domain's own, below execute-api.{region}.amazonaws.com
 *     aws_api_gateway_rest_api.orders.id                     one label
 *     var.domain                                             nobody can see
 */
import type { Graph } from '../graph/graph'
import { labelOf, referenceKey } from '../graph/label'
import { type Hole, piecesOf } from '../graph/text'
import { type Reference, referentKey } from '../model/reference'
import type { Resource } from '../model/resource'
import { type Value, valuesInside } from '../model/value'
import { returnedBy } from '../resources/returned'
import { always, type Cases, changed, followed, whileHolds } from './cases'
import { type HostName, hostNameOf, type Label, text } from './host-name'

const DEPTH = 8

/** Undefined where nobody sets a name, or nobody can tell which. */
export function hostNames(
  graph: Graph,
  value: Value<unknown>,
  depth: number = DEPTH,
): Cases<HostName | undefined> {
  const names = namesIn(graph, value, depth)
  return holdsSecret(value) ? changed(names, (name) => name?.map(hidden)) : names
}

/** A secret name is compared as any other, and never shown. */
const hidden = (label: Label): Label => ({ ...label, shown: '{secret}' })

const holdsSecret = (value: Value<unknown>, depth: number = DEPTH): boolean =>
  value.sensitive === true ||
  (depth > 0 && valuesInside(value).some((inside) => holdsSecret(inside, depth - 1)))

function namesIn(graph: Graph, value: Value<unknown>, depth: number): Cases<HostName | undefined> {
  if (value.state === 'conditional')
    return value.cases.flatMap((each) => whileHolds(graph, each.guard, hostNames(graph, each.value, depth)))
  if (value.state !== 'known' && value.state !== 'template' && value.state !== 'reference')
    return always(undefined)
  const [first, ...more] = piecesOf(value)
  const rest = more.map((piece) =>
    typeof piece === 'string' ? textLabels(graph, piece) : labelsOf(graph, piece),
  )
  if (first === undefined) return always([])
  if (typeof first === 'string') return always(finished([textLabels(graph, first), ...rest]))
  return followed(graph, headNames(graph, first, depth), (head) => always(head && finished([head, ...rest])))
}

/** A name may begin with the declared name of another resource, which may be conditional itself. */
function headNames(graph: Graph, hole: Hole, depth: number): Cases<HostName | undefined> {
  const [reference] = hole.refers
  const resource = hole.exact && reference ? declared(graph, reference) : undefined
  const own =
    resource && reference && returnedBy(resource.dialect, resource.kind, reference.attribute) === 'own-name'
  if (own && depth > 0) return hostNames(graph, graph.value(resource, 'name'), depth - 1)
  return always(labelsOf(graph, hole))
}

const declared = (graph: Graph, { to }: Reference): Resource | undefined =>
  to.is === 'declaration' ? graph.at(to.id) : undefined

/** Neighbours without a dot between them are one label. */
export function finished(fragments: readonly HostName[]): HostName {
  const labels: Label[] = []
  for (const [first, ...more] of fragments) {
    const last = labels.pop()
    if (last && first) labels.push(merged(last, first))
    else if (first) labels.push(first)
    labels.push(...more)
  }
  return labels.filter(({ is, key }) => is !== 'text' || key !== '')
}

function merged(a: Label, b: Label): Label {
  const of = [...a.of, ...b.of]
  if (a.key === '') return b
  if (b.key === '') return a
  if (a.is === 'text' && b.is === 'text') return text(a.key + b.key, of)
  const made = (a.is === 'made' || b.is === 'made') && a.is !== 'open' && b.is !== 'open'
  return { is: made ? 'made' : 'open', key: `${a.key}\u0001${b.key}`, shown: a.shown + b.shown, of }
}

/** Empty labels stay at the borders, where a fragment goes on; an id that somebody declared is its owner's. */
export const textLabels = (graph: Graph, literal: string): HostName =>
  literal
    .trim()
    .split('.')
    .map((label) => text(label === '\\052' ? '*' : label, ownersOf(graph, label.toLowerCase())))

const ownersOf = (graph: Graph, id: string): readonly Resource[] =>
  /^[a-z0-9]{10}$/.test(id) ? graph.ofKind('api').filter((api) => knownId(api) === id) : []

function labelsOf(graph: Graph, hole: Hole): HostName {
  const [reference] = hole.refers
  if (!reference) return [unseen(hole)]
  const resource = declared(graph, reference)
  if (!hole.exact) return someNameOf(resource, hole) ?? [unseen(hole)]
  if (resource) return ofResource(resource, reference) ?? [open(reference)]
  if (reference.to.is !== 'symbol') return [open(reference)]
  switch (reference.to.name) {
    case 'region':
      return [regionSymbol(reference)]
    case 'url-suffix':
      return hostNameOf('amazonaws.com')
    default:
      return [open(reference)]
  }
}

/** A plan does not show which entry of an endpoint's names is meant; each of them leads to the endpoint. */
function someNameOf(resource: Resource | undefined, { refers }: Hole): HostName | undefined {
  const names = refers.every(({ attribute }) => /^(dns_entry|DnsEntries)\b/.test(attribute))
  return resource?.kind === 'vpc-endpoint' && refers.length === 1 && names
    ? endpointName(resource)
    : undefined
}

const open = (reference: Reference): Label => ({
  is: 'open',
  key: `{${referenceKey(reference)}}`,
  shown: `{${labelOf(reference)}}`,
  of: [],
})

/** The same expression at the same place is the same text. */
const unseen = ({ refers, value }: Hole): Label => ({
  is: 'open',
  key: `{${JSON.stringify(value.origin.place)}}`,
  shown: `{${refers.length === 0 ? '?' : refers.map(labelOf).join(', ')}}`,
  of: [],
})

const regionSymbol = ({ to }: Reference): Label => ({
  is: 'region',
  key: `{${referentKey(to)}}`,
  shown: '{region}',
  of: [],
})

function ofResource(resource: Resource, { attribute }: Reference): HostName | undefined {
  switch (returnedBy(resource.dialect, resource.kind, attribute)) {
    case 'id':
      return [idLabel(resource)]
    case 'default-url':
      return resource.kind === 'rest-api' || resource.kind === 'http-api' ? apiName(resource) : undefined
    case 'regional-name':
      return [nameLabel(resource, 'regional'), ...executeApi(resource)]
    case 'edge-name':
      return [nameLabel(resource, 'edge'), ...hostNameOf('cloudfront.net')]
    case 'dns-name':
      return resource.kind === 'vpc-endpoint' ? endpointName(resource) : balancerName(resource)
    default:
      return undefined
  }
}

const knownId = (resource: Resource): string | undefined => {
  const id = resource.attributes.get('id')
  return id?.state === 'known' ? String(id.value).toLowerCase() : undefined
}

/** The id of a resource as one label. */
export function idLabel(resource: Resource): Label {
  const id = knownId(resource)
  return id === undefined
    ? { is: 'made', key: `{${resource.id}}`, shown: `{${resource.address}}`, of: [resource] }
    : text(id, [resource])
}

const nameLabel = (resource: Resource, sort: string): Label => ({
  is: 'made',
  key: `{${sort} ${resource.id}}`,
  shown: `{${resource.address}}`,
  of: [resource],
})

export function regionLabel({ id, region }: Resource): Label {
  if (region.state === 'known') return text(region.value)
  const [symbol] = region.state === 'reference' && region.exact ? region.targets : []
  return symbol ? regionSymbol(symbol) : { is: 'region', key: `{region of ${id}}`, shown: '{region}', of: [] }
}

/** Chinese Regions have a domain of their own. */
export function amazonDomain(region: Label): HostName {
  return hostNameOf(
    region.is === 'text' && region.key.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
  )
}

const executeApi = (resource: Resource): HostName => {
  const region = regionLabel(resource)
  return [text('execute-api'), region, ...amazonDomain(region)]
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html */
export const apiName = (api: Resource): HostName => [idLabel(api), ...executeApi(api)]

const serviceLabel = ({ id, attributes }: Resource): Label => {
  const service = attributes.get('service')
  const name = service?.state === 'known' ? /^com\.amazonaws\.[^.]+\.(.+)$/.exec(String(service.value)) : null
  return { is: 'made', key: `{service ${id}}`, shown: name?.[1] ?? '{service}', of: [] }
}

/** The Regional name of an endpoint: public, with the private addresses of its network interfaces. */
export const endpointName = (endpoint: Resource): HostName => {
  const region = regionLabel(endpoint)
  return [nameLabel(endpoint, 'name'), serviceLabel(endpoint), region, text('vpce'), ...amazonDomain(region)]
}

export const balancerName = (balancer: Resource): HostName => {
  const region = regionLabel(balancer)
  return [nameLabel(balancer, 'name'), region, text('elb'), ...amazonDomain(region)]
}
