/**
 * # Whether an endpoint serves a service inside a VPC
 *
 * One does when it is there, whatever its groups and routes let pass: what they stop is another fault, with its own name. Without
 * private DNS it serves whoever asks only if something else makes the service's name lead to it; then the lookup of that name says so.
 * An endpoint for the FIPS names of a service counts as one for the service.
 */
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
  standingOf,
  under,
  YES,
} from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import type { Resolution } from './answer'
import { assumed } from './assumptions'
import { serviceName } from './fact-traces'
import { regionLabel } from './host-name-of'
import { resolve } from './resolver'
import { wherever } from './wherever'

/** Told once for all workloads of a VPC, and of a Region, whose name for the service is one. */
export const isServed = (
  graph: Graph,
  workload: Resource,
  vpc: Resource | Outside,
  service: string,
): Standing =>
  isOutside(vpc)
    ? CANNOT_TELL
    : served(graph, `${vpc.id} ${service} ${regionLabel(workload).key}`, () =>
        servedIn(graph, workload, vpc, service),
      )

const served = sharing<Standing>()

function servedIn(graph: Graph, workload: Resource, vpc: Resource, service: string): Standing {
  const gatewayOnly = service === 's3' && !assumed(graph).interfaceEndpointServesImageLayers
  const answering = hasEndpoint(graph, graph.relation(vpc, 'endpoints'), service, gatewayOnly)
  if (gatewayOnly || answering.yes.is === 'always') return answering
  return either(answering, leadsInside(graph, workload, vpc, service))
}

/** Private DNS of an interface endpoint, or a gateway endpoint. */
function hasEndpoint(graph: Graph, endpoints: Relation, service: string, gatewayOnly: boolean): Standing {
  const each = endpoints.edges.map((edge) => {
    const [endpoint] = edge.to
    if (!endpoint || !edge.exact || isOutside(endpoint)) return under(edge.guard, CANNOT_TELL)
    const byInterface = isExactly(graph.value(endpoint, 'type'), 'Interface')
    const silent = gatewayOnly ? YES : isExactly(graph.value(endpoint, 'privateDns'), false)
    const answers = contrary(both(byInterface, silent))
    return under(edge.guard, both(existing(endpoint.exists), isFor(graph, endpoint, service), answers))
  })
  return either(endpoints.open ? CANNOT_TELL : NO, ...each)
}

/** An endpoint for the FIPS names of a service counts as one for the service. */
export const isFor = (graph: Graph, endpoint: Resource, service: string): Standing =>
  standingOf(graph.value(endpoint, 'serviceKey'), (key) =>
    key.state !== 'known' ? CANNOT_TELL : String(key.value).replace(/-fips$/, '') === service ? YES : NO,
  )

/** The name of the service leads to an address inside some network. */
function leadsInside(graph: Graph, workload: Resource, vpc: Resource, service: string): Standing {
  const name = serviceName(service, workload)
  if (!name) return CANNOT_TELL
  return wherever(resolve(graph, { name, vantage: { is: 'vpc', vpc } }), isInside)
}

function isInside({ answer, open }: Resolution): Truth {
  if (answer.is === 'answer' && answer.targets.every(({ is }) => is === 'public'))
    return open.length > 0 ? 'unknown' : 'false'
  return answer.is === 'answer' ? 'true' : 'unknown'
}
