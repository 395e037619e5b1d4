/**
 * # Rules that name a group of another VPC
 *
 * A filter knows by which group a packet was sent inside its VPC, across an active peering connection of one Region, and through a transit
 * gateway that supports it; everywhere else a rule that names a group lets nothing through. A group may be shared into further VPCs.
 *
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
import { factRows } from '../graph/fact-rows'
import { type Candidate, gather } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { outputsOf } from '../graph/outputs'
import { both, CANNOT_TELL, contrary, either, existing, type Standing, under, YES } from '../graph/standing'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { follow } from './follow'
import { traceOf } from './follow-trace'
import { identityAcross } from './identity-across'
import type { PathFact, Shown } from './path-fact'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import type { Trace } from './trace'

/** What is only named here is not asked: whoever names it knows where it is. */
export const unseenPeers: PathFact = {
  about: ['security-group-rule'],
  name: 'unseenPeers',
  shownAs: 'security group whose members cannot be told by {subject}',
  says: 'Security groups declared here that the rule names, although filters in the VPC of its own group cannot tell their members.',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html',
  row: factRows['security-group-rule'].unseenPeers,
  compute: (graph, rule) => {
    const groups = declaredIn(graph.relation(rule, 'group'))
    const peers = declaredIn(graph.relation(rule, 'peer'))
    const candidates = peers.flatMap(({ group: peer, guard }) =>
      groups.map((own): Candidate => {
        const lost = contrary(seen(graph, own.group, peer))
        return {
          target: peer,
          is: under(guard, under(own.guard, both(existing(peer.exists), lost))),
          because: [graph.value(rule, 'peer'), graph.value(own.group, 'vpc'), graph.value(peer, 'vpc')],
        }
      }),
    )
    return gather(graph, rule, 'unseenPeers', candidates)
  },
  trace: memberTraces,
}

const declaredIn = ({ edges }: Relation) =>
  edges.flatMap(({ to: [group], exact, guard }) =>
    group && exact && !isOutside(group) && group.ownership === 'managed' ? [{ group, guard }] : [],
  )

function seen(graph: Graph, own: Resource, peer: Resource): Standing {
  if (own.id === peer.id) return YES
  const [here, there] = [homesOf(graph, own), homesOf(graph, peer)]
  if (!here || !there) return CANNOT_TELL
  if (here.length === 0 && there.length === 0) return YES
  if (here.length === 0 || there.length === 0) return CANNOT_TELL
  return either(...here.flatMap((from) => there.map((to) => mayConnect(graph, from, to))))
}

/** The VPCs a group is used in; none is the default VPC, undefined where somebody knows more. */
function homesOf(graph: Graph, group: Resource): readonly (Resource | Outside)[] | undefined {
  const relations = ['vpc', 'moreVpcs'].map((row) => graph.relation(group, row))
  const edges = relations.flatMap((relation) => relation.edges)
  if (relations.some(({ open }) => open) || edges.some(({ exact, guard }) => !exact || guard.is !== 'always'))
    return undefined
  return edges.flatMap(({ to }) => to)
}

/** Who knows the ids of both VPCs may connect them. */
function mayConnect(graph: Graph, from: Resource | Outside, to: Resource | Outside): Standing {
  const known = identityAcross(graph, from, to)
  const handedOut = [from, to].every((vpc) => !isOutside(vpc) && outputsOf(graph, vpc).length > 0)
  return handedOut ? either(known, CANNOT_TELL) : known
}

/** From who has the group that is named to who has the group of the rule, or back where the rule lets something out. */
function memberTraces(graph: Graph, { about: rule, target: peer, under: choices }: Shown): readonly Trace[] {
  const [own] = onlyTargets(graph.relation(rule, 'group'))
  const outwards = graph.value(rule, 'direction')
  if (!peer || !own) return []
  const out = outwards.state === 'known' && outwards.value === 'out'
  const [senders, receivers] = (out ? [own, peer] : [peer, own]).map((group) =>
    onlyTargets(graph.relation(group, 'members')),
  )
  const port = graph.value(rule, 'fromPort')
  const at = port.state === 'known' && Number(port.value) > 0 ? Number(port.value) : undefined
  return (senders ?? []).slice(0, MOST).flatMap((from) =>
    (receivers ?? []).slice(0, MOST).map((to) => {
      const asked = { from: from.address, to: to.address, ...(at !== undefined && { port: at }) }
      const way = follow(graph, clientOf(graph, from), { is: 'resource', resource: to }, at)
      return traceOf(graph, asked, way, choices)
    }),
  )
}

/** People read one. */
const MOST = 4
