/** A service of AWS that something cannot do without, under which choices, and the value that says so. */
import { type Guard, not } from '../../../model/guard'
import type { Resource } from '../../../model/resource'
import { absent, known, list, type Value } from '../../../model/value'
import { headerOf } from '../../everywhere'
import { undecided } from '../../gather'
import type { Graph } from '../../graph'
import { both, type Standing } from '../../standing'

export interface Need {
  /** As a service is named in the names of endpoints: `ecr.dkr`. */
  readonly service: string
  readonly is: Standing
  readonly because: Value<unknown>
}

export const needs = (services: readonly string[], is: Standing, because: Value<unknown>): readonly Need[] =>
  services.map((service) => ({ service, is, because }))

export const only = (all: readonly Need[], under: Standing): readonly Need[] =>
  all.map((need) => ({ ...need, is: both(under, need.is) }))

/** The services as a list, each once, at the place that says so; open where nobody can tell. */
export function listed(graph: Graph, owner: Resource, all: readonly Need[]): Value<unknown> {
  if (all.length === 0) return list([], headerOf(owner))
  const possible = all.filter(({ is }) => graph.possible(is.yes))
  const found = new Map(possible.map((need) => [need.service, need]))
  const certain = possible.filter(({ is }) => is.yes.is === 'always')
  for (const need of certain) found.set(need.service, need)
  const open = all.some(
    ({ service, is }) => found.get(service)?.is.yes.is !== 'always' && graph.possible(undecided(is)),
  )
  const [first] = found.values()
  return { ...list([...found.values()].map(entry), first?.because.origin ?? headerOf(owner)), open }
}

function entry({ service, is, because: { origin } }: Need): Value<unknown> {
  if (is.yes.is === 'always') return known(service, origin)
  const cases: { guard: Guard; value: Value<unknown> }[] = [
    { guard: is.yes, value: known(service, origin) },
    { guard: not(is.yes), value: absent(origin) },
  ]
  return { state: 'conditional', cases, origin }
}
