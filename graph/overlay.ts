/**
 * # Resources that set something on another
 *
 * `aws_vpc_endpoint_private_dns` sets `privateDns` on its endpoint, a stand-alone association adds a subnet. The overlay stays a
 * resource of its own; its owner's value becomes the overlay's, with the overlay's place. Two setters that differ leave the value
 * unknown, and so does an overlay nobody can tell the owner of.
 */
import { allOf, type Guard, not } from '../model/guard'
import type { Reference } from '../model/reference'
import { isOutside, type Relation, type Resource } from '../model/resource'
import { absent, type Origin, type Unknown, type Value } from '../model/value'
import type { Row } from '../resources/define'
import { existenceGuard } from './guards'
import type { Table } from './tables'

/** One overlay on one owner. `maybe`: it may be another resource's, or may not be there at all. */
export interface Laid {
  readonly overlay: Resource
  readonly guard: Guard
  readonly maybe: boolean
  readonly sets: readonly string[]
  readonly adds: readonly string[]
}

interface Laying {
  ofKind(kind: string): readonly Resource[]
  relation(resource: Resource, name: string): Relation
  row(kind: string, name: string): Row | undefined
}

/** All overlays, by the id of what they lie on. */
export function layAll(graph: Laying, laying: readonly Table[]): ReadonlyMap<string, readonly Laid[]> {
  const all = new Map<string, Laid[]>()
  for (const table of laying) {
    for (const overlay of graph.ofKind(table.kind)) {
      for (const [owner, laid] of laidBy(overlay, table, graph))
        all.set(owner, [...(all.get(owner) ?? []), laid])
    }
  }
  return all
}

function laidBy(overlay: Resource, table: Table, graph: Laying): readonly (readonly [string, Laid])[] {
  const { on = '', sets = [], adds = [] } = table.lays ?? {}
  const there = isDecided(overlay.exists)
  return graph.relation(overlay, on).edges.flatMap((edge) => {
    const owners = edge.to.length === 0 ? anyOwner(overlay, graph.row(table.kind, on), graph) : edge.to
    const laid: Laid = {
      overlay,
      guard: allOf([edge.guard, existenceGuard(overlay.exists)]),
      maybe: !edge.exact || edge.to.length !== 1 || !there,
      sets,
      adds,
    }
    return owners.flatMap((owner) => (isOutside(owner) ? [] : [[owner.id, laid] as const]))
  })
}

/** Nobody can tell whose it is: any that is deployed together with it. */
const anyOwner = (overlay: Resource, row: Row | undefined, graph: Laying): readonly Resource[] =>
  row?.row === 'one' || row?.row === 'many'
    ? graph.ofKind(row.kind).filter((owner) => owner.deployment === overlay.deployment)
    : []

function isDecided(exists: Value<boolean>): boolean {
  if (exists.state === 'conditional') return exists.cases.every((each) => isDecided(each.value))
  return exists.state === 'known'
}

/** The owner's value with what the overlays set or add; `of` reads an overlay's value of the same name. */
export function overlaid(
  base: Value<unknown>,
  attribute: string,
  laid: readonly Laid[],
  of: (overlay: Resource) => Value<unknown>,
): Value<unknown> {
  const there = laid.filter((each) => each.guard.is !== 'never')
  const adders = there.filter((each) => each.adds.includes(attribute))
  const under = adders.length === 0 ? base : extended(base, adders, of)
  return there
    .filter((each) => each.sets.includes(attribute))
    .map((each) => ({ each, value: of(each.overlay) }))
    .filter(({ value }) => value.state !== 'absent')
    .reduce((sum, { each, value }) => layer(sum, value, each), under)
}

function extended(
  base: Value<unknown>,
  adders: readonly Laid[],
  of: (overlay: Resource) => Value<unknown>,
): Value<unknown> {
  const items = base.state === 'list' ? [...base.items] : base.state === 'absent' ? [] : [base]
  let open = base.state === 'list' ? base.open : base.state === 'unknown'
  for (const adder of adders) {
    const value = of(adder.overlay)
    const more = value.state === 'list' ? value.items : value.state === 'absent' ? [] : [value]
    if (adder.maybe || (value.state === 'list' && value.open)) open = true
    if (!adder.maybe) items.push(...more.map((item) => under(adder.guard, item)))
  }
  return { state: 'list', items, open, origin: base.origin }
}

const under = (guard: Guard, value: Value<unknown>): Value<unknown> => {
  if (guard.is === 'always') return value
  const cases = [
    { guard, value },
    { guard: not(guard), value: absent(value.origin) },
  ]
  return { state: 'conditional', cases, origin: value.origin }
}

function layer(under: Value<unknown>, over: Value<unknown>, laid: Laid): Value<unknown> {
  if (under.state === 'conditional') {
    const cases = under.cases.map((each) => ({ ...each, value: layer(each.value, over, laid) }))
    return { ...under, cases }
  }
  const { guard, maybe, overlay } = laid
  const nobodySetsIt = under.state === 'absent' || under.origin.how === 'default'
  if (sameKnown(under, over) && (maybe || !nobodySetsIt)) return under
  if (maybe) return conflicting(over.origin, [under, over], overlay)
  const together = nobodySetsIt ? over : conflicting(over.origin, [under, over], overlay)
  if (guard.is === 'always') return together
  const cases = [
    { guard, value: together },
    { guard: not(guard), value: under },
  ]
  return { state: 'conditional', cases, origin: over.origin }
}

const sameKnown = (a: Value<unknown>, b: Value<unknown>): boolean =>
  a.state === 'known' && b.state === 'known' && a.value === b.value

function conflicting(origin: Origin, values: readonly Value<unknown>[], overlay: Resource): Unknown {
  const setter: Reference = { to: { is: 'declaration', id: overlay.id }, attribute: '*' }
  const trail = values.map((value) => value.origin.place).filter((place) => place !== origin.place)
  return {
    state: 'unknown',
    reason: 'conflicting',
    refersTo: [setter],
    origin: { ...origin, trail: [...origin.trail, ...trail] },
  }
}
