/** What inputs are collected from, and what comes of it. */
import type { ProblemReport } from '../model/report'
import type { Input } from '../parsers/read-input'
import type { Snapshot } from '../parsers/terraform/saved-plan'
import type { Roots } from './roots'

export interface Inputs {
  readonly inputs: readonly Input[]
  readonly problems: readonly ProblemReport[]
}

/** What every input of a run shares. */
export interface Collecting {
  /** The current folder. */
  readonly folder: string
  readonly roots: Roots
  /** The folder that `--source` names, by its name in the run. */
  readonly planSource: string | undefined
  /** What it held when the plan was made, where `--source` names a saved plan. */
  readonly planSnapshot?: Snapshot
  /** The program that `--run-terraform` names, absolute. */
  readonly runTerraform?: string
  /** What is found is joined with what is judged: it may be a state. */
  readonly asContext?: boolean
  readonly standardInput: () => Uint8Array
}
