/**
 * # What API Gateway says to a request
 *
 * Once a request has arrived, in this order: it must be for the port of HTTPS, the certificate must fit the name, the endpoint's policy must allow it, the host must name
 * an API, the API must be private where the request came through an endpoint, a private domain must be open to that endpoint, and the
 * API's own policy must allow it. Everything from the endpoint's policy on is answered with 403.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 * https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
import { isPrivate, isPublic } from '../graph/derive/rest-api'
import type { Graph } from '../graph/graph'
import { CANNOT_TELL, contrary, isExactly, NO, type Standing, YES } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { type ApiRequest, policyDecision } from './api-policies'
import { alsoByDefaultName } from './breaks-behind'
import { allowing, domainSteps } from './domain-request'
import { type HostName, isUnder, keyOfName, shownName } from './host-name'
import { hostNames } from './host-name-of'
import { httpsSteps } from './https-only'
import type { Judged } from './judged'
import { mappedApis } from './mapped-apis'
import { pastEdit } from './past-endpoint'

const PRIVATE_APIS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html'
const FORBIDDEN = 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden'

/** Every check in order, also after one that stops the request. */
export function apiSteps(graph: Graph, request: ApiRequest): readonly Judged[] {
  const domain = domainNamed(graph, request.host)
  const api = request.header ?? apiNamed(graph, request.host, domain)
  const listened = httpsSteps(request.port, api ?? domain ?? request.endpoint)
  return request.endpoint
    ? [...listened, ...throughEndpoint(graph, request, request.endpoint, domain, api)]
    : [
        ...listened,
        ...(api && !domain ? [defaultName(graph, api)] : []),
        ...(api && api.kind === 'rest-api' ? [resourcePolicy(graph, api, request)] : []),
      ]
}

function throughEndpoint(
  graph: Graph,
  request: ApiRequest,
  endpoint: Resource,
  domain: Resource | undefined,
  api: Resource | undefined,
): readonly Judged[] {
  const privately = domain && isPrivateDomain(graph, domain)
  return [
    certificate(graph, request.host, endpoint, domain),
    ...(api?.kind === 'rest-api' ? [endpointPolicy(graph, endpoint, api, request)] : []),
    selected(request.host, endpoint, api),
    ...(api ? [privateApi(graph, api, endpoint, request.host, domain)] : []),
    ...(domain && privately?.no.is !== 'always' ? domainSteps(graph, domain, endpoint, request, api) : []),
    ...(api && !domain ? [defaultName(graph, api)] : []),
    ...(api?.kind === 'rest-api' ? [resourcePolicy(graph, api, request)] : []),
  ]
}

/** A custom domain of this very name. */
function domainNamed(graph: Graph, host: HostName): Resource | undefined {
  return graph
    .ofKind('domain')
    .find((domain) =>
      hostNames(graph, graph.value(domain, 'name')).some(({ it }) => it && keyOfName(it) === keyOfName(host)),
    )
}

const isPrivateDomain = (graph: Graph, domain: Resource): Standing => isPrivate(graph, domain)

function apiNamed(graph: Graph, [first]: HostName, domain: Resource | undefined): Resource | undefined {
  const apis = graph.kindsIn('api')
  if (!domain) return first?.of.find(({ kind }) => apis.has(kind))
  const [only, ...more] = mappedApis(graph, domain).filter((one): one is Resource => !isOutside(one))
  return more.length === 0 ? only : undefined
}

/** The endpoint shows the certificates of the service's own names, and those of private domains. */
function certificate(graph: Graph, host: HostName, endpoint: Resource, domain: Resource | undefined): Judged {
  const aws = isUnder(host, host.slice(host.findIndex(({ key }) => key === 'amazonaws')))
  const ofService =
    host.some(({ key }) => key === 'amazonaws') &&
    host.some(({ key }) => key === 'execute-api' || key === 'vpce')
  return {
    stage: 'certificate',
    code: 'certificate-mismatch',
    is: ofService ? aws : domain ? isPrivateDomain(graph, domain) : NO,
    says: {
      open: `the certificate of ${endpoint.address} fits the name`,
      blocked: `${endpoint.address} shows a certificate for other names: TLS clients refuse it`,
    },
    at: domain ?? endpoint,
    because: domain ? [graph.value(domain, 'endpointTypes')] : [graph.value(endpoint, 'service')],
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html',
    edit: () => ({
      at: domain ?? endpoint,
      says: domain
        ? `Lead ${shownName(host)} to ${domain.address} by an alias record in place of a CNAME, or make it a private domain`
        : `Make a private domain of ${shownName(host)}, with a certificate for it, or ask by a name that the service has`,
    }),
  }
}

