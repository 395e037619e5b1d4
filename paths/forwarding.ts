/**
 * Rules that send queries elsewhere. Where the addresses are those of an inbound resolver endpoint that is declared, the lookup goes on
 * in its VPC; any other name server answers as it likes.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html
 */
import type { Graph } from '../graph/graph'
import { isExactly } from '../graph/standing'
import { isOutside, type Resource } from '../model/resource'
import { referencesIn, type Value } from '../model/value'
import { answerKey, type Resolution } from './answer'
import type { Answering } from './answering'
import type { Cases } from './cases'
import { paired } from './cases'
import { type HostName, shownName } from './host-name'
import { type Lookup, linked, unclear } from './lookup'
import { keyOfVpc, type Vantage, vantagesOf } from './vantage'

export function forwarded(
  lookup: Lookup,
  name: HostName,
  { at, domain, because }: Answering,
): Cases<Resolution> {
  if (isOutside(at)) return unclear(lookup, name, `${at.name} forwards it`, because)
  const targets = lookup.graph.value(at, 'targets')
  const addresses = targets.state === 'list' ? targets.items : [targets]
  const there = linked(lookup, {
    name: shownName(name),
    says: `${at.address} forwards ${shownName(domain)}`,
    at,
    because: [...because, targets],
  })
  return askedAt(
    there,
    name,
    addresses,
    `${at.address} forwards it to a name server that is not declared here`,
  )
}

/** All addresses lead to the resolver of one VPC, or nobody can tell what is answered. */
function askedAt(
  lookup: Lookup,
  name: HostName,
  addresses: readonly Value<unknown>[],
  why: string,
): Cases<Resolution> {
  const vantages = addresses.map((address) => inboundAt(lookup.graph, address))
  const [first] = vantages
  if (!first || first.is === 'internet') return unclear(lookup, name, why, addresses)
  const same = vantages.every(
    (one) => one && one.is !== 'internet' && keyOfVpc(one.vpc) === keyOfVpc(first.vpc),
  )
  if (same) return lookup.follow({ ...lookup, vantage: first }, name)
  const all = vantages.map((one) => (one ? lookup.follow({ ...lookup, vantage: one }, name) : undefined))
  return all.reduce<Cases<Resolution>>(
    (sofar, one) =>
      one ? paired(lookup.graph, sofar, one, whicheverAnswers) : unclear(lookup, name, why, addresses),
    all[0] ?? [],
  )
}

/** Two name servers that do not agree: whichever is asked answers. */
export function whicheverAnswers(a: Resolution, b: Resolution): Resolution {
  const open = [...a.open, ...b.open]
  if (answerKey(a.answer) === answerKey(b.answer)) return { ...a, open }
  if (a.answer.is === 'unknown') return { ...a, open }
  if (b.answer.is === 'unknown') return { ...b, open }
  const answers = [a, b].flatMap(({ answer }) => (answer.is === 'differs' ? answer.answers : [answer]))
  return { answer: { is: 'differs', answers }, chain: [...a.chain, ...b.chain], open }
}

/** The inbound resolver endpoint that has this address, by reference or by text. */
export function inboundAt(graph: Graph, address: Value<unknown>): Vantage | undefined {
  const endpoints = graph.ofKind('resolver-endpoint').filter((endpoint) => has(graph, endpoint, address))
  const [only] = endpoints
  if (!only || endpoints.length > 1) return undefined
  const direction = graph.value(only, 'direction')
  const [vantage, ...more] = vantagesOf(graph, only)
  return direction.state === 'known' && String(direction.value).startsWith('INBOUND') && more.length === 0
    ? vantage
    : undefined
}

/** An inbound resolver endpoint may have an address of which nobody sees whether it is this one. */
export function mayBeInbound(graph: Graph, address: Value<unknown>): boolean {
  if (address.state !== 'known') return true
  return graph.ofKind('resolver-endpoint').some((endpoint) => {
    if (isExactly(graph.value(endpoint, 'direction'), 'OUTBOUND').yes.is === 'always') return false
    const own = graph.value(endpoint, 'addresses')
    const items = own.state === 'list' ? own.items : [own]
    return items.some(isGiven) || has(graph, endpoint, address)
  })
}

/** One that AWS picks is nothing that anybody can have written. */
const isGiven = (address: Value<unknown>): boolean =>
  referencesIn(address).some(({ to }) => to.is === 'input')

function has(graph: Graph, endpoint: Resource, address: Value<unknown>): boolean {
  if (address.state === 'known') {
    const own = graph.value(endpoint, 'addresses')
    return (
      own.state === 'list' && own.items.some((one) => one.state === 'known' && one.value === address.value)
    )
  }
  const references = referencesIn(address)
  return (
    references.length > 0 && references.every(({ to }) => to.is === 'declaration' && to.id === endpoint.id)
  )
}
