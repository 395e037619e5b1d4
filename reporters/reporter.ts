/**
 * What every reporter is: a pure function from the report to a text. A new format is one file here and one line in
 * `index.ts`; it sees `model/report.ts` and nothing of how a finding came to be.
 */
import type { Report } from '../model/report'

/** What people see only when they ask: `--show possible,cannot-tell`. Counts of the hidden rest are always printed. */
export const SHOWABLE = ['possible', 'cannot-tell', 'passed', 'allowed', 'existing'] as const
export type Showable = (typeof SHOWABLE)[number]

/** All that a reporter may know of the world it writes for; decided by `cli/`, plain data here. */
export interface ReporterSettings {
  readonly colors: boolean
  /** Columns of the terminal; null in a pipe, where nothing is wrapped. */
  readonly width: number | null
  /** Frames and marks beyond ASCII. */
  readonly unicode: boolean
  /** The output goes to a log that obeys lines such as `::error::`; none of ours may look like one. */
  readonly workflowLog: boolean
  readonly show: readonly Showable[]
  /** Findings alone: no counts, no hints, nothing of what was read. */
  readonly brief: boolean
  /** The current folder, seen from the root of the run; empty when it is the root. Text paths are relative to it. */
  readonly folder: string
  /** Put before every path when the current folder lies outside the root: `infra/network/`. */
  readonly prefix: string
  /** What a path and `#L18` are put behind to see the line: `https://github.com/o/r/blob/COMMIT/`. Null where there is no such place. */
  readonly sourceLink: string | null
  /** First and last lines of the stretches that a change touched, by file; null where none is known. */
  readonly changedLines: ReadonlyMap<string, readonly (readonly [first: number, last: number])[]> | null
}

/** Ends with a newline unless empty. The same report and settings give the same bytes. */
export type Reporter = (report: Report, settings: ReporterSettings) => string

/** For pipes and tests: nothing of a terminal. */
export const PLAIN_SETTINGS: ReporterSettings = {
  colors: false,
  width: null,
  unicode: true,
  workflowLog: false,
  show: [],
  brief: false,
  folder: '',
  prefix: '',
  sourceLink: null,
  changedLines: null,
}
