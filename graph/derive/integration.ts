/**
 * The load balancer behind a private integration. How it is named depends on the link: a v1 link names it itself, with a v2 link the
 * integration names a listener (HTTP APIs in the URI, REST APIs in the target), and the URI may be made of its DNS name.
 */
import type { Reference } from '../../model/reference'
import { isOutside, NO_EDGES, type Relation, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { returnedBy } from '../../resources/returned'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { sortNamed } from '../named'
import { piecesOf } from '../text'

export const loadBalancer: Fact = {
  about: ['api-integration', 'http-integration'],
  name: 'loadBalancer',
  shownAs: 'load balancer behind {subject}',
  says: 'The load balancer that a private integration leads to.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
  row: factRows['api-integration'].loadBalancer,
  compute: (graph, integration) => {
    if (leadsToCloudMap(graph, integration)) return NO_EDGES
    const ways = [
      () => behind(graph, integration, graph.value(integration, 'target')),
      () => byDnsName(graph, integration),
      () => byListenerArn(graph, integration),
      () => behind(graph, integration, graph.value(integration, 'uri')),
      () => byLink(graph, integration),
    ]
    for (const way of ways) {
      const found = way()
      if (found.edges.some((edge) => edge.to.some((target) => !isOutside(target)))) return found
    }
    return fallback(graph, integration)
  },
}

const WANTED = ['load-balancer', 'classic-load-balancer', 'listener', 'target-group']

/** A Cloud Map service leads to the instances that registered themselves. */
const leadsToCloudMap = (graph: Graph, integration: Resource): boolean =>
  ['uri', 'target']
    .map((row) => sortNamed(graph, integration, graph.value(integration, row)))
    .some((sort) => sort.state === 'known' && sort.value === 'cloud-map-service')

/** A listener leads to its load balancer, and so does a target group, by way of the listeners that forward to it. */
function behind(graph: Graph, integration: Resource, value: Value<unknown>): Relation {
  const relation = graph.leadsTo(integration, 'loadBalancer', value, WANTED)
  const edges = relation.edges.flatMap((edge) => {
    const [target] = edge.to
    if (!target || isOutside(target) || edge.to.length > 1) return [edge]
    return balancersOf(graph, target).map((balancer) => ({ ...edge, to: [balancer] }))
  })
  return { ...relation, edges }
}

function balancersOf(graph: Graph, target: Resource): readonly Resource[] {
  switch (target.kind) {
    case 'listener': {
      const own = resourcesOf(graph.relation(target, 'loadBalancer'))
      const arn = target.attributes.get('arn')
      return own.length > 0 || !arn ? own : resourcesOf(inArn(graph, target, arn))
    }
    case 'target-group': {
      const listeners = graph
        .ofKind('listener')
        .filter((listener) => resourcesOf(graph.relation(listener, 'targetGroups')).includes(target))
      const balancers = listeners.flatMap((listener) => resourcesOf(graph.relation(listener, 'loadBalancer')))
      return new Set(balancers).size === 1 ? balancers.slice(0, 1) : []
    }
    default:
      return [target]
  }
}

const resourcesOf = (relation: Relation): readonly Resource[] =>
  relation.edges.flatMap((edge) =>
    edge.exact ? edge.to.filter((one): one is Resource => !isOutside(one)) : [],
  )

/**
 * The ARN of a listener says that of its load balancer: `listener/app/web/0123/4567` is one of `loadbalancer/app/web/0123`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
const LISTENER = /^(arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:)listener(\/(?:app|net)\/[^/]+\/[^/]+)\/[^/]+$/

function byListenerArn(graph: Graph, integration: Resource): Relation {
  const found = ['target', 'uri'].map((row) => inArn(graph, integration, graph.value(integration, row)))
  return found.find(({ edges }) => edges.length > 0) ?? NO_EDGES
}

function inArn(graph: Graph, from: Resource, value: Value<unknown>): Relation {
  if (value.state !== 'known') return NO_EDGES
  const [, before, path] = LISTENER.exec(String(value.value)) ?? []
  if (before === undefined) return NO_EDGES
  const arn: Value<unknown> = { ...value, value: `${before}loadbalancer${path}` }
  return graph.leadsTo(from, 'loadBalancer', arn, ['load-balancer'])
}

/** `http://${aws_lb.main.dns_name}/path` */
function byDnsName(graph: Graph, integration: Resource): Relation {
  const uri = graph.value(integration, 'uri')
  const named = piecesOf(uri).flatMap((piece) =>
    typeof piece === 'string' ? [] : piece.refers.filter(isDnsName),
  )
  const [only] = named
  if (!only || named.length > 1) return NO_EDGES
  const value: Value<unknown> = { state: 'reference', targets: [only], exact: true, origin: uri.origin }
  return graph.leadsTo(integration, 'loadBalancer', value, ['load-balancer', 'classic-load-balancer'])

  function isDnsName({ to, attribute }: Reference): boolean {
    const resource = to.is === 'declaration' ? graph.at(to.id) : undefined
    return resource !== undefined && returnedBy(resource.dialect, resource.kind, attribute) === 'dns-name'
  }
}

/** A v1 link is an endpoint service of its own in front of one Network Load Balancer. */
function byLink(graph: Graph, integration: Resource): Relation {
  const links = resourcesOf(graph.relation(integration, 'vpcLink'))
  const [link] = links
  if (!link || links.length > 1 || link.kind !== 'vpc-link-v1') return NO_EDGES
  const targets = graph.relation(link, 'targets')
  return {
    ...targets,
    edges: targets.edges.map((edge) => ({ ...edge, from: integration, relation: 'loadBalancer' })),
  }
}

/**
 * With a v2 link, a REST API names it in the target and an HTTP API in the URI, as a listener: where the one is missing and the other
 * is a URL, there is none.
 */
function namesNone(graph: Graph, integration: Resource, link: Relation): boolean {
  const links = resourcesOf(link)
  if (links.length !== 1 || links[0]?.kind !== 'vpc-link-v2') return false
  if (integration.kind === 'api-integration') return graph.value(integration, 'target').state === 'absent'
  const sort = sortNamed(graph, integration, graph.value(integration, 'uri'))
  return sort.state === 'known' && (sort.value === 'url' || sort.value === 'host-name')
}

/** Nothing here is it: what the text names is somewhere else, and an integration without a link has none. */
function fallback(graph: Graph, integration: Resource): Relation {
  const link = graph.relation(integration, 'vpcLink')
  if (link.edges.length === 0 && !link.open) return NO_EDGES
  const target = graph.leadsTo(integration, 'loadBalancer', graph.value(integration, 'target'), WANTED)
  if (target.edges.length > 0) return target
  if (namesNone(graph, integration, link)) return NO_EDGES
  const viaLink = byLink(graph, integration)
  if (viaLink.edges.length > 0) return viaLink
  const because = [graph.value(integration, 'uri'), ...link.edges.flatMap((edge) => edge.because)]
  const edge = { from: integration, relation: 'loadBalancer', to: [], exact: false, because }
  return { edges: link.edges.map(({ guard }) => ({ ...edge, guard })), open: link.open, why: link.why }
}
