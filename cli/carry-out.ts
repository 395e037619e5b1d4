/** What each command but `lint` does: a part of the bundle that most runs never read. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { match } from 'ts-pattern'
import type { AnyRule } from '../engine/rule'
import { rules as builtIn } from '../rules/index'
import { allRules } from './all-rules'
import { allowCommand } from './allow-command'
import { allowsCommand } from './allows-command'
import { isUsageError, type Request, type UsageError } from './arguments'
import { baselineCommand } from './baseline-command'
import type { CommandName } from './commands'
import { completion } from './completion'
import { configCommand } from './config-command'
import { demoCommand } from './demo'
import { didYouMean } from './did-you-mean'
import { digCommand } from './dig-command'
import { EXIT, type ExitStatus } from './exit'
import { explainText } from './explain'
import { factsCommand } from './facts-command'
import { graphCommand } from './graph-command'
import { initCommand } from './init-command'
import { colorOf } from './lint-settings'
import { rulesJson, rulesText } from './list-rules'
import { ruleYaml } from './rule-yaml'
import { wantsColors } from './terminal'
import { testCommand } from './test-command'
import { traceCommand } from './trace-command'
import type { World } from './world'

/** The commands that are no part of the start itself. */
export type LateCommand = Exclude<CommandName, 'lint' | 'help'>

/** What follows these is no path: nobody who writes them means a folder of that name. */
const MEANT_AS_COMMANDS: ReadonlySet<LateCommand> = new Set(['allow', 'init', 'demo', 'completion'])

export function carryOut(command: LateCommand, request: Request, world: World): ExitStatus | UsageError {
  if (!MEANT_AS_COMMANDS.has(command)) noteFolder(request, world)
  return match(command)
    .with('explain', () => explain(request, builtIn, world))
    .with('rules', () => listRules(request, builtIn, world))
    .with('test', () => testCommand(request, builtIn, world))
    .with('baseline', () => baselineCommand(request, builtIn, world))
    .with('allow', () => allowCommand(request, builtIn, world))
    .with('allows', () => allowsCommand(request, builtIn, world))
    .with('config', () => configCommand(request, builtIn, world))
    .with('facts', () => factsCommand(request, builtIn, world))
    .with('init', () => initCommand(request, world))
    .with('demo', () => demoCommand(request, builtIn, world))
    .with('dig', () => digCommand(request, builtIn, world))
    .with('trace', () => traceCommand(request, builtIn, world))
    .with('graph', () => graphCommand(request, builtIn, world))
    .with('completion', () => complete(request, builtIn, world))
    .exhaustive()
}

const say = (text: string, { output }: World): ExitStatus => {
  output.write(text)
  return EXIT.clean
}

function complete(request: Request, rules: readonly AnyRule[], world: World): ExitStatus | UsageError {
  const ids = rules.map(({ id }) => id)
  const script = completion(request, ids)
  return typeof script === 'string' ? say(script, world) : script
}

function explain(request: Request, builtIn: readonly AnyRule[], world: World): ExitStatus | UsageError {
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
    const ids = rules.map((each) => each.id)
    return { usage: `There is no rule "${id}".${didYouMean(id, ids)} vpclint rules lists them.` }
  }
  if (request.options.has('yaml')) return say(ruleYaml(rule), world)
  const colors = wantsColors(color.word, world, world.output)
  return say(explainText(rule, { colors, width: world.output.columns }), world)
}

function listRules(request: Request, builtIn: readonly AnyRule[], world: World): ExitStatus | UsageError {
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
function noteFolder({ command: { name } }: Request, { folder, errors }: World): void {
  if (existsSync(resolve(folder, name))) {
    errors.write(`vpclint: "${name}" was taken as the command; to lint the folder: vpclint lint ${name}\n`)
  }
}
