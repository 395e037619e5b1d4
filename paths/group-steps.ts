/** What people read of a security group on the way, and the change that opens it. Made for the few requests that are told. */
import type { Graph } from '../graph/graph'
import { NO, type Standing } from '../graph/standing'
import type { Outside, Resource } from '../model/resource'
import { alsoBehindGroup } from './breaks-filters'
import type { Target } from './follow-filters'
import type { Flow } from './group-rules'
import type { Change, Judged } from './judged'
import { typedName } from './path-fact'
import type { Client } from './places-client'
import type { Groups } from './security-groups'

const GROUPS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'

const groupNames = (groups: Groups): string => {
  const names = groups.members.map(({ group }) => typedName(group))
  return names.length === 0 ? 'security groups' : [...new Set(names)].join(', ')
}

export const portWords = ({ protocol, from }: Flow): string =>
  from === undefined ? `${protocol}` : `${protocol} ${from}`

export function egressStep(
  graph: Graph,
  client: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  is: Standing,
): Judged {
  const names = groupNames(groups)
  const [group] = groups.members
  return {
    stage: 'filter',
    code: 'security-group-egress',
    is,
    says: {
      open: `${names} lets it out to ${target.label} on ${portWords(flow)}`,
      blocked: `${names} lets nothing out to ${target.label} on ${portWords(flow)}`,
      unknown: `cannot tell whether ${names} lets it out to ${target.label} on ${portWords(flow)}`,
    },
    because: groups.because,
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
  { workload: { address: who } }: Client,
  target: Target,
  groups: Groups,
  flow: Flow,
  is: Standing,
): Judged {
  const names = groupNames(groups)
  const [group] = groups.members
  return {
    stage: 'filter',
    code: 'security-group-ingress',
    is,
    says: {
      open: `${names} lets ${who} in on ${portWords(flow)}`,
      blocked: `${names} of ${target.label} does not let ${who} in on ${portWords(flow)}`,
      unknown: `cannot tell whether ${names} of ${target.label} lets ${who} in on ${portWords(flow)}`,
    },
    because: groups.because,
    source: GROUPS,
    ...opening(group?.group, () => ({
      attribute: 'ingress',
      says: `Let ${portWords(flow)} in from the security group of ${who}, or from its subnets`,
      also: alsoBehindGroup(graph, group?.group, target.at),
    })),
  }
}

/** A group that cannot be seen from there lets nothing pass, whatever it would otherwise. */
export const lostStep = (
  groups: Groups,
  does: (names: string) => string,
  change: () => Omit<Change, 'at'>,
): Judged => ({
  stage: 'filter',
  code: 'security-group-reference-lost',
  is: NO,
  says: { open: '', blocked: `${does(groupNames(groups))}, which cannot be seen across this border` },
  because: groups.because,
  source: GROUPS,
  ...opening(groups.members[0]?.group, change),
})

/** A change of a filter, where it is known which one that is. */
export const opening = (
  at: Resource | Outside | undefined,
  change: () => Omit<Change, 'at'>,
): Pick<Judged, 'at' | 'edit'> => (at ? { at, edit: () => ({ at, ...change() }) } : {})
