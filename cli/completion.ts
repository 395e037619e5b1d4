/** `vpclint completion bash|zsh`: a script for the shell, made from the same table as the help. zsh runs that of bash. */
import { FORMAT_NAMES } from '../reporters'
import { SHOWABLE } from '../reporters/reporter'
import type { Request, UsageError } from './arguments'
import { COMMAND_NAMES, COMMANDS, type Command, type Option, optionsOf } from './commands'
import { didYouMean } from './did-you-mean'
import { FAIL_ON } from './exit'
import { DRAWN_AS } from './graph-text'
import { COLOR_WORDS } from './terminal'

const SHELLS = ['bash', 'zsh'] as const

export function completion({ operands }: Request, ruleIds: readonly string[]): string | UsageError {
  const [shell, ...more] = operands
  if (shell === undefined || more.length > 0)
    return { usage: `completion takes the name of one shell: ${SHELLS.join(' or ')}.` }
  if (shell === 'bash') return bash(ruleIds)
  if (shell === 'zsh') return `autoload -U +X bashcompinit && bashcompinit\n${bash(ruleIds)}`
  return {
    usage: `There is no completion for "${shell}".${didYouMean(shell, SHELLS)} Shells: ${SHELLS.join(', ')}.`,
  }
}

/** Rules of one's own have names of one's own: only plain words are offered. */
const bash = (ruleIds: readonly string[]): string => {
  const values = valuesOf(ruleIds.filter((id) => /^[\w-]+$/.test(id)))
  const options = new Map(COMMANDS.flatMap(optionsOf).map((option) => [option.name, option]))
  return `_vpclint() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command= each
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$each" in
      ${COMMAND_NAMES.join('|')}) command="$each"; break ;;
    esac
  done
  COMPREPLY=()
  case "$before" in
${[...options.values()].flatMap((option) => valueCase(option, values)).join('\n')}
  esac
  case "\${command:-lint} $word" in
${COMMANDS.map(optionsCase).join('\n')}
    'explain '*) _vpclint_offer '${values.get('rule')?.join(' ') ?? ''}'; return ;;
    'help '*) _vpclint_offer '${COMMAND_NAMES.join(' ')}'; return ;;
    'completion '*) _vpclint_offer '${SHELLS.join(' ')}'; return ;;
  esac
  _vpclint_files
  [ -n "$command" ] || COMPREPLY+=($(compgen -W '${COMMAND_NAMES.join(' ')}' -- "$word"))
}
_vpclint_offer() { COMPREPLY=($(compgen -W "$1" -- "$word")); }
_vpclint_files() { local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$word")); }
complete -o filenames -F _vpclint vpclint
`
}

const valuesOf = (ruleIds: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map<string, readonly string[]>([
    ['format', FORMAT_NAMES],
    ['fail-on', FAIL_ON],
    ['show', [...SHOWABLE, 'all']],
    ['color', COLOR_WORDS],
    ['as', DRAWN_AS],
    ['rule', ruleIds],
    ['skip-rule', ruleIds],
  ])

/** After an option with a value: its words, else files; after a switch, nothing of the kind. */
function valueCase(
  { name, short, value }: Option,
  values: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (value === undefined) return []
  const words = values.get(name)
  const pattern = short === undefined ? `--${name}` : `--${name}|-${short}`
  const offer = words === undefined ? '_vpclint_files' : `_vpclint_offer '${words.join(' ')}'`
  return [`    ${pattern}) ${offer}; return ;;`]
}

const optionsCase = (command: Command): string => {
  const names = [...new Set(optionsOf(command).map(({ name }) => `--${name}`))]
  return `    '${command.name} -'*) _vpclint_offer '${names.join(' ')}'; return ;;`
}
