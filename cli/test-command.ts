/** `vpclint test FOLDER…`: asks rules of scenarios and compares with what their texts expect, line by line. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { compareOutcomes, expectationsIn, outcomesOf } from '../engine/expectations'
import type { AnyRule } from '../engine/rule'
import { type ConfiguredInput, lint } from '../lint'
import type { Problem } from '../model/problem'
import type { Report } from '../model/report'
import { palette } from '../reporters/palette'
import { plain } from '../reporters/plain'
import { enumeration, number } from '../reporters/wording'
import { isUsageError, type Request, type UsageError } from './arguments'
import { readText } from './candidate'
import { type ConfiguredRun, configure } from './configuration'
import { didYouMean } from './did-you-mean'
import { EXIT, type ExitStatus } from './exit'
import { diskSources } from './files'
import { problemReport } from './input-problems'
import { collectInputs } from './inputs'
import { colorOf } from './lint-settings'
import { type Roots, rootsOf } from './roots'
import { wantsColors } from './terminal'
import type { World } from './world'

interface Tested {
  readonly name: string
  readonly expected: number
  readonly differences: readonly string[]
  readonly shown: readonly string[]
}

export function testCommand(
  request: Request,
  builtIn: readonly AnyRule[],
  world: World,
): ExitStatus | UsageError {
  const color = colorOf(request)
  if (isUsageError(color)) return color
  const { operands, options } = request
  if (operands.length === 0) return { usage: 'test takes a folder with scenarios: vpclint test rules/tests' }
  const named = [...operands, ...(options.get('rules') ?? []), ...(options.get('config') ?? [])]
  const missing = named.find((path) => !existsSync(resolve(world.folder, path)))
  if (missing !== undefined) return { usage: `There is no file or folder ${missing}.` }
  const roots = rootsOf(
    named.map((path) => resolve(world.folder, path)),
    world.folder,
  )
  const run = scenariosOf(request, roots, builtIn, world)
  const wrong = run.problems.filter(({ severity }) => severity === 'unreadable')
  if (wrong.length > 0) return mistakes(wrong, run, world)
  const asked = askedRules(options.get('rule') ?? [], run.rules, builtIn)
  if (isUsageError(asked)) return asked
  if (run.inputs.length === 0)
    return { usage: `No scenario in ${enumeration(operands)}: nothing was tested.` }
  const tested = run.inputs.map((input) => testOne(input, asked, run.rules, roots))
  return tell(tested, asked, world, wantsColors(color.word, world, world.output))
}

function scenariosOf(
  { operands, options }: Request,
  roots: Roots,
  builtIn: readonly AnyRule[],
  { folder }: World,
): ConfiguredRun {
  const standardInput = () => new Uint8Array()
  const { inputs } = collectInputs(operands, { folder, roots, planSource: undefined, standardInput })
  const [only = null] = options.get('config') ?? []
  return configure(inputs, { roots, folder, only, ruleFiles: options.get('rules') ?? [], builtIn })
}

function mistakes(problems: readonly Problem[], { texts }: ConfiguredRun, world: World): ExitStatus {
  for (const problem of problems) {
    const text = texts.find(({ name }) => name === problem.place.source)?.text
    const { file, range, message } = problemReport(problem, text)
    const where = range === null ? file : `${file}:${range.start.line}:${range.start.column}`
    world.errors.write(`${plain(where)}  ${plain(message)}\n`)
  }
  return EXIT.usage
}

/** The rules that are named; else people's own, where there are any; else all. */
function askedRules(
  names: readonly string[],
  rules: readonly AnyRule[],
  builtIn: readonly AnyRule[],
): readonly string[] | UsageError {
  const known = rules.map(({ id }) => id)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    return { usage: `--rule: there is no rule "${unknown}".${didYouMean(unknown, known)}` }
  if (names.length > 0) return names
  const own = rules.filter((rule) => !builtIn.includes(rule)).map(({ id }) => id)
  return own.length > 0 ? own : known
}

/** Every input is a scenario of its own: nothing joins two of them. */
function testOne(
  input: ConfiguredInput,
  asked: readonly string[],
  rules: readonly AnyRule[],
  roots: Roots,
): Tested {
  const report = lint({ inputs: [input], sources: diskSources(roots), rules, only: asked })
  const expected = report.read
    .flatMap(({ sources }) => sources)
    .flatMap((name) => {
      const source = readText(name, roots)
      return 'code' in source || name.endsWith('.json') ? [] : expectationsIn(source.text, name)
    })
    .filter(({ rule }) => asked.includes(rule))
  return {
    name: input.is === 'folder' ? input.folder : input.source.name,
    expected: expected.length,
    differences: [...unread(report), ...compareOutcomes(expected, outcomesOf(report))],
    shown: expected.filter(({ outcome }) => outcome === 'finding').map(({ rule }) => rule),
  }
}

const unread = ({ problems }: Report): readonly string[] =>
  problems.filter(({ severity }) => severity !== 'note').map(({ file, message }) => `${file}: ${message}`)

function tell(
  tested: readonly Tested[],
  asked: readonly string[],
  world: World,
  colors: boolean,
): ExitStatus {
  const paint = palette(colors)
  const failed = tested.filter(({ differences }) => differences.length > 0)
  const lines = tested.flatMap(({ name, expected, differences }) => [
    differences.length === 0
      ? `${paint.good('ok')}    ${plain(name)}  ${expected} expected`
      : `${paint.bad('FAIL')}  ${plain(name)}`,
    ...differences.map((difference) => `      ${plain(difference)}`),
  ])
  const never = asked.filter((rule) => !tested.some(({ shown }) => shown.includes(rule)))
  const rest =
    never.length === 0 || never.length > 20 ? [] : [`No scenario is found by: ${never.join(', ')}.`]
  const total = `${number(tested.length, 'scenario')}: ${tested.length - failed.length} passed, ${failed.length} failed.`
  world.output.write(`${[...lines, '', ...rest, total].join('\n')}\n`)
  return failed.length === 0 ? EXIT.clean : EXIT.findings
}
