/** The request that shows a finding: of what the verdict rests on, the first that was followed to a block which the rule reports. */
import type { Graph } from '../graph/graph'
import { isOutside } from '../model/resource'
import type { World } from '../model/world'
import { isPathFact } from '../paths/path-fact'
import type { Trace } from '../paths/trace'
import type { Consulted } from './outcome'
import type { AnyRule } from './rule'
import { guardOf } from './walk'

/** `world`: the choices under which the finding is told. */
export function shownBy(
  { blocks }: Pick<AnyRule, 'blocks'>,
  consulted: readonly Consulted[],
  graph: Graph,
  world: World,
): Trace | undefined {
  const reported = ({ verdict, codes }: Trace) =>
    verdict === 'blocked' && (blocks === undefined || codes.some((code) => blocks.includes(code)))
  let first: Trace | undefined
  for (const each of consulted) {
    const traces = tracesOf(each, graph, world)
    const blocked = traces.find(reported)
    if (blocked) return blocked
    first ??= traces[0]
  }
  return first
}

function tracesOf(
  { resource, attribute, leadsTo = [], walked }: Consulted,
  graph: Graph,
  world: World,
): readonly Trace[] {
  const under = guardOf(world)
  if (walked) return walked(under)
  const fact = graph.fact(resource.kind, attribute)
  if (!isPathFact(fact)) return []
  const [target] = leadsTo
  return fact.trace(graph, {
    about: resource,
    under,
    ...(target && !isOutside(target) && { target }),
  })
}
