/** A lookup on its way: who asks, and the chain so far. */
import type { Graph } from '../graph/graph'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { RecordType } from './address-types'
import type { Answer, Link, Resolution } from './answer'
import type { Assumptions } from './assumptions'
import { always, type Cases } from './cases'
import { type HostName, shownName } from './host-name'
import type { Vantage } from './vantage'

export interface Lookup {
  readonly graph: Graph
  readonly type: RecordType
  readonly vantage: Vantage
  readonly assumptions: Assumptions
  readonly chain: readonly Link[]
  readonly open: readonly Value<unknown>[]
  /** What was asked already, and from where. */
  readonly seen: readonly string[]
  /** Asks for a name again, at the resolver of the vantage. */
  readonly follow: (lookup: Lookup, name: HostName) => Cases<Resolution>
  /** Asks the public view. */
  readonly publicly: (lookup: Lookup, name: HostName) => Cases<Resolution>
  /** Asks the name servers of the vantage. */
  readonly enter: (name: HostName, lookup: Lookup) => Cases<Resolution>
}

export type NewLink = Partial<Link> & Pick<Link, 'says'>

const link = (one: NewLink): Link => ({ stage: 'name', verdict: 'open', name: '', because: [], ...one })

export const linked = <L extends Lookup>(lookup: L, one: NewLink): L => ({
  ...lookup,
  chain: [...lookup.chain, link(one)],
})

export const ended = ({ chain, open }: Lookup, answer: Answer, last?: NewLink): Resolution => ({
  answer,
  chain: last ? [...chain, link(last)] : chain,
  open,
})

/** The name is there, and has no record of the type that is asked for. `rows`: what decides that. */
export const withoutType = (
  lookup: Lookup,
  name: HostName,
  at: Resource,
  rows: readonly string[],
): Resolution =>
  ended(
    lookup,
    { is: 'no-record', zone: at },
    {
      name: shownName(name),
      verdict: 'blocked',
      code: 'name-nxdomain',
      says: `${at.address} has ${shownName(name)}, and no ${lookup.type} record of it`,
      at,
      because: rows.map((row) => lookup.graph.value(at, row)),
      source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html',
    },
  )

export const unclear = (
  lookup: Lookup,
  name: HostName,
  why: string,
  because: readonly Value<unknown>[],
): Cases<Resolution> =>
  always(
    ended(
      lookup,
      { is: 'unknown', why, because },
      { name: shownName(name), verdict: 'unknown', says: why, because },
    ),
  )
