/** Something wrong with the input itself, as a value: what parsers return in place of exceptions. */
import type { Place } from './place'

/**
 * `unreadable`: nothing of this source could be used (exit status 3 when it was named or recognized as ours).
 * `partly-read`: the rest of it was used.
 * `note`: nothing is missing, but people should know.
 */
export type ProblemSeverity = 'unreadable' | 'partly-read' | 'note'

export interface Problem {
  /** Stable, in words: `json-syntax`, `duplicate-key`, `module-not-downloaded`. */
  readonly code: string
  readonly severity: ProblemSeverity
  readonly message: string
  readonly place: Place
  /** What to do or type about it. */
  readonly remedy?: string
}
