/** What the policies on the way to an API say to a request: the endpoint's, the domain's and the API's own. */

import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either, isExactly, NO, type Standing, YES } from '../graph/standing'
import type { Range } from '../model/range'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { executionArn } from './execution-arn'
import type { HostName } from './host-name'
import { decide } from './policies'
import { charsOf } from './policy-pattern'
import type { Fact, PolicyRequest } from './policy-request'

export interface ApiRequest {
  readonly host: HostName
  /** The endpoint it comes through; none for a public way. */
  readonly endpoint?: Resource
  /** Named by the header `Host` or `x-apigw-api-id`, where the name asked for is that of the endpoint. */
  readonly header?: Resource
  /** The private addresses of the caller. */
  readonly addresses?: readonly Range[]
}

/** `some`: through an endpoint for API Gateway, whichever. */
interface Asked extends Omit<ApiRequest, 'endpoint'> {
  readonly endpoint?: Resource | 'some'
  /** Stage, method and path that are called; any where nobody says. */
  readonly path?: string
}

/** `without`: what holds where nobody writes a policy. */
export function policyDecision(
  graph: Graph,
  owner: Resource,
  api: Resource | undefined,
  request: Asked,
  without: Standing,
): { readonly allowed: Standing; readonly because: readonly Value<unknown>[] } {
  const policy = graph.value(owner, 'policy')
  if (policy.state === 'absent') return { allowed: without, because: [policy] }
  if (policy.state === 'unknown') return { allowed: CANNOT_TELL, because: [policy] }
  const decision = decide(graph, owner, 'policy', policyRequest(graph, api, request))
  const refused = owner === api && request.path === undefined && nowhere(graph, owner, request)
  return refused ? { ...decision, allowed: NO } : decision
}

/** Of the paths that it allows one by one it refuses each, and all others anyway. */
const nowhere = (graph: Graph, api: Resource, request: Asked): boolean =>
  pathsAllowed(graph, api).every((path) => {
    if (path === undefined) return false
    const { allowed } = decide(graph, api, 'policy', policyRequest(graph, api, { ...request, path }))
    return allowed.no.is === 'always'
  })

function policyRequest(graph: Graph, api: Resource | undefined, request: Asked): PolicyRequest {
  return {
    principal: api && signed(graph, api).no.is === 'always' ? 'anonymous' : 'unknown',
    action: 'execute-api:Invoke',
    resource: api ? arnOf(api, request.path) : [{ is: 'unseen', key: '' }],
    context: contextOf(graph, request),
  }
}

/** Callers sign only what asks for it. */
function signed(graph: Graph, api: Resource): Standing {
  const methods = graph.relation(api, 'methods').edges.flatMap((edge) => edge.to)
  const each = methods.map((method) =>
    isOutside(method) ? CANNOT_TELL : isExactly(graph.value(method, 'authorization'), 'AWS_IAM'),
  )
  return either(NO, ...each)
}

const arnOf = (api: Resource, path: string | undefined): PolicyRequest['resource'] => [
  ...executionArn(api),
  ...charsOf(`/${path ?? ''}`),
  ...(path === undefined ? [{ is: 'unseen', key: 'path' } as const] : []),
]

const SHORT = /^execute-api:\/([^*?]+)$/

/** The paths that a policy allows one by one, as SAM writes it; undefined among them where it allows others too. */
export function pathsAllowed(graph: Graph, api: Resource): readonly (string | undefined)[] {
  const statements = graph.relation(api, 'policy').edges.flatMap(({ to }) => to)
  const paths = statements.flatMap((one): readonly (string | undefined)[] => {
    if (isOutside(one) || isExactly(graph.value(one, 'effect'), 'Deny').yes.is === 'always') return []
    const resources = graph.value(one, 'resources')
    return resources.state === 'list' && !resources.open ? resources.items.map(pathIn) : [undefined]
  })
  return paths.length === 0 || paths.length > MOST ? [undefined] : [...new Set(paths)]
}

/** More are not told apart. */
const MOST = 50

const pathIn = (resource: Value<unknown>): string | undefined =>
  resource.state === 'known' ? SHORT.exec(String(resource.value))?.[1] : undefined

/** The VPC is that of the endpoint, whoever calls from wherever. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function contextOf(graph: Graph, { endpoint, addresses }: Asked): ReadonlyMap<string, Fact> {
  const absent: Fact = { is: 'absent' }
  if (!endpoint)
    return new Map([
      ['aws:sourcevpce', absent],
      ['aws:sourcevpc', absent],
      ['aws:vpcsourceip', absent],
    ])
  if (endpoint === 'some') return ofSomeEndpoint(graph)
  const vpc = vpcOf(graph, endpoint)
  return new Map<string, Fact>([
    ['aws:sourcevpce', { is: 'thing', thing: endpoint, kind: 'vpc-endpoint' }],
    ['aws:sourcevpc', vpc ? { is: 'thing', thing: vpc, kind: 'vpc' } : { is: 'unknown' }],
    ['aws:vpcsourceip', addresses ? { is: 'addresses', ranges: addresses } : { is: 'unknown' }],
    ['aws:securetransport', { is: 'text', text: 'true' }],
  ])
}

/** It is for API Gateway, and in whatever VPC. */
const ofSomeEndpoint = (graph: Graph): ReadonlyMap<string, Fact> =>
  new Map<string, Fact>([
    [
      'aws:sourcevpce',
      {
        is: 'some',
        kind: 'vpc-endpoint',
        may: (one) => isExactly(graph.value(one, 'serviceKey'), 'execute-api'),
      },
    ],
    ['aws:sourcevpc', { is: 'some', kind: 'vpc', may: () => YES }],
    ['aws:securetransport', { is: 'text', text: 'true' }],
  ])

function vpcOf(graph: Graph, endpoint: Resource): Resource | Outside | undefined {
  const { edges } = graph.relation(endpoint, 'vpc')
  const [edge] = edges
  return edges.length === 1 && edge?.exact && edge.guard.is === 'always' ? edge.to[0] : undefined
}
