/** Clients of an interface endpoint in Availability Zones where it has no network interface. */
import { factRows } from '../graph/fact-rows'
import { gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { both, CANNOT_TELL, contrary, either, isExactly, NO, type Standing, under } from '../graph/standing'
import { sameZone, together } from '../graph/zones'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { keyOfClient } from './classes'
import { clientsOf, clientTraces } from './endpoint-clients'
import type { PathFact } from './path-fact'
import { clientOf } from './places-client'

export const clientsInOtherZones: PathFact = {
  about: ['vpc-endpoint'],
  name: 'clientsInOtherZones',
  shownAs: 'workload that calls the service of {subject} from a zone where it has no subnet',
  says: 'Workloads of its VPC whose configuration names its service, with a subnet in an Availability Zone where the endpoint has none.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  row: factRows['vpc-endpoint'].clientsInOtherZones,
  compute: (graph, endpoint) => {
    const answers = both(
      isExactly(graph.value(endpoint, 'type'), 'Interface'),
      isExactly(graph.value(endpoint, 'privateDns'), true),
    )
    const own = graph.relation(endpoint, 'subnets')
    if (answers.no.is === 'always' || own.edges.length === 0)
      return gather(graph, endpoint, 'clientsInOtherZones', [])
    return clientsOf(graph, endpoint, 'clientsInOtherZones', (workload) =>
      both(answers, outsideOf(graph, endpoint, own, workload)),
    )
  },
  trace: clientTraces,
}

/** Some subnet of the workload is in no zone of the endpoint; `own`: the endpoint's subnets. */
function outsideOf(graph: Graph, endpoint: Resource, own: Relation, workload: Resource): Standing {
  const client = clientOf(graph, workload)
  return outside(graph, `${keyOfClient(graph, client)} ${placesKey(endpoint, own)}`, () =>
    someOutside(graph, own, client.subnets),
  )
}

const outside = sharing<Standing>()

/** Endpoints of a VPC are nearly always in the same subnets. */
const placesKey = (endpoint: Resource, { edges, open }: Relation): string => {
  const subnets = edges.map(({ to: [subnet], to, exact, guard }) =>
    subnet && exact && to.length === 1 && guard.is === 'always' && !isOutside(subnet) ? subnet.id : undefined,
  )
  return open || subnets.includes(undefined) ? endpoint.id : subnets.join(' ')
}

function someOutside(graph: Graph, own: Relation, { edges, open }: Relation): Standing {
  const each = edges.map((edge) => {
    const apart = own.edges.map((other) =>
      contrary(both(together(edge, other), sameZone(graph, edge, other))),
    )
    return under(edge.guard, both(own.open ? CANNOT_TELL : contrary(NO), ...apart))
  })
  return either(open ? CANNOT_TELL : NO, ...each)
}
