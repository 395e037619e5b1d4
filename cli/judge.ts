/** Everything between the options of a command and a report: find the inputs, what is configured for them, and judge. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnyRule } from '../engine/rule'
import { touchedBy } from '../engine/touched'
import { lint } from '../lint'
import type { Report } from '../model/report'
import { isUsageError, type UsageError } from './arguments'
import { type BaseRun, baseRun } from './base-run'
import { collectChanged } from './changed-files'
import type { ChangedLines } from './changed-lines'
import type { Collecting, Inputs } from './collecting'
import { type ConfiguredRun, configure } from './configuration'
import { type JoinedRun, joinedRun } from './context'
import { decidedAt } from './decisions'
import { didYouMean } from './did-you-mean'
import type { FailOn } from './exit'
import { failOnOf } from './fail-on'
import { diskSources, PLAN_LIMIT } from './files'
import { problemReport } from './input-problems'
import { collectInputs } from './inputs'
import type { LintSettings } from './lint-settings'
import { parameterFileOf, parameterSets } from './parameter-files'
import { withProgress } from './progress'
import { nameOf, type Roots, rootsOf } from './roots'
import { planSource } from './saved-plan'
import { NO_STAGES, type Stages } from './stages'
import type { World } from './world'

export interface JudgedRun {
  readonly report: Report
  readonly roots: Roots
  /** From which severity up a finding of this deployment fails the run. */
  readonly failOn: (deployment: string) => FailOn
  /** Names of the files with known findings that configurations speak of. */
  readonly baselines: readonly string[]
  /** Since the revision of `--base`. */
  readonly changedLines: ChangedLines | null
}

export function judge(
  settings: LintSettings,
  builtIn: readonly AnyRule[],
  world: World,
  stages: Stages = NO_STAGES,
): JudgedRun | UsageError {
  const roots = decidedAt(settings.configFrom, rootsOf(namedPaths(settings, world), world.folder))
  if (isUsageError(roots)) return roots
  const source = sourceNamed(settings, roots, world)
  const collecting: Collecting = {
    folder: world.folder,
    roots,
    planSource: source && 'configuration' in source ? source.configuration : undefined,
    ...(source && 'snapshot' in source && source.snapshot && { planSnapshot: source.snapshot }),
    ...(settings.runTerraform !== null && { runTerraform: settings.runTerraform }),
    standardInput: () => world.readInput(PLAN_LIMIT),
  }
  const { inputs, problems, files: changed } = collect(settings, collecting)
  stages.ended('find inputs')
  const { config: only, ruleFiles } = settings
  const configuring = { roots, folder: world.folder, only, ruleFiles, builtIn }
  const run = configure(inputs, configuring)
  const around = joinedRun(settings.with, run, collecting, configuring)
  const unknown = unknownRule(settings, run.rules)
  if (unknown !== null) return unknown
  const { parameterFiles } = settings
  const files = { folder: world.folder, roots, varFiles: varFilesOf(settings, roots, world), parameterFiles }
  const base = settings.base === null ? null : baseRun(settings.base, run, around.judged, files)
  if (base !== null && isUsageError(base)) return base
  stages.ended('read configuration')
  const report = withProgress(run.inputs, world, () =>
    lintRun({ run, around, base, settings, roots, world, stages }),
  )
  const refused = source && 'code' in source ? [problemReport(source)] : []
  const whole = { ...report, problems: [...refused, ...problems, ...around.reports, ...report.problems] }
  return {
    report: changed === null ? whole : touchedBy(whole, changed),
    roots,
    failOn: (deployment) => settings.failOn ?? failOnOf(run.failOn, deployment) ?? 'error',
    baselines: run.baselines,
    changedLines: base?.changedLines ?? null,
  }
}

const varFilesOf = ({ varFiles }: LintSettings, roots: Roots, world: World): readonly string[] =>
  varFiles.map((path) => nameOf(resolve(world.folder, path), roots))

interface ReadyRun {
  readonly run: ConfiguredRun
  readonly around: JoinedRun
  readonly base: BaseRun | null
  readonly settings: LintSettings
  readonly roots: Roots
  readonly world: World
  readonly stages: Stages
}

function lintRun({ run, around, base, settings, roots, world, stages }: ReadyRun): Report {
  const parameters = parameterSets(settings.parameterFiles, world.folder, roots)
  const given = {
    variables: settings.variables,
    varFiles: varFilesOf(settings, roots, world),
    parameters: settings.parameters,
    parameterSets: parameters.sets,
  }
  return lint({
    inputs: around.judged,
    context: around.inputs,
    stated: around,
    sources: diskSources(roots),
    rules: run.rules,
    texts: [...run.texts, ...around.texts],
    problems: [...run.problems, ...around.problems, ...parameters.problems],
    today: world.today,
    compare: 'plan-states',
    onStage: stages.ended,
    ...(settings.destinations.some(({ format }) => format === 'html') && { draw: true as const }),
    ...(base && { base: { ...base, settings: { ...given, parameterSets: base.parameterSets } } }),
    settings: given,
    ...(settings.only === null ? {} : { only: settings.only }),
    skip: settings.skip,
  })
}

const sourceNamed = ({ source }: LintSettings, roots: Roots, { folder }: World) =>
  source === null ? undefined : planSource(resolve(folder, source), folder, roots)

function namedPaths(settings: LintSettings, world: World): readonly string[] {
  const { paths, varFiles, source, config, ruleFiles, parameterFiles, with: context } = settings
  const parameters = parameterFiles.map((word) => parameterFileOf(word, world.folder))
  const named = [source, config].flatMap((path) => path ?? [])
  return [
    ...paths.filter((path) => path !== '-'),
    ...context,
    ...varFiles,
    ...ruleFiles,
    ...parameters,
    ...named,
  ]
    .map((path) => resolve(world.folder, path))
    .filter((path) => existsSync(path))
}

/** `files`: names of the changed ones, when only what they touch is reported. */
function collect(
  { scope, paths, config }: LintSettings,
  collecting: Collecting,
): Inputs & { readonly files: ReadonlySet<string> | null } {
  return scope === 'changed-files'
    ? collectChanged(paths, collecting, config)
    : { ...collectInputs(paths, collecting), files: null }
}

/** A misspelt rule would be left out, or left in, without a word. */
function unknownRule({ only, skip }: LintSettings, rules: readonly AnyRule[]): UsageError | null {
  const known = rules.map(({ id }) => id)
  for (const [option, names] of [['--rule', only ?? []] as const, ['--skip-rule', skip] as const]) {
    const name = names.find((each) => !known.includes(each))
    if (name !== undefined)
      return {
        usage: `${option}: there is no rule "${name}".${didYouMean(name, known)} vpclint rules lists them.`,
      }
  }
  return null
}
