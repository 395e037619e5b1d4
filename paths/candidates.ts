/** What may answer a name in a VPC, in the order in which it is asked. */
import { both, contrary, NO, type Standing, YES } from '../graph/standing'
import type { Answering } from './answering'
import type { Assumptions } from './assumptions'
import { type HostName, isUnder } from './host-name'
import type { Lookup } from './lookup'

export interface Candidate extends Answering {
  readonly applies: Standing
}

/** The longest name first; of equal ones what is the VPC's own, and rules before zones. */
export function candidates(
  { vantage, assumptions }: Lookup,
  name: HostName,
  hostnames: Standing,
  all: readonly Answering[],
): readonly Candidate[] {
  const fitting = all.flatMap((one): readonly Candidate[] => {
    const zone = one.sort !== 'forward' && one.sort !== 'system'
    const inbound = vantage.is === 'inbound' ? YES : contrary(one.inboundOnly)
    const attributes = zone && needsAttributes(one, hostnames) ? hostnames : YES
    const mayBeAsked = one.whichever && isOfOneThing(name) ? NO : YES
    const applies = both(one.is, isUnder(name, one.domain), inbound, attributes, mayBeAsked)
    return applies.no.is === 'always' ? [] : [{ ...one, applies }]
  })
  const rank = (one: Candidate) =>
    (one.local ? 0 : 4) + (one.sort === 'forward' || one.sort === 'system' ? ruleRank(assumptions) : 1)
  return fitting.sort((a, b) => b.domain.length - a.domain.length || rank(a) - rank(b))
}

/** The name of an endpoint or of a load balancer is the name of no service. */
const isOfOneThing = (name: HostName): boolean => name.some(({ key }) => key === 'vpce' || key === 'elb')

const ruleRank = ({ forwardRuleBeatsManagedZone }: Assumptions): number =>
  forwardRuleBeatsManagedZone ? 0 : 2

/** AWS refuses private DNS in a VPC without the attributes, so where nobody can see them they are on. */
export const needsAttributes = (one: Answering, hostnames: Standing): boolean =>
  one.sort !== 'managed' || hostnames.no.is !== 'never'
