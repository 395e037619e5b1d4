/** What is behind the target of a default route, as the class of the subnets that use it. */
import { isOutside, type Outside, type Relation, type Resource } from '../../model/resource'
import { known, unknown, type Value } from '../../model/value'
import { attachedTo } from '../attached'
import type { Graph } from '../graph'
import { asValue } from '../standing'

/** Targets whose other side is another network. */
const HYBRID: ReadonlySet<string> = new Set([
  'transit-gateway',
  'vpc-peering',
  'core-network',
  'local-gateway',
  'carrier-gateway',
])
/** Targets that pass the traffic on after looking at it. */
const INSPECTED: ReadonlySet<string> = new Set(['vpc-endpoint', 'network-interface', 'instance'])

export function classBehind(graph: Graph, subnet: Resource, route: Resource): Value<unknown> {
  return behind(graph.value(route, 'through'), graph, subnet, route)
}

function behind(through: Value<unknown>, graph: Graph, subnet: Resource, route: Resource): Value<unknown> {
  if (through.state === 'conditional') {
    const cases = through.cases.map((each) => ({ ...each, value: behind(each.value, graph, subnet, route) }))
    return { ...through, cases }
  }
  if (through.state !== 'known') return unknown('opaque-expression', through.origin)
  const kind = String(through.value)
  if (HYBRID.has(kind)) return known('hybrid', through.origin)
  if (INSPECTED.has(kind)) return known('inspected', through.origin)
  const edges = graph.relation(route, 'target').edges
  const [target] = edges[0]?.to ?? []
  if (edges.length !== 1 || !edges[0]?.exact || !target) return unknown('opaque-expression', through.origin)
  if (kind === 'nat-gateway') return nat(graph, subnet, target, through)
  if (kind === 'egress-only-gateway') return egressOnly(graph, subnet, target, through)
  return kind === 'gateway'
    ? gateway(graph, subnet, target, through)
    : unknown('opaque-expression', through.origin)
}

/** A NAT gateway needs a way out of its own; that of a regional one is made by AWS. */
function nat(
  graph: Graph,
  subnet: Resource,
  target: Resource | Outside,
  through: Value<unknown>,
): Value<unknown> {
  if (isOutside(target)) return isId(target, 'nat-') ? known('private', through.origin) : elsewhere(through)
  const connectivity = graph.value(target, 'connectivity')
  if (connectivity.state !== 'known') return unknown('opaque-expression', through.origin)
  if (connectivity.value === 'private') return known('hybrid', through.origin)
  const availability = graph.value(target, 'availability')
  if (availability.state === 'known' && availability.value === 'regional')
    return known('private', through.origin)
  const [home] = onlyOf(graph.relation(target, 'subnet'))
  // A subnet whose default route leads to a gateway inside it leads in a circle.
  if (home?.id === subnet.id) return known('blackhole', through.origin)
  return home ? ofHome(graph.value(home, 'class'), through) : elsewhere(through)
}

const onlyOf = ({ edges }: Relation): readonly Resource[] => {
  const [target] = edges[0]?.to ?? []
  return edges.length === 1 && edges[0]?.exact && target && !isOutside(target) ? [target] : []
}

function ofHome(home: Value<unknown>, origin: Value<unknown>): Value<unknown> {
  if (home.state === 'conditional')
    return { ...home, cases: home.cases.map((each) => ({ ...each, value: ofHome(each.value, origin) })) }
  if (home.state !== 'known' || OPEN.has(String(home.value))) return elsewhere(origin)
  return known(home.value === 'public' ? 'private' : 'blackhole', origin.origin)
}

/** Behind another network or an appliance there may be a way out, and a part of the internet may be all that is meant. */
const OPEN: ReadonlySet<string> = new Set(['hybrid', 'inspected', 'split'])

/** Internet gateways and virtual private gateways; an internet gateway of another VPC leads nowhere. */
function gateway(
  graph: Graph,
  subnet: Resource,
  target: Resource | Outside,
  through: Value<unknown>,
): Value<unknown> {
  if (isOutside(target)) {
    if (isId(target, 'igw-')) return known('public', through.origin)
    return isId(target, 'vgw-') ? known('hybrid', through.origin) : elsewhere(through)
  }
  if (target.kind !== 'internet-gateway') return known('hybrid', through.origin)
  const attached = attachedTo(graph, target, graph.relation(subnet, 'vpc'))
  return ofAttached(asValue(attached, through.origin, 'external'), 'public')
}

/** Takes IPv6 out of its own VPC and lets only answers in. */
function egressOnly(
  graph: Graph,
  subnet: Resource,
  target: Resource | Outside,
  through: Value<unknown>,
): Value<unknown> {
  if (isOutside(target))
    return isId(target, 'eigw-') ? known('egress-only', through.origin) : elsewhere(through)
  const attached = attachedTo(graph, target, graph.relation(subnet, 'vpc'))
  return ofAttached(asValue(attached, through.origin, 'external'), 'egress-only')
}

/** A gateway may be attached under a condition only. */
function ofAttached(attached: Value<boolean>, open: 'public' | 'egress-only'): Value<unknown> {
  if (attached.state === 'conditional')
    return {
      ...attached,
      cases: attached.cases.map((each) => ({ ...each, value: ofAttached(each.value, open) })),
    }
  if (attached.state !== 'known') return attached
  return known(attached.value ? open : 'blackhole', attached.origin)
}

const isId = (target: Outside, prefix: string): boolean => target.key.startsWith(`literal:${prefix}`)

const elsewhere = (through: Value<unknown>): Value<unknown> => unknown('external', through.origin)
