/**
 * GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format): a flat array. GitLab compares
 * the target branch's report with the merge request's by fingerprint, so all that stands is in it, and no two entries share one.
 */
import type { FindingReport, ProblemReport, Severity } from '../model/report'
import { factLines, isStanding } from './facts'
import { asInertJson } from './json'
import { plain } from './plain'
import type { Reporter } from './reporter'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', note: 'info' }

export const gitlab: Reporter = (report, settings) => {
  const seen = new Map<string, number>()
  const unique = (fingerprint: string): string => {
    const before = seen.get(fingerprint) ?? 0
    seen.set(fingerprint, before + 1)
    return before === 0 ? fingerprint : `${fingerprint}-${before}`
  }
  const entries = [
    ...report.problems
      .filter(({ severity }) => severity === 'unreadable')
      .map((problem) => problemEntry(problem, unique)),
    ...report.findings.filter(isStanding).map((finding) => ({
      ...findingEntry(finding, unique),
      content: { body: factLines(finding, settings).join('\n') },
    })),
  ]
  return `${asInertJson(entries)}\n`
}

const findingEntry = (
  { rule, message, severity, range, fingerprint, subject }: FindingReport,
  unique: (text: string) => string,
) => ({
  type: 'issue',
  check_name: rule,
  description: plain(message),
  categories: ['Bug Risk'],
  severity: SEVERITIES[severity],
  // One fault in two roots is two.
  fingerprint: unique(`${fingerprint}-${subject.deployment}`),
  location: { path: range.file, lines: { begin: range.start.line, end: range.end.line } },
})

const problemEntry = ({ code, message, file, range }: ProblemReport, unique: (text: string) => string) => ({
  type: 'issue',
  check_name: code,
  description: plain(message),
  categories: ['Bug Risk'],
  severity: 'blocker',
  fingerprint: unique(`${code}-${file}`),
  location: { path: file, lines: { begin: range?.start.line ?? 1 } },
})
