/** What else in the run an endpoint service depends on: its name, who shares its load balancer, who is told of it. */
import { type Edge, isOutside, type Relation, type Resource } from '../../model/resource'
import { referencesIn, type Value } from '../../model/value'
import { returnedBy } from '../../resources/returned'
import { configurationOf } from '../calls'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { comesAfter } from '../order'
import { outputsOf } from '../outputs'
import { sameTarget } from '../same'
import { asValue, CANNOT_TELL, either, NO, type Standing, standingOf, YES } from '../standing'

const rows = factRows['endpoint-service']

/** A name may also be given by code that gets the id of the service: CloudFormation had no property for it for years. */
export const hasPrivateDnsName: Fact = {
  about: ['endpoint-service'],
  name: 'hasPrivateDnsName',
  shownAs: { true: '{subject} has a private DNS name', false: '{subject} has no private DNS name' },
  says: 'The service has a private DNS name, so that endpoints can turn on private DNS.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html',
  row: rows.hasPrivateDnsName,
  compute: (graph, service) => {
    const name = graph.value(service, 'privateDnsName')
    const byOthers = graph.relation(service, 'permissions').open ? CANNOT_TELL : NO
    return asValue(either(isSet(name), byOthers), name.origin, 'external')
  },
}

const isSet = (value: Value<unknown>): Standing =>
  standingOf(value, (one) => {
    if (one.state === 'absent') return NO
    return one.state === 'unknown' ? CANNOT_TELL : YES
  })

export const earlierSharers: Fact = {
  about: ['endpoint-service'],
  name: 'earlierSharers',
  shownAs: 'endpoint service on the same load balancer as {subject}',
  says: 'Endpoint services that stand before this one and name one of its Network Load Balancers.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  row: rows.earlierSharers,
  compute: (graph, service) => {
    const own = graph.relation(service, 'networkLoadBalancers')
    const candidates = graph
      .ofKind('endpoint-service')
      .filter((other) => comesAfter(service, other) && mayMeet(graph, service, other))
      .map((other): Candidate => {
        const theirs = graph.relation(other, 'networkLoadBalancers')
        const because = [...meeting(own, theirs), ...meeting(theirs, own)].flatMap((edge) => edge.because)
        return { target: other, is: sameTarget(own, theirs), because }
      })
    return gather(graph, service, 'earlierSharers', candidates)
  },
}

/** The edges of one relation that may lead where one of the other does. */
const meeting = (a: Relation, b: Relation): readonly Edge[] =>
  a.edges.filter((one) => b.edges.some((other) => sameTarget(alone(one), alone(other)).no.is !== 'always'))

const alone = (edge: Edge): Relation => ({ edges: [edge], open: false, why: [] })

const mayMeet = (graph: Graph, a: Resource, b: Resource): boolean =>
  b.ownership === 'managed' && graph.joined(a.deployment, b.deployment) && !graph.exclusive(a, b)

export const namingWorkloads: Fact = {
  about: ['endpoint-service'],
  name: 'namingWorkloads',
  shownAs: 'workloads that know {subject}',
  says: 'Workloads whose configuration names the endpoint service: they may accept connections to it.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html',
  row: rows.namingWorkloads,
  compute: (graph, service) => {
    const candidates = graph.ofKind('workload').flatMap((workload): readonly Candidate[] => {
      const because = configurationOf(graph, workload).filter((text) => names(text, service))
      return because.length === 0 ? [] : [{ target: workload, is: YES, because }]
    })
    return gather(graph, service, 'namingWorkloads', candidates)
  },
}

const names = (text: Value<unknown>, service: Resource): boolean =>
  referencesIn(text).some(({ to }) => to.is === 'declaration' && to.id === service.id)

/** Whether anything registers targets: attachments, container services, Auto Scaling groups, or somebody who is handed the group. */
export const hasTargets: Fact = {
  about: ['target-group'],
  name: 'hasTargets',
  shownAs: { true: '{subject} has targets', false: 'nothing registers a target with {subject}' },
  says: 'Something registers targets with the target group.',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
  row: factRows['target-group'].hasTargets,
  compute: (graph, group) => {
    const ways = [
      graph.relation(group, 'targets'),
      graph.leading(group, 'ecs-service', 'targetGroups'),
      graph.leading(group, 'autoscaling-group', 'targetGroups'),
      // Its group may live elsewhere.
      graph.leading(group, 'autoscaling-attachment', 'targetGroups'),
    ]
    const registered = ways.some((way) => way.edges.some((edge) => edge.to.some((one) => !isOutside(one))))
    const handedOn = ways.some((way) => way.open) || isHandedOut(graph, group)
    return asValue(registered ? YES : handedOn ? CANNOT_TELL : NO, headerOf(group), 'external')
  },
}

/** They name a target group and register nothing, or are asked already. */
const KNOWN: ReadonlySet<string> = new Set([
  'listener',
  'listener-rule',
  'target-attachment',
  'ecs-service',
  'autoscaling-group',
  'autoscaling-attachment',
])

/** A controller of a cluster, a function or a deployment tool is given the group, by an output or by what declares it. */
function isHandedOut(graph: Graph, group: Resource): boolean {
  const others = [...graph.needs].filter(([id]) => !KNOWN.has(graph.at(id)?.kind ?? ''))
  return outputsOf(graph, group).length > 0 || others.some(([, needs]) => needs.includes(group.id))
}

/** `output "balancer" { value = aws_lb.shop }` has the ARN in it; a plan spells what is taken of several things alike. */
const WHOLE = '*'

/** Who has its ARN may add listeners; its DNS name is for clients. */
export const isHandedToOthers: Fact = {
  about: ['load-balancer'],
  name: 'isHandedToOthers',
  shownAs: { true: 'an output names {subject}', false: 'no output names {subject}' },
  says: 'An output of its deployment gives the ARN of the load balancer to others, who may add listeners to it.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html',
  row: factRows['load-balancer'].isHandedToOthers,
  compute: (graph, balancer) => {
    const attributes = outputsOf(graph, balancer).map(({ attribute }) => attribute)
    const given = attributes.some((one) => returnedBy(balancer.dialect, balancer.kind, one) === 'id')
    const perhaps = attributes.includes(WHOLE) ? CANNOT_TELL : NO
    return asValue(given ? YES : perhaps, headerOf(balancer), 'handed-on')
  },
}
