/** Who gets no answers because of which network ACL: told once for each list, whoever calls across it. */
import { factRows } from '../graph/fact-rows'
import type { Fact } from '../graph/facts'
import { undecided } from '../graph/gather'
import type { Graph } from '../graph/graph'
import { sharing } from '../graph/shared'
import { both, contrary, either, existing, NO, type Standing } from '../graph/standing'
import { type Edge, NO_EDGES, type Relation, type Resource, relationOf } from '../model/resource'
import type { Value } from '../model/value'
import { type Dropped, droppedBy } from './answers'
import { errandsOf, flowsOf } from './flows'
import { stopsNothing } from './network-acl-entries'
import type { PathFact, Shown } from './path-fact'
import type { Trace } from './trace'

const rows = factRows['network-acl']
const SOURCE = 'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports'
const CALLERS = [
  'lambda-function',
  'ecs-service',
  'instance',
  'autoscaling-group',
  'load-balancer',
  'vpc-link-v2',
]

type Sort = 'all' | 'some'

/** Each list once; of one that may be meant, nobody can tell. */
function listsOf(graph: Graph, caller: Resource, relation: string, sort: Sort): Relation {
  const edges = droppingLists(graph, caller).flatMap((dropping): readonly Edge[] => {
    const { acl } = dropping
    const edge = { from: caller, relation, to: [acl], because: because(graph, caller, acl) }
    const here = both(existing(acl.exists), dropping[sort])
    return [
      ...(graph.possible(here.yes) ? [{ ...edge, exact: true, guard: here.yes }] : []),
      ...(graph.possible(undecided(here)) ? [{ ...edge, exact: false, guard: undecided(here) }] : []),
    ]
  })
  return relationOf(edges, [])
}

type Dropping = { readonly acl: Resource } & Readonly<Record<Sort, Standing>>

/** By whom some answers, or all, to some connection of the caller are dropped: told once for all that have the same errands. */
const droppingLists = (graph: Graph, caller: Resource): readonly Dropping[] =>
  ofCaller(graph, caller.id, () => {
    const errands = errandsOf(graph, caller)
    const told = () => toldApart(flowsOf(graph, caller).flatMap((flow) => droppedBy(graph, flow)))
    return errands === undefined ? told() : ofErrands(graph, errands, told)
  })

const ofCaller = sharing<readonly Dropping[]>()
const ofErrands = sharing<readonly Dropping[]>()

function toldApart(dropped: readonly Dropped[]): readonly Dropping[] {
  const byList = new Map<Resource, Dropping>()
  for (const one of dropped) {
    const { all, some } = byList.get(one.acl) ?? { all: NO, some: NO }
    byList.set(one.acl, {
      acl: one.acl,
      all: either(all, asked(one, 'all')),
      some: either(some, asked(one, 'some')),
    })
  }
  return [...byList.values()]
}

const asked = ({ all, some }: Dropped, sort: Sort): Standing =>
  sort === 'all' ? all : both(some, contrary(all))

const because = (graph: Graph, caller: Resource, acl: Resource): readonly Value<unknown>[] =>
  [graph.value(caller, 'subnets'), graph.value(acl, 'subnets')].filter(({ state }) => state !== 'absent')

export const unansweredBy: Fact = {
  about: CALLERS,
  name: 'unansweredBy',
  shownAs: 'network ACLs that drop the answers to {subject}',
  says: 'Network ACLs that let a connection of it pass and none of its answers.',
  source: SOURCE,
  row: factRows['load-balancer'].unansweredBy,
  compute: (graph, caller) => listsOf(graph, caller, 'unansweredBy', 'all'),
}

export const partlyUnansweredBy: Fact = {
  about: CALLERS,
  name: 'partlyUnansweredBy',
  shownAs: 'network ACLs that drop some answers to {subject}',
  says: 'Network ACLs that let a connection of it pass, and answers to a part of the ports that it uses.',
  source: SOURCE,
  row: factRows['load-balancer'].partlyUnansweredBy,
  compute: (graph, caller) => listsOf(graph, caller, 'partlyUnansweredBy', 'some'),
}

export const unansweredCallers: PathFact = {
  about: ['network-acl'],
  name: 'unansweredCallers',
  shownAs: 'who gets no answer through {subject}',
  says: 'Workloads, load balancers and VPC links that open connections which the list lets pass, while it drops the answers to every port that they could use.',
  source: SOURCE,
  row: rows.unansweredCallers,
  compute: (graph, acl) => calledAcross(graph, acl, 'unansweredCallers', 'unansweredBy'),
  trace: (graph, shown) => answerTraces(graph, shown, 'all'),
}

export const partlyUnansweredCallers: PathFact = {
  about: ['network-acl'],
  name: 'partlyUnansweredCallers',
  shownAs: 'who gets only some answers through {subject}',
  says: 'Workloads, load balancers and VPC links that open connections which the list lets pass, while it drops the answers to a part of the ports that they use.',
  source: SOURCE,
  row: rows.partlyUnansweredCallers,
  compute: (graph, acl) => calledAcross(graph, acl, 'partlyUnansweredCallers', 'partlyUnansweredBy'),
  trace: (graph, shown) => answerTraces(graph, shown, 'some'),
}

/** Who calls is asked only where a list may drop an answer at all. Connections are followed by IPv4. */
function calledAcross(graph: Graph, acl: Resource, relation: string, turned: string): Relation {
  if (stopsNothing(graph, acl, 'ipv4')) return NO_EDGES
  const found = graph.leading(acl, 'caller', turned)
  return { ...found, edges: found.edges.map((edge) => ({ ...edge, relation })) }
}

/** The connections of the caller whose answers the list drops. */
function answerTraces(graph: Graph, { about, target, under }: Shown, sort: Sort): readonly Trace[] {
  if (!target) return []
  return flowsOf(graph, target)
    .filter((flow) =>
      droppedBy(graph, flow).some((one) => one.acl === about && asked(one, sort).no.is !== 'always'),
    )
    .flatMap((flow) => flow.shown(under))
}
