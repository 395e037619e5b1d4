/** From the words of the command line to a command, its options and what it is to work on. */
import { parseArgs } from 'node:util'
import {
  COMMAND_NAMES,
  COMMANDS,
  type Command,
  commandNamed,
  EVERYWHERE,
  type Option,
  optionsOf,
} from './commands'
import { didYouMean } from './did-you-mean'

export interface Request {
  readonly command: Command
  /** The command was written, not taken as the default. */
  readonly named: boolean
  readonly operands: readonly string[]
  /** Every value of an option in the order given; a switch has one empty value. */
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** Bad usage, said in a sentence: exit status 2. */
export interface UsageError {
  readonly usage: string
}

export const isUsageError = (answer: object): answer is UsageError => 'usage' in answer

const ALL: readonly Option[] = [...EVERYWHERE, ...COMMANDS.flatMap(({ options }) => options)]

export function readArguments(words: readonly string[]): Request | UsageError {
  const tokens = tokensOf(words)
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token] : []))
  const [first] = operands
  // After `--` everything is a path, also one that is called like a command.
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')
  const isCommand = first !== undefined && (terminator === undefined || first.index < terminator.index)
  const named = isCommand ? commandNamed(first.value) : undefined
  const command = named ?? lintCommand()
  const options = new Map<string, readonly string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const answer = givenValue(token, command)
    if (typeof answer !== 'string') return answer
    const before = options.get(token.name) ?? []
    const option = ALL.find(({ name }) => name === token.name)
    if (before.length > 0 && option?.value !== undefined && option.repeatable !== true)
      return { usage: `--${token.name} was given twice.` }
    options.set(token.name, [...before, answer])
  }
  return {
    command,
    named: named !== undefined,
    operands: operands.slice(named === undefined ? 0 : 1).map(({ value }) => value),
    options,
  }
}

function lintCommand(): Command {
  const [command] = COMMANDS
  if (command === undefined) throw new Error('the table of commands is empty')
  return command
}

function tokensOf(words: readonly string[]) {
  const options = Object.fromEntries(
    ALL.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: true,
        ...(short === undefined ? {} : { short }),
      },
    ]),
  )
  return parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function givenValue(token: OptionToken, command: Command): string | UsageError {
  const option = optionsOf(command).find(({ name }) => name === token.name)
  if (option === undefined) return unknownOption(token, command)
  if (option.value === undefined)
    return token.value === undefined ? '' : { usage: `${token.rawName} takes no value.` }
  const looksLikeOption = token.inlineValue !== true && /^-./.test(token.value ?? '')
  if (token.value === undefined || token.value === '' || looksLikeOption)
    return { usage: `${token.rawName} needs a value: ${token.rawName} ${option.value}` }
  return token.value
}

function unknownOption({ name, rawName }: OptionToken, command: Command): UsageError {
  const owners = COMMANDS.filter(({ options }) => options.some((option) => option.name === name)).map(
    (owner) => owner.name,
  )
  if (owners.length > 0)
    return {
      usage: `${rawName} belongs to "vpclint ${owners.join('" and "vpclint ')}", not to "${command.name}".`,
    }
  const known = optionsOf(command).map((option) => option.name)
  const hint = didYouMean(name, known).replace('"', '"--')
  return { usage: `There is no option ${rawName}.${hint}` }
}

/** A first word that is no path and nearly a command. */
export function misspeltCommand(word: string): string {
  return didYouMean(word, COMMAND_NAMES)
}
