/**
 * Workloads that call the domain of an API by a name which is a CNAME to its Regional name, from a VPC where that leads to an endpoint:
 * AWS says that such a record cannot be used there.
 */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, NO, type Standing, under, YES } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { namesOfRecord } from './captured-records'
import { nameTraces } from './fact-traces'
import { type HostName, sameName } from './host-name'
import { namedHosts } from './named-hosts'
import type { PathFact } from './path-fact'
import { resolve } from './resolver'
import { inVpcs, leadsToEndpoint, wherever } from './wherever'

export const misledCallers: PathFact = {
  about: ['dns-record'],
  name: 'misledCallers',
  shownAs: 'calls the name of {subject} from inside the VPC of the endpoint',
  says: 'Workloads whose configuration has the name of this CNAME in a URL, which leads to an endpoint for API Gateway where they run.',
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html',
  row: factRows['dns-record'].misledCallers,
  compute: (graph, record) => {
    const { edges } = graph.relation(record, 'capturingEndpoints')
    const names = edges.length === 0 ? [] : namesOfRecord(graph, record)
    const candidates = names.flatMap((name) =>
      edges.flatMap(({ to: [endpoint], guard }) =>
        endpoint && !isOutside(endpoint)
          ? callersOf(graph, name, endpoint).map((one) => ({ ...one, is: both(under(guard, YES), one.is) }))
          : [],
      ),
    )
    return gather(graph, record, 'misledCallers', candidates)
  },
  trace: (graph, { about, target, under: choices }) =>
    target ? namesOfRecord(graph, about).flatMap((name) => nameTraces(graph, target, name, choices)) : [],
}

const callersOf = (graph: Graph, record: HostName, endpoint: Resource): readonly Candidate[] =>
  graph
    .ofKind('workload')
    .filter(
      (workload) =>
        graph.joined(endpoint.deployment, workload.deployment) && !graph.exclusive(endpoint, workload),
    )
    .flatMap((workload) =>
      namedHosts(graph, workload).map(({ name, sure, because }) => ({
        target: workload,
        is: called(graph, { workload, name, sure }, record, endpoint),
        because: [because, graph.value(workload, 'subnets')],
      })),
    )

function called(
  graph: Graph,
  { workload, name, sure }: { readonly workload: Resource; readonly name: HostName; readonly sure: boolean },
  record: HostName,
  endpoint: Resource,
): Standing {
  const same = sameName(name, record)
  if (same.no.is === 'always') return NO
  return both(sure ? YES : CANNOT_TELL, same, arrives(graph, workload, name, endpoint))
}

const arrives = (graph: Graph, workload: Resource, name: HostName, endpoint: Resource): Standing =>
  inVpcs(graph, workload, (vpc) =>
    wherever(resolve(graph, { name, vantage: { is: 'vpc', vpc } }), leadsToEndpoint(endpoint)),
  )
