/** One run of the command against a world; all that it does is write to the world's streams and return the exit status. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { match } from 'ts-pattern'
import type { AnyRule } from '../engine/rule'
import { version } from '../package.json'
import { allRules } from './all-rules'
import { allowsCommand } from './allows-command'
import { isUsageError, misspeltCommand, type Request, readArguments, type UsageError } from './arguments'
import { baselineCommand } from './baseline-command'
import { COMMAND_NAMES, commandNamed } from './commands'
import { completion } from './completion'
import { configCommand } from './config-command'
import { demoCommand } from './demo'
import { didYouMean } from './did-you-mean'
import { digCommand } from './dig-command'
import { EXIT, type ExitStatus } from './exit'
import { explainText } from './explain'
import { graphCommand } from './graph-command'
import { helpOf, helpText } from './help'
import { initCommand } from './init-command'
import { lintCommand } from './lint-command'
import { colorOf } from './lint-settings'
import { rulesJson, rulesText } from './list-rules'
import { printInsteadOfReport } from './no-report'
import { ruleYaml } from './rule-yaml'
import { wantsColors } from './terminal'
import { testCommand } from './test-command'
import { traceCommand } from './trace-command'
import type { World } from './world'

/** Never throws: a fault of ours is a sentence and the exit status of bad usage. */
export function run(world: World, rules: readonly AnyRule[]): ExitStatus {
  try {
    const answer = answerTo(world, rules)
    return typeof answer === 'object' ? refuse(answer, world) : answer
  } catch (problem) {
    const what = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem)
    const sentence = `internal error: ${what}. This is a fault of vpclint, not of your files: please report it with the command you ran.`
    world.errors.write(`vpclint: ${sentence}\n`)
    printInsteadOfReport('internal-error', sentence, world)
    return EXIT.usage
  }
}

function answerTo(world: World, rules: readonly AnyRule[]): ExitStatus | UsageError {
  const request = readArguments(world.arguments)
  if (isUsageError(request)) return request
  const { command, options, operands } = request
  if (options.has('version')) return say(`vpclint ${version}\n`, world)
  if (options.has('help')) return say(request.named ? helpOf(command) : helpText(), world)
  return match(command.name)
    .with('explain', () => explain(request, rules, world))
    .with('rules', () => listRules(request, rules, world))
    .with('test', () => {
      noteFolder(request, world)
      return testCommand(request, rules, world)
    })
    .with('baseline', () => {
      noteFolder(request, world)
      return baselineCommand(request, rules, world)
    })
    .with('allows', () => {
      noteFolder(request, world)
      return allowsCommand(request, rules, world)
    })
    .with('config', () => {
      noteFolder(request, world)
      return configCommand(request, rules, world)
    })
    .with('init', () => initCommand(request, world))
    .with('demo', () => demoCommand(request, rules, world))
    .with('dig', () => {
      noteFolder(request, world)
      return digCommand(request, rules, world)
    })
    .with('trace', () => {
      noteFolder(request, world)
      return traceCommand(request, rules, world)
    })
    .with('graph', () => {
      noteFolder(request, world)
      return graphCommand(request, rules, world)
    })
    .with('completion', () => {
      const script = completion(
        request,
        rules.map(({ id }) => id),
      )
      return typeof script === 'string' ? say(script, world) : script
    })
    .with('help', () => help(operands, world))
    .with('lint', () => misspelt(request, world) ?? lintCommand(request, rules, world))
    .exhaustive()
}

const say = (text: string, { output }: World): ExitStatus => {
  output.write(text)
  return EXIT.clean
}

function refuse({ usage }: UsageError, world: World): ExitStatus {
  world.errors.write(`vpclint: ${usage}\nvpclint --help shows how it is used.\n`)
  printInsteadOfReport('usage', usage, world)
  return EXIT.usage
}

/** `vpclint explian x`: a word that is no path and nearly a command was meant as one. */
function misspelt({ named, operands }: Request, { folder }: World): UsageError | null {
  const [first] = operands
  if (named || first === undefined || first === '-' || existsSync(resolve(folder, first))) return null
  const hint = misspeltCommand(first)
  return hint === '' ? null : { usage: `There is no file, folder or command ${first}.${hint}` }
}

function help([name]: readonly string[], world: World): ExitStatus | UsageError {
  if (name === undefined) return say(helpText(), world)
  const command = commandNamed(name)
  return command === undefined
    ? { usage: `There is no command "${name}".${didYouMean(name, COMMAND_NAMES)}` }
    : say(helpOf(command), world)
}

function explain(request: Request, builtIn: readonly AnyRule[], world: World): ExitStatus | UsageError {
  noteFolder(request, world)
  const all = allRules(request, builtIn, world)
  if (isUsageError(all)) return all
  const { rules } = all
  const [id, ...more] = request.operands
  const color = colorOf(request)
  if (isUsageError(color)) return color
  if (id === undefined || more.length > 0)
    return { usage: 'explain takes the name of one rule; vpclint rules lists them.' }
  const rule = rules.find((each) => each.id === id || each.formerly?.includes(id))
  if (rule === undefined) {
    return {
      usage: `There is no rule "${id}".${didYouMean(
        id,
        rules.map((each) => each.id),
      )} vpclint rules lists them.`,
    }
  }
  if (request.options.has('yaml')) return say(ruleYaml(rule), world)
  const colors = wantsColors(color.word, world, world.output)
  return say(explainText(rule, { colors, width: world.output.columns }), world)
}

function listRules(request: Request, builtIn: readonly AnyRule[], world: World): ExitStatus | UsageError {
  noteFolder(request, world)
  const all = allRules(request, builtIn, world)
  if (isUsageError(all)) return all
  const { rules } = all
  const color = colorOf(request)
  if (isUsageError(color)) return color
  if (request.operands.length > 0)
    return { usage: 'rules takes no path; to lint a folder of this name: vpclint lint rules' }
  return say(
    request.options.has('json')
      ? rulesJson(rules)
      : rulesText(rules, wantsColors(color.word, world, world.output)),
    world,
  )
}

/** A folder that is called like a command: the command wins, and one line says how to lint the folder. */
export function noteFolder({ command: { name } }: Request, { folder, errors }: World): void {
  if (existsSync(resolve(folder, name))) {
    errors.write(`vpclint: "${name}" was taken as the command; to lint the folder: vpclint lint ${name}\n`)
  }
}
