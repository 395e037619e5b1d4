/** Following a path of names from a resource: `vpc.cidr`. Each step but the last is a relation to one other resource. */
import type { Guard } from '../model/guard'
import { isOutside, type Resource } from '../model/resource'
import { absent, unknown, type Value, written } from '../model/value'
import { evaluateGuard } from '../model/world'
import type { Consulted } from './outcome'
import type { Question } from './question'

export interface PathEnd {
  readonly value: Value<unknown>
  readonly evidence: readonly Consulted[]
  readonly needs: readonly Guard[]
}

export function follow(path: readonly string[], resource: Resource, question: Question): PathEnd {
  const evidence: Consulted[] = []
  let here = resource
  for (const name of path.slice(0, -1)) {
    const next = onlyTarget(here, name, question)
    if ('value' in next) return { value: next.value, evidence, needs: next.needs }
    evidence.push({ resource: here, attribute: name, value: next.because, leadsTo: [next.target] })
    here = next.target
  }
  const last = path.at(-1) ?? ''
  const value = question.graph.value(here, last)
  return { value, evidence: [...evidence, { resource: here, attribute: last, value }], needs: [] }
}

type Next =
  | { readonly target: Resource; readonly because: Value<unknown> | undefined }
  | { readonly value: Value<unknown>; readonly needs: readonly Guard[] }

/** The one resource a relation certainly leads to, or why there is none. */
function onlyTarget(resource: Resource, name: string, question: Question): Next {
  const relation = question.graph.relation(resource, name)
  const edges = relation.edges.filter((edge) => evaluateGuard(edge.guard, question.world) !== 'false')
  const open = edges
    .map((edge) => edge.guard)
    .filter((guard) => evaluateGuard(guard, question.world) === 'unknown')
  const here = written(resource.place)
  if (edges.length === 0 && !relation.open) return { value: absent(here), needs: [] }
  const target = edges.length === 1 && open.length === 0 && !relation.open ? edges[0]?.to : undefined
  const only = target?.length === 1 ? target[0] : undefined
  if (only === undefined || isOutside(only)) return { value: unknown('external', here), needs: open }
  return { target: only, because: edges[0]?.because[0] }
}
