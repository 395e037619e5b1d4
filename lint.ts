/**
 * # The whole run
 *
 * Texts become declarations with their places, declarations resources, resources one graph; every rule is asked of every resource it is
 * about; what is said of it goes into one report. Synchronous and without I/O: what parsers find while they read (modules, `file()`,
 * nested templates) they ask of `sources`.
 */
import { allowsInAll } from './engine/allow/find'
import { type Asks, askRules } from './engine/ask-rules'
import { isAboutAction, plansOf, whole, withChanges } from './engine/changes'
import {
  allowsOf,
  type Configured,
  holdings,
  type Severities,
  scenarioFacts,
  severitiesOf,
  statedOf,
  whenUndecidedOf,
} from './engine/configured'
import { type LoadedRules, loadRules } from './engine/load'
import { type Locator, locator } from './engine/locate'
import { buildReport } from './engine/report'
import type { AnyRule } from './engine/rule'
import { selectRules } from './engine/select-rules'
import type { Vocabulary } from './engine/vocabulary'
import { graphFacts } from './graph/derive/index'
import { drawingOf } from './graph/drawing'
import { Graph } from './graph/graph'
import { type Stated, withStated } from './graph/stated'
import type { Parsed } from './model/declaration'
import { noticesSoFar } from './model/noticed'
import type { Source } from './model/place'
import type { Problem } from './model/problem'
import type { FindingReport, Report } from './model/report'
import type { Sources } from './model/sources'
import { version } from './package.json'
import { remembering, together, withContext } from './parsers/kept'
import { withoutNested } from './parsers/nested-inputs'
import { type Input, type InputSettings, largeSources, readInput, unpackedFor } from './parsers/read-input'
import { type Scenario, thereIn } from './parsers/scenarios'
import { whatChanges } from './parsers/terraform/plan-unchanged'
import { undeclaredInputs } from './parsers/undeclared-inputs'
import { nameFacts } from './paths/name-facts'
import { pathFacts } from './paths/path-facts'
import { adapt } from './resources/adapt'
import { kinds } from './resources/index'
import { rules as builtIn } from './rules/index'

/** The words that rules may use. */
export const vocabulary: Vocabulary = {
  kinds: Object.values(kinds),
  facts: [...graphFacts, ...nameFacts, ...pathFacts],
}

/** Rules in YAML, ready to be given to {@link lint}. */
export const readRules = (source: Source): LoadedRules => loadRules(source, vocabulary)

/** An input with what is configured for it. */
export type ConfiguredInput = Input & {
  readonly configured?: Configured
  /** How it is deployed; several are scenarios of one deployment. */
  readonly scenarios?: readonly Scenario[]
  /** Of what is joined with the inputs: the scenarios that it is there for; all of them when left out. */
  readonly joinedIn?: ReadonlySet<string>
}

export interface LintRequest {
  readonly inputs: readonly ConfiguredInput[]
  /** Joined with the inputs, but not reported on. */
  readonly context?: readonly ConfiguredInput[]
  readonly sources: Sources
  readonly settings?: InputSettings
  /** What people say of things elsewhere, for all inputs. */
  readonly stated?: Partial<Stated>
  /** The built-in rules when left out. */
  readonly rules?: readonly AnyRule[]
  /** Only these rules, by id. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Other severities than the rules' own, by id; `off` is skipping it. They win over those of inputs. */
  readonly severities?: Severities
  /** Judges what there was before each plan too, so that its findings say whether they are new. */
  readonly compare?: 'plan-states'
  /** What the inputs that are no plans were before the change that is judged; one that is new is left out. */
  readonly base?: Pick<LintRequest, 'inputs' | 'sources' | 'settings'>
  /** `YYYY-MM-DD`: allows until an earlier day do not hold. */
  readonly today?: string
  /** Texts that are no input and that the report may quote: configurations, rule files. */
  readonly texts?: readonly Source[]
  /** What is wrong with them. */
  readonly problems?: readonly Problem[]
  /** Called when a stage has ended. */
  readonly onStage?: (stage: string) => void
  /** The report has what was read as a drawing. */
  readonly draw?: true
}

interface ReadInput {
  readonly parsed: Parsed
  readonly configured: Configured | undefined
  readonly deployments: readonly string[]
  readonly scenarios: readonly Scenario[]
}

export function lint(request: LintRequest): Report {
  const told = request.compare === 'plan-states' ? sincePriorState(request) : judge(request).report
  return request.base === undefined ? told : sinceBase(told, { ...request, ...request.base })
}

/** The findings of plans keep what their plans say of them. */
function sinceBase(after: Report, request: LintRequest): Report {
  const plans = plansOf(after)
  const isOfPlan = ({ subject }: FindingReport) => plans.has(subject.deployment)
  const before = judge(request).report.findings.filter((finding) => !isOfPlan(finding))
  const others = after.findings.filter((finding) => !isOfPlan(finding))
  const changed = withChanges({ ...after, findings: others }, before)
  return { ...changed, findings: [...after.findings.filter(isOfPlan), ...changed.findings] }
}

