/**
 * # What others need to know of a network, in the shape of `outside:`
 *
 * Each thing of a graph that belongs to a network, by the name under which others meet it: its id, the name of an export, else a name that only
 * other facts use. What nobody knows and what is secret is left out; a thing of which all is known, and to which nothing else can be attached, is
 * `complete`.
 */
import type { Output } from '../model/declaration'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { referencesIn, type Value } from '../model/value'
import { isId } from '../model/vocabulary/ids'
import type { Row } from '../resources/define'
import type { View } from './question'

/** Kinds that other teams meet; what only works inside is nobody else's business. */
const NETWORK = [
  'vpc',
  'subnet',
  'route-table',
  'route-table-association',
  'main-route-table-association',
  'route',
  'security-group',
  'security-group-rule',
  'network-acl',
  'network-acl-rule',
  'network-acl-association',
  'internet-gateway',
  'gateway-attachment',
  'nat-gateway',
  'transit-gateway',
  'transit-gateway-attachment',
  'vpc-peering',
  'prefix-list',
  'prefix-list-entry',
  'dhcp-options',
  'dhcp-options-association',
  'vpc-endpoint',
  'endpoint-service',
  'endpoint-service-permission',
  'hosted-zone',
  'hosted-zone-association',
  'dns-record',
  'resolver-rule',
  'resolver-rule-association',
  'resolver-endpoint',
] as const

export type PlainFacts = Readonly<Record<string, unknown>>

/** By name, in the order of the names. */
export function factsOf(
  graph: View,
  rowsOf: (kind: string) => Readonly<Record<string, Row>>,
): ReadonlyMap<string, PlainFacts> {
  const things = NETWORK.flatMap((kind) => graph.ofKind(kind)).filter(
    ({ partOf, ownership, stated }) =>
      partOf === undefined && ownership === 'managed' && stated === undefined,
  )
  const exported = exportedNames(graph)
  const names = new Map(things.map((thing) => [thing.id, nameFor(thing, exported)]))
  const told = things.map((thing): readonly [string, PlainFacts] => [
    names.get(thing.id) ?? thing.id,
    thingFacts(thing, { graph, rowsOf, names }),
  ])
  return new Map(told.sort(([a], [b]) => (a < b ? -1 : 1)))
}

interface Telling {
  readonly graph: View
  readonly rowsOf: (kind: string) => Readonly<Record<string, Row>>
  readonly names: ReadonlyMap<string, string>
}

function exportedNames({ deployments }: View): ReadonlyMap<string, string> {
  const all = [...deployments.values()].flatMap(({ outputs }) => [...outputs.values()])
  return new Map(all.flatMap((output) => exportOf(output)))
}

function exportOf({ value, exportedAs }: Output): readonly (readonly [string, string])[] {
  const [reference, ...others] = referencesIn(value)
  if (exportedAs?.state !== 'known' || reference?.to.is !== 'declaration' || others.length > 0) return []
  return [[reference.to.id, `!ImportValue ${String(exportedAs.value)}`]]
}

const textOf = (value: Value<unknown> | undefined): string | undefined =>
  value?.state === 'known' && value.sensitive === undefined ? String(value.value) : undefined

function nameFor(thing: Resource, exported: ReadonlyMap<string, string>): string {
  const id = textOf(thing.attributes.get('id'))
  return id !== undefined && isId(id)
    ? id
    : (exported.get(thing.id) ?? `${thing.deployment}/${thing.address}`)
}

function thingFacts(thing: Resource, telling: Telling): PlainFacts {
  const { told, whole } = body(thing, telling)
  const identity = ['id', 'arn'].flatMap((word) => {
    const text = textOf(thing.attributes.get(word))
    return text === undefined || telling.names.get(thing.id) === text ? [] : [[word, text] as const]
  })
  const place = (['account', 'region'] as const).flatMap((word) => {
    const text = textOf(thing[word])
    return text === undefined ? [] : [[word, text] as const]
  })
  const isThere = thing.exists.state === 'known' && thing.exists.value
  return {
    kind: thing.kind,
    ...Object.fromEntries([...identity, ...place]),
    ...told,
    ...(whole && isThere && isClosed(thing, telling) && { complete: true }),
  }
}

