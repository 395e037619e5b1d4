/**
 * Interface endpoints that a workload would be served by if their private DNS were on: they are in its VPC, and whoever asks for the
 * service by its own name does not get to them.
 */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { both, existing, isExactly } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import type { Resource } from '../model/resource'
import { onlyTargets } from './places'
import { isFor } from './served'
import { CLIENTS, needsIn } from './unserved-services'

export const silentEndpoints: Fact = {
  about: CLIENTS,
  name: 'silentEndpoints',
  shownAs: 'endpoint without private DNS for what {subject} has no way to',
  says: 'Interface endpoints in the VPC of the workload, for services that it needs or calls and has no way to, whose private DNS is off.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  row: factRows['eks-node-group'].silentEndpoints,
  compute: (graph, workload) => {
    const missing = ['unservedServices', 'unservedCalls'].flatMap((fact) => needsIn(graph, workload, fact))
    const vpcs = missing.length === 0 ? [] : onlyTargets(vpcsOf(graph, workload))
    const endpoints = vpcs.flatMap((vpc) => onlyTargets(graph.relation(vpc, 'endpoints')))
    const candidates = endpoints.flatMap((endpoint) =>
      missing.map(({ service }) => candidate(graph, endpoint, service)),
    )
    return gather(graph, workload, 'silentEndpoints', candidates)
  },
}

function candidate(graph: Graph, endpoint: Resource, service: string): Candidate {
  const privateDns = graph.value(endpoint, 'privateDns')
  return {
    target: endpoint,
    is: both(
      existing(endpoint.exists),
      isFor(graph, endpoint, service),
      isExactly(graph.value(endpoint, 'type'), 'Interface'),
      isExactly(privateDns, false),
    ),
    because: [privateDns],
  }
}
