/**
 * `unique`: no other resource of this kind has the same values of these attributes. A pair is reported once, at the later of the two, so
 * each resource is compared with the earlier ones only; two that can never be there together are no pair.
 */
import type { Resource } from '../model/resource'
import type { Clause } from './clause'
import { agreed } from './compare'
import { existence } from './existence'
import { equal } from './operators/equality'
import { all, any, type Outcome, opposite } from './outcome'
import { comparePlaces } from './place-order'
import type { Ask, Question } from './question'
import { sameTarget } from './same-target'
import { settle } from './settle'

export function unique(
  by: readonly string[],
  where: Clause | undefined,
  resource: Resource,
  question: Question,
  ask: Ask,
): Outcome {
  const rivals = question.graph
    .ofKind(resource.kind)
    .filter((other) => isEarlier(other, resource) && !question.graph.exclusive(other, resource))
  const own = where ? [ask(where, resource)] : []
  const pairs = rivals.map((other) =>
    all([
      existence(other, question),
      ...by.map((attribute) => same(attribute, resource, other, question)),
      ...(where ? [ask(where, other)] : []),
    ]),
  )
  return opposite(all([...own, any(pairs)]))
}

const isEarlier = (other: Resource, resource: Resource): boolean =>
  other.id !== resource.id && other.deployment === resource.deployment && comparePlaces(other, resource) < 0

function same(attribute: string, resource: Resource, other: Resource, question: Question): Outcome {
  const row = question.graph.row(resource.kind, attribute)
  if (row?.row === 'one') return sameTarget(attribute, resource, other, question)
  const [left, right] = [resource, other].map((each) => {
    const value = question.graph.value(each, attribute)
    return { value, settled: settle(value, question.world, question.trust), resource: each }
  })
  if (!left || !right) return all([])
  const truths = left.settled.options.flatMap((one) => right.settled.options.map((two) => equal(one, two)))
  const truth = agreed(truths)
  const open = truth === 'unknown'
  return {
    truth,
    evidence: [left, right].map((side) => ({ resource: side.resource, attribute, value: side.value })),
    missing: open
      ? [left, right]
          .filter(({ value }) => value.state !== 'known')
          .map((side) => ({ cause: 'value', resource: side.resource, attribute, value: side.value }))
      : [],
    needs: open ? [...left.settled.needs, ...right.settled.needs] : [],
  }
}
