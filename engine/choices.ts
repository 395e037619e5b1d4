/** The ways out that a rule offers, each as a diff where one can be shown, with what it costs and what it would break. */
import type { Graph } from '../graph/graph'
import type { Check, Choice } from '../model/report'
import { isOutside, type Resource } from '../model/resource'
import type { Scalar } from '../model/value'
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
    edits: editsOf(set, resource, graph, world, locator),
    breaks: breaks.flatMap(({ whoever, says }) =>
      leadsSomewhere(whoever, resource, graph, world) ? [fill(says)] : [],
    ),
  }
}

/** `vpc.dnsSupport` is set at the VPC: at one that is certain, or no diff is shown. */
function editsOf(
  set: Readonly<Record<string, Scalar>>,
  resource: Resource,
  graph: Graph,
  world: World,
  locator: Locator,
): Choice['edits'] {
  const edits = Object.entries(set).map(([path, wanted]) => {
    const attribute = path.slice(path.indexOf('.') + 1)
    const owner =
      path === attribute ? resource : onlyOne(path.slice(0, -attribute.length - 1), resource, graph, world)
    return owner && editsSetting(owner, attribute, wanted, graph, locator)
  })
  return edits.every((each) => each !== undefined) ? edits.flat() : []
}

function onlyOne(relation: string, resource: Resource, graph: Graph, world: World): Resource | undefined {
  const { edges } = graph.relation(resource, relation)
  const [target, ...others] = edges
    .filter(({ guard }) => evaluateGuard(guard, world) !== 'false')
    .flatMap(({ to }) => to)
  return target === undefined || others.length > 0 || isOutside(target) ? undefined : target
}

const leadsSomewhere = (relation: string, resource: Resource, graph: Graph, world: World): boolean =>
  graph.relation(resource, relation).edges.some(({ guard }) => evaluateGuard(guard, world) !== 'false')

/** Only a Region's own name goes into what people paste into a shell. */
export function checkOf({ rule: { check }, resource: { region } }: Finding): Check | undefined {
  const named = region.state === 'known' && /^[a-z0-9-]+$/.test(region.value) ? region.value : 'REGION'
  return check && { command: check.command.replaceAll('{region}', named), text: check.says }
}
