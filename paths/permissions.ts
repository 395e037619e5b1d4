/** What the role of a function lets it do; a permission that is for one thing only says what the function is for. */
import type { Graph } from '../graph/graph'
import { led } from '../graph/led'
import { both, CANNOT_TELL, either, isExactly, NO, type Standing, standingOf, YES } from '../graph/standing'
import { piecesOf } from '../graph/text'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html */
const MANAGE = /^execute-api:manage(?:connections|\*)$/i
/** Calls of any other API are let pass by these just the same. */
const MANAGE_AND_INVOKE = /^execute-api:\*$|\/AmazonAPIGatewayInvokeFullAccess$/i

export const mayManageConnections = (graph: Graph, workload: Resource): Standing =>
  led(graph.relation(workload, 'role'), (role) =>
    either(
      led(graph.relation(role, 'policies'), (policy) => allows(graph, policy)),
      led(graph.leading(role, 'managed-policy', 'roles'), (policy) => allows(graph, policy)),
      led(graph.relation(role, 'attachments'), (attachment) => attached(graph, attachment)),
      some(graph.value(role, 'managedPolicies'), isForThat),
    ),
  )

function attached(graph: Graph, attachment: Resource): Standing {
  const arn = graph.value(attachment, 'policyArn')
  if (arn.state === 'known') return isForThat(arn)
  return led(graph.relation(attachment, 'policy'), (policy) => allows(graph, policy))
}

/** Permission for everything is for nothing in particular. */
const allows = (graph: Graph, policy: Resource): Standing =>
  led(graph.relation(policy, 'policy'), (statement) =>
    both(
      isExactly(graph.value(statement, 'effect'), 'Allow'),
      some(graph.value(statement, 'actions'), isForThat),
    ),
  )

const isForThat = (value: Value<unknown>): Standing =>
  standingOf(value, (one) => {
    const [only, ...more] = piecesOf(one)
    if (typeof only === 'string' && more.length === 0) return saysThat(only)
    const last = more.at(-1)
    return typeof last === 'string' && MANAGE.test(last) ? YES : CANNOT_TELL
  })

function saysThat(text: string): Standing {
  if (MANAGE_AND_INVOKE.test(text)) return CANNOT_TELL
  return MANAGE.test(text) ? YES : NO
}

const some = (value: Value<unknown>, ask: (one: Value<unknown>) => Standing): Standing =>
  standingOf(value, (one) => {
    if (one.state === 'absent') return NO
    if (one.state !== 'list') return CANNOT_TELL
    return either(one.open ? CANNOT_TELL : NO, ...one.items.map(ask))
  })
