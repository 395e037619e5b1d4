/** The security group that a VPC is born with, and who has which group. */
import { isOutside, type Outside, type Relation, type Resource } from '../../model/resource'
import type { Value } from '../../model/value'
import { isAdopted } from '../../resources/adopted'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Candidate, gather } from '../gather'
import type { Graph } from '../graph'
import { homeOf } from '../home'
import { groupsNamed } from '../launched'
import { outside } from '../refer'
import { anyEdge, sameTarget } from '../same'
import { both, contrary, either, isExactly, NO, type Standing, YES } from '../standing'

export const defaultSecurityGroup: Fact = {
  about: ['vpc'],
  name: 'defaultSecurityGroup',
  shownAs: 'default security group of {subject}',
  says: 'The security group that the VPC was created with; its rules are known where a declaration adopts it.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  row: factRows.vpc.defaultSecurityGroup,
  compute: (graph, vpc) => {
    const adopting = graph
      .ofKind('security-group')
      .filter((group) => isAdopted(group) && leadsTo(graph.relation(group, 'vpc'), vpc))
    const [only] = adopting
    const to = adopting.length === 1 && only ? only : bornWith(vpc)
    const because = adopting.map((group) => graph.value(group, 'vpc'))
    const edge = { from: vpc, relation: 'defaultSecurityGroup', to: [to], exact: true, because }
    return { edges: [{ ...edge, guard: { is: 'always' } }], open: false, why: [] }
  },
}

const leadsTo = ({ edges }: Relation, vpc: Resource): boolean =>
  edges.some(
    ({ to, exact, guard }) =>
      exact && guard.is === 'always' && to.some((one) => !isOutside(one) && one.id === vpc.id),
  )

const bornWith = (vpc: Resource): Outside =>
  outside(`the default security group of ${vpc.address}`, `default-security-group:${vpc.id}`, {
    state: 'reference',
    targets: [{ to: { is: 'declaration', id: vpc.id }, attribute: '*' }],
    exact: true,
    origin: headerOf(vpc),
  })

export const members: Fact = {
  about: ['security-group'],
  name: 'members',
  shownAs: 'what carries {subject}',
  says: 'Endpoints, load balancers and workloads that have the security group: they name it, or name none and get the default group of their VPC, which it is.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
  row: factRows['security-group'].members,
  compute: (graph, group) => {
    const vpc = graph.relation(group, 'vpc')
    const candidates = graph
      .ofKind('security-group-member')
      .filter((one) => graph.joined(group.deployment, one.deployment) && !graph.exclusive(group, one))
      .map(
        (one): Candidate => ({
          target: one,
          is: either(names(graph, one, group), getsDefault(graph, one, group, vpc)),
          because: [
            graph.value(one, 'securityGroups'),
            ...homeOf(graph, one).edges.flatMap((edge) => edge.because),
          ],
        }),
      )
    return gather(graph, group, 'members', candidates)
  },
}

function names(graph: Graph, one: Resource, group: Resource): Standing {
  const itself: Value<unknown> = headerReference(group)
  return sameTarget(groupsNamed(graph, one), graph.leadsTo(group, 'members', itself, ['security-group']))
}

const headerReference = (group: Resource): Value<unknown> => ({
  state: 'reference',
  targets: [{ to: { is: 'declaration', id: group.id }, attribute: '*' }],
  exact: true,
  origin: headerOf(group),
})

function getsDefault(graph: Graph, one: Resource, group: Resource, vpc: Relation): Standing {
  if (!isAdopted(group)) return NO
  const none = contrary(anyEdge(groupsNamed(graph, one)))
  return both(none, takesDefault(graph, one), sameTarget(homeOf(graph, one), vpc))
}

/**
 * A Network Load Balancer without security groups filters nothing; a gateway endpoint has no network interface.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
function takesDefault(graph: Graph, one: Resource): Standing {
  switch (one.kind) {
    case 'load-balancer':
      return isExactly(graph.value(one, 'type'), 'application')
    case 'vpc-endpoint':
      return either(
        isExactly(graph.value(one, 'type'), 'Interface'),
        isExactly(graph.value(one, 'type'), 'Resource'),
      )
    default:
      return YES
  }
}
