/** Everything that was judged and read, as the report that reporters see. */
import type { Graph } from '../graph/graph'
import type { Deployment, Incompleteness } from '../model/declaration'
import type { Problem } from '../model/problem'
import type {
  AllowedReport,
  Counts,
  DeploymentReport,
  FindingReport,
  ProblemReport,
  Report,
  RuleText,
  Severity,
  UndecidedReport,
} from '../model/report'
import type { Resource } from '../model/resource'
import type { SaidAllow } from './allow/allow'
import { type Allowed, applyAllows } from './allow/apply'
import type { Claim } from './allow/match'
import type { Judged, WhenUndecidedIn } from './ask-rules'
import { claimOf, type Finding, findingOf, unprovenFinding } from './finding'
import type { Locator } from './locate'
import { mergeFindings } from './merge'
import { misplacedIds } from './misplaced'
import { compareText } from './place-order'
import { byRange, reportFinding, reportUndecided } from './report-finding'
import type { AnyRule } from './rule'
import { type Undecided, undecidedIn } from './scenarios'
import { possibilitiesOf } from './worlds'

export interface Reported {
  readonly version: string
  /** The rules that were asked anywhere, with the severity they have everywhere or else their own. */
  readonly rules: readonly { readonly rule: AnyRule; readonly severity: Severity }[]
  readonly judged: readonly Judged[]
  readonly passed: Report['passed']
  readonly whenUndecided: WhenUndecidedIn
  readonly allows: readonly SaidAllow[]
  /** `YYYY-MM-DD`; without it no allow expires. */
  readonly today: string | undefined
  /** Every rule there is, asked or not. */
  readonly known: readonly AnyRule[]
  readonly problems: readonly Problem[]
  readonly resources: readonly Resource[]
  readonly deployments: readonly Deployment[]
  /** Those that are joined and not reported on. */
  readonly context: ReadonlySet<string>
  readonly graph: Graph
  readonly locator: Locator
}

export function buildReport(run: Reported): Report {
  const { graph, locator, judged, passed } = run
  const possibilities = possibilitiesOf(graph.deployments.values())
  const failed = judged.filter(({ judgement }) => judgement.word === 'fail')
  const { open, unproven } = notDecided(run)
  const found = [
    ...failed.map(({ judgement, severity }) => findingOf(judgement, severity, graph, possibilities)),
    ...unproven,
  ]
  const claims = open.map(({ judgement }) => claimOf(judgement, graph))
  const allowing = allowed(found, claims, run)
  const unclear = undecidedIn(open)
  const findings = reportAll(allowing.open, run, unclear)
  const undecided = open.map(({ judgement }) => reportUndecided(judgement, graph, locator)).sort(byRange)
  const covered = reportCovered(allowing, run, unclear)
  const misplaced = misplacedIds(graph.notes, (deployment) => !run.context.has(deployment))
  return {
    schemaVersion: 1,
    tool: { name: 'vpclint', version: run.version },
    findings,
    undecided,
    allowed: covered,
    passed,
    problems: [...run.problems, ...misplaced, ...allowing.problems].map((problem) =>
      reportProblem(problem, locator),
    ),
    read: summaries(run),
    rules: ruleTexts(run.rules),
    counts: countsOf(findings, undecided, passed.length, covered.length),
  }
}

/** Checks that neither pass nor fail: those that are told as such, and those that people want to be findings. */
function notDecided({ judged, graph, whenUndecided }: Reported): {
  readonly open: readonly Judged[]
  readonly unproven: readonly Finding[]
} {
  const open: Judged[] = []
  const unproven: Finding[] = []
  for (const each of judged) {
    const { rule, judgement } = each
    if (judgement.word !== 'possible' && judgement.word !== 'undecided') continue
    const wanted = whenUndecided(rule, judgement.resource.deployment)
    if (wanted === undefined) open.push(each)
    else if (wanted !== 'ignore') unproven.push(unprovenFinding(judgement, wanted, graph))
  }
  return { open, unproven }
}

