/**
 * Whether a policy is written out where it is read. A request is free to hold what a condition asks for; a policy is not, so that what
 * it leaves open says nothing of what it lets in.
 */
import type { Graph } from '../graph/graph'
import { isOutside, type Resource } from '../model/resource'
import type { Value } from '../model/value'

const LISTS = ['principals', 'notPrincipals', 'actions', 'notActions', 'resources', 'notResources'] as const

/** Some statement of it, or some part of one that decides, is not known. */
export function hasUnseenParts(graph: Graph, owner: Resource, attribute: string): boolean {
  const { edges, open } = graph.relation(owner, attribute)
  return open || edges.some(({ to: [one] }) => !one || isOutside(one) || isUnseen(graph, one))
}

function isUnseen(graph: Graph, statement: Resource): boolean {
  const { edges, open } = graph.relation(statement, 'conditions')
  return (
    open ||
    !isWritten(graph.value(statement, 'effect')) ||
    LISTS.some((row) => isUnseenList(graph.value(statement, row))) ||
    edges.some(({ to: [one] }) => !one || isOutside(one) || !isNamed(graph, one))
  )
}

const isNamed = (graph: Graph, condition: Resource): boolean =>
  ['operator', 'key'].every((row) => isWritten(graph.value(condition, row)))

const isWritten = ({ state }: Value<unknown>): boolean => state === 'known' || state === 'absent'

/** Text with holes names something, whichever that is; an input may be given anything. */
function isUnseenList(value: Value<unknown>): boolean {
  if (value.state === 'list') return value.open || value.items.some(isUnseenList)
  if (value.state === 'reference') return value.targets.every(({ to }) => to.is === 'input')
  return value.state === 'unknown'
}
