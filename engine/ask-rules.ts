/** Asks every rule of every resource it is about. */
import type { Severity } from '../model/report'
import type { Resource } from '../model/resource'
import { type Judgement, judge } from './judgement'
import type { View } from './question'
import type { AnyRule } from './rule'
import { possibilitiesOf } from './worlds'

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

/** `context`: deployments that are joined but not reported on. Verdicts "not about it" are left out. */
export function askRules(
  asked: readonly AskedRule[],
  graph: View,
  context: ReadonlySet<string> = new Set(),
): readonly Judged[] {
  const possibilities = possibilitiesOf(graph.deployments.values())
  const judged: Judged[] = []
  for (const { rule, severityIn } of asked) {
    for (const resource of graph.ofKind(rule.about)) {
      const severity = severityIn(resource.deployment)
      if (severity === 'off' || !isJudged(rule, resource) || context.has(resource.deployment)) continue
      const judgement = judge(rule, resource, graph, possibilities)
      if (judgement.word !== 'not-about-it') judged.push({ rule, severity, judgement })
    }
  }
  return judged
}

/** What somebody else owns is evidence, never a subject. */
const isJudged = (rule: AnyRule, resource: Resource): boolean =>
  resource.ownership === 'managed' &&
  resource.stated === undefined &&
  (rule.dialects === undefined || rule.dialects.includes(resource.dialect))
