/**
 * # Zones that an endpoint service is offered in
 *
 * A service exists in the zones of its Network Load Balancers, and an endpoint takes no subnet in another one. Across Regions zones need
 * not be the same.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sameText } from '../graph/same'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  NO,
  type Standing,
  standingOf,
  under,
  YES,
} from '../graph/standing'
import { sameZone, together } from '../graph/zones'
import { type Edge, isOutside, type Relation, type Resource, type Told } from '../model/resource'
import type { Value } from '../model/value'
import { endpointTraces } from './facts-private-link'
import type { PathFact } from './path-fact'

export const unofferedSubnets: PathFact = {
  about: ['vpc-endpoint'],
  name: 'unofferedSubnets',
  shownAs: 'subnet of {subject} in a zone that its service is not offered in',
  says: 'Subnets of the endpoint in Availability Zones that no Network Load Balancer of its endpoint service is in.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  row: factRows['vpc-endpoint'].unofferedSubnets,
  compute: (graph, endpoint) => {
    const subnets = graph.relation(endpoint, 'subnets')
    const services = graph.relation(endpoint, 'ownService').edges
    if (services.length === 0) return gather(graph, endpoint, 'unofferedSubnets', [])
    const offers = services.map((edge) => offerOf(graph, endpoint, edge))
    const seen = offers.flatMap((offer) => offer.zones)
    const candidates = subnets.edges.flatMap((edge): readonly Candidate[] => {
      const [target] = edge.to
      if (!target || isOutside(target) || edge.to.length !== 1) return []
      const is = under(edge.guard, either(NO, ...offers.map((offer) => outsideOf(graph, edge, offer))))
      const zone = graph.value(target, 'zoneKey')
      const own: Told = { says: `the zone of ${target.address}`, value: zone, at: target }
      return [{ target, is, because: [zone, ...seen.map(({ value }) => value)], told: [own, ...seen] }]
    })
    return gather(graph, endpoint, 'unofferedSubnets', candidates, unseenIn(subnets))
  },
  trace: (graph, { about, under: choices }) => endpointTraces(graph, about, choices),
}

/** Subnets that nobody sees may be in any zone. */
const unseenIn = ({ edges, why }: Relation): readonly Value<unknown>[] => [
  ...why,
  ...edges.flatMap(({ to: [target, ...more], because }) =>
    !target || isOutside(target) || more.length > 0 ? because : [],
  ),
]

interface Offer {
  /** The endpoint asks for this service, in its own Region. */
  readonly asked: Standing
  /** Subnets of its load balancers, each under the choices that it is one of. */
  readonly subnets: readonly { readonly edge: Edge; readonly is: Standing }[]
  /** All load balancers and all their subnets are seen. */
  readonly whole: boolean
  readonly zones: readonly Told[]
}

function offerOf(graph: Graph, endpoint: Resource, { to: [service], exact, guard }: Edge): Offer {
  if (!service || !exact || isOutside(service))
    return { asked: under(guard, CANNOT_TELL), subnets: [], whole: false, zones: [] }
  const balancers = graph.relation(service, 'networkLoadBalancers')
  const inside = balancers.edges.map((edge) => ({ edge, subnets: subnetsBehind(graph, edge) }))
  const subnets = inside.flatMap(({ edge: balancer, subnets: { edges } }) =>
    edges.map((edge) => ({ edge, is: under(balancer.guard, under(edge.guard, there(balancer))) })),
  )
  const closed = !balancers.open && inside.every((one) => !one.subnets.open && one.subnets.edges.length > 0)
  return {
    asked: under(guard, both(existing(service.exists), inOneRegion(graph, endpoint, service))),
    subnets,
    whole: closed && inside.length > 0,
    zones: subnets.flatMap(({ edge: { from, to } }) =>
      to.flatMap((subnet) => (isOutside(subnet) ? [] : [toldOf(graph, from, subnet)])),
    ),
  }
}

const toldOf = (graph: Graph, balancer: Resource, subnet: Resource): Told => ({
  says: `${balancer.address} is in the zone of ${subnet.address}`,
  value: graph.value(subnet, 'zoneKey'),
  at: subnet,
})

const UNSEEN: Relation = { edges: [], open: true, why: [] }

function subnetsBehind(graph: Graph, { to: [balancer], exact }: Edge): Relation {
  return !balancer || !exact || isOutside(balancer) ? UNSEEN : graph.relation(balancer, 'subnets')
}

const there = ({ to: [balancer] }: Edge): Standing =>
  balancer && !isOutside(balancer) ? existing(balancer.exists) : CANNOT_TELL

/** An endpoint that names another Region asks for the service there. */
function inOneRegion(graph: Graph, endpoint: Resource, service: Resource): Standing {
  const stays = standingOf(graph.value(endpoint, 'serviceRegion'), (one) =>
    one.state === 'absent' ? YES : NO,
  )
  const same = sameText(endpoint.region, service.region)
  return both(stays, same.yes.is === 'always' ? YES : CANNOT_TELL)
}

/** The subnet is in none of the zones. */
function outsideOf(graph: Graph, subnet: Edge, { asked, subnets, whole }: Offer): Standing {
  const apart = subnets.map(({ edge, is }) =>
    contrary(both(is, together(subnet, edge), sameZone(graph, subnet, edge))),
  )
  return both(asked, whole ? YES : CANNOT_TELL, ...apart)
}
