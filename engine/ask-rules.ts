/** Asks every rule of every resource it is about. */
import { grouped } from '../model/grouped'
import { answered } from '../model/noticed'
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

/** Resources by the id of the rule that is asked of them. */
export type Asks = ReadonlyMap<string, ReadonlySet<Resource['id']>>

/** Where a rule is about something: what it holds of is only counted and listed. */
export interface Answers {
  readonly judged: readonly Judged[]
  readonly passed: Report['passed']
  /** What is to be asked of another state too: all that did not hold, or asked for something that differs there. */
  readonly again: Asks
}

/** What one rule says. */
interface Told {
  readonly rule: AnyRule
  readonly judged: Judged[]
  readonly passed: Report['passed'][number][]
  readonly again: Set<Resource['id']>
}

/** A rule and its number among those that are asked. */
interface Numbered {
  readonly asked: AskedRule
  readonly at: number
}

/** By lists of rules, what is asked of a kind: lists that are asked in every run are sorted once. */
const sorted = new WeakMap<readonly AskedRule[], ReadonlyMap<string, readonly Numbered[]>>()

function byKind(rules: readonly AskedRule[]): ReadonlyMap<string, readonly Numbered[]> {
  const known = sorted.get(rules)
  if (known) return known
  const numbered = rules.map((asked, at) => ({ asked, at }))
  const kinds = grouped(numbered, ({ asked }) => asked.rule.about)
  sorted.set(rules, kinds)
  return kinds
}

/**
 * `context`: deployments that are joined but not reported on. `only`: all that is asked. All rules are asked of a resource before the next
 * one comes, since they ask for the same values; what they say is told rule by rule.
 */
export function askRules(
  rules: readonly AskedRule[],
  graph: View,
  context: ReadonlySet<string> = new Set(),
  only?: Asks,
): Answers {
  const possibilities = possibilitiesOf(graph.deployments.values())
  const all: Told[] = []
  for (const [about, own] of byKind(rules)) {
    for (const subject of graph.ofKind(about)) {
      if (!isSubject(subject) || context.has(subject.deployment)) continue
      for (const { asked, at } of own) {
        if (!isWanted(asked, subject, only)) continue
        const { is: said, noticed } = answered(() => ask(asked, subject, graph, possibilities))
        if (!said && !noticed) continue
        all[at] ??= { rule: asked.rule, judged: [], passed: [], again: new Set() }
        tell(said, noticed, subject, all[at])
      }
    }
  }
  return {
    judged: all.flatMap(({ judged }) => judged),
    passed: all.flatMap(({ passed }) => passed),
    again: new Map(all.flatMap(({ rule, again }) => [[rule.id, again]])),
  }
}

const isWanted = ({ rule }: AskedRule, { id }: Resource, only: Asks | undefined): boolean =>
  only === undefined || only.get(rule.id)?.has(id) === true

/** Undefined where the rule is not about it. */
function ask(
  { rule, severityIn }: AskedRule,
  subject: Resource,
  graph: View,
  possibilities: Possibilities,
): Judged | undefined {
  if (rule.dialects && !rule.dialects.includes(subject.dialect)) return undefined
  const severity = severityIn(subject.deployment)
  if (severity === 'off') return undefined
  const judgement = judge(rule, subject, graph, possibilities)
  return judgement.word === 'not-about-it' ? undefined : { rule, severity, judgement }
}

function tell(
  said: Judged | undefined,
  noticed: boolean,
  { id, address, deployment }: Resource,
  { rule, judged, passed, again }: Told,
): void {
  const holds = said === undefined || said.judgement.word === 'pass'
  if (noticed || !holds) again.add(id)
  if (said === undefined) return
  if (holds) passed.push({ rule: rule.id, address, deployment })
  else judged.push(said)
}

/** What somebody else owns is evidence, never a subject. */
const isSubject = ({ ownership, stated }: Resource): boolean =>
  ownership === 'managed' && stated === undefined
