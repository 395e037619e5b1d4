/** What stands around the findings: the network, problems, what could not be told, what is allowed, what was read. */
import type { Report } from '../../model/report'
import { marksOfAll } from '../picture/marks'
import { overview } from '../picture/svg'
import { checks, number, whatWasFound, whatWasRead, words } from '../wording'
import { htmlText } from './escape'

export function network({ drawing, findings }: Report): readonly string[] {
  if (drawing === undefined) return []
  const open = findings.filter(({ change }) => change !== 'fixed')
  const picture = overview(drawing, marksOfAll(open, drawing))
  if (picture === '') return []
  return [
    '<details class="network" open>',
    `<summary>${words.picture}</summary>`,
    picture,
    open.length === 0
      ? ''
      : '<p class="legend"><span><b>✕ red</b> at fault</span><span>bold frame: a fact of a finding</span><span>dashed box: not part of what was read</span><span>dashed line: one of several</span></p>',
    '</details>',
  ]
}

export function problems({ problems: all }: Report): readonly string[] {
  if (all.length === 0) return []
  const rows = all.map(
    ({ file, message, remedy }) =>
      `<li><code>${htmlText(file)}</code> ${htmlText(message)}${remedy === null ? '' : ` ${htmlText(remedy)}`}</li>`,
  )
  return ['<section>', '<h2>Problems with the input</h2>', `<ul>${rows.join('')}</ul>`, '</section>']
}

export function undecided({ undecided: all }: Report): readonly string[] {
  const rows = all.map(({ rule, subject, verdict, missing }) => {
    const facts = missing.map(({ text, supply }) => htmlText(supply === null ? text : `${text} (${supply})`))
    const cells = [rule, subject.address, verdict === 'possible' ? 'possible' : 'cannot tell'].map(htmlText)
    return [...cells, facts.join('<br>')]
  })
  return folded(
    `${number(all.length, 'check')} possible or cannot tell`,
    ['rule', 'resource', 'verdict', 'not known'],
    rows,
  )
}

export function allowed({ allowed: all }: Report): readonly string[] {
  const rows = all.map(({ finding, because, until }) =>
    [finding.rule, finding.subject.address, finding.message, because, until ?? ''].map(htmlText),
  )
  return folded(
    `${number(all.length, 'finding')} allowed`,
    ['rule', 'resource', 'finding', 'because', 'until'],
    rows,
  )
}

/** Cells are HTML already. */
function folded(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return []
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return [
    `<section><details><summary>${title}</summary>`,
    `<div class="table"><table><thead><tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr></thead>`,
    `<tbody>${cells.join('\n')}</tbody></table></div></details></section>`,
  ]
}

export function wasRead({ read, counts }: Report): readonly string[] {
  const text =
    read.length === 0 ? words.nothing : `${whatWasRead(read)}: ${whatWasFound(read)}. ${checks(counts)}`
  const incomplete = [...new Set(read.flatMap((each) => each.incomplete))]
  return [
    '<section>',
    '<h2>What was read</h2>',
    `<p>${htmlText(text)}</p>`,
    ...(incomplete.length === 0
      ? []
      : [
          `<p>${words.incomplete}</p><ul>${incomplete.map((each) => `<li>${htmlText(each)}</li>`).join('')}</ul>`,
        ]),
    '</section>',
  ]
}
