/**
 * Of a report, what the given files have a part in: a hook that is handed two changed files must not tell people of faults in the
 * two hundred others that had to be read to judge them.
 */

import type { Range } from '../model/range-in-source'
import type { Counts, FindingReport, ProblemReport, Report, UndecidedReport } from '../model/report'

/** `files`: names as in ranges. Nothing that could not be read is hidden: in other files it is told as a note. */
export function touchedBy(report: Report, files: ReadonlySet<string>): Report {
  const isTouched = (range: Range | null) => range !== null && files.has(range.file)
  const concerns = (finding: FindingReport) => rangesOf(finding).some(isTouched)
  const findings = report.findings.filter(concerns)
  const undecided = report.undecided.filter(
    ({ range, missing }) => isTouched(range) || missing.some((fact) => isTouched(fact.range)),
  )
  const allowed = report.allowed.filter(({ finding, range }) => isTouched(range) || concerns(finding))
  const problems = report.problems.flatMap((problem) =>
    files.has(problem.file) || isTouched(problem.range) ? [problem] : aside(problem),
  )
  const counts = countsOf({ ...report.counts, allowed: allowed.length }, findings, undecided)
  return { ...report, findings, undecided, allowed, problems, counts }
}

const rangesOf = ({ range, evidence, fix, trace }: FindingReport): readonly (Range | null)[] => [
  range,
  ...evidence.flatMap((piece) => [piece.range, ...piece.trail]),
  ...(fix?.edits.map((edit) => edit.range) ?? []),
  ...(trace?.steps.map((step) => step.range) ?? []),
]

const aside = (problem: ProblemReport): readonly ProblemReport[] =>
  problem.severity === 'note' ? [] : [{ ...problem, severity: 'note' }]

/** Counts of a report of which only these are left. */
export function countsOf(
  counts: Counts,
  findings: readonly FindingReport[],
  undecided: readonly UndecidedReport[],
): Counts {
  const standing = findings.filter(({ change }) => change !== 'fixed')
  const ofSeverity = (severity: FindingReport['severity']) =>
    standing.filter((finding) => finding.severity === severity).length
  const ofVerdict = (verdict: UndecidedReport['verdict']) =>
    undecided.filter((each) => each.verdict === verdict).length
  return {
    ...counts,
    error: ofSeverity('error'),
    warning: ofSeverity('warning'),
    note: ofSeverity('note'),
    possible: ofVerdict('possible'),
    undecided: ofVerdict('undecided'),
  }
}
