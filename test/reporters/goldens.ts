/** The reports under `fixtures/reports/` and how each is printed: read by the tests, written by `npm run fixtures:reports`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../model/report'
import { reporters } from '../../reporters'
import { PLAIN_SETTINGS, type ReporterSettings, SHOWABLE } from '../../reporters/reporter'

export const REPORTS = join(__dirname, '../../fixtures/reports')

export const reportNames = (): readonly string[] =>
  readdirSync(REPORTS)
    .filter((name) => name.endsWith('.report.json'))
    .map((name) => name.replace('.report.json', ''))

export const readReport = (name: string): Report =>
  JSON.parse(readFileSync(join(REPORTS, `${name}.report.json`), 'utf8'))

const EVERYTHING: ReporterSettings = { ...PLAIN_SETTINGS, show: SHOWABLE }

const LINKED: ReporterSettings = {
  ...PLAIN_SETTINGS,
  sourceLink: 'https://github.com/example/infra/blob/0123abc/',
}

/** File ending → how it is printed. */
export const PRINTED: Readonly<Record<string, (report: Report) => string>> = {
  'pipe.txt': (report) => reporters.text(report, PLAIN_SETTINGS),
  'terminal.txt': (report) => reporters.text(report, { ...EVERYTHING, width: 100 }),
  'ascii.txt': (report) =>
    reporters.text(report, { ...EVERYTHING, width: 80, unicode: false, workflowLog: true }),
  json: (report) => reporters.json(report, PLAIN_SETTINGS),
  sarif: (report) => reporters.sarif(report, EVERYTHING),
  github: (report) => reporters.github(report, PLAIN_SETTINGS),
  'junit.xml': (report) => reporters.junit(report, PLAIN_SETTINGS),
  'checkstyle.xml': (report) => reporters.checkstyle(report, PLAIN_SETTINGS),
  'gitlab.json': (report) => reporters.gitlab(report, PLAIN_SETTINGS),
  'comment.md': (report) => reporters.markdown(report, PLAIN_SETTINGS),
  'summary.md': (report) => reporters.summary(report, LINKED),
  html: (report) => reporters.html(report, LINKED),
}
