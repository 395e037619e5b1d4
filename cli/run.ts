/**
 * One run of the command against a world; all that it does is write to the world's streams and return the exit status. This file and
 * what it needs to read arguments and print help is all that every start loads: the rest are parts (`scripts/parts.ts`).
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { version } from '../package.json'
import { isUsageError, misspeltCommand, type Request, readArguments, type UsageError } from './arguments'
import { carryOut } from './carry-out'
import { COMMAND_NAMES, commandNamed } from './commands'
import { didYouMean } from './did-you-mean'
import { EXIT, type ExitStatus } from './exit'
import { helpOf, helpText } from './help'
import { lintCommand } from './lint-command'
import { printInsteadOfReport } from './no-report'
import type { World } from './world'

/** Never throws: a fault of ours is a sentence and the exit status of bad usage. */
export function run(world: World): ExitStatus {
  try {
    const answer = answerTo(world)
    return typeof answer === 'object' ? refuse(answer, world) : answer
  } catch (problem) {
    const what = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem)
    const sentence = `internal error: ${what}. This is a fault of vpclint, not of your files: please report it with the command you ran.`
    world.errors.write(`vpclint: ${sentence}\n`)
    if (world.arguments.includes('--debug')) world.errors.write(`${stackOf(problem)}\n`)
    printInsteadOfReport('internal-error', sentence, world)
    return EXIT.usage
  }
}

/** Functions and lines of ours; the message, which may quote an input, is said above. */
const stackOf = (problem: unknown): string =>
  problem instanceof Error ? (problem.stack ?? '').replace(/^[\s\S]*?(?=\n {4}at )/, '') : ''

function answerTo(world: World): ExitStatus | UsageError {
  const request = readArguments(world.arguments)
  if (isUsageError(request)) return request
  const { command, options, operands } = request
  if (options.has('version')) return say(`vpclint ${version}\n`, world)
  if (options.has('help')) return say(request.named ? helpOf(command) : helpText(), world)
  switch (command.name) {
    case 'lint':
      return misspelt(request, world) ?? lintCommand(request, world)
    case 'help':
      return help(operands, world)
    default:
      return carryOut(command.name, request, world)
  }
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
