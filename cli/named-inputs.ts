/** What the words of a command name, before anything is read: where reading may go, and where plans come from. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Problem } from '../model/problem'
import type { ProblemReport } from '../model/report'
import { isUsageError, type UsageError } from './arguments'
import type { Collecting } from './collecting'
import { decidedAt } from './decisions'
import { PLAN_LIMIT } from './files'
import { problemReport } from './input-problems'
import type { LintSettings } from './lint-settings'
import { parameterFileOf } from './parameter-files'
import type { PlanSource } from './plan-source'
import { nameOf, type Roots, rootsOf } from './roots'
import { planSource } from './saved-plan'
import type { World } from './world'

export interface NamedInputs {
  readonly roots: Roots
  readonly collecting: Collecting
  /** `--var-file`, by their names in the run. */
  readonly varFiles: readonly string[]
  /** What is wrong with `--source`. */
  readonly refused: readonly ProblemReport[]
}

/** `context`: what is read is joined with other inputs, so that a state can be read too. */
export function namedInputs(
  settings: LintSettings,
  world: World,
  role: 'judged' | 'context' = 'judged',
): NamedInputs | UsageError {
  const roots = decidedAt(settings.configFrom, rootsOf(namedPaths(settings, world), world.folder))
  if (isUsageError(roots)) return roots
  const source = sourceNamed(settings, roots, world)
  const isRefused = source !== null && 'code' in source
  const collecting: Collecting = {
    folder: world.folder,
    roots,
    ...sourceOfPlans(isRefused ? null : source),
    ...(settings.runTerraform !== null && { runTerraform: settings.runTerraform }),
    ...(role === 'context' && { asContext: true }),
    standardInput: () => world.readInput(PLAN_LIMIT),
  }
  const varFiles = settings.varFiles.map((path) => nameOf(resolve(world.folder, path), roots))
  return { roots, collecting, varFiles, refused: isRefused ? [problemReport(source)] : [] }
}

const sourceNamed = (
  { source }: LintSettings,
  roots: Roots,
  { folder }: World,
): PlanSource | Problem | null =>
  source === null ? null : planSource(resolve(folder, source), folder, roots)

const sourceOfPlans = (source: PlanSource | null): Pick<Collecting, 'planSource' | 'planSnapshot'> => ({
  planSource: source?.configuration,
  ...(source?.snapshot && { planSnapshot: source.snapshot }),
})

/** Whatever a person names may be read, and what lies in its repository. */
function namedPaths(settings: LintSettings, { folder }: World): readonly string[] {
  const { paths, varFiles, source, config, ruleFiles, parameterFiles, with: context } = settings
  return [
    ...paths.filter((path) => path !== '-'),
    ...context,
    ...varFiles,
    ...ruleFiles,
    ...parameterFiles.map((word) => parameterFileOf(word, folder)),
    ...[source, config].filter((path) => path !== null),
  ]
    .map((path) => resolve(folder, path))
    .filter((path) => existsSync(path))
}
