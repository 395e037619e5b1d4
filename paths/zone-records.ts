/** The records of a hosted zone, whoever wrote them, by their full names. */
import type { Graph } from '../graph/graph'
import { existing, type Standing, standing, under } from '../graph/standing'
import { sameZoneName } from '../graph/zone-names'
import { isOutside, type Resource } from '../model/resource'
import { unknown, type Value, written } from '../model/value'
import { type HostName, isUnder, keyOfName } from './host-name'
import { hostNames } from './host-name-of'

export interface ZoneRecord {
  readonly name: HostName
  readonly at: Resource
  readonly is: Standing
}

export interface ZoneRecords {
  readonly records: readonly ZoneRecord[]
  /** Why there may be others. */
  readonly open: readonly Value<unknown>[]
}

/** `domain`: the name of the zone, as far as it can be seen. */
export function recordsOf(graph: Graph, zone: Resource, domain: HostName): ZoneRecords {
  const relation = graph.relation(zone, 'records')
  const found = relation.edges.flatMap(({ to: [record], guard }) =>
    record && !isOutside(record) ? named(graph, record, domain, under(guard, existing(record.exists))) : [],
  )
  const byName = namingZone(graph, zone).flatMap((record) =>
    named(graph, record, domain, existing(record.exists)),
  )
  const all = [...found, ...byName]
  const records = all.flatMap(({ name, at, is }) => (name ? [{ name, at, is }] : []))
  const unnamed = all.flatMap(({ name, at }) => (name ? [] : [graph.value(at, 'name')]))
  const read = zone.ownership === 'read' ? [unknown('data-source', written(zone.place))] : []
  return { records, open: [...relation.why, ...unnamed, ...read] }
}

interface Named {
  readonly name: HostName | undefined
  readonly at: Resource
  readonly is: Standing
}

function named(graph: Graph, at: Resource, domain: HostName, is: Standing): readonly Named[] {
  return hostNames(graph, graph.value(at, 'name')).map(({ guard, it }) => ({
    name: it ? full(it, domain) : graph.value(at, 'name').state === 'absent' ? domain : undefined,
    at,
    is: under(guard, is),
  }))
}

/** A name that does not end in the zone's is relative to it. */
const full = (name: HostName, domain: HostName): HostName =>
  isUnder(name, domain).yes.is === 'always' || endsInWhole(name, domain) ? name : [...name, ...domain]

/** The whole of the zone's name as one label that nobody can see. */
const endsInWhole = (name: HostName, domain: HostName): boolean =>
  keyOfName(name).endsWith(`.${keyOfName(domain)}`)

/** Records that name their zone by its name, where one zone has it. */
function namingZone(graph: Graph, zone: Resource): readonly Resource[] {
  return graph.ofKind('dns-record').filter((record) => {
    const name = graph.value(record, 'zoneName')
    if (name.state === 'absent') return false
    const zones = graph
      .ofKind('hosted-zone')
      .filter((one) => sameZoneName(name, graph.value(one, 'name')).yes.is === 'always')
    return zones.length === 1 && zones[0] === zone
  })
}

/** The texts of a record that are not an alias: one value an entry. */
export function valuesOf(graph: Graph, record: Resource): readonly Value<unknown>[] {
  const values = graph.value(record, 'values')
  return values.state === 'list' ? values.items : values.state === 'absent' ? [] : [values]
}

/** Whether a record answers a question for this type; an alias or a CNAME leads on. */
export function answersType(graph: Graph, record: Resource, type: string): Standing {
  const own = graph.value(record, 'type')
  if (own.state !== 'known') return standing('unknown')
  return standing(own.value === type || own.value === 'CNAME' ? 'true' : 'false')
}
