/** What the policies on the way to an API say to a request: the endpoint's, the domain's and the API's own. */

import type { Graph } from '../graph/graph'
import { CANNOT_TELL, either, isExactly, NO, type Standing, YES } from '../graph/standing'
import type { Range } from '../model/range'
import { isOutside, type Outside, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { executionArn } from './execution-arn'
import type { HostName } from './host-name'
import { type Decision, decide } from './policies'
import { charsOf } from './policy-pattern'
import type { Fact, PolicyRequest } from './policy-request'

export interface ApiRequest {
  readonly host: HostName
  /** The endpoint it comes through; none for a public way. */
  readonly endpoint?: Resource
  /** Named by the header `Host` or `x-apigw-api-id`, where the name asked for is that of the endpoint. */
  readonly header?: Resource
  /** That of HTTPS when left out. */
  readonly port?: number
  /** The private addresses of the caller. */
  readonly addresses?: readonly Range[]
}

/** `some`: through an endpoint for API Gateway, whichever. One that is not in the input is still itself. */
interface Asked extends Omit<ApiRequest, 'endpoint'> {
  readonly endpoint?: Resource | Outside | 'some'
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
): Pick<Decision, 'allowed' | 'because' | 'missing'> {
  const policy = graph.value(owner, 'policy')
  if (policy.state === 'absent') return { allowed: without, because: [policy], missing: NOTHING }
  if (policy.state === 'unknown') return { allowed: CANNOT_TELL, because: [policy], missing: NOTHING }
  const decision = decide(graph, owner, 'policy', policyRequest(graph, api, request))
  const refused = owner === api && request.path === undefined && nowhere(graph, owner, request)
  return refused ? { ...decision, allowed: NO } : decision
}

const NOTHING = () => []

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
  ...charsOf('/'),
  ...(path === undefined ? ANY_CALL : charsOf(path)),
]

/** A stage, a method and a path, which is empty for the root. https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
const ANY_CALL: PolicyRequest['resource'] = [
  { is: 'unseen', key: 'stage' },
  { is: 'usual', char: '/' },
  { is: 'unseen', key: 'method' },
  { is: 'usual', char: '/' },
  { is: 'unseen', key: 'path' },
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

const UNKNOWN: Fact = { is: 'unknown' }
const ABSENT: Fact = { is: 'absent' }

/** What only requests through an endpoint hold. */
const OF_ENDPOINTS: ReadonlySet<string> = new Set(['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip'])

/** Asked key by key: what no policy asks for is no reason why nobody can tell. */
function contextOf(graph: Graph, { endpoint, addresses }: Asked): PolicyRequest['context'] {
  if (!endpoint) return (key) => (OF_ENDPOINTS.has(key) ? ABSENT : UNKNOWN)
  return (key) => {
    switch (key) {
      case 'aws:sourcevpce':
        return endpoint === 'some'
          ? someEndpoint(graph)
          : { is: 'thing', thing: endpoint, kind: 'vpc-endpoint' }
      case 'aws:sourcevpc':
        return endpoint === 'some' ? { is: 'some', kind: 'vpc', may: () => YES } : vpcOf(graph, endpoint)
      case 'aws:vpcsourceip':
        return addresses ? { is: 'addresses', ranges: addresses } : UNKNOWN
      case 'aws:securetransport':
        return { is: 'text', text: 'true' }
      default:
        return UNKNOWN
    }
  }
}

/** It is for API Gateway, and in whatever VPC. */
const someEndpoint = (graph: Graph): Fact => ({
  is: 'some',
  kind: 'vpc-endpoint',
  may: (one) => isExactly(graph.value(one, 'serviceKey'), 'execute-api'),
})

/** That of the endpoint, whoever calls from wherever. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function vpcOf(graph: Graph, endpoint: Resource | Outside): Fact {
  if (isOutside(endpoint)) return UNKNOWN
  const { edges } = graph.relation(endpoint, 'vpc')
  const [edge] = edges
  const only = edges.length === 1 && edge?.exact && edge.guard.is === 'always' ? edge.to[0] : undefined
  return only ? { is: 'thing', thing: only, kind: 'vpc' } : UNKNOWN
}
