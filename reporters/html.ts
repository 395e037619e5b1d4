/**
 * One page that needs nothing else: no request leaves it, and its policy forbids any. Everything is written out here; the script
 * only hides and shows. Opened from a disk, printed, or kept as an artifact of a pipeline.
 */
import type { FindingReport, Report } from '../model/report'
import { htmlText } from './html/escape'
import { findingArticle } from './html/finding'
import { SCRIPT, scriptHash } from './html/script'
import { STYLE } from './html/style'
import type { Reporter, ReporterSettings } from './reporter'
import { checks, number, totalsLine, whatWasFound, whatWasRead, words } from './wording'

export const html: Reporter = (report, settings) =>
  `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash()}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>vpclint: ${htmlText(totalsLine(report.findings, report.counts))}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...head(report),
    ...findings(report, settings),
    ...problems(report),
    ...undecided(report),
    ...wasRead(report),
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
  ].join('\n')}\n`

function head({ findings: all, counts, tool }: Report): readonly string[] {
  return [
    '<header>',
    `<h1>vpclint: ${htmlText(totalsLine(all, counts))}</h1>`,
    `<p class="totals">${htmlText(checks(counts))} vpclint ${htmlText(tool.version)}</p>`,
    '</header>',
    '<div class="tools" role="search">',
    '<input type="search" placeholder="Search findings" aria-label="Search findings">',
    ...filters(all).map(
      ([mark, label]) => `<label><input type="checkbox" value="${mark}" checked> ${label}</label>`,
    ),
    '<span id="count" class="totals" role="status"></span>',
    '</div>',
    '<p class="keys totals">Keys: / search, j and k next and previous finding, Esc all.</p>',
  ]
}

/** Only what tells something apart. */
function filters(all: readonly FindingReport[]): readonly (readonly [mark: string, label: string])[] {
  const known = [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['note', 'notes'],
    ['possible', 'possible'],
    ['introduced', 'new'],
    ['still-there', 'still there'],
    ['fixed', 'fixed'],
  ] as const
  return known.filter(([mark]) => {
    const count = all.filter((finding) => marksOf(finding).includes(mark)).length
    return count > 0 && count < all.length
  })
}

const marksOf = ({ severity, certainty, change }: FindingReport): readonly string[] => [
  severity,
  certainty,
  change ?? 'introduced',
]

function findings({ findings: all }: Report, settings: ReporterSettings): readonly string[] {
  if (all.length === 0) return ['<main><p class="nothing">No findings.</p></main>']
  return [
    '<main>',
    '<h2>Findings</h2>',
    ...all.map((finding) => findingArticle(finding, settings)),
    '</main>',
  ]
}

function problems({ problems: all }: Report): readonly string[] {
  if (all.length === 0) return []
  const rows = all.map(
    ({ file, message, remedy }) =>
      `<li><code>${htmlText(file)}</code> ${htmlText(message)}${remedy === null ? '' : ` ${htmlText(remedy)}`}</li>`,
  )
  return ['<section>', '<h2>Problems with the input</h2>', `<ul>${rows.join('')}</ul>`, '</section>']
}

function undecided({ undecided: all }: Report): readonly string[] {
  if (all.length === 0) return []
  const rows = all.map(({ rule, subject, verdict, missing }) => {
    const facts = missing.map(({ text, supply }) => htmlText(supply === null ? text : `${text} (${supply})`))
    const cells = [rule, subject.address, verdict === 'possible' ? 'possible' : 'cannot tell'].map(htmlText)
    return `<tr>${[...cells, facts.join('<br>')].map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  return [
    `<section><details><summary>${number(all.length, 'check')} possible or cannot tell</summary>`,
    '<div class="table"><table><thead><tr><th>rule</th><th>resource</th><th>verdict</th><th>not known</th></tr></thead>',
    `<tbody>${rows.join('\n')}</tbody></table></div></details></section>`,
  ]
}

function wasRead({ read }: Report): readonly string[] {
  const text = read.length === 0 ? words.nothing : `${whatWasRead(read)}: ${whatWasFound(read)}.`
  return ['<section>', '<h2>What was read</h2>', `<p>${htmlText(text)}</p>`, '</section>']
}
