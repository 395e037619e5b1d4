/**
 * Rules that send queries elsewhere. Where the addresses are those of an inbound resolver endpoint that is declared, the lookup goes on
 * in its VPC; any other name server answers as it likes.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-DSN-queries-to-vpc.html
 */
import { isOutside } from '../model/resource'
import type { Value } from '../model/value'
import { answerKey, type Resolution } from './answer'
import type { Answering } from './answering'
import type { Cases } from './cases'
import { paired } from './cases'
import { type HostName, shownName } from './host-name'
import { inboundAt } from './inbound-endpoints'
import { type Lookup, linked, unclear } from './lookup'
import { keyOfVpc } from './vantage'

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
