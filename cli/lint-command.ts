/** `vpclint [lint] PATH…`: collect, lint, print, and say by the exit status how it went. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnyRule } from '../engine/rule'
import { touchedBy } from '../engine/touched'
import { lint } from '../lint'
import type { Report } from '../model/report'
import { isUsageError, type Request, type UsageError } from './arguments'
import { collectChanged } from './changed-files'
import { EXIT, type ExitStatus, exitStatus } from './exit'
import { diskSources } from './files'
import { type Collecting, collectInputs, type Inputs } from './inputs'
import { type LintSettings, lintSettings } from './lint-settings'
import { print } from './output'
import { withProgress } from './progress'
import { folderName, nameOf, type Roots, rootsOf, standpoint } from './roots'
import type { World } from './world'

/** More than a machine's command line or a person hands over: enough for the largest plan that can be read. */
const INPUT_LIMIT = 512 * 2 ** 20

export function lintCommand(
  request: Request,
  rules: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const settings = lintSettings(
    request,
    rules.map(({ id }) => id),
    world,
  )
  if (isUsageError(settings)) return settings
  const roots = rootsOf(namedPaths(settings, world), world.folder)
  const report = reportOn(settings, rules, roots, world)
  const complaints = print(
    report,
    settings.destinations,
    { ...settings, ...standpoint(world.folder, roots) },
    world,
  )
  for (const complaint of complaints) world.errors.write(`vpclint: ${complaint}\n`)
  return complaints.length > 0 ? EXIT.usage : exitStatus(report, settings.failOn)
}

function namedPaths({ paths, varFiles, source }: LintSettings, world: World): readonly string[] {
  const named = [...paths.filter((path) => path !== '-'), ...varFiles, ...(source === null ? [] : [source])]
  return named.map((path) => resolve(world.folder, path)).filter((path) => existsSync(path))
}

function reportOn(settings: LintSettings, rules: readonly AnyRule[], roots: Roots, world: World): Report {
  const named = (path: string) => nameOf(resolve(world.folder, path), roots)
  const { inputs, problems, files } = collect(settings, {
    folder: world.folder,
    roots,
    planSource:
      settings.source === null ? undefined : folderName(resolve(world.folder, settings.source), roots),
    standardInput: () => world.readInput(INPUT_LIMIT),
  })
  const report = withProgress(inputs, world, () =>
    lint({
      inputs,
      sources: diskSources(roots),
      rules,
      settings: {
        variables: settings.variables,
        varFiles: settings.varFiles.map(named),
        parameters: settings.parameters,
      },
      ...(settings.only === null ? {} : { only: settings.only }),
      skip: settings.skip,
    }),
  )
  const whole = { ...report, problems: [...problems, ...report.problems] }
  return files === null ? whole : touchedBy(whole, files)
}

/** `files`: names of the changed ones, when only what they touch is reported. */
function collect(
  { scope, paths }: LintSettings,
  collecting: Collecting,
): Inputs & { readonly files: ReadonlySet<string> | null } {
  return scope === 'changed-files'
    ? collectChanged(paths, collecting)
    : { ...collectInputs(paths, collecting), files: null }
}
