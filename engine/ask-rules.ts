/** Asks every rule of every resource it is about. */
import { grouped } from '../model/grouped'
import type { Report, Severity } from '../model/report'
import type { Resource } from '../model/resource'
import { type Judgement, judge } from './judgement'
import type { View } from './question'
import type { AnyRule } from './rule'
import { type Possibilities, possibilitiesOf } from './worlds'

export interface AskedRule {
  readonly rule: AnyRule
  /** The rule's own, or what the configuration of a deployment makes of it. */
  readonly severityIn: (deployment: string) => Severity | 'off'
}

export interface Judged {
  readonly rule: AnyRule
  readonly severity: Severity
  readonly judgement: Judgement
}

/** What becomes of a check that neither passes nor fails; undefined: it is told, and fails nothing. */
export type WhenUndecidedIn = (rule: AnyRule, deployment: string) => Severity | 'ignore' | undefined

/** Where a rule is about something: what it holds of is only counted and listed. */
export interface Answers {
  readonly judged: readonly Judged[]
  readonly passed: Report['passed']
}

interface Asking {
  readonly asked: AskedRule
  readonly judged: Judged[]
  readonly passed: Report['passed'][number][]
}

/**
 * `context`: deployments that are joined but not reported on. All rules are asked of a resource before the next one comes, since they ask
 * for the same values; what they say is told rule by rule.
 */
export function askRules(
  rules: readonly AskedRule[],
  graph: View,
  context: ReadonlySet<string> = new Set(),
): Answers {
  const possibilities = possibilitiesOf(graph.deployments.values())
  const asking = rules.map((asked): Asking => ({ asked, judged: [], passed: [] }))
  for (const [about, own] of grouped(asking, ({ asked }) => asked.rule.about)) {
    for (const subject of graph.ofKind(about)) {
      if (!isSubject(subject) || context.has(subject.deployment)) continue
      for (const each of own) ask(each, subject, graph, possibilities)
    }
  }
  return {
    judged: asking.flatMap(({ judged }) => judged),
    passed: asking.flatMap(({ passed }) => passed),
  }
}

function ask(
  { asked: { rule, severityIn }, judged, passed }: Asking,
  subject: Resource,
  graph: View,
  possibilities: Possibilities,
): void {
  if (rule.dialects && !rule.dialects.includes(subject.dialect)) return
  const severity = severityIn(subject.deployment)
  if (severity === 'off') return
  const judgement = judge(rule, subject, graph, possibilities)
  if (judgement.word === 'pass')
    passed.push({ rule: rule.id, address: subject.address, deployment: subject.deployment })
  else if (judgement.word !== 'not-about-it') judged.push({ rule, severity, judgement })
}

/** What somebody else owns is evidence, never a subject. */
const isSubject = ({ ownership, stated }: Resource): boolean =>
  ownership === 'managed' && stated === undefined
