/**
 * # Workloads that a gateway endpoint serves and their own filters keep from it
 *
 * A gateway endpoint changes where a packet goes and not whom it is sent to: clients still talk to the public addresses of the service.
 * So their security groups must let it out to those, by the prefix list of the service or by everything, and the network ACL of their
 * subnet too, which knows no prefix lists.
 *
 *     security-group-egress    egress 443 to 10.0.0.0/16 only
 *     network-acl-out          egress 443 to 10.0.0.0/16 only
 *
 * Answers that a network ACL drops are another fault.
 *
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import {
  both,
  CANNOT_TELL,
  contrary,
  either,
  existing,
  isExactly,
  NO,
  type Standing,
  under,
} from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { classOf, keyOfClient } from './classes'
import { clientTraces, evidence, gatewaysBeside, serviceOf, uses } from './endpoint-clients'
import { servedOtherwise, unrouted } from './facts-clients'
import { filters } from './follow-filters'
import { HTTPS } from './https-only'
import type { PathFact } from './path-fact'
import { type Client, clientOf } from './places-client'
import { tcp } from './security-group-rules'
import type { Groups } from './security-groups'

export const shutGateways: PathFact = {
  about: ['lambda-function', 'ecs-service', 'instance', 'autoscaling-group'],
  name: 'shutGateways',
  shownAs: 'gateway endpoint that nothing gets to past the filters of {subject}',
  says: 'Gateway endpoints on its route tables whose service it needs, while its security groups or the network ACL of a subnet of it let nothing out to the public addresses of that service.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  row: factRows['lambda-function'].shutGateways,
  compute: (graph, workload) => {
    const candidates = perhapsShutTo(graph, workload)
      .filter((endpoint) => graph.joined(endpoint.deployment, workload.deployment))
      .flatMap((endpoint) => candidate(graph, workload, endpoint))
    return gather(graph, workload, 'shutGateways', candidates)
  },
  trace: (graph, { about, target, under: choices }) =>
    target ? clientTraces(graph, { about: target, target: about, under: choices }) : [],
}

/** Those are left away that nobody of its class is kept from, whatever it needs. */
function perhapsShutTo(graph: Graph, workload: Resource): readonly Resource[] {
  const client = clientOf(graph, workload)
  const alike = classOf(graph, client)
  if (alike === undefined) return gatewaysBeside(graph, workload)
  return ofClass(graph, `${alike}`, () =>
    gatewaysBeside(graph, workload).filter((endpoint) => {
      const service = serviceOf(graph, endpoint)
      return service !== undefined && keptAway(graph, client, endpoint, service).no.is !== 'always'
    }),
  )
}

const ofClass = sharing<readonly Resource[]>()

function candidate(graph: Graph, workload: Resource, endpoint: Resource): readonly Candidate[] {
  const service = serviceOf(graph, endpoint)
  const gateway = isExactly(graph.value(endpoint, 'type'), 'Gateway')
  if (service === undefined || gateway.no.is === 'always') return []
  const client = both(gateway, uses(graph, workload, endpoint, service))
  if (client.no.is === 'always') return []
  const is = both(client, keptAway(graph, clientOf(graph, workload), endpoint, service))
  return is.no.is === 'always' ? [] : [{ target: endpoint, is, because: evidence(graph, workload, service) }]
}

const keptAway = (graph: Graph, client: Client, endpoint: Resource, service: string): Standing =>
  kept(graph, `${keyOfClient(graph, client)} ${endpoint.id}`, () => {
    const elsewhere = [servedOtherwise(graph, endpoint, service), unrouted(graph, client, service)]
    // Filters are asked of those alone that come this way.
    if (elsewhere.some(({ yes }) => yes.is === 'always')) return NO
    return both(...elsewhere.map(contrary), isShutTo(graph, client, service))
  })

const kept = sharing<Standing>()

/** Groups that let nothing at all out are a fault of their own. */
function isShutTo(graph: Graph, client: Client, service: string): Standing {
  const target = { label: service, addresses: { is: 'public', service } as const }
  const all = filters(graph, client, target, tcp(HTTPS))
  const stops = (code: string) => contrary(all.find((one) => one.code === code)?.is ?? CANNOT_TELL)
  const lets = client.groups ? letsOut(graph, client.groups) : NO
  return either(both(stops('security-group-egress'), lets), stops('network-acl-out'))
}

/** Some rule lets something out. */
function letsOut(graph: Graph, groups: Groups): Standing {
  const each = groups.members.map(({ guard, group }) =>
    under(guard, isOutside(group) ? CANNOT_TELL : ruleOut(graph, graph.relation(group, 'rules'))),
  )
  return either(groups.open ? CANNOT_TELL : NO, ...each)
}

const ruleOut = (graph: Graph, rules: Relation): Standing =>
  either(
    rules.open ? CANNOT_TELL : NO,
    ...rules.edges.map(({ to: [rule], exact, guard }) =>
      under(
        guard,
        rule && exact && !isOutside(rule)
          ? both(existing(rule.exists), isExactly(graph.value(rule, 'direction'), 'out'))
          : CANNOT_TELL,
      ),
    ),
  )
