/** What people read of a security group on the way, and the change that opens it. Made for the few requests that are told. */
import type { Graph } from '../graph/graph'
import { NO, type Standing } from '../graph/standing'
import type { Outside, Resource } from '../model/resource'
import { alsoBehindGroup } from './breaks-filters'
import type { Target } from './follow-filters'
import type { Flow } from './group-rules'
import type { Change, Judged } from './judged'
import { typedName } from './path-fact'
import { type Client, isPlace } from './places-client'
import type { Groups } from './security-groups'
import { groupsMatter, unseenOfGroups } from './unseen-filters'

const GROUPS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'

/** `aws_security_group.a lets`, `aws_security_group.a, aws_security_group.b let`; of groups that nobody sees, whose they are. */
function whoLets(graph: Graph, groups: Groups, whose: string): string {
  const names = namesOf(graph, groups)
  if (names.length === 0) return `the security groups of ${whose} let`
  return `${names.join(', ')} ${names.length === 1 ? 'lets' : 'let'}`
}

const namesOf = (graph: Graph, groups: Groups): readonly string[] => [
  ...new Set(groups.members.map(({ group }) => typedName(graph, group))),
]

export const portWords = ({ protocol, from }: Flow): string =>
  from === undefined ? `${protocol}` : `${protocol} ${from}`

/** Of an answer that depends on the port, where none is named. */
const onWhichPort = (flow: Flow): string =>
  flow.from === undefined ? `${flow.protocol}, of which no port is named` : portWords(flow)

export function egressStep(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  is: Standing,
): Judged {
  const lets = whoLets(graph, groups, client.workload.address)
  const [group] = groups.members
  return {
    stage: 'filter',
    code: 'security-group-egress',
    is,
    says: {
      open: `${lets} it out to ${target.label} on ${portWords(flow)}`,
      blocked: `${lets} nothing out to ${target.label} on ${portWords(flow)}`,
      unknown: `cannot tell whether ${lets} it out to ${target.label} on ${onWhichPort(flow)}`,
    },
    because: groups.because,
    missing: () => unseenOfGroups(graph, groups, 'out', flow, target),
    source: GROUPS,
    ...opening(group?.group, () => ({
      attribute: 'egress',
      says: `Let ${portWords(flow)} out to ${target.label}`,
      also: alsoBehindGroup(graph, group?.group, client.workload),
    })),
  }
}

export function ingressStep(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  is: Standing,
): Judged {
  const { workload } = client
  const who = workload.address
  const byWhatRuns = isPlace(workload) && groupsMatter(graph, groups, 'in', flow)
  const names = namesOf(graph, groups).join(', ')
  const lets = whoLets(graph, groups, target.label)
  const whose = names === '' ? `the security groups of ${target.label}` : `${names} of ${target.label}`
  const several = namesOf(graph, groups).length !== 1
  const [group] = groups.members
  return {
    stage: 'filter',
    code: 'security-group-ingress',
    is,
    says: {
      open: `${lets} ${who} in on ${portWords(flow)}`,
      blocked: `${whose} ${several ? 'do' : 'does'} not let ${who} in on ${portWords(flow)}`,
      unknown: `cannot tell whether ${whose} ${several ? 'let' : 'lets'} ${who} in on ${onWhichPort(flow)}${byWhatRuns ? BY_WHAT_RUNS_THERE : ''}`,
    },
    because: groups.because,
    missing: () => unseenOfGroups(graph, groups, 'in', flow, client),
    source: GROUPS,
    ...opening(group?.group, () => ({
      attribute: 'ingress',
      says: `Let ${portWords(flow)} in from ${isPlace(workload) ? who : `the security group of ${who}, or from its subnets`}`,
      also: alsoBehindGroup(graph, group?.group, target.at),
    })),
  }
}

const BY_WHAT_RUNS_THERE = ': that depends on the security groups of what runs there'

/** A group that cannot be seen from there lets nothing pass, whatever it would otherwise. */
export const lostStep = (
  graph: Graph,
  groups: Groups,
  does: (names: string) => string,
  change: () => Omit<Change, 'at'>,
): Judged => ({
  stage: 'filter',
  code: 'security-group-reference-lost',
  is: NO,
  says: {
    open: '',
    blocked: `${does(namesOf(graph, groups).join(', ') || 'a security group')}, which cannot be seen across this border`,
  },
  because: groups.because,
  source: GROUPS,
  ...opening(groups.members[0]?.group, change),
})

/** A change of a filter, where it is known which one that is. */
export const opening = (
  at: Resource | Outside | undefined,
  change: () => Omit<Change, 'at'>,
): Pick<Judged, 'at' | 'edit'> => (at ? { at, edit: () => ({ at, ...change() }) } : {})
