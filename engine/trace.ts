/** The request that shows a finding: of the facts that the verdict rests on, the first that followed one to a block. */
import type { Graph } from '../graph/graph'
import { allOf } from '../model/guard'
import { isOutside } from '../model/resource'
import type { World } from '../model/world'
import { isPathFact } from '../paths/path-fact'
import type { Trace } from '../paths/trace'
import type { Consulted } from './outcome'

/** `world`: the choices under which the finding is told. */
export function shownBy(consulted: readonly Consulted[], graph: Graph, world: World): Trace | undefined {
  let first: Trace | undefined
  for (const each of consulted) {
    const traces = tracesOf(each, graph, world)
    const blocked = traces.find(({ verdict }) => verdict === 'blocked')
    if (blocked) return blocked
    first ??= traces[0]
  }
  return first
}

function tracesOf(
  { resource, attribute, leadsTo = [] }: Consulted,
  graph: Graph,
  world: World,
): readonly Trace[] {
  const fact = graph.fact(resource.kind, attribute)
  if (!isPathFact(fact)) return []
  const under = allOf([...world].map(([choice, value]) => ({ is: 'equals', choice, value })))
  const [target] = leadsTo
  return fact.trace(graph, {
    about: resource,
    under,
    ...(target && !isOutside(target) && { target }),
  })
}
