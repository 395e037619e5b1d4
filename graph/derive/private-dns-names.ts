/** The names that an endpoint answers inside its VPC when private DNS is on. */
import type { Resource } from '../../model/resource'
import { isOutside } from '../../model/resource'
import { known, type List, list, type Template, unknown, type Value } from '../../model/value'
import { privateDnsNames as catalogue } from '../../model/vocabulary/private-dns-names'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'

export const privateDnsNames: Fact = {
  about: ['vpc-endpoint'],
  name: 'privateDnsNames',
  shownAs: 'private DNS names of {subject}',
  says: 'The names the endpoint answers inside its VPC when private DNS is on; a name with `*` answers everything below it.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html',
  row: factRows['vpc-endpoint'].privateDnsNames,
  compute: (graph, endpoint) => namesOf(graph.value(endpoint, 'serviceKey'), graph, endpoint),
}

function namesOf(key: Value<unknown>, graph: Graph, endpoint: Resource): Value<unknown> {
  switch (key.state) {
    case 'conditional':
      return {
        ...key,
        cases: key.cases.map((each) => ({ ...each, value: namesOf(each.value, graph, endpoint) })),
      }
    case 'absent':
      return list([], key.origin)
    case 'known':
      return awsNames(String(key.value), regionOf(graph, endpoint), key) ?? ownNames(graph, endpoint, key)
    case 'template':
      return ownNames(graph, endpoint, key)
    default:
      return unknown('opaque-expression', key.origin)
  }
}

/** The names are those of the service, wherever the endpoint is; the name of a service mostly spells its Region. */
function regionOf(graph: Graph, endpoint: Resource): Value<string> {
  const spelled = graph.value(endpoint, 'regionInName')
  return spelled.state === 'known' ? { ...spelled, value: String(spelled.value) } : endpoint.region
}

function awsNames(service: string, region: Value<string>, key: Value<unknown>): List | undefined {
  const names = catalogue.get(service)?.names
  return (
    names &&
    list(
      names.map((name) => inRegion(name, region, key)),
      key.origin,
    )
  )
}

/** Chinese Regions have a domain of their own. https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html */
function inRegion(name: string, region: Value<string>, key: Value<unknown>): Value<unknown> {
  if (region.state === 'known') {
    const suffix = region.value.startsWith('cn-') && name.endsWith('.amazonaws.com') ? '.cn' : ''
    return known(name.replace('{region}', region.value) + suffix, key.origin)
  }
  const [before = '', after = ''] = name.split('{region}')
  const template: Template = { state: 'template', parts: [before, region, after], origin: key.origin }
  return template
}

/** An endpoint service of our own has the private name it was given, or none. */
function ownNames(graph: Graph, endpoint: Resource, key: Value<unknown>): Value<unknown> {
  const edges = graph.relation(endpoint, 'ownService').edges
  const [service] = edges[0]?.to ?? []
  if (edges.length !== 1 || !edges[0]?.exact || !service || isOutside(service))
    return unknown('external', key.origin)
  const name = graph.value(service, 'privateDnsName')
  if (name.state === 'unknown') return name
  return list(name.state === 'absent' ? [] : [name], name.origin)
}
