/** What the options of `lint` mean, or the sentence that says which one makes no sense. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { SHOWABLE, type Showable } from '../reporters/reporter'
import { isUsageError, type Request, type UsageError } from './arguments'
import { didYouMean } from './did-you-mean'
import { FAIL_ON, type FailOn } from './exit'
import { type Destination, destinationsOf } from './output'
import { parameterFileOf } from './parameter-files'
import { COLOR_WORDS, type ColorWord } from './terminal'
import type { World } from './world'

export interface LintSettings {
  readonly paths: readonly string[]
  readonly destinations: readonly Destination[]
  /** Null: as the configuration says. */
  readonly failOn: FailOn | null
  readonly show: readonly Showable[]
  readonly color: ColorWord
  /** Null: every rule. */
  readonly only: readonly string[] | null
  readonly skip: readonly string[]
  readonly variables: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  /** As written, relative to the current folder. */
  readonly varFiles: readonly string[]
  /** As written: FILE or FILE:ENVIRONMENT. */
  readonly parameterFiles: readonly string[]
  readonly source: string | null
  /** The program that may open saved plans, absolute. */
  readonly runTerraform: string | null
  /** What is joined with the paths and not reported on, as written. */
  readonly with: readonly string[]
  /** The configuration of all inputs; null: the files that are found. */
  readonly config: string | null
  /** The git revision whose configuration, rules and baseline count; null: those beside the inputs. */
  readonly configFrom: string | null
  /** Files with rules in YAML. */
  readonly ruleFiles: readonly string[]
  /** What is reported: all that the paths hold, or what the files they name have a part in. */
  readonly scope: 'everything' | 'changed-files'
  /** `new`: what was there before the change is reported and fails nothing. */
  readonly failing: 'all' | 'new'
  /** The git revision to compare with. */
  readonly base: string | null
  /** The file with known findings, as written. */
  readonly baseline: string | null
  /** `new`: without the faults that were there before the change. */
  readonly findings: 'all' | 'new'
  /** Text is findings alone. */
  readonly brief: boolean
}

export function lintSettings(request: Request, world: World): LintSettings | UsageError {
  const { options, operands } = request
  const all = (name: string) => options.get(name) ?? []
  const first = (name: string) => all(name)[0] ?? null
  const wrong = missingFile(all, world) ?? notAPath(first('run-terraform'))
  if (wrong !== null) return wrong
  const chosen = chosenWords(request, world)
  if (isUsageError(chosen)) return chosen
  const only = ruleNames(all('rule'))
  const terraform = first('run-terraform')
  return {
    ...chosen,
    paths: operands.length === 0 && !options.has('changed') ? ['.'] : operands,
    only: only.length === 0 ? null : only,
    skip: ruleNames(all('skip-rule')),
    varFiles: all('var-file'),
    parameterFiles: all('parameter-file'),
    source: first('source'),
    runTerraform: terraform === null ? null : resolve(world.folder, terraform),
    with: all('with'),
    config: first('config'),
    configFrom: first('config-from'),
    ruleFiles: all('rules'),
    scope: options.has('changed') ? 'changed-files' : 'everything',
    failing: options.has('fail-on-new') ? 'new' : 'all',
    base: first('base'),
    baseline: first('baseline'),
    findings: options.has('new-only') ? 'new' : 'all',
    brief: options.has('quiet'),
  }
}

type ChosenWords = Pick<
  LintSettings,
  'destinations' | 'failOn' | 'show' | 'color' | 'variables' | 'parameters'
>

/** The options whose values have a form, or the first that has another. */
function chosenWords(request: Request, world: World): ChosenWords | UsageError {
  const { options } = request
  const all = (name: string) => options.get(name) ?? []
  const destinations = destinationsOf(all('format'), world)
  if (isUsageError(destinations)) return destinations
  const failOn = oneOf('--fail-on', all('fail-on')[0] ?? 'error', FAIL_ON)
  if (isUsageError(failOn)) return failOn
  const show = shown(all('show'))
  if (isUsageError(show)) return show
  const color = colorOf(request)
  if (isUsageError(color)) return color
  const variables = pairs('--var', all('var'))
  if (isUsageError(variables)) return variables
  const parameters = pairs('--parameter', all('parameter'))
  if (isUsageError(parameters)) return parameters
  const said = options.has('fail-on') ? failOn.word : null
  return { destinations, failOn: said, show, color: color.word, variables, parameters }
}

function missingFile(all: (option: string) => readonly string[], { folder }: World): UsageError | null {
  const named = [
    ...['var-file', 'source', 'with', 'config', 'rules'].flatMap(all),
    ...all('parameter-file').map((word) => parameterFileOf(word, folder)),
  ]
  const missing = named.find((path) => !existsSync(resolve(folder, path)))
  return missing === undefined ? null : { usage: `There is no file or folder ${missing}.` }
}

/** A bare name would be looked up in the PATH, where anybody's program may come first. */
const notAPath = (program: string | null): UsageError | null =>
  program === null || /[\\/]/.test(program)
    ? null
    : { usage: `--run-terraform takes the path of a program: --run-terraform="$(command -v ${program})"` }

export const colorOf = ({ options }: Pick<Request, 'options'>): { readonly word: ColorWord } | UsageError =>
  oneOf('--color', options.get('color')?.[0] ?? 'auto', COLOR_WORDS)

function oneOf<T extends string>(
  option: string,
  word: string,
  known: readonly T[],
): { readonly word: T } | UsageError {
  const found = known.find((each) => each === word)
  if (found !== undefined) return { word: found }
  return {
    usage: `${option} takes ${known.join(', ')}; "${word}" is none of them.${didYouMean(word, known)}`,
  }
}

function shown(values: readonly string[]): readonly Showable[] | UsageError {
  const words = values.flatMap((value) => value.split(','))
  if (words.includes('all')) return SHOWABLE
  const unknown = words.find((word) => !SHOWABLE.some((known) => known === word))
  return unknown === undefined
    ? SHOWABLE.filter((known) => words.includes(known))
    : {
        usage: `--show takes ${SHOWABLE.join(', ')} or all; "${unknown}" is none of them.${didYouMean(unknown, SHOWABLE)}`,
      }
}

/** Which rules there are is known when those of people's own are read. */
const ruleNames = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(','))

function pairs(option: string, values: readonly string[]): ReadonlyMap<string, string> | UsageError {
  const bad = values.find((value) => value.indexOf('=') < 1)
  if (bad !== undefined) return { usage: `${option} takes NAME=VALUE; "${bad}" is none.` }
  return new Map(
    values.map((value) => [value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)]),
  )
}
