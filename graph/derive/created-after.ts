/** What a deployment of a REST API is certain to contain, because it is created after it. */

import { ALWAYS } from '../../model/guard'
import type { Edge, Resource } from '../../model/resource'
import { before, mayHideMore } from '../creation'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'

const rows = factRows['api-deployment']
const SOURCE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html'

const createdAfter = (name: keyof typeof rows, kind: string, says: string): Fact => ({
  about: ['api-deployment'],
  name,
  says,
  source: SOURCE,
  row: rows[name],
  compute: (graph, deployment) => {
    const earlier = before(graph, deployment)
    const certain = graph.ofKind(kind).filter((one) => earlier.has(one.partOf ?? one.id))
    const open = mayHideMore(earlier) || deployment.open === true
    const why = open ? [graph.value(deployment, 'triggers')] : []
    return { edges: certain.map((one) => edge(graph, deployment, name, one)), open, why }
  },
})

const edge = (graph: Graph, from: Resource, relation: string, to: Resource): Edge => ({
  from,
  relation,
  to: [to],
  exact: true,
  guard: ALWAYS,
  because: [graph.value(from, 'api')],
})

export const createdAfterPolicies = createdAfter(
  'createdAfterPolicies',
  'rest-api-policy',
  'Stand-alone resource policies that are there before the deployment is made.',
)

export const createdAfterIntegrations = createdAfter(
  'createdAfterIntegrations',
  'api-integration',
  'Integrations that are there before the deployment is made.',
)
