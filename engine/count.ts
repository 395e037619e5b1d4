/** `count`: how many entries of a relation meet a condition. */
import type { Resource } from '../model/resource'
import { enough } from './amount'
import type { Clause, Count } from './clause'
import { entry, openEnd } from './entry'
import { type Missing, type Outcome, withoutWanted } from './outcome'
import type { Ask, Question } from './question'

const EVERYTHING: Clause = {}

/** Of thousands of entries nobody reads more. */
const MOST_SHOWN = 12

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
  const counted = entries.map((each) => ({ edge: each.edge, truth: each.outcome.truth }))
  const truth = enough(counted, related, asked, question)
  const open = truth === 'unknown'
  const missing = [
    ...entries.flatMap(({ outcome }) => outcome.missing),
    ...(related.open ? openEnd(relation, related, resource).missing : []),
  ]
  const itself: Missing = { cause: 'value', resource, attribute: relation, value: undefined }
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
    ]).slice(0, MOST_SHOWN),
    missing: open ? [...(missing.length > 0 ? missing.slice(0, MOST_SHOWN) : [itself])] : [],
    needs: open ? entries.flatMap(({ outcome }) => outcome.needs) : [],
  }
}
