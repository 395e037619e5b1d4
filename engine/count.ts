/** `count`: how many entries of a relation meet a condition, as an interval while some of them are not known. */
import { type Edge, isOutside, type Resource } from '../model/resource'
import type { Truth } from '../model/truth'
import type { Clause, Count } from './clause'
import { entry, openEnd } from './entry'
import { follow } from './follow'
import { identityOf } from './operators/text'
import { type Outcome, withoutWanted } from './outcome'
import type { Ask, Question } from './question'
import { settle } from './settle'

interface Interval {
  readonly from: number
  readonly to: number
}

const EVERYTHING: Clause = {}

export function count(
  relation: string,
  asked: Count,
  resource: Resource,
  question: Question,
  ask: Ask,
): Outcome {
  const related = question.graph.relation(resource, relation)
  const where = asked.where ?? EVERYTHING
  const entries = related.edges.map((edge) => ({ edge, outcome: entry(edge, where, question, ask) }))
  const interval = asked.distinct ? distinct(entries, asked.distinct, question) : plainly(entries)
  const to = related.open ? Number.POSITIVE_INFINITY : interval.to
  const truth = within({ from: interval.from, to }, asked)
  const open = truth === 'unknown'
  const missing = [
    ...entries.flatMap(({ outcome }) => outcome.missing),
    ...(related.open ? openEnd(relation, related, resource).missing : []),
  ]
  return {
    truth,
    evidence: withoutWanted([
      {
        resource,
        attribute: relation,
        value: related.edges[0]?.because[0],
        leadsTo: related.edges.flatMap((edge) => edge.to),
      },
      ...entries
        .filter(({ outcome }) => outcome.truth !== 'false')
        .flatMap(({ outcome }) => outcome.evidence),
    ]).slice(0, 12),
    missing: open
      ? missing.length > 0
        ? missing.slice(0, 12)
        : [{ cause: 'value', resource, attribute: relation, value: undefined }]
      : [],
    needs: open ? entries.flatMap(({ outcome }) => outcome.needs) : [],
  }
}

function within(interval: Interval, asked: Count): Truth {
  if (interval.to < asked.atLeast || interval.from > asked.atMost) return 'false'
  return interval.from >= asked.atLeast && interval.to <= asked.atMost ? 'true' : 'unknown'
}

interface Entry {
  readonly edge: Edge
  readonly outcome: Outcome
}

/** A symbolic instance stands for an unknown number of them, an entry without a target for at least one. */
function plainly(entries: readonly Entry[]): Interval {
  const manifold = ({ edge, outcome }: Entry) =>
    outcome.truth !== 'false' &&
    (edge.to.length === 0 || edge.to.some((target) => !isOutside(target) && target.symbolic))
  return {
    from: entries.filter(({ outcome }) => outcome.truth === 'true').length,
    to: entries.some(manifold)
      ? Number.POSITIVE_INFINITY
      : entries.filter(({ outcome }) => outcome.truth !== 'false').length,
  }
}

/** Equal keys are one value, different literals are two; whether two references differ nobody knows. */
function distinct(entries: readonly Entry[], path: readonly string[], question: Question): Interval {
  const literals = new Set<string>()
  const others = new Set<string>()
  let unknowns = 0
  for (const { edge, outcome } of entries) {
    if (outcome.truth === 'false') continue
    const key = keyAtEnd(edge.to, path, question)
    if (key === undefined) unknowns++
    else if (key.literal && outcome.truth === 'true') literals.add(key.text)
    else others.add(key.text)
  }
  const certain = entries.some(({ outcome }) => outcome.truth === 'true')
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
