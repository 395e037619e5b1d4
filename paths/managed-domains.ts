/** The domains that private DNS of an endpoint answers in its VPC. */
import { answers } from '../graph/derive/rival-endpoints'
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, isExactly, type Standing, under } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import { type Answering, HERE, named, type Part } from './answering'
import { amazonDomain, hostNames, regionLabel } from './host-name-of'

/** The names of one managed zone are the zone's own and, for services of many hosts, all below it. */
export function managedOf(graph: Graph, at: Resource, there: Standing, local: boolean): Part {
  const on = graph.value(at, 'privateDns')
  const is = both(there, answers(graph, at))
  if (is.no.is === 'always') return { all: [], open: [] }
  const names = graph.value(at, 'privateDnsNames')
  if (names.state !== 'list') return { all: ofWhicheverService(graph, at, is, local), open: [names] }
  const domains = new Map<string, { name: Value<unknown>; apex: boolean; wide: boolean }>()
  for (const name of names.items) {
    const [{ it } = { it: undefined }] = hostNames(graph, name)
    if (!it) continue
    const wide = it[0]?.key === '*'
    const key = (wide ? it.slice(1) : it).map((label) => label.key).join('.')
    const before = domains.get(key)
    domains.set(key, {
      name: before?.name ?? name,
      apex: !wide || !!before?.apex,
      wide: wide || !!before?.wide,
    })
  }
  const inboundOnly = onlyInbound(graph, at)
  const all = [...domains.values()].flatMap(
    ({ name, apex, wide }) =>
      named(graph, name, (domain, guard) => ({
        sort: 'managed',
        domain: domain[0]?.key === '*' ? domain.slice(1) : domain,
        is: under(guard, is),
        at,
        local,
        apex,
        wide,
        inboundOnly,
        because: [on, graph.value(at, 'service')],
      })).all,
  )
  return { all, open: names.open ? [names] : [] }
}

/** Its private DNS answers for some service, and nobody here can tell for which. */
function ofWhicheverService(
  graph: Graph,
  at: Resource,
  there: Standing,
  local: boolean,
): readonly Answering[] {
  if (graph.value(at, 'serviceKey').state !== 'unknown') return []
  return [
    {
      ...HERE,
      sort: 'managed',
      whichever: true,
      domain: amazonDomain(regionLabel(at)),
      is: both(there, CANNOT_TELL),
      at,
      local,
      because: [graph.value(at, 'service')],
    },
  ]
}

/**
 * Private DNS of S3 answers only what comes through inbound resolver endpoints, unless it is told otherwise.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
 */
function onlyInbound(graph: Graph, endpoint: Resource): Standing {
  const only = graph.value(endpoint, 'privateDnsOnlyForInboundResolverEndpoint')
  if (only.state !== 'absent') return isExactly(only, true)
  const service = graph.value(endpoint, 'serviceKey')
  return service.state === 'unknown' ? CANNOT_TELL : isExactly(service, 's3')
}
