/**
 * A page that fits a limit: head and end are made first, findings fill what is left, the others are counted. What a reviewer
 * must act on comes first, the rest is folded.
 */
import type { FindingReport, ProblemReport, Report, UndecidedReport } from '../../model/report'
import { isStanding } from '../facts'
import { plain } from '../plain'
import type { ReporterSettings } from '../reporter'
import { suppliesOf } from '../supplies'
import { checks, number, totalsLine, whatWasFound, whatWasRead, words } from '../wording'
import { fenced, markdownText } from './escape'
import { findingSection, folded, paragraphs, placeLink } from './finding'

const LISTED_AT_MOST = 30

/** `measure`: how much of the limit a text takes. */
export function markdownPage(
  report: Report,
  settings: ReporterSettings,
  limit: number,
  measure: (text: string) => number,
): string {
  const standing = report.findings.filter(isStanding)
  const fresh = standing.filter(({ change }) => change !== 'still-there')
  const head = paragraphs([
    ['<!-- vpclint -->', `## vpclint: ${totalsLine(report.findings, report.counts)}`],
    countTable(report),
    ...problems(report.problems),
  ])
  const end = paragraphs([
    ...existing(
      standing.filter(({ change }) => change === 'still-there'),
      settings,
    ),
    ...fixed(report.findings.filter(({ change }) => change === 'fixed')),
    ...cannotTell(report.undecided),
    wasRead(report),
  ])
  const sections = fresh.map((finding) => findingSection(finding, settings))
  const room = limit - measure(`${head}\n\n${end}\n\n${leftOut(fresh.length)}\n`)
  const kept = fitting(sections, room, (section) => measure(`${section}\n\n`))
  const left = sections.length - kept.length
  return `${[head, ...kept, ...(left > 0 ? [leftOut(left)] : []), end].filter((part) => part !== '').join('\n\n')}\n`
}

function fitting(
  sections: readonly string[],
  room: number,
  measure: (text: string) => number,
): readonly string[] {
  let used = 0
  const end = sections.findIndex((section) => {
    used += measure(section)
    return used > room
  })
  return end === -1 ? sections : sections.slice(0, end)
}

const leftOut = (left: number): string =>
  `**${number(left, 'more finding')}** did not fit here; the log has all of them.`

function countTable({ findings, counts }: Report): readonly string[] {
  const changed = (change: FindingReport['change']) =>
    findings.filter((each) => each.change === change).length
  const compared = findings.some(({ change }) => change !== null)
  const columns: readonly (readonly [string, number])[] = [
    ...(compared
      ? ([
          ['new', changed('introduced')],
          ['still there', changed('still-there')],
          ['fixed', changed('fixed')],
        ] as const)
      : ([
          ['errors', counts.error],
          ['warnings', counts.warning],
          ['notes', counts.note],
        ] as const)),
    ['possible', counts.possible],
    ['cannot tell', counts.undecided],
    ['allowed', counts.allowed],
    ['passed', counts.passed],
  ]
  return [
    `| ${columns.map(([name]) => name).join(' | ')} |`,
    `| ${columns.map(() => '---:').join(' | ')} |`,
    `| ${columns.map(([, count]) => count).join(' | ')} |`,
  ]
}

const problems = (all: readonly ProblemReport[]): readonly (readonly string[])[] => {
  const serious = all.filter(({ severity }) => severity !== 'note')
  return serious.length === 0
    ? []
    : [
        listed(
          serious.map(
            ({ file, message }) => `- <code>${markdownText(file)}</code>: ${markdownText(message)}`,
          ),
        ),
      ]
}

function existing(
  findings: readonly FindingReport[],
  settings: ReporterSettings,
): readonly (readonly string[])[] {
  if (findings.length === 0) return []
  const lines = findings.map(
    ({ rule, message, range }) =>
      `- ${markdownText(rule)} ${placeLink(range, settings)}: ${markdownText(message)}`,
  )
  return [folded(`${findings.length} still there`, [listed(lines)])]
}

const fixed = (findings: readonly FindingReport[]): readonly (readonly string[])[] =>
  findings.length === 0
    ? []
    : [
        [
          `${findings.length} fixed, thank you: ${findings
            .slice(0, LISTED_AT_MOST)
            .map(({ rule, subject }) => `${markdownText(rule)} (${markdownText(subject.address)})`)
            .join(', ')}`,
        ],
      ]

function cannotTell(undecided: readonly UndecidedReport[]): readonly (readonly string[])[] {
  if (undecided.length === 0) return []
  const asked = new Map<string, number>()
  const supplies = new Set<string>()
  for (const { text, supply } of undecided.flatMap(({ missing }) => missing)) {
    asked.set(text, (asked.get(text) ?? 0) + 1)
    if (supply !== null) supplies.add(supply)
  }
  const lines = [...asked]
    .sort(([, a], [, b]) => b - a)
    .map(([text, count]) => `- ${markdownText(text)} (${number(count, 'check')})`)
  const { outside, others } = suppliesOf([...supplies])
  const settle = others.map((supply) => `- ${markdownText(supply)}`)
  const entries = outside.slice(0, LISTED_AT_MOST).map((entry) => `  ${plain(entry)}`)
  return [
    folded(`${number(undecided.length, 'check')} possible or cannot tell`, [
      listed(lines),
      ...(settle.length === 0 ? [] : [[words.supply], listed(settle)]),
      ...(entries.length === 0 ? [] : [[words.settle], fenced('yaml', ['outside:', ...entries])]),
    ]),
  ]
}

const listed = (lines: readonly string[]): readonly string[] =>
  lines.length <= LISTED_AT_MOST
    ? lines
    : [...lines.slice(0, LISTED_AT_MOST), `- and ${lines.length - LISTED_AT_MOST} more`]

function wasRead({ read, counts }: Report): readonly string[] {
  if (read.length === 0) return [words.nothing]
  return [markdownText(`${whatWasRead(read)}: ${whatWasFound(read)}. ${checks(counts)}`)]
}
