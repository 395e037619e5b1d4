/**
 * # The whole run
 *
 * Texts become declarations with their places, declarations resources, resources one graph; every rule is asked of every resource it is
 * about; what is said of it goes into one report. Synchronous and without I/O: what parsers find while they read (modules, `file()`,
 * nested templates) they ask of `sources`.
 */
import type { SaidAllow } from './engine/allow/allow'
import { allowsIn } from './engine/allow/find'
import { type AskedRule, askRules } from './engine/ask-rules'
import { type LoadedRules, loadRules } from './engine/load'
import { type Locator, locator } from './engine/locate'
import { buildReport } from './engine/report'
import type { AnyRule } from './engine/rule'
import type { Vocabulary } from './engine/vocabulary'
import { graphFacts } from './graph/derive/index'
import { Graph } from './graph/graph'
import type { Parsed } from './model/declaration'
import type { Source } from './model/place'
import type { Report, Severity } from './model/report'
import { isRefusal, type Sources } from './model/sources'
import { version } from './package.json'
import { type Input, type InputSettings, readInput } from './parsers/read-input'
import { adapt } from './resources/adapt'
import { kinds } from './resources/index'
import { rules as builtIn } from './rules/index'

/** The words that rules may use. */
export const vocabulary: Vocabulary = { kinds: Object.values(kinds), facts: graphFacts }

/** Rules in YAML, ready to be given to {@link lint}. */
export const readRules = (source: Source): LoadedRules => loadRules(source, vocabulary)

export interface LintRequest {
  readonly inputs: readonly Input[]
  /** Joined with the inputs, but not reported on. */
  readonly context?: readonly Input[]
  readonly sources: Sources
  readonly settings?: InputSettings
  /** The built-in rules when left out. */
  readonly rules?: readonly AnyRule[]
  /** Only these rules, by id. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** Other severities than the rules' own, by id; `off` is skipping it. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
  /** Allows that stand in no input. */
  readonly allows?: readonly SaidAllow[]
  /** `YYYY-MM-DD`: allows until an earlier day do not hold. */
  readonly today?: string
}

export function lint(request: LintRequest): Report {
  const texts = new Map<string, string>()
  const sources = remembering(request.sources, texts)
  const read = (inputs: readonly Input[]): Parsed =>
    together(inputs.map((input) => readOne(input, sources, texts, request)))
  const judgedInputs = read(request.inputs)
  const context = read(request.context ?? [])
  const parsed = together([judgedInputs, context])
  const inventory = adapt(parsed)
  const graph = new Graph(inventory, vocabulary.kinds, vocabulary.facts)
  const rules = selected(request)
  const contextIds = new Set(context.deployments.map(({ id }) => id))
  const locate: Locator = locator((source) => texts.get(source))
  return buildReport({
    version,
    rules,
    judged: askRules(rules, graph, contextIds),
    allows: [...(request.allows ?? []), ...allowsOf(judgedInputs, texts)],
    today: request.today,
    known: request.rules ?? builtIn,
    problems: parsed.problems,
    resources: inventory.resources,
    deployments: inventory.deployments,
    graph,
    locator: locate,
  })
}

function readOne(input: Input, sources: Sources, texts: Map<string, string>, request: LintRequest): Parsed {
  if (input.is === 'text') texts.set(input.source.name, input.source.text)
  return readInput(input, sources, request.settings)
}

/** A deployment that is given twice is one. */
function together(all: readonly Parsed[]): Parsed {
  const deployments = new Map(all.flatMap((parsed) => parsed.deployments.map((each) => [each.id, each])))
  const declarations = new Map(all.flatMap((parsed) => parsed.declarations.map((each) => [each.id, each])))
  return {
    deployments: [...deployments.values()],
    declarations: [...declarations.values()],
    problems: all.flatMap((parsed) => parsed.problems),
  }
}

/** A plan's own text is no place for comments. */
function allowsOf({ deployments }: Parsed, texts: ReadonlyMap<string, string>): readonly SaidAllow[] {
  const names = new Set(
    deployments.flatMap(({ form, id, sources }) =>
      form === 'terraform-plan' ? sources.filter((name) => name !== id) : sources,
    ),
  )
  return [...names].flatMap((name) => allowsIn({ name, text: texts.get(name) ?? '' }))
}

/** Keeps every text that was read, so that the report can quote it. */
const remembering = (sources: Sources, texts: Map<string, string>): Sources => ({
  list: (folder) => sources.list(folder),
  read: (name) => {
    const answer = sources.read(name)
    if (!isRefusal(answer)) texts.set(answer.name, answer.text)
    return answer
  },
})

function selected({ rules = builtIn, only, skip, severities }: LintRequest): readonly AskedRule[] {
  const wanted = rules.filter(({ id }) => !skip?.includes(id) && (only === undefined || only.includes(id)))
  return wanted.flatMap((rule) => {
    const severity = severities?.get(rule.id) ?? rule.severity
    return severity === 'off' ? [] : [{ rule, severity }]
  })
}
