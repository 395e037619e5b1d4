/** How many entries meet a condition. */
import { enough } from '../amount'
import type { Clause, Count } from '../clause'
import { holdsThere, thereAnd } from './entry'
import type { Holds } from './holds'

const EVERYTHING: Clause = {}

export function counted(relation: string, asked: Count, made: (clause: Clause) => Holds): Holds {
  const where = asked.where ?? EVERYTHING
  const counts = thereAnd(holdsThere(where, made(where)))
  return (resource, question) => {
    const related = question.graph.relation(resource, relation)
    const entries = related.edges.map((edge) => ({ edge, truth: counts(edge, question) }))
    return enough(entries, related, asked, question)
  }
}
