/**
 * What parsers ask for while they evaluate: local modules, `file()`, nested templates. The core does no I/O; `cli/` answers
 * from the disk, confined to the root by real path, and tests answer from memory. Synchronous, because a CDK
 * validation plugin cannot wait.
 */
import type { Source } from './place'

export type Refusal = {
  readonly refused: 'missing' | 'outside' | 'too-large' | 'not-text' | 'unreadable'
  readonly detail: string
}

export interface Sources {
  /** `name` as in {@link Source.name}: relative to the root of the run, `/` between folders, `.` and `..` resolved. */
  read(name: string): Source | Refusal
  /** Names of the entries of a folder, sorted, folders with a trailing `/`; empty when there is no such folder. */
  list(folder: string): readonly string[]
}

export const isRefusal = (answer: Source | Refusal): answer is Refusal => 'refused' in answer
