/** What API Gateway asks of a private custom domain: that it is associated with the endpoint, and what its own policy says. */
import type { Graph } from '../graph/graph'
import { sameTarget } from '../graph/same'
import { both, CANNOT_TELL, either, existing, NO, YES } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { type ApiRequest, policyDecision } from './api-policies'
import type { Change, Judged } from './judged'

const DOMAINS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html'

export function domainSteps(
  graph: Graph,
  domain: Resource,
  endpoint: Resource,
  request: ApiRequest,
  api: Resource | undefined,
): readonly Judged[] {
  const associations = graph.relation(domain, 'accessAssociations')
  const itself = {
    edges: [{ from: domain, relation: '', to: [endpoint], exact: true, guard: YES.yes, because: [] }],
    open: false,
    why: [],
  }
  const some = associations.edges.map(({ to: [one] }) =>
    one && !isOutside(one)
      ? both(existing(one.exists), sameTarget(graph.relation(one, 'endpoint'), itself))
      : CANNOT_TELL,
  )
  const decision = policyDecision(graph, domain, api, request, NO)
  return [
    {
      stage: 'service',
      code: 'domain-not-associated',
      is: either(associations.open ? CANNOT_TELL : NO, ...some),
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
    },
    {
      stage: 'policy',
      code: 'domain-policy',
      is: decision.allowed,
      says: {
        open: `the policy of ${domain.address} allows the call`,
        blocked: `the policy of ${domain.address} does not allow the call`,
      },
      at: domain,
      because: decision.because,
      source: DOMAINS,
      edit: () => allowing(domain, `execute-api:Invoke by way of ${endpoint.address}`),
    },
  ]
}

/** A statement of a policy that is to be added. */
export const allowing = (at: Resource, what: string): Change => ({
  at,
  attribute: 'policy',
  says: `Allow ${what}`,
})
