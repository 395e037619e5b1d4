/** Network ACLs between a client and the other end: asked where packets cross the borders of subnets, and once more for the answers. */
import type { Graph } from '../graph/graph'
import { both, CANNOT_TELL, type Standing, YES } from '../graph/standing'
import { isOutside, type Relation, type Resource } from '../model/resource'
import type { Value } from '../model/value'
import { alsoBehindAcl } from './breaks-filters'
import type { BlockCode } from './codes'
import type { Target } from './follow-filters'
import type { Direction, Flow } from './group-rules'
import { portWords } from './group-steps'
import type { Decided, Judged } from './judged'
import type { Ports } from './network-acl-entries'
import { aclAllows, aclsOf, given } from './network-acls'
import { type Addresses, onlyTargets, subnetOf, unknownOf } from './places'
import type { Client } from './places-client'
import { unseenIn } from './unseen'
import { unseenOfAcl, unseenRanges } from './unseen-filters'

const ACLS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'

export interface Crossing {
  readonly guard: Relation['edges'][number]['guard']
  readonly from: Resource | undefined
  readonly to: Resource | undefined
}

interface End {
  readonly guard: Crossing['guard']
  readonly subnet: Resource | undefined
}

const UNSEEN: End = { guard: { is: 'always' }, subnet: undefined }

/** Those that are seen, and what there may be besides. */
const ends = ({ edges, open }: Relation): readonly End[] => [
  ...edges.map((edge) => {
    const [subnet] = edge.to
    return { guard: edge.guard, subnet: subnet && edge.exact && !isOutside(subnet) ? subnet : undefined }
  }),
  ...(open ? [UNSEEN] : []),
]

/** Nothing is asked inside one subnet. */
export function crossings(client: Client, target: Target): readonly Crossing[] {
  const far = target.subnets ? ends(target.subnets) : [UNSEEN]
  return ends(client.subnets).flatMap((from) =>
    far.flatMap((to): readonly Crossing[] => {
      if (from.subnet && from.subnet.id === to.subnet?.id) return []
      const guards = [from.guard, to.guard]
      return [
        {
          guard: guards.every((one) => one.is === 'always') ? { is: 'always' } : { is: 'all', guards },
          from: from.subnet,
          to: to.subnet,
        },
      ]
    }),
  )
}

/** Asked of what crosses the borders of subnets; none where nothing does. */
export function aclFilters(graph: Graph, client: Client, target: Target, flow: Flow): readonly Decided[] {
  const all = crossings(client, target)
  if (all.length === 0) return []
  const forward: Ports = { from: flow.from ?? 0, to: flow.to ?? 65535 }
  const inVpc = target.subnets !== undefined
  const address = (subnet: Resource | undefined): Addresses =>
    subnet ? subnetOf(subnet, client.family) : (target.addresses ?? unknownOf(client.family))
  const ask = (
    code: AclCode,
    which: (crossing: Crossing) => Standing,
    blame: (crossing: Crossing) => readonly Blamed[],
  ): Decided => {
    const is = both(...all.map((crossing) => given(crossing.guard, which(crossing))))
    const blamed = () => stopping(all.flatMap(blame))
    return { code, is, step: () => aclStep(graph, { code, is }, blamed(), { client, target, flow }) }
  }
  const at = (subnet: Resource | undefined, direction: Direction, ports: Ports, peer: Addresses): Standing =>
    subnet ? aclAllows(graph, subnet, direction, ports, peer) : CANNOT_TELL
  const out = ({ from, to }: Crossing) => at(from, 'out', forward, address(to))
  const into = ({ from, to }: Crossing) => at(to, 'in', forward, address(from))
  const leaves = ({ from, to }: Crossing) => (inVpc ? at(to, 'out', client.ports, address(from)) : YES)
  const returns = ({ from, to }: Crossing) => at(from, 'in', client.ports, address(to))
  return [
    ask('network-acl-out', out, (crossing) => [[crossing.from, out(crossing)]]),
    ...(inVpc ? [ask('network-acl-in', into, (crossing) => [[crossing.to, into(crossing)]])] : []),
    ask(
      'network-acl-return',
      (crossing) => both(leaves(crossing), returns(crossing)),
      (crossing) => [
        [crossing.to, leaves(crossing)],
        [crossing.from, returns(crossing)],
      ],
    ),
  ]
}

/** A subnet and what its network ACL does. */
type Blamed = readonly [subnet: Resource | undefined, is: Standing]

/** Those that certainly stop it; where there are none, the first that may. */
function stopping(asked: readonly Blamed[]): readonly Resource[] {
  const certain = asked.filter(([, is]) => is.no.is === 'always')
  const found = certain.length > 0 ? certain : asked.filter(([, is]) => is.yes.is !== 'always').slice(0, 1)
  return [...new Set(found.flatMap(([subnet]) => subnet ?? []))]
}

type AclCode = Extract<BlockCode, `network-acl-${string}`>

const WORDS: Readonly<Record<AclCode, readonly [open: string, blocked: string]>> = {
  'network-acl-out': ['lets it leave the subnet', 'does not let it leave the subnet'],
  'network-acl-in': ['lets it into the subnet', 'does not let it into the subnet'],
  'network-acl-return': ['lets the answer back', 'does not let the answer back'],
}

interface Between {
  readonly client: Client
  readonly target: Target
  readonly flow: Flow
}

/** `blamed`: the subnets whose network ACLs decide it. */
function aclStep(
  graph: Graph,
  { code, is }: { readonly code: AclCode; readonly is: Standing },
  blamed: readonly Resource[],
  { client, target, flow }: Between,
): Judged {
  const acls = [...new Set(blamed.flatMap((subnet) => aclsOf(graph, subnet).slice(0, 1)))]
  const [acl] = acls
  const name = acl ? acls.map(({ address }) => address).join(', ') : 'the network ACL of a subnet'
  const [open, blocked] = WORDS[code]
  const way = `between ${client.workload.address} and ${target.label}`
  const ports =
    code === 'network-acl-return' ? `ports ${client.ports.from}-${client.ports.to}` : portWords(flow)
  return {
    stage: 'filter',
    code,
    is,
    says: {
      open: `every network ACL ${open}`,
      blocked: `${name} ${blocked}, ${way}`,
      unknown: `cannot tell whether ${name} ${open}, ${way}`,
    },
    because: [...acls, ...onlyTargets(client.subnets)].map((one) =>
      graph.value(one, one.kind === 'subnet' ? 'cidr' : 'vpc'),
    ),
    missing: () => [...acls.flatMap((one) => unseenOfAcl(graph, one)), ...unseenEnds(graph, client, target)],
    source: ACLS,
    ...(acl && {
      at: acl,
      edit: () =>
        acls.map((at) => ({
          at,
          attribute: 'rules',
          says: `Allow ${ports} ${way}`,
          also: alsoBehindAcl(graph, at, blamed),
        })),
    }),
  }
}

const unseenEnds = (graph: Graph, client: Client, target: Target): readonly Value<unknown>[] =>
  [client.subnets, ...(target.subnets ? [target.subnets] : [])].flatMap((subnets) => [
    ...unseenIn(subnets),
    ...unseenRanges(graph, subnets),
  ])
