/** `--help`: made from the table of commands, and meant to teach the first five minutes. */
import { COMMANDS, type Command, EVERYWHERE, type Option } from './commands'

export function helpText(): string {
  return [
    'vpclint judges AWS private connectivity in Terraform, CloudFormation, SAM and CDK before it is deployed.',
    'It works offline, starts no other program but git, and says "cannot tell" where the input does not.',
    '',
    'Usage',
    '  vpclint [PATH…] [options]       a plan, a folder, a template; - is standard input; nothing means .',
    ...COMMANDS.map((command) => row(`vpclint ${command.name} ${command.takes}`.trimEnd(), command.says)),
    '',
    'Start here',
    row('vpclint demo', 'see a finding'),
    ...examples(COMMANDS.slice(0, 1)),
    '',
    'Options of lint',
    ...COMMANDS.slice(0, 1).flatMap(({ options }) => options.map(optionRow)),
    ...EVERYWHERE.map(optionRow),
    '',
    ...exitStatuses(),
    '',
  ].join('\n')
}

export function helpOf(command: Command): string {
  return [
    `vpclint ${command.name} ${command.takes}`.trimEnd(),
    '',
    `  ${command.says}`,
    '',
    ...(command.examples.length === 0 ? [] : ['Examples', ...examples([command]), '']),
    'Options',
    ...command.options.map(optionRow),
    ...EVERYWHERE.map(optionRow),
    ...(command.name === 'lint' ? ['', ...exitStatuses()] : []),
    '',
  ].join('\n')
}

const examples = (commands: readonly Command[]): readonly string[] =>
  commands.flatMap((command) => command.examples.map(([line, says]) => row(line, says)))

const optionRow = ({ name, short, value, says }: Option): string =>
  row(
    `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    says,
  )

const LEFT = 32

/** Two columns; a long left side gets its own line. */
function row(left: string, right: string): string {
  return left.length > LEFT - 2
    ? `  ${left}\n  ${' '.repeat(LEFT)}${right}`
    : `  ${left.padEnd(LEFT)}${right}`
}

const exitStatuses = (): readonly string[] => [
  'Exit status',
  row('0', 'no finding at or above --fail-on'),
  row('1', 'findings'),
  row('2', 'bad usage or configuration'),
  row('3', 'an input could not be read; the others were linted'),
]
