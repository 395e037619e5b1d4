/**
 * # What a name means to whoever asks
 *
 * A VPC's resolver knows rules, private zones and the managed zones of endpoints. The one with the longest name answers, also when its
 * answer is that there is no such name: nothing falls through to a shorter one or to the public view. A CNAME is asked again from the
 * start; an alias is not, because Route 53 looks its target up itself, in public:
 *
 *     api.example.com  CNAME  d-x.execute-api.eu-west-1.amazonaws.com     managed zone: the endpoint
 *     api.example.com  A      alias of the same name                      public addresses
 *
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
 */
import type { Graph } from '../graph/graph'
import { isOutside } from '../model/resource'
import type { RecordType } from './address-types'
import { eitherResolution, explained, type Resolution } from './answer'
import { assumed } from './assumptions'
import { type Candidate, candidates } from './candidates'
import { always, type Cases, changed, decided } from './cases'
import { perhaps, perhapsOff } from './doubts'
import { forwarded } from './forwarding'
import { type HostName, isOpen, keyOfName, shownName } from './host-name'
import { ended, type Lookup, linked, type NewLink, unclear } from './lookup'
import { managedAnswer } from './managed-zone'
import { byServers } from './name-servers'
import { addressAt, rangeOfAddress } from './owned-addresses'
import { publicAnswer } from './public-names'
import { silencedLink } from './silenced-zones'
import { nameOfVpc, type Vantage } from './vantage'
import { vpcDns } from './vpc-dns'
import { zoneAnswer } from './zone-answer'

export interface AskedName {
  readonly name: HostName
  readonly type?: RecordType
  readonly vantage: Vantage
}

/** Every way the lookup can end, each under its guard. */
export function resolve(graph: Graph, { name, type = 'A', vantage }: AskedName): Cases<Resolution> {
  const lookup: Lookup = {
    graph,
    type,
    vantage,
    assumptions: assumed(graph),
    chain: [],
    open: [],
    seen: [],
    follow,
    publicly: publicAnswer,
    enter: (next, at) => (at.vantage.is === 'vpc' ? byServers(at, next) : follow(at, next)),
  }
  return asAddress(lookup, name) ?? changed(lookup.enter(name, lookup), explained)
}

/** An address in place of a name: nothing is looked up. */
function asAddress(lookup: Lookup, name: HostName): Cases<Resolution> | undefined {
  const shown = shownName(name)
  if (!/^[0-9a-f:.]+$/.test(shown) || !rangeOfAddress(shown)) return undefined
  const target = addressAt(lookup.graph, shown)
  const says = target.of ? `the address of ${target.of.address}` : 'an address, which is not looked up'
  return always(
    ended(
      lookup,
      { is: 'answer', targets: [target] },
      { name: shown, says, ...(target.of && { at: target.of }) },
    ),
  )
}

const MOST_LINKS = 8

function follow(lookup: Lookup, name: HostName): Cases<Resolution> {
  const { vantage, seen } = lookup
  const key = `${vantage.is} ${vantage.is === 'internet' ? '' : nameOfVpc(vantage.vpc)} ${keyOfName(name)}`
  if (seen.includes(key) || seen.length > MOST_LINKS) return looping(lookup, name)
  const next = { ...lookup, seen: [...seen, key] }
  if (isOpen(name)) return unclear(next, name, 'nobody here can see the whole name', [])
  return vantage.is === 'internet' ? publicAnswer(next, name) : inVpc(next, name, vantage)
}

const looping = (lookup: Lookup, name: HostName): Cases<Resolution> =>
  always(
    ended(
      lookup,
      { is: 'fails', why: 'loop' },
      {
        name: shownName(name),
        verdict: 'blocked',
        code: 'name-loop',
        says: `${shownName(name)} leads back to itself`,
      },
    ),
  )

/** A resolver that is off answers nothing, and private zones need both attributes. */
function inVpc(
  lookup: Lookup,
  name: HostName,
  vantage: Vantage & { is: 'vpc' | 'inbound' },
): Cases<Resolution> {
  const { graph } = lookup
  const dns = vpcDns(graph, vantage.vpc)
  const there = { ...lookup, open: [...lookup.open, ...dns.open] }
  const answer = () => {
    const all = candidates(there, name, dns.hostnames, dns.all)
    const silenced = silencedLink(there, name, vantage.vpc, dns)
    return choose(silenced ? linked(there, silenced) : there, name, all)
  }
  return decided(
    graph,
    dns.support,
    answer,
    () => noResolver(lookup, name, vantage),
    (a, b) => eitherResolution(a, b, linked(lookup, perhapsOff(graph, name, vantage.vpc))),
  )
}

function noResolver(
  lookup: Lookup,
  name: HostName,
  { vpc }: Vantage & { is: 'vpc' | 'inbound' },
): Cases<Resolution> {
  return always(
    ended(
      lookup,
      { is: 'fails', why: 'no-resolver' },
      {
        name: shownName(name),
        verdict: 'blocked',
        code: 'name-no-resolver',
        says: `${nameOfVpc(vpc)} has DNS support off: nothing answers`,
        at: vpc,
        because: isOutside(vpc) ? [] : [lookup.graph.value(vpc, 'dnsSupport')],
        source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
      },
    ),
  )
}

function choose(lookup: Lookup, name: HostName, all: readonly Candidate[]): Cases<Resolution> {
  const [first, ...rest] = all
  if (!first) return publicAnswer(lookup, name)
  // What nobody can spell may be anything: it is told as something that may be there, not as an answer.
  if (isOpen(first.domain) && first.applies.yes.is === 'never')
    return choose({ ...lookup, open: [...lookup.open, ...first.because] }, name, rest)
  return decided(
    lookup.graph,
    first.applies,
    () => act(lookup, name, first, rest),
    () => choose(lookup, name, rest),
    (a, b) => eitherResolution(a, b, linked(lookup, perhaps(lookup, name, first))),
  )
}

function act(
  lookup: Lookup,
  name: HostName,
  winner: Candidate,
  rest: readonly Candidate[],
): Cases<Resolution> {
  switch (winner.sort) {
    case 'system':
      return choose(
        linked(lookup, systemLink(name, winner)),
        name,
        rest.filter(({ sort }) => sort !== 'forward' && sort !== 'system'),
      )
    case 'forward':
      return forwarded(lookup, name, winner)
    case 'private':
      return zoneAnswer(lookup, name, winner)
    case 'managed':
      return managedAnswer(lookup, name, winner)
    case 'internal':
      return always(
        ended(
          lookup,
          { is: 'answer', targets: [{ is: 'address', address: shownName(name) }] },
          {
            name: shownName(name),
            verdict: 'open',
            says: 'a name that AWS gives to instances',
          },
        ),
      )
  }
}

const systemLink = (name: HostName, { at, domain, because }: Candidate): NewLink => ({
  name: shownName(name),
  says: `the rule for ${shownName(domain)} keeps it in the VPC`,
  at,
  because,
})