function endpointPolicy(graph: Graph, endpoint: Resource, api: Resource, request: ApiRequest): Judged {
  const { allowed, because, missing } = policyDecision(graph, endpoint, api, request, YES)
  return {
    stage: 'policy',
    code: 'endpoint-policy',
    is: allowed,
    says: {
      open: `the policy of ${endpoint.address} allows the call`,
      blocked: `the policy of ${endpoint.address} does not allow the call`,
    },
    at: endpoint,
    because,
    missing,
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
    edit: () => allowing(endpoint, `execute-api:Invoke on ${api.address}`),
  }
}

function selected(host: HostName, endpoint: Resource, api: Resource | undefined): Judged {
  const own = host.some(({ of }) => of.includes(endpoint)) && host[0]?.of.length === 1
  return {
    stage: 'service',
    code: 'no-api-named',
    is: api ? YES : own ? NO : CANNOT_TELL,
    says: {
      open: `the request names ${api?.address ?? 'an API'}`,
      blocked: `the name is that of ${endpoint.address}, and no header names an API`,
      unknown: `cannot tell which API ${shownName(host)} names: none that is declared here`,
    },
    at: api ?? endpoint,
    because: [],
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
    edit: () => ({
      at: endpoint,
      says: 'Name an API: by the name that it has for this endpoint, or in the header x-apigw-api-id',
    }),
  }
}

const privateApi = (
  graph: Graph,
  api: Resource,
  endpoint: Resource,
  host: HostName,
  domain: Resource | undefined,
): Judged => ({
  stage: 'service',
  code: 'public-api-behind-endpoint',
  is: contrary(isPublic(graph, api)),
  says: {
    open: `${api.address} is a private API`,
    blocked: `${api.address} is a public API: ${endpoint.address} passes requests to private APIs only`,
  },
  at: api,
  because: [graph.value(api, api.kind === 'rest-api' ? 'endpointTypes' : 'protocol')],
  source: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  edit: () => pastEdit(graph, api, endpoint, host, domain),
})

const defaultName = (graph: Graph, api: Resource): Judged => ({
  stage: 'service',
  code: 'default-name-disabled',
  is: contrary(isExactly(graph.value(api, 'disableExecuteApiEndpoint'), true)),
  says: {
    open: `the default name of ${api.address} is on`,
    blocked: `the default name of ${api.address} is disabled`,
  },
  at: api,
  because: [graph.value(api, 'disableExecuteApiEndpoint')],
  source:
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
  edit: () => ({
    at: api,
    attribute: 'disableExecuteApiEndpoint',
    says: 'Turn the default name on, or ask by a domain of the API',
    also: alsoByDefaultName(graph, api),
  }),
})

/** Without a policy a public API is open to all, and a private one cannot be deployed. */
function resourcePolicy(graph: Graph, api: Resource, request: ApiRequest): Judged {
  const { allowed, because, missing } = policyDecision(graph, api, api, request, isPublic(graph, api))
  return {
    stage: 'policy',
    code: 'resource-policy',
    is: allowed,
    says: {
      open: `the policy of ${api.address} allows the call`,
      blocked: `the policy of ${api.address} does not allow the call`,
    },
    at: api,
    because,
    missing,
    source: request.endpoint ? PRIVATE_APIS : FORBIDDEN,
    edit: () =>
      allowing(
        api,
        `execute-api:Invoke ${request.endpoint ? `by way of ${request.endpoint.address}` : 'from there'}, and deploy ${api.address} anew`,
      ),
  }
}
