/**
 * Which APIs a workload calls by the name that API Gateway gives them, as its configuration says: environment variables, container
 * definitions, user data. A custom domain name is another name and no such call.
 *
 *     URL = aws_api_gateway_stage.live.invoke_url
 *     URL: !Sub 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com/live'
 */
import type { Reference } from '../model/reference'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { returnedBy } from '../resources/returned'
import type { Graph } from './graph'
import { type Piece, piecesOf, textsIn } from './text'

export interface Call {
  readonly api: Resource
  readonly because: Value<unknown>
}

/** Rows in which a workload's configuration names what it calls. */
const NAMING_ROWS = ['environment', 'containers', 'containerDefinitions', 'userData'] as const

export function callsOf(graph: Graph, workload: Resource): readonly Call[] {
  const texts = NAMING_ROWS.flatMap((row) =>
    graph.row(workload.kind, row) ? textsIn(graph.value(workload, row)) : [],
  )
  return texts.flatMap((text) => apisNamedBy(graph, workload, text).map((api) => ({ api, because: text })))
}

function apisNamedBy(graph: Graph, workload: Resource, text: Value<unknown>): readonly Resource[] {
  const pieces = piecesOf(text)
  const apis = pieces.flatMap((piece, at) =>
    typeof piece === 'string'
      ? literalHosts(piece).flatMap((id) => apiWithId(graph, workload, id, text))
      : piece.refers.flatMap((reference) => apiBehind(graph, reference, pieces[at + 1])),
  )
  return [...new Set(apis)]
}

/** The API whose default URL an attribute is, or whose id stands before the service's domain. */
function apiBehind(graph: Graph, reference: Reference, next: Piece | undefined): readonly Resource[] {
  const resource = reference.to.is === 'declaration' ? graph.at(reference.to.id) : undefined
  if (!resource) return []
  const returned = returnedBy(resource.dialect, resource.kind, reference.attribute)
  const isApi = graph.kindsIn('api').has(resource.kind)
  if (returned === 'default-url') return isApi ? [resource] : apiOf(graph, resource)
  const host = typeof next === 'string' && next.startsWith('.execute-api.')
  return returned === 'id' && isApi && host ? [resource] : []
}

const apiOf = (graph: Graph, stage: Resource): readonly Resource[] =>
  graph.relation(stage, 'api').edges.flatMap((edge) => {
    const [api] = edge.to
    return edge.exact && api && !isOutside(api) ? [api] : []
  })

const HOST = /(?<![a-z0-9-])([a-z0-9]{10})\.execute-api\.[a-z0-9-]+\.amazonaws\.com/g

const literalHosts = (text: string): readonly string[] =>
  [...text.matchAll(HOST)].flatMap((match) => match[1] ?? [])

const apiWithId = (graph: Graph, workload: Resource, id: string, text: Value<unknown>): readonly Resource[] =>
  graph
    .leadsTo(workload, 'calls', { state: 'known', value: id, origin: text.origin }, ['api'])
    .edges.flatMap((edge) => edge.to.flatMap((api) => (isOutside(api) ? [] : [api])))
