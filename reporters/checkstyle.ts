/** Checkstyle XML (https://checkstyle.org), which many review tools read: an element a file, an error a finding. */
import type { FindingReport, ProblemReport, Severity } from '../model/report'
import { factLines, isStanding } from './facts'
import type { Reporter, ReporterSettings } from './reporter'
import { element, xmlDocument } from './xml'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'info' }

interface Entry {
  readonly file: string
  readonly xml: string
}

export const checkstyle: Reporter = (report, settings) => {
  const entries = [
    ...report.problems.filter(({ severity }) => severity === 'unreadable').map(problemEntry),
    ...report.findings.filter(isStanding).map((finding) => findingEntry(finding, settings)),
  ]
  const files = [...new Set(entries.map(({ file }) => file))].map((name) =>
    element(
      'file',
      { name },
      entries.filter(({ file }) => file === name).map(({ xml }) => xml),
    ),
  )
  return xmlDocument(element('checkstyle', { version: '4.3' }, files))
}

function findingEntry(finding: FindingReport, settings: ReporterSettings): Entry {
  const { file, start } = finding.range
  const attributes = {
    line: start.line,
    column: start.column,
    severity: SEVERITIES[finding.severity],
    message: factLines(finding, settings).join(' '),
    source: `vpclint.${finding.rule}`,
  }
  return { file, xml: element('error', attributes) }
}

const problemEntry = ({ file, range, message, code }: ProblemReport): Entry => ({
  file,
  xml: element('error', {
    line: range?.start.line ?? 1,
    severity: 'error',
    message,
    source: `vpclint.${code}`,
  }),
})
