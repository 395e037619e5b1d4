/** The ways out that a rule offers, each as a diff where one can be shown, with what it costs and what it would break. */
import type { Graph } from '../graph/graph'
import type { Check, Choice } from '../model/report'
import type { Resource } from '../model/resource'
import { evaluateGuard, type World } from '../model/world'
import type { Finding } from './finding'
import { editsSetting } from './fix'
import type { Locator } from './locate'
import { fillMessage } from './message'
import type { WayOut } from './rule'

export function choicesOf({ rule, resource, world }: Finding, graph: Graph, locator: Locator): Choice[] {
  return (rule.fixes ?? []).map((way) => choiceOf(way, resource, graph, world, locator))
}

function choiceOf(
  { title, costs, steps = [], set = {}, breaks = [] }: WayOut,
  resource: Resource,
  graph: Graph,
  world: World,
  locator: Locator,
): Choice {
  const fill = (text: string) => fillMessage(text, resource, graph, world)
  return {
    title: fill(title),
    costs: costs === undefined ? null : fill(costs),
    steps: steps.map(fill),
    edits: editsSetting(resource, set, graph, locator),
    breaks: breaks.flatMap(({ whoever, says }) =>
      leadsSomewhere(whoever, resource, graph, world) ? [fill(says)] : [],
    ),
  }
}

const leadsSomewhere = (relation: string, resource: Resource, graph: Graph, world: World): boolean =>
  graph.relation(resource, relation).edges.some(({ guard }) => evaluateGuard(guard, world) !== 'false')

/** Only a Region's own name goes into what people paste into a shell. */
export function checkOf({ rule: { check }, resource: { region } }: Finding): Check | undefined {
  const named = region.state === 'known' && /^[a-z0-9-]+$/.test(region.value) ? region.value : 'REGION'
  return check && { command: check.command.replaceAll('{region}', named), text: check.says }
}