function allowed(found: readonly Finding[], undecided: readonly Claim[], run: Reported): Allowed {
  const asked = run.rules.map(({ rule }) => rule)
  return applyAllows(found, undecided, { said: run.allows, today: run.today, known: run.known, asked })
}

const reportAll = (
  found: readonly Finding[],
  { graph, locator }: Reported,
  unclear: Undecided,
): readonly FindingReport[] =>
  mergeFindings(found)
    .map((merged) => reportFinding(merged, graph, locator, unclear))
    .sort(byRange)

const reportCovered = ({ covered }: Allowed, run: Reported, unclear: Undecided): readonly AllowedReport[] =>
  covered
    .flatMap(({ allow: { because, until, place }, findings }) => {
      const range = run.locator.range(place)
      return reportAll(findings, run, unclear).map((finding) => ({ finding, because, until, range }))
    })
    .sort((left, right) => byRange(left.finding, right.finding))

function countsOf(
  findings: readonly FindingReport[],
  notDecided: readonly UndecidedReport[],
  passed: number,
  allowed: number,
): Counts {
  const counts = { error: 0, warning: 0, note: 0, possible: 0, undecided: 0, passed, allowed }
  for (const { severity } of findings) counts[severity]++
  for (const { verdict } of notDecided) counts[verdict]++
  return counts
}

const reportProblem = (
  { code, severity, message, place, remedy }: Problem,
  locator: Locator,
): ProblemReport => ({
  code,
  severity,
  message,
  file: place.source,
  range: place.at === 'whole' ? null : locator.range(place),
  remedy: remedy ?? null,
})

/** Parts are counted with what they are part of. */
function summaries({ deployments, resources, context }: Reported): readonly DeploymentReport[] {
  const byDeployment = new Map<string, Resource[]>(deployments.map(({ id }) => [id, []]))
  for (const resource of resources)
    if (resource.partOf === undefined) byDeployment.get(resource.deployment)?.push(resource)
  return deployments.map((deployment) => {
    const own = summary(deployment, byDeployment.get(deployment.id) ?? [])
    return context.has(deployment.id) ? { ...own, context: true } : own
  })
}

const summary = (deployment: Deployment, own: readonly Resource[]): DeploymentReport => ({
  name: deployment.id,
  form: deployment.form,
  sources: deployment.sources,
  kinds: countKinds(own, ({ ownership, stated }) => ownership === 'managed' && stated === undefined),
  read: countKinds(own, ({ ownership }) => ownership === 'read'),
  incomplete: deployment.incomplete.map(unseen),
})

/** The name of a stack or a macro alone says nothing of what is not here. */
function unseen({ what, detail }: Incompleteness): string {
  switch (what) {
    case 'nested-stack-not-read':
      return `the template of ${detail}, which is not a local file`
    case 'macro':
      return `what ${detail} makes of it`
    default:
      return detail
  }
}

function countKinds(
  resources: readonly Resource[],
  isCounted: (resource: Resource) => boolean,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const resource of resources)
    if (isCounted(resource)) counts.set(resource.kind, (counts.get(resource.kind) ?? 0) + 1)
  const sorted: Record<string, number> = {}
  for (const kind of [...counts.keys()].sort(compareText)) sorted[kind] = counts.get(kind) ?? 0
  return sorted
}

/** By lists of rules: of those that are asked in every run, the same in every report. */
const texts = new WeakMap<Reported['rules'], readonly RuleText[]>()

function ruleTexts(rules: Reported['rules']): readonly RuleText[] {
  const known = texts.get(rules) ?? rules.map(textOf)
  texts.set(rules, known)
  return known
}

const textOf = ({ rule, severity }: Reported['rules'][number]): RuleText => ({
  id: rule.id,
  severity,
  title: rule.title,
  why: rule.why,
  remedy: rule.remedy,
  links: rule.links,
  tags: rule.tags,
})
