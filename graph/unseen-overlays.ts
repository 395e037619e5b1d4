/**
 * # Overlays that nobody sees
 *
 * A file of the deployment that was not read, or what `-target` left out of a plan, may associate an endpoint with a subnet, or accept a peering connection. So nobody knows
 * all that overlays add to, and what they set only where it is written.
 *
 *     endpoints.tf       resource "aws_vpc_endpoint" "sqs" { … }                          without subnets
 *     not read           resource "aws_vpc_endpoint_subnet_association" "sqs" { … }
 */
import type { Reference } from '../model/reference'
import type { Resource } from '../model/resource'
import { referencesIn, unknown, type Value } from '../model/value'
import type { Openings } from './closed'
import { membersOf, type Tables } from './tables'

export interface UnseenOverlays {
  /** Whether there may be any over it. */
  readonly on: (resource: Resource) => boolean
  readonly over: (resource: Resource, attribute: string, value: Value<unknown>) => Value<unknown>
}

type Way = 'adds' | 'sets'

export function unseenOverlays(
  tables: Tables,
  { declarationsMissing, anywhereIn }: Openings,
): UnseenOverlays {
  const ways = waysIn(tables)
  const on = ({ kind, deployment, ownership }: Resource): boolean =>
    declarationsMissing.has(deployment) && ownership === 'managed' && ways.has(kind)
  return {
    on,
    over: (resource, attribute, value) => {
      const way = on(resource) ? ways.get(resource.kind)?.get(attribute) : undefined
      if (way === undefined) return value
      return perhaps(value, way, (anywhereIn.get(resource.deployment) ?? []).flatMap(referencesIn))
    },
  }
}

/** By kind and attribute. */
type Ways = ReadonlyMap<string, ReadonlyMap<string, Way>>

/** Tables never change, and there is a graph for every run. */
const kept = new WeakMap<Tables, Ways>()

function waysIn(tables: Tables): Ways {
  const ways = kept.get(tables) ?? waysOf(tables)
  kept.set(tables, ways)
  return ways
}

function waysOf(tables: Tables): Ways {
  const ways = new Map<string, Map<string, Way>>()
  for (const { rows, lays } of tables.laying) {
    const row = lays && rows[lays.on]
    const owners = row && 'kind' in row ? membersOf(tables, row.kind) : []
    for (const owner of owners) {
      const own = ways.get(owner) ?? new Map<string, Way>()
      for (const name of lays?.adds ?? []) own.set(name, 'adds')
      for (const name of lays?.sets ?? []) own.set(name, 'sets')
      ways.set(owner, own)
    }
  }
  return ways
}

function perhaps(value: Value<unknown>, way: Way, why: readonly Reference[]): Value<unknown> {
  if (value.state === 'conditional')
    return { ...value, cases: value.cases.map((each) => ({ ...each, value: perhaps(each.value, way, why) })) }
  if (value.state === 'list' && value.items.length > 0 && way === 'adds') return { ...value, open: true }
  return nobodySays(value) ? unknown('not-planned', value.origin, why) : value
}

const nobodySays = (value: Value<unknown>): boolean =>
  value.state === 'absent' ||
  value.origin.how === 'default' ||
  (value.state === 'list' && value.items.length === 0)
