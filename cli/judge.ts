/** Everything between the options of a command and a report: find the inputs, what is configured for them, and judge. */
import type { AnyRule } from '../engine/rule'
import { touchedBy } from '../engine/touched'
import { lint } from '../lint'
import type { Report } from '../model/report'
import { isUsageError, type Request, type UsageError } from './arguments'
import { type BaseRun, baseRun, type NamedFiles } from './base-run'
import { collectChanged } from './changed-files'
import type { ChangedLines } from './changed-lines'
import type { Collecting, Inputs } from './collecting'
import { type ConfiguredRun, configure } from './configuration'
import { type JoinedRun, joinedInputs, joinedRun } from './context'
import { didYouMean } from './did-you-mean'
import type { FailOn } from './exit'
import { failOnOf } from './fail-on'
import { collectInputs } from './inputs'
import { type LintSettings, lintSettings } from './lint-settings'
import { namedInputs } from './named-inputs'
import { parameterSets } from './parameter-files'
import { withProgress } from './progress'
import type { Roots } from './roots'
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

/** The same by the options of a command, and what they mean. */
export function judgeAsked(
  request: Request,
  builtIn: readonly AnyRule[],
  world: World,
): (JudgedRun & { readonly settings: LintSettings }) | UsageError {
  const settings = lintSettings(request, world)
  if (isUsageError(settings)) return settings
  const judged = judge(settings, builtIn, world)
  return isUsageError(judged) ? judged : { ...judged, settings }
}

export function judge(
  settings: LintSettings,
  builtIn: readonly AnyRule[],
  world: World,
  stages: Stages = NO_STAGES,
): JudgedRun | UsageError {
  const named = namedInputs(settings, world)
  if (isUsageError(named)) return named
  const { roots, collecting, varFiles, refused } = named
  const { inputs, problems, files: changed } = collect(settings, collecting)
  stages.ended('find inputs')
  const { config: only, ruleFiles, parameterFiles } = settings
  const { folder } = world
  const configuring = { roots, folder, only, ruleFiles, builtIn }
  const run = configure(inputs, configuring)
  const around = joinedRun(settings.with, run, collecting, configuring)
  const unknown = unknownRule(settings, run.rules)
  if (unknown !== null) return unknown
  const files = { folder, roots, varFiles, parameterFiles }
  const base = settings.base === null ? null : baseRun(settings.base, run, around.judged, files)
  if (base !== null && isUsageError(base)) return base
  stages.ended('read configuration')
  const report = withProgress(run.inputs, world, () =>
    lintRun({ run, around, base, settings, files, world, stages }),
  )
  const whole = { ...report, problems: [...refused, ...problems, ...around.reports, ...report.problems] }
  return {
    report: changed === null ? whole : touchedBy(whole, changed),
    roots,
    failOn: (deployment) => settings.failOn ?? failOnOf(run.failOn, deployment) ?? 'error',
    baselines: run.baselines,
    changedLines: base?.changedLines ?? null,
  }
}

interface ReadyRun {
  readonly run: ConfiguredRun
  readonly around: JoinedRun
  readonly base: BaseRun | null
  readonly settings: LintSettings
  readonly files: NamedFiles
  readonly world: World
  readonly stages: Stages
}

function lintRun({ run, around, base, settings, files, world, stages }: ReadyRun): Report {
  const { roots, varFiles, parameterFiles } = files
  const parameters = parameterSets(parameterFiles, world.folder, roots)
  const given = {
    variables: settings.variables,
    varFiles,
    parameters: settings.parameters,
    parameterSets: parameters.sets,
  }
  const read = joinedInputs(run, around, roots)
  return lint({
    ...read,
    rules: run.rules,
    problems: [...read.problems, ...parameters.problems],
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
