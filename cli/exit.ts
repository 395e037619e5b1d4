/** What the exit status says. When several apply, the first of 2, 3, 1, 0 wins; what could be linted is printed all the same. */
import type { FindingReport, ProblemReport, Report, Severity } from '../model/report'

export const EXIT = {
  /** No finding at or above `--fail-on`. */
  clean: 0,
  findings: 1,
  /** Bad usage or configuration; also an internal error. */
  usage: 2,
  /** An input that was named, or one recognized as ours, could not be read at all. */
  unreadable: 3,
} as const

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

export const FAIL_ON = ['error', 'warning', 'note', 'never'] as const
export type FailOn = (typeof FAIL_ON)[number]

/**
 * A file that breaks the rules of its own language counts as unreadable although what stands around the error was linted: nothing
 * would deploy it, and "no finding" in it means little.
 */
const isUnreadable = ({ severity, code }: ProblemReport): boolean =>
  severity === 'unreadable' || (severity === 'partly-read' && /-(syntax|too-deep)$/.test(code))

const RANK: Readonly<Record<Severity, number>> = { note: 1, warning: 2, error: 3 }

/** What people wrote for vpclint itself: its configuration and rules of their own. */
const isMisconfigured = ({ severity, code }: ProblemReport): boolean =>
  severity === 'unreadable' && /^(configuration|rule|baseline)-/.test(code)

/** `failOn`: from which severity up a finding fails the run. */
export function exitStatus(report: Report, failOn: (finding: FindingReport) => FailOn): ExitStatus {
  if (report.problems.some(isMisconfigured)) return EXIT.usage
  if (report.problems.some(isUnreadable)) return EXIT.unreadable
  return report.findings.some((finding) => fails(finding, failOn(finding))) ? EXIT.findings : EXIT.clean
}

const fails = ({ change, severity }: FindingReport, failOn: FailOn): boolean =>
  change !== 'fixed' && failOn !== 'never' && RANK[severity] >= RANK[failOn]
