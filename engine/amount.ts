/** How many entries of a relation count, as an interval while some of them are not known. */
import { type Edge, isOutside, type Relation } from '../model/resource'
import type { Truth } from '../model/truth'
import type { Count } from './clause'
import { follow } from './follow'
import { identityOf } from './operators/text'
import type { Question } from './question'
import { settle } from './settle'

interface Interval {
  readonly from: number
  readonly to: number
}

/** An entry, and whether it counts. */
export interface Entry {
  readonly edge: Edge
  readonly truth: Truth
}

/** Whether there are as many as are asked for. */
export function enough(
  entries: readonly Entry[],
  { open }: Relation,
  asked: Count,
  question: Question,
): Truth {
  const { from, to } = asked.distinct ? distinct(entries, asked.distinct, question) : plainly(entries)
  return within({ from, to: open ? Number.POSITIVE_INFINITY : to }, asked)
}

function within(interval: Interval, asked: Count): Truth {
  if (interval.to < asked.atLeast || interval.from > asked.atMost) return 'false'
  return interval.from >= asked.atLeast && interval.to <= asked.atMost ? 'true' : 'unknown'
}

/** A symbolic instance stands for an unknown number of them, an entry without a target for at least one. */
function plainly(entries: readonly Entry[]): Interval {
  const manifold = ({ edge, truth }: Entry) =>
    truth !== 'false' &&
    (edge.to.length === 0 || edge.to.some((target) => !isOutside(target) && target.symbolic))
  return {
    from: entries.filter(({ truth }) => truth === 'true').length,
    to: entries.some(manifold)
      ? Number.POSITIVE_INFINITY
      : entries.filter(({ truth }) => truth !== 'false').length,
  }
}

/** Equal keys are one value, different literals are two; whether two references differ nobody knows. */
function distinct(entries: readonly Entry[], path: readonly string[], question: Question): Interval {
  const literals = new Set<string>()
  const others = new Set<string>()
  let unknowns = 0
  for (const { edge, truth } of entries) {
    if (truth === 'false') continue
    const key = keyAtEnd(edge.to, path, question)
    if (key === undefined) unknowns++
    else if (key.literal && truth === 'true') literals.add(key.text)
    else others.add(key.text)
  }
  const certain = entries.some(({ truth }) => truth === 'true')
  return {
    from: Math.max(literals.size, certain ? 1 : 0),
    to: new Set([...literals, ...others]).size + unknowns,
  }
}

function keyAtEnd(
  targets: Edge['to'],
  path: readonly string[],
  question: Question,
): { readonly text: string; readonly literal: boolean } | undefined {
  const [target] = targets
  if (targets.length !== 1 || target === undefined || isOutside(target)) return undefined
  const settled = settle(follow(path, target, question).value, question.world, question.trust)
  const only = settled.options.length === 1 ? settled.options[0] : undefined
  const text = only && identityOf(only)
  return only && text !== undefined ? { text, literal: only.state === 'known' } : undefined
}
