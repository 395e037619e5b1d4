/** What a command is: its words, options and examples; `commands.ts` lists all of them. */
import type { Option } from './lint-options'

export type CommandName =
  | 'lint'
  | 'explain'
  | 'rules'
  | 'test'
  | 'baseline'
  | 'allow'
  | 'allows'
  | 'config'
  | 'facts'
  | 'init'
  | 'demo'
  | 'dig'
  | 'trace'
  | 'graph'
  | 'completion'
  | 'help'

export interface Command {
  readonly name: CommandName
  /** What follows the name. */
  readonly takes: string
  readonly says: string
  readonly options: readonly Option[]
  readonly examples: readonly (readonly [command: string, says: string])[]
}
