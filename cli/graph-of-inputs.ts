/** The graph of what people name, for commands that follow requests in place of judging rules. */
import type { AnyRule } from '../engine/rule'
import { type ReadGraph, readGraph } from '../lint'
import type { ProblemReport } from '../model/report'
import { plain } from '../reporters/plain'
import { isUsageError, type Request, type UsageError } from './arguments'
import { configure } from './configuration'
import { joinedInputs, joinedRun } from './context'
import { EXIT, type ExitStatus } from './exit'
import { problemReport } from './input-problems'
import { collectInputs } from './inputs'
import { lintSettings } from './lint-settings'
import { namedInputs } from './named-inputs'
import { type Standpoint, standpoint } from './roots'
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
  const named = namedInputs(settings, world, role)
  if (isUsageError(named)) return named
  const { roots, collecting, varFiles } = named
  const { folder } = world
  const collected = collectInputs(settings.paths, collecting)
  const configuring = { roots, folder, only: settings.config, ruleFiles: [], builtIn }
  const run = configure(collected.inputs, configuring)
  const around = joinedRun(settings.with, run, collecting, configuring)
  const { variables, parameters } = settings
  const asContext = role === 'context' && ({ asContext: true } as const)
  const read = readGraph({
    ...joinedInputs(run, around, roots),
    settings: { variables, varFiles, parameters, ...asContext },
  })
  const said = read.problems.map((problem) => problemReport(problem, read.locate.text(problem.place.source)))
  const unreadable = [...named.refused, ...collected.problems, ...around.reports, ...said].filter(
    ({ severity }) => severity === 'unreadable',
  )
  return { graph: read.graph, locate: read.locate, unreadable, here: standpoint(folder, roots) }
}

/** Says on standard error what could not be read. An answer without it is still one, and the exit status tells of it. */
export function tellUnreadable({ unreadable }: GraphOfInputs, { errors }: World): ExitStatus {
  for (const { file, message } of unreadable) errors.write(`vpclint: ${plain(file)}: ${plain(message)}\n`)
  return unreadable.length > 0 ? EXIT.unreadable : EXIT.clean
}
