/** Which interface endpoint answers a client that asks for a service by its name. */
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { both, existing, isExactly, NO, type Standing, standingOf, YES } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { sameVpc } from './follow-vpcs'
import { onlyTargets } from './places'
import type { Client } from './places-client'
import { type Groups, groupsOf } from './security-groups'

/** Interface endpoints of the client's VPC that have private DNS on, or may have, for the service. */
export function endpointsFor(graph: Graph, { vpc }: Client, service: string): readonly Resource[] {
  const place = vpc === undefined ? '' : isOutside(vpc) ? `outside ${vpc.key}` : vpc.id
  return answering(graph, `${service} in ${place}`, () => answeringIn(graph, vpc, service))
}

const answering = sharing<readonly Resource[]>()

function answeringIn(graph: Graph, vpc: Client['vpc'], service: string): readonly Resource[] {
  const near = vpc && !isOutside(vpc) ? onlyTargets(graph.relation(vpc, 'endpoints')) : undefined
  return (near ?? graph.ofKind('vpc-endpoint')).filter((endpoint) => {
    const is = both(
      existing(endpoint.exists),
      isExactly(graph.value(endpoint, 'type'), 'Interface'),
      servesKey(graph, endpoint, service),
      isExactly(graph.value(endpoint, 'privateDns'), true),
      sameVpc(vpcOfEndpoint(graph, endpoint), vpc),
    )
    return graph.possible(is.yes) && is.yes.is !== 'never'
  })
}

const servesKey = (graph: Graph, endpoint: Resource, service: string): Standing =>
  standingOf(graph.value(endpoint, 'serviceKey'), (key) =>
    key.state === 'known' && key.value === service ? YES : NO,
  )

export function vpcOfEndpoint(graph: Graph, endpoint: Resource) {
  const edges = graph.relation(endpoint, 'vpc').edges
  return edges.length === 1 && edges[0]?.exact ? edges[0].to[0] : undefined
}

/** The VPC counts where its default group does: what is asked for in vain is blamed for what nobody can tell. */
export const groupsOfEndpoint = (graph: Graph, endpoint: Resource): Groups =>
  groupsOf(graph, endpoint, namesGroups(graph, endpoint) ? undefined : vpcOfEndpoint(graph, endpoint))

function namesGroups(graph: Graph, endpoint: Resource): boolean {
  const { edges, open } = graph.relation(endpoint, 'securityGroups')
  const own = endpoint.attributes.get('securityGroups')
  return own?.state === 'list' && !open && edges.some(({ guard }) => guard.is === 'always')
}
