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
import { identical } from '../graph/same'
import { both, CANNOT_TELL, contrary, either, existing, type Standing, under, YES } from '../graph/standing'
import { vpcsOf } from '../graph/vpcs'
import { type Guard, not } from '../model/guard'
import { isOutside, type Outside, type Relation, type Resource } from '../model/resource'
import { follow } from './follow'
import { traceOf } from './follow-trace'
import { identityAcross } from './identity-across'
import type { PathFact, Shown } from './path-fact'
import { onlyTargets } from './places'
import { clientOf } from './places-client'
import type { Trace } from './trace'

/** Of a group that is only named here nobody can tell where it is, unless it comes with something that is declared here. */
export const unseenPeers: PathFact = {
  about: ['security-group-rule'],
  name: 'unseenPeers',
  shownAs: 'security group whose members cannot be told by {subject}',
  says: 'Security groups declared here that the rule names, although filters in the VPC of its own group cannot tell their members. Open where the rule names a group, or is one of a group, whose VPC nobody knows.',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html',
  row: factRows['security-group-rule'].unseenPeers,
  compute: (graph, rule) => {
    const groups = namedBy(graph.relation(rule, 'group'))
    const peers = namedBy(graph.relation(rule, 'peer'))
    const pairs = peers.flatMap((peer) => groups.map((own) => pairOf(graph, rule, own, peer)))
    const told = pairs.flatMap(({ peer, is, because }): readonly Candidate[] =>
      peer && !isOutside(peer) && peer.ownership === 'managed' ? [{ target: peer, is, because }] : [],
    )
    const untold = pairs.filter(({ peer, is }) => {
      const isDeclared = peer && !isOutside(peer) && peer.ownership === 'managed'
      return !isDeclared && graph.possible(not(is.no))
    })
    const why = untold.flatMap(({ because }) => because.slice(0, 1))
    return gather(graph, rule, 'unseenPeers', told, why)
  },
  trace: memberTraces,
}

interface Named {
  /** Undefined where nobody can say which one it is. */
  readonly group: Resource | Outside | undefined
  readonly guard: Guard
}

const namedBy = ({ edges }: Relation): readonly Named[] =>
  edges.map(({ to, exact, guard }) => ({ group: exact ? to[0] : undefined, guard }))

/** Under which choices filters of the one group do not see the other. */
function pairOf(graph: Graph, rule: Resource, own: Named, { group: peer, guard }: Named) {
  const there = peer && !isOutside(peer) ? existing(peer.exists) : YES
  const lost = contrary(seen(graph, own.group, peer))
  const vpcs = [own.group, peer].flatMap((group) =>
    group && !isOutside(group) ? [graph.value(group, 'vpc')] : [],
  )
  return {
    peer,
    is: under(guard, under(own.guard, both(there, lost))),
    because: [graph.value(rule, 'peer'), ...vpcs],
  }
}

function seen(graph: Graph, own: Named['group'], peer: Named['group']): Standing {
  if (!own || !peer) return CANNOT_TELL
  if (identical(own, peer).yes.is === 'always') return YES
  const [here, there] = [homesOf(graph, own), homesOf(graph, peer)]
  if (!here || !there) return CANNOT_TELL
  if (here.length === 0 && there.length === 0) return YES
  if (here.length === 0 || there.length === 0) return CANNOT_TELL
  return either(...here.flatMap((from) => there.map((to) => mayConnect(graph, from, to))))
}

type Homes = readonly (Resource | Outside)[] | undefined

/** The VPCs a group is used in; none is the default VPC, undefined where somebody knows more. */
const homesOf = (graph: Graph, group: Resource | Outside): Homes =>
  isOutside(group)
    ? homesOfMade(graph, group)
    : targetsOf(['vpc', 'moreVpcs'].map((row) => graph.relation(group, row)))

function targetsOf(relations: readonly Relation[]): Homes {
  const edges = relations.flatMap((relation) => relation.edges)
  if (relations.some(({ open }) => open) || edges.some(({ exact, guard }) => !exact || guard.is !== 'always'))
    return undefined
  return edges.flatMap(({ to }) => to)
}

/** The default group of a VPC, the group of an EKS cluster: AWS makes it where that is, or where the subnets are that it names. */
function homesOfMade(graph: Graph, { value }: Outside): Homes {
  const [reference, ...others] = value.state === 'reference' ? value.targets : []
  if (reference?.to.is !== 'declaration' || others.length > 0) return undefined
  const maker = graph.at(reference.to.id)
  if (maker?.kind === 'vpc') return [maker]
  return nonEmpty(targetsOf(maker ? [vpcsOf(graph, maker)] : ofSubnetsNamed(graph, reference.to.id)))
}

/** Of what is of no kind here. */
const ofSubnetsNamed = (graph: Graph, declaration: string): readonly Relation[] =>
  (graph.needs.get(declaration) ?? []).flatMap((key) => {
    const subnet = graph.at(key)
    return subnet?.kind === 'subnet' ? [graph.relation(subnet, 'vpc')] : []
  })

const nonEmpty = (homes: Homes): Homes => (homes && homes.length > 0 ? homes : undefined)

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
