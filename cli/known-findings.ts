/** The baseline of a run: the file that `--baseline` or a configuration names. */
import { join, resolve } from 'node:path'
import { compareWithBaseline, readBaseline } from '../engine/baseline'
import type { FindingReport, ProblemReport, Report } from '../model/report'
import { number } from '../reporters/wording'
import { isDecision, readDecision } from './decisions'
import { problemReport } from './input-problems'
import { nameOf, type Roots } from './roots'

export interface KnownFindings {
  readonly report: Report
  /** Findings of the report that were known; they fail no run. */
  readonly known: ReadonlySet<FindingReport>
  readonly gone: number
}

/** `--baseline` first, relative to the current folder; else what configurations say. Names in the run. */
export const baselineFiles = (
  option: string | null,
  configured: readonly string[],
  folder: string,
  roots: Roots,
): readonly string[] => (option === null ? configured : [nameOf(resolve(folder, option), roots)])

/** `scope`: a run over a few changed files cannot say what is gone from the others. */
export function withKnown(
  report: Report,
  files: readonly string[],
  roots: Roots,
  scope: 'everything' | 'changed-files',
): KnownFindings {
  if (files.length === 0) return { report, known: new Set(), gone: 0 }
  const read = files.map((name) => readOne(name, roots))
  const compared = compareWithBaseline(
    report,
    read.flatMap(({ known }) => known),
  )
  const gone = scope === 'everything' ? compared.gone.length : 0
  const [first = ''] = files
  const problems = [...read.flatMap((each) => each.problems), ...(gone > 0 ? [goneNote(first, gone)] : [])]
  return {
    report: { ...compared.report, problems: [...compared.report.problems, ...problems] },
    known: compared.known,
    gone,
  }
}

function readOne(name: string, roots: Roots) {
  if (!isDecision(join(roots.base, name), roots)) return { known: [], problems: [notThere(name)] }
  const source = readDecision(name, roots)
  if ('code' in source)
    return { known: [], problems: [problemReport({ ...source, code: 'baseline-unreadable' })] }
  const { known, problems } = readBaseline(source)
  return { known, problems: problems.map((problem) => problemReport(problem, source.text)) }
}

const notThere = (file: string): ProblemReport => ({
  code: 'baseline-missing',
  severity: 'unreadable',
  message: `There is no baseline ${file}.`,
  file,
  range: null,
  remedy: 'Write it: vpclint baseline',
})

const goneNote = (file: string, gone: number): ProblemReport => ({
  code: 'baseline-gone',
  severity: 'note',
  message: `${number(gone, 'known finding')} of the baseline ${gone === 1 ? 'is' : 'are'} found no more, thank you.`,
  file,
  range: null,
  remedy: 'Leave out what is gone: vpclint baseline --update',
})
