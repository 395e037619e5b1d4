/** Whether a relation to one leads two resources to the same place. */
import { type Edge, isOutside, type Resource } from '../model/resource'
import { truthOf } from '../model/truth'
import { evaluateGuard } from '../model/world'
import type { Outcome } from './outcome'
import type { Question } from './question'

export function sameTarget(
  attribute: string,
  resource: Resource,
  other: Resource,
  question: Question,
): Outcome {
  const sides = [resource, other].map((each) => side(attribute, each, question))
  const evidence = sides.flatMap(({ edges }) => edges.map(via))
  const keys = sides.map(({ key }) => key)
  if (sides.some(({ edges, certain }) => certain && edges.length === 0)) {
    return { truth: 'false', evidence, missing: [], needs: [] }
  }
  if (keys.every((key) => key !== undefined) && keys[0] === keys[1])
    return { truth: 'true', evidence, missing: [], needs: [] }
  if (sides.every(({ certain, declared }) => certain && declared)) {
    return { truth: truthOf(keys[0] === keys[1]), evidence, missing: [], needs: [] }
  }
  const missing = sides
    .filter(({ declared }) => !declared)
    .map(({ resource: from, edges }) => ({
      cause: 'target' as const,
      resource: from,
      attribute,
      value: edges[0]?.because[0],
    }))
  return { truth: 'unknown', evidence, missing, needs: sides.flatMap(({ needs }) => needs) }
}

const via = (edge: Edge) => ({
  resource: edge.from,
  attribute: edge.relation,
  value: edge.because[0],
  leadsTo: edge.to,
})

/** Two declared targets with different keys differ; with something outside, equal names are the same and different ones may be. */
function side(attribute: string, resource: Resource, question: Question) {
  const relation = question.graph.relation(resource, attribute)
  const edges = relation.edges.filter((edge) => evaluateGuard(edge.guard, question.world) !== 'false')
  const open = edges.filter((edge) => evaluateGuard(edge.guard, question.world) === 'unknown')
  const targets = edges.length === 1 ? edges[0]?.to : undefined
  const target = targets?.length === 1 ? targets[0] : undefined
  const key = target && (isOutside(target) ? `outside ${target.name}` : target.id)
  const certain = open.length === 0 && !relation.open
  return {
    resource,
    edges,
    certain,
    key: certain ? key : undefined,
    declared: target !== undefined && !isOutside(target),
    needs: open.map((edge) => edge.guard),
  }
}
