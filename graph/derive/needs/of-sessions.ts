/**
 * Instances that are meant to be managed by Systems Manager: their role has the policy that exists for nothing else. Its agent asks two
 * endpoints; a third, ec2messages, is only asked by old agents in Regions from before 2024.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 */
import { isOutside, type Relation, type Resource } from '../../../model/resource'
import type { Value } from '../../../model/value'
import type { Graph } from '../../graph'
import { led } from '../../led'
import { both, CANNOT_TELL, either, existing, NO, type Standing, standingOf, YES } from '../../standing'
import { piecesOf } from '../../text'
import { type Need, needs } from './need'

const SESSIONS = ['ssm', 'ssmmessages'] as const
const MANAGED = /\/AmazonSSMManagedInstanceCore$/

export function needsOfSessions(graph: Graph, workload: Resource): readonly Need[] {
  return profilesOf(graph, workload).flatMap(([profiles, because]) => {
    const is = led(profiles, (profile) =>
      led(graph.relation(profile, 'roles'), (role) => managed(graph, role)),
    )
    return needs(SESSIONS, both(existing(workload.exists), is), because)
  })
}

/** Its own profile, or that of the template it is started by. */
function profilesOf(graph: Graph, workload: Resource): readonly (readonly [Relation, Value<unknown>])[] {
  const launching = ['launchTemplate', 'launch']
    .filter((relation) => graph.row(workload.kind, relation))
    .flatMap((relation) =>
      graph.relation(workload, relation).edges.flatMap(({ to, exact }) => (exact ? to : [])),
    )
  const all = [workload, ...launching.filter((one): one is Resource => !isOutside(one))]
  return all
    .filter(({ kind }) => graph.row(kind, 'profile') !== undefined)
    .map((one) => [graph.relation(one, 'profile'), graph.value(one, 'profile')] as const)
}

function managed(graph: Graph, role: Resource): Standing {
  const attached = led(graph.relation(role, 'attachments'), (attachment) =>
    both(existing(attachment.exists), isPolicy(graph, graph.value(attachment, 'policyArn'))),
  )
  const own = standingOf(graph.value(role, 'managedPolicies'), (policies) => {
    if (policies.state === 'absent') return NO
    if (policies.state !== 'list') return CANNOT_TELL
    return either(policies.open ? CANNOT_TELL : NO, ...policies.items.map((arn) => isPolicy(graph, arn)))
  })
  return either(own, attached)
}

/** A policy that is made here is another one. */
const isPolicy = (graph: Graph, arn: Value<unknown>): Standing =>
  standingOf(arn, (one) => {
    const last = piecesOf(one).at(-1)
    if (typeof last === 'string') return MANAGED.test(last) ? YES : NO
    const [reference] = last?.exact ? last.refers : []
    const policy = reference?.to.is === 'declaration' ? graph.at(reference.to.id) : undefined
    return policy?.ownership === 'managed' ? NO : CANNOT_TELL
  })
