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
import { containersOf, withoutImages } from './containers'
import type { Graph } from './graph'
import { handedOver } from './handed-over'
import { sharing } from './shared'
import { type Hole, type Piece, piecesOf, textsIn } from './text'

export interface Call {
  readonly api: Resource
  /** False: the text is made of the API's name in a way that nobody can see. */
  readonly sure: boolean
  readonly because: Value<unknown>
}

/** Rows in which a workload's configuration names what it calls, and where else its configuration stands. */
const NAMING_ROWS = ['environment', 'containers', 'userData'] as const
const CONFIGURED_BY = ['taskDefinition', 'launchTemplate', 'launch'] as const

/** APIs that a workload's configuration names by their default names. */
export function callsOf(graph: Graph, workload: Resource): readonly Call[] {
  const { texts, uncalled } = configured(graph, workload)
  return texts.flatMap((text) =>
    callsIn(graph, workload, text).map((call) => (uncalled.has(text) ? { ...call, sure: false } : call)),
  )
}

interface Configured {
  readonly texts: readonly Value<unknown>[]
  readonly uncalled: ReadonlySet<Value<unknown>>
}

/** Every text of a workload's configuration. */
export const configurationOf = (graph: Graph, workload: Resource): readonly Value<unknown>[] =>
  configured(graph, workload).texts

/** Those among them that the workload may be told of without ever calling what they name. */
export const uncalledBy = (graph: Graph, workload: Resource): ReadonlySet<Value<unknown>> =>
  configured(graph, workload).uncalled

const configured = (graph: Graph, workload: Resource): Configured =>
  configurations(graph, workload.id, () => {
    const said = saidOf(graph, workload)
    const texts = said.flatMap((one) => textsIn(one)).map(decoded)
    return { texts, uncalled: handedOver(said) }
  })

const configurations = sharing<Configured>()

function saidOf(graph: Graph, workload: Resource): readonly Value<unknown>[] {
  const others = CONFIGURED_BY.flatMap((relation) =>
    graph.row(workload.kind, relation)
      ? graph.relation(workload, relation).edges.flatMap((edge) => (edge.exact ? edge.to : []))
      : [],
  )
  const resources = [workload, ...others.filter((one): one is Resource => !isOutside(one))]
  return resources.flatMap((resource) =>
    NAMING_ROWS.flatMap((row) => (graph.row(resource.kind, row) ? [saidIn(graph, resource, row)] : [])),
  )
}

/** The name of an image is called by whatever pulls it, which need not be the workload. */
const saidIn = (graph: Graph, resource: Resource, row: (typeof NAMING_ROWS)[number]): Value<unknown> =>
  row === 'containers' ? withoutImages(containersOf(graph, resource)) : graph.value(resource, row)

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** The sorts of user data: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
const USER_DATA = /^(?:#|Content-Type:|MIME-Version:|<(?:power)?s)/

/** User data is often written encoded, which says nothing that could be read. */
function decoded(text: Value<unknown>): Value<unknown> {
  if (text.state !== 'known' || typeof text.value !== 'string' || !BASE64.test(text.value)) return text
  const plain = atob(text.value)
  return USER_DATA.test(plain) ? { ...text, value: plain } : text
}

function callsIn(graph: Graph, workload: Resource, text: Value<unknown>): readonly Call[] {
  const pieces = piecesOf(text)
  return pieces.flatMap((piece, at): readonly Call[] => {
    if (typeof piece !== 'string') return behindHole(graph, piece, pieces[at + 1], text)
    const apis = literalHosts(piece).flatMap((id) => apiWithId(graph, workload, id, text))
    return apis.map((api) => ({ api, sure: true, because: text }))
  })
}

/**
 * An expression that a plan does not show still calls the API if all that it is made of is the API's default URL; one that is made of
 * its id may.
 */
function behindHole(
  graph: Graph,
  hole: Hole,
  next: Piece | undefined,
  text: Value<unknown>,
): readonly Call[] {
  const apis = hole.refers.map((reference) => apiBehind(graph, reference, hole.exact ? next : undefined))
  const named = [...new Set(apis.flat())]
  const sure = hole.exact || (named.length === 1 && apis.every((some) => some.length === 1))
  const perhaps = hole.exact ? [] : apisByIdIn(graph, hole).filter((api) => !named.includes(api))
  return [
    ...named.map((api) => ({ api, sure, because: text })),
    ...perhaps.map((api) => ({ api, sure: false, because: text })),
  ]
}

const apisByIdIn = (graph: Graph, { refers }: Hole): readonly Resource[] => [
  ...new Set(
    refers.flatMap(({ to, attribute }) => {
      const resource = to.is === 'declaration' ? graph.at(to.id) : undefined
      const isId = resource && returnedBy(resource.dialect, resource.kind, attribute) === 'id'
      return isId && graph.kindsIn('api').has(resource.kind) ? [resource] : []
    }),
  ),
]

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

/** Most texts name no API. */
const literalHosts = (text: string): readonly string[] =>
  text.includes('.execute-api.') ? [...text.matchAll(HOST)].flatMap((match) => match[1] ?? []) : []

const apiWithId = (graph: Graph, workload: Resource, id: string, text: Value<unknown>): readonly Resource[] =>
  graph
    .leadsTo(workload, 'calls', { state: 'known', value: id, origin: text.origin }, ['api'])
    .edges.flatMap((edge) => edge.to.flatMap((api) => (isOutside(api) ? [] : [api])))