const isClosed = (thing: Resource, { graph, rowsOf }: Telling): boolean =>
  Object.entries(rowsOf(thing.kind)).every(
    ([name, row]) => row.row !== 'reverse' || !graph.relation(thing, name).open,
  )

interface Body {
  readonly told: PlainFacts
  /** Nothing of it is unknown. */
  readonly whole: boolean
}

function body(thing: Resource, telling: Telling): Body {
  const told: [string, unknown][] = []
  let whole = true
  for (const [name, row] of Object.entries(telling.rowsOf(thing.kind))) {
    if (row.row === 'reverse' || row.row === 'structure' || isBack(thing, row, telling)) continue
    const answer = rowFacts(thing, name, row, telling)
    whole &&= answer.whole
    if (answer.told !== undefined) told.push([name, answer.told])
  }
  return { told: Object.fromEntries(told), whole }
}

/** A part does not say of what it is a part. */
const isBack = ({ partOf }: Resource, row: Row, { graph }: Telling): boolean =>
  partOf !== undefined &&
  row.row === 'one' &&
  row.kind === graph.at(partOf)?.kind &&
  row.kind !== 'security-group-rule'

interface Answer {
  readonly told: unknown
  readonly whole: boolean
}

const NOTHING: Answer = { told: undefined, whole: true }
const UNKNOWN: Answer = { told: undefined, whole: false }

function rowFacts(thing: Resource, name: string, row: Row, telling: Telling): Answer {
  switch (row.row) {
    case 'one':
    case 'many':
      return related(thing, name, row.row === 'many', telling)
    case 'parts':
    case 'policy':
      return blocks(thing, name, telling)
    default:
      return plain(telling.graph.value(thing, name))
  }
}

function plain(value: Value<unknown>): Answer {
  if (value.sensitive) return UNKNOWN
  switch (value.state) {
    case 'absent':
      return NOTHING
    case 'known':
      return value.value === null ? NOTHING : { told: value.value, whole: true }
    case 'list': {
      const items = value.items.map(plain)
      return value.open || items.some(({ told, whole }) => !whole || told === undefined)
        ? UNKNOWN
        : { told: items.map(({ told }) => told), whole: true }
    }
    default:
      return UNKNOWN
  }
}

function related(thing: Resource, name: string, many: boolean, { graph, names }: Telling): Answer {
  const { edges, open } = graph.relation(thing, name)
  const ends = edges.map(({ to: [target, ...others], exact }) =>
    exact && target !== undefined && others.length === 0 ? nameOfEnd(target, names) : undefined,
  )
  if (open || ends.includes(undefined)) return UNKNOWN
  if (ends.length === 0) return NOTHING
  return { told: many ? ends : ends[0], whole: many || ends.length === 1 }
}

const nameOfEnd = (target: Resource | Outside, names: ReadonlyMap<string, string>): string | undefined =>
  isOutside(target) ? (isLiteral(target) ? target.name : undefined) : names.get(target.id)

const isLiteral = ({ key, value }: Outside): boolean => key.startsWith('literal:') && value.sensitive !== true

/** Rules that are resources of their own stand under their own names. */
function blocks(thing: Resource, name: string, telling: Telling): Answer {
  const { edges, open } = telling.graph.relation(thing, name)
  const parts = edges.flatMap(({ to }) => to.flatMap((part) => (isOutside(part) ? [] : [part])))
  const own = parts.filter(({ partOf }) => partOf === thing.id).map((part) => body(part, telling))
  const whole = !open && own.every((each) => each.whole)
  if (own.length === 0) return { told: undefined, whole }
  return whole ? { told: own.map(({ told }) => told), whole } : UNKNOWN
}
