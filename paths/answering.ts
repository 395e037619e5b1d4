/** What may answer names in a VPC: each for a domain, and where it is. */
import type { Graph } from '../graph/graph'
import { contrary, type Standing, YES } from '../graph/standing'
import type { Guard } from '../model/guard'
import type { Outside, Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { HostName } from './host-name'
import { hostNames } from './host-name-of'

/** Something that answers for a domain and all below it. */
export interface Answering {
  readonly sort: 'forward' | 'system' | 'private' | 'managed' | 'internal'
  readonly domain: HostName
  /** It is there and associated. */
  readonly is: Standing
  readonly at: Resource | Outside
  /** Not by way of a profile. */
  readonly local: boolean
  /** It is an endpoint for a service of AWS that nobody here can tell: it may answer any name that AWS gives to one. */
  readonly whichever?: true
  /** A managed zone answers its own name, names below it, or both. */
  readonly apex: boolean
  readonly wide: boolean
  /** Only for queries that come in through an inbound resolver endpoint. */
  readonly inboundOnly: Standing
  readonly because: readonly Value<unknown>[]
}

/** Some of what answers in a VPC, and why there may be more. */
export interface Part {
  readonly all: readonly Answering[]
  readonly open: readonly Value<unknown>[]
}

export const HERE = { apex: true, wide: true, inboundOnly: contrary(YES) }

/** One for every name that a value may be. */
export function named(
  graph: Graph,
  name: Value<unknown>,
  make: (domain: HostName, guard: Guard) => Answering,
): Part {
  const cases = hostNames(graph, name)
  return {
    all: cases.flatMap(({ guard, it }) => (it ? [make(it, guard)] : [])),
    open: cases.some(({ it }) => it === undefined) ? [name] : [],
  }
}
