/** The top of the page: the verdict in numbers, and what finds one finding among many. */
import type { FindingReport, Report } from '../../model/report'
import { totalsLine } from '../wording'
import { htmlText } from './escape'

export function head({ findings, counts, tool }: Report): readonly string[] {
  const numbers = [
    ['error', 'errors', counts.error],
    ['warning', 'warnings', counts.warning],
    ['note', 'notes', counts.note],
    ['possible', 'possible', counts.possible],
    ['undecided', 'cannot tell', counts.undecided],
    ['allowed', 'allowed', counts.allowed],
    ['passed', 'passed', counts.passed],
  ] as const
  const shown = numbers.filter(([name, , count]) => count > 0 || /^(error|warning|passed)$/.test(name))
  return [
    '<header>',
    `<h1>${htmlText(totalsLine(findings, counts))}</h1>`,
    `<p class="totals">vpclint ${htmlText(tool.version)}</p>`,
    `<ul class="counts">${shown.map(([name, label, count]) => `<li class="${name}"><strong>${count}</strong>${label}</li>`).join('')}</ul>`,
    '</header>',
    ...tools(findings),
  ]
}

function tools(findings: readonly FindingReport[]): readonly string[] {
  const boxes = filters(findings).map(
    ([mark, label], index) =>
      `<label><input type="checkbox" value="${mark}" checked> ${label} <kbd>${index + 1}</kbd></label>`,
  )
  return [
    '<div class="tools" role="search">',
    '<input type="search" placeholder="Search findings" aria-label="Search findings">',
    ...boxes,
    '<span id="count" class="totals" role="status"></span>',
    '</div>',
    `<p class="keys totals"><kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous finding,${boxes.length === 0 ? '' : ' <kbd>1</kbd>… filters,'} <kbd>Esc</kbd> all</p>`,
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

/** What the filters tell a finding by. */
export const marksOf = ({ severity, certainty, change }: FindingReport): readonly string[] => [
  severity,
  certainty,
  change ?? 'introduced',
]