/** What there was before each plan is judged by the same rules; only plans know it. */
function sincePriorState(request: LintRequest): Report {
  const { report, again } = judge(request)
  const after = whole(report)
  const plans = plansOf(after)
  const isPlan = (input: Input) => input.is === 'text' && plans.has(input.source.name)
  const prior = request.inputs.flatMap((input) =>
    input.is === 'text' && isPlan(input) ? [{ ...input, state: 'before' as const }] : [],
  )
  if (prior.length === 0) return after
  const context = [...(request.context ?? []), ...request.inputs.filter((input) => !isPlan(input))]
  const asksForAction = (request.rules ?? builtIn).some(isAboutAction)
  const changes = asksForAction ? 'much' : whatChanges(prior.map(({ source }) => source))
  const only = changes === 'updates' ? again : undefined
  const before = changes === 'nothing' ? after : judge({ ...request, inputs: prior, context }, only).report
  const changed = withChanges(after, before.findings)
  const findings = changed.findings.map((finding) =>
    plans.has(finding.subject.deployment) ? finding : { ...finding, change: null },
  )
  return { ...changed, findings }
}

/** What was read, as one graph: what rules are asked of and requests are followed through. */
export interface ReadGraph {
  readonly graph: Graph
  readonly locate: Locator
  readonly problems: readonly Problem[]
}

export const readGraph = (request: LintRequest): ReadGraph => readAll(request)

function readAll(request: LintRequest) {
  const texts = new Map((request.texts ?? []).map(({ name, text }) => [name, text]))
  const large = largeSources([...request.inputs, ...(request.context ?? [])])
  const sources = remembering(request.sources, texts)
  const read = (inputs: readonly ConfiguredInput[], asContext = false) =>
    inputs.map((input) => readOne(input, sources, texts, request, asContext))
  const inputs = withoutNested(read(request.inputs))
  const judged = together(inputs)
  const around = read(request.context ?? [], true)
  const context = together(around)
  const parsed = withContext(judged, context)
  const configured = holdings(inputs)
  request.onStage?.('read inputs')
  const inventory = adapt(parsed)
  const said = statedOf([...configured, ...holdings(around)])
  const stated = withStated(
    inventory,
    {
      outside: [...said.outside, ...(request.stated?.outside ?? []), ...scenarioFacts(inputs)],
      joins: [...said.joins, ...(request.stated?.joins ?? [])],
    },
    vocabulary.kinds,
  )
  const graph = new Graph(stated.inventory, vocabulary.kinds, vocabulary.facts)
  request.onStage?.('build the graph')
  const locate: Locator = locator((source) => texts.get(source), large)
  const unset = undeclaredInputs(judged.deployments, request.settings)
  const problems = [...(request.problems ?? []), ...parsed.problems, ...unset, ...stated.problems]
  return { texts, judged, context, configured, inventory, graph, locate, problems }
}

interface Judged {
  readonly report: Report
  /** What is to be asked of what was before updates; undefined where all is. */
  readonly again: Asks | undefined
}

/** `only`: what is asked, where not all is. */
function judge(request: LintRequest, only?: Asks): Judged {
  const notices = noticesSoFar()
  const { texts, judged, context, configured, inventory, graph, locate, problems } = readAll(request)
  const rules = selectRules(
    request.rules ?? builtIn,
    request,
    severitiesOf(configured, request.severities),
    judged.deployments,
  )
  const contextIds = new Set(context.deployments.map(({ id }) => id))
  const isReadAlike = notices === noticesSoFar()
  const answers = askRules(rules, graph, contextIds, only)
  request.onStage?.('ask rules')
  const report = buildReport({
    version,
    rules,
    judged: answers.judged,
    passed: answers.passed,
    whenUndecided: whenUndecidedOf(configured),
    allows: [...allowsOf(configured), ...allowsInAll(judged.deployments, texts)],
    today: request.today,
    known: request.rules ?? builtIn,
    problems,
    resources: inventory.resources,
    deployments: inventory.deployments,
    context: contextIds,
    graph,
    locator: locate,
  })
  request.onStage?.('write the report')
  const drawing = request.draw && { drawing: drawingOf(graph, vocabulary.kinds, locate.range) }
  return { report: { ...report, ...drawing }, again: isReadAlike ? answers.again : undefined }
}

function readOne(
  input: ConfiguredInput,
  sources: Sources,
  texts: Map<string, string>,
  { settings }: LintRequest,
  asContext: boolean,
): ReadInput {
  if (input.is === 'text' && 'text' in input.source) texts.set(input.source.name, input.source.text)
  const { account, region, modules } = input.configured ?? {}
  const where = {
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(modules !== undefined && { modules }),
    ...(input.scenarios !== undefined && { scenarios: input.scenarios }),
    ...(asContext && { asContext }),
  }
  const unpacked = unpackedFor(input, sources)
  const own = unpacked ? remembering(unpacked.sources, texts) : sources
  const read = thereIn(input.joinedIn, readInput(input, own, { ...where, ...settings }))
  const parsed = { ...read, problems: [...read.problems, ...(unpacked?.problems ?? [])] }
  return {
    parsed,
    configured: input.configured,
    deployments: parsed.deployments.map(({ id }) => id),
    scenarios: input.scenarios ?? [],
  }
}
