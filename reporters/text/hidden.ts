/** What is printed only when asked for, and what is said of it when it is not. */
import type { FindingReport, Report } from '../../model/report'
import type { Showable } from '../reporter'
import { columnOf } from '../where'
import { words } from '../wording'
import { headline } from './finding'
import { type Page, sentences } from './page'

/** Findings in full; the others of the report are in the counts, or a line each. */
export function shownFindings(report: Report, show: readonly Showable[]): readonly FindingReport[] {
  return report.findings.filter(
    ({ change }) => change !== 'fixed' && (change !== 'still-there' || show.includes('existing')),
  )
}

/** Findings of faults that were there before this change: a line each, since they may decide the exit status. */
export function existingLines(on: Page, report: Report): readonly string[] {
  if (on.settings.show.includes('existing')) return []
  const existing = report.findings.filter(({ change }) => change === 'still-there')
  return existing.map((finding) => headline(on, finding))
}

export function askedFor(on: Page, report: Report): readonly string[] {
  const { show } = on.settings
  return [
    ...(show.includes('existing') ? fixed(on, report) : []),
    ...(show.includes('possible') ? undecided(on, report, 'possible', words.possibly) : []),
    ...(show.includes('cannot-tell') ? undecided(on, report, 'undecided', words.cannotTell) : []),
    ...(show.includes('allowed') ? allowed(on, report) : []),
    ...(show.includes('passed') ? passed(on, report) : []),
  ]
}

function fixed(on: Page, report: Report): readonly string[] {
  const gone = report.findings.filter(({ change }) => change === 'fixed')
  if (gone.length === 0) return []
  const lines = gone.map(({ rule, subject }) => lineOf(on, rule, subject, report))
  return [on.paint.strong(words.fixed), ...lines, '']
}

/** Where everything is new, as in a first plan, that is said once and not behind each finding. */
export const saidOnce = (report: Report): Report =>
  report.findings.length > 1 && report.findings.every(({ change }) => change === 'introduced')
    ? { ...report, findings: report.findings.map((finding) => ({ ...finding, change: null })) }
    : report

function undecided(
  on: Page,
  report: Report,
  verdict: 'possible' | 'undecided',
  title: string,
): readonly string[] {
  const list = report.undecided.filter((each) => each.verdict === verdict)
  if (list.length === 0) return []
  const lines = list.flatMap((each) => {
    const where = each.range === null ? '' : `${columnOf(each.range, on.settings)}  `
    const head = `${where}${on.plain(each.rule)}  ${on.plain(each.subject.address)}`
    return [head, ...each.missing.flatMap((missing) => sentences(on, missing.text, '    '))]
  })
  return [on.paint.strong(title), ...lines, '']
}

function allowed(on: Page, report: Report): readonly string[] {
  if (report.allowed.length === 0) return []
  const lines = report.allowed.flatMap(({ finding, because, until }) => [
    headline(on, finding),
    ...sentences(
      on,
      `${words.because} ${because}${until === null ? '' : `, ${words.until} ${until}`}`,
      '    ',
    ),
  ])
  return [on.paint.strong(words.allowed), ...lines, '']
}

function passed(on: Page, report: Report): readonly string[] {
  if (report.passed.length === 0) return []
  const lines = report.passed.map((each) => lineOf(on, each.rule, each, report))
  return [on.paint.strong(words.passed), ...lines, '']
}

/** Without a place: of several stacks or roots, which one it is of. */
function lineOf(
  on: Page,
  rule: string,
  { address, deployment }: { readonly address: string; readonly deployment: string },
  { read }: Report,
): string {
  const where = read.length > 1 ? `  ${on.paint.dim(on.plain(deployment))}` : ''
  return `  ${on.plain(rule)}  ${on.plain(address)}${where}`
}
