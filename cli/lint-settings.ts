/** What the options of `lint` mean, or the sentence that says which one makes no sense. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { SHOWABLE, type Showable } from '../reporters/reporter'
import { isUsageError, type Request, type UsageError } from './arguments'
import { didYouMean } from './did-you-mean'
import { FAIL_ON, type FailOn } from './exit'
import { type Destination, destinationsOf } from './output'
import { COLOR_WORDS, type ColorWord } from './terminal'
import type { World } from './world'

export interface LintSettings {
  readonly paths: readonly string[]
  readonly destinations: readonly Destination[]
  readonly failOn: FailOn
  readonly show: readonly Showable[]
  readonly color: ColorWord
  /** Null: every rule. */
  readonly only: readonly string[] | null
  readonly skip: readonly string[]
  readonly variables: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  /** As written, relative to the current folder. */
  readonly varFiles: readonly string[]
  readonly source: string | null
  /** What is reported: all that the paths hold, or what the files they name have a part in. */
  readonly scope: 'everything' | 'changed-files'
}

export function lintSettings(
  request: Request,
  ruleIds: readonly string[],
  world: World,
): LintSettings | UsageError {
  const { options, operands } = request
  const all = (name: string) => options.get(name) ?? []
  const destinations = destinationsOf(all('format'), world)
  const failOn = oneOf('--fail-on', all('fail-on')[0] ?? 'error', FAIL_ON)
  const show = shown(all('show'))
  const color = colorOf(request)
  const only = ruleNames('--rule', all('rule'), ruleIds)
  const skip = ruleNames('--skip-rule', all('skip-rule'), ruleIds)
  const variables = pairs('--var', all('var'))
  const parameters = pairs('--parameter', all('parameter'))
  const named = [...all('var-file'), ...all('source')].find(
    (path) => !existsSync(resolve(world.folder, path)),
  )
  if (named !== undefined) return { usage: `There is no file or folder ${named}.` }
  if (isUsageError(destinations)) return destinations
  if (isUsageError(failOn)) return failOn
  if (isUsageError(show)) return show
  if (isUsageError(color)) return color
  if (isUsageError(only)) return only
  if (isUsageError(skip)) return skip
  if (isUsageError(variables)) return variables
  if (isUsageError(parameters)) return parameters
  return {
    paths: operands.length === 0 && !options.has('changed') ? ['.'] : operands,
    destinations,
    failOn: failOn.word,
    show,
    color: color.word,
    only: only.length === 0 ? null : only,
    skip,
    variables,
    parameters,
    varFiles: all('var-file'),
    source: all('source')[0] ?? null,
    scope: options.has('changed') ? 'changed-files' : 'everything',
  }
}

export const colorOf = ({ options }: Request): { readonly word: ColorWord } | UsageError =>
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

function ruleNames(
  option: string,
  values: readonly string[],
  known: readonly string[],
): readonly string[] | UsageError {
  const names = values.flatMap((value) => value.split(','))
  const unknown = names.find((name) => !known.includes(name))
  return unknown === undefined
    ? names
    : {
        usage: `${option}: there is no rule "${unknown}".${didYouMean(unknown, known)} vpclint rules lists them.`,
      }
}

function pairs(option: string, values: readonly string[]): ReadonlyMap<string, string> | UsageError {
  const bad = values.find((value) => value.indexOf('=') < 1)
  if (bad !== undefined) return { usage: `${option} takes NAME=VALUE; "${bad}" is none.` }
  return new Map(
    values.map((value) => [value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)]),
  )
}
