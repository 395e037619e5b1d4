/** The graph of what people name, for commands that follow requests in place of judging rules. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AnyRule } from '../engine/rule'
import { type ReadGraph, readGraph } from '../lint'
import type { ProblemReport } from '../model/report'
import { isUsageError, type Request, type UsageError } from './arguments'
import type { Collecting } from './collecting'
import { configure } from './configuration'
import { joinedRun } from './context'
import { diskSources, PLAN_LIMIT } from './files'
import { problemReport } from './input-problems'
import { collectInputs } from './inputs'
import { lintSettings } from './lint-settings'
import { nameOf, rootsOf, type Standpoint, standpoint } from './roots'
import { planSource } from './saved-plan'
import type { World } from './world'

export interface GraphOfInputs extends Pick<ReadGraph, 'graph' | 'locate'> {
  readonly unreadable: readonly ProblemReport[]
  /** Where the current folder is, for places that people read. */
  readonly here: Standpoint
}

/** `paths`: the operands that name inputs. */
export function graphOfInputs(
  request: Request,
  paths: readonly string[],
  builtIn: readonly AnyRule[],
  world: World,
  /** As context, a state can be read too. */
  role: 'judged' | 'context' = 'judged',
): GraphOfInputs | UsageError {
  const settings = lintSettings({ ...request, operands: paths }, world)
  if (isUsageError(settings)) return settings
  const { folder } = world
  const named = [
    ...settings.paths,
    ...settings.varFiles,
    ...settings.with,
    ...(settings.source === null ? [] : [settings.source]),
  ]
    .filter((path) => path !== '-')
    .map((path) => resolve(folder, path))
  const roots = rootsOf(
    named.filter((path) => existsSync(path)),
    folder,
  )
  const source =
    settings.source === null ? undefined : planSource(resolve(folder, settings.source), folder, roots)
  const collecting: Collecting = {
    folder,
    roots,
    planSource: source && 'configuration' in source ? source.configuration : undefined,
    ...(source && 'snapshot' in source && source.snapshot && { planSnapshot: source.snapshot }),
    standardInput: () => world.readInput(PLAN_LIMIT),
    ...(role === 'context' && { asContext: true }),
  }
  const collected = collectInputs(settings.paths, collecting)
  const configuring = { roots, folder, only: settings.config, ruleFiles: [], builtIn }
  const run = configure(collected.inputs, configuring)
  const around = joinedRun(settings.with, run, collecting, configuring)
  const read = readGraph({
    inputs: around.judged,
    context: around.inputs,
    stated: around,
    sources: diskSources(roots),
    texts: [...run.texts, ...around.texts],
    problems: [...run.problems, ...around.problems],
    settings: {
      variables: settings.variables,
      varFiles: settings.varFiles.map((path) => nameOf(resolve(folder, path), roots)),
      parameters: settings.parameters,
      ...(role === 'context' && { asContext: true }),
    },
  })
  const said = read.problems.map((problem) => problemReport(problem, read.locate.text(problem.place.source)))
  const unreadable = [...collected.problems, ...around.reports, ...said].filter(
    ({ severity }) => severity === 'unreadable',
  )
  return { graph: read.graph, locate: read.locate, unreadable, here: standpoint(folder, roots) }
}
