/** What API Gateway asks of a private custom domain: that it is associated with the endpoint, and what its own policy says. */
import type { Graph } from '../graph/graph'
import { sameTarget } from '../graph/same'
import { both, CANNOT_TELL, either, existing, NO, type Standing, YES } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { type ApiRequest, policyDecision } from './api-policies'
import type { Change, Judged } from './judged'

const DOMAINS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html'

export const domainSteps = (
  graph: Graph,
  domain: Resource,
  endpoint: Resource,
  request: ApiRequest,
  api: Resource | undefined,
): readonly Judged[] => [
  associationStep(graph, domain, endpoint),
  policyStep(domain, endpoint, policyDecision(graph, domain, api, request, NO)),
]

const associationStep = (graph: Graph, domain: Resource, endpoint: Resource): Judged => ({
  stage: 'service',
  code: 'domain-not-associated',
  is: isAssociated(graph, domain, endpoint),
  says: {
    open: `${domain.address} is associated with ${endpoint.address}`,
    blocked: `${domain.address} is not associated with ${endpoint.address}`,
  },
  at: domain,
  because: [graph.value(domain, 'name')],
  source: DOMAINS,
  edit: () => ({
    at: domain,
    attribute: 'accessAssociations',
    says: `Associate it with ${endpoint.address}`,
  }),
})

function isAssociated(graph: Graph, domain: Resource, endpoint: Resource): Standing {
  const { edges, open } = graph.relation(domain, 'accessAssociations')
  const itself = {
    edges: [{ from: domain, relation: '', to: [endpoint], exact: true, guard: YES.yes, because: [] }],
    open: false,
    why: [],
  }
  const each = edges.map(({ to: [one] }) =>
    one && !isOutside(one)
      ? both(existing(one.exists), sameTarget(graph.relation(one, 'endpoint'), itself))
      : CANNOT_TELL,
  )
  return either(open ? CANNOT_TELL : NO, ...each)
}

const policyStep = (
  domain: Resource,
  endpoint: Resource,
  { allowed, because, missing }: ReturnType<typeof policyDecision>,
): Judged => ({
  stage: 'policy',
  code: 'domain-policy',
  is: allowed,
  says: {
    open: `the policy of ${domain.address} allows the call`,
    blocked: `the policy of ${domain.address} does not allow the call`,
  },
  at: domain,
  because,
  missing,
  source: DOMAINS,
  edit: () => allowing(domain, `execute-api:Invoke by way of ${endpoint.address}`),
})

/** A statement of a policy that is to be added. */
export const allowing = (at: Resource, what: string): Change => ({
  at,
  attribute: 'policy',
  says: `Allow ${what}`,
})
