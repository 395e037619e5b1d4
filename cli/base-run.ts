/** A run as it was before the change: its inputs, and what files of variables and parameters said then. */
import type { ConfiguredInput } from '../lint'
import { isRefusal, type Sources } from '../model/sources'
import type { ParameterSet } from '../parsers/cloudformation/parameter-set'
import type { Scenario } from '../parsers/scenarios'
import { isUsageError, type UsageError } from './arguments'
import { type Base, baseOf } from './base'
import type { ConfiguredRun } from './configuration'
import { scenariosOf } from './deployments'
import { unreadable } from './input-problems'
import { parameterFileNamed, parameterFileNamedBy, parameterSets, type ReadFile } from './parameter-files'
import type { Roots } from './roots'

export interface BaseRun extends Base {
  readonly parameterSets: readonly ParameterSet[]
}

export interface NamedFiles {
  /** The current folder, which the words of a person are relative to. */
  readonly folder: string
  readonly roots: Roots
  /** Names in the run. */
  readonly varFiles: readonly string[]
  /** As written: FILE or FILE:ENVIRONMENT. */
  readonly parameterFiles: readonly string[]
}

/** `judged`: the inputs of the run, in its order, with what holds for their scenarios. */
export function baseRun(
  ref: string,
  run: ConfiguredRun,
  judged: readonly ConfiguredInput[],
  files: NamedFiles,
): BaseRun | UsageError {
  const { folder, roots, parameterFiles } = files
  const then = (sources: Sources) =>
    judged.map((input, index) => {
      const { scenarios } = scenariosOf(run.deployed[index] ?? [], roots, fromBase(sources))
      return input.scenarios === undefined
        ? input
        : { ...input, scenarios: scenarios.map(told(input.scenarios)) }
    })
  const base = baseOf(ref, then, roots, namesOf(run, files))
  if (isUsageError(base)) return base
  const { sets } = parameterSets(parameterFiles, folder, roots, fromBase(base.sources))
  return { ...base, parameterSets: sets }
}

/** What people say of things elsewhere is as they say it now. */
const told =
  (now: readonly Scenario[]) =>
  (scenario: Scenario): Scenario => {
    const outside = now.find(({ name }) => name === scenario.name)?.outside
    return { ...scenario, ...(outside && { outside }) }
  }

const fromBase =
  (sources: Sources): ReadFile =>
  (name) => {
    const answer = sources.read(name)
    return isRefusal(answer) ? unreadable(name, answer.refused, `${answer.detail}.`) : answer
  }

function namesOf({ deployed }: ConfiguredRun, { folder, roots, varFiles, parameterFiles }: NamedFiles) {
  const entries = deployed.flat()
  return [
    ...varFiles,
    ...parameterFiles.map((word) => parameterFileNamedBy(word, folder, roots).name),
    ...entries.flatMap((entry) => entry.varFiles.map(({ name }) => name)),
    ...entries.flatMap((entry) =>
      entry.parameterFiles.map(({ name }) => parameterFileNamed(name, roots).name),
    ),
  ]
}
