/** One finding on the page: an article that the keyboard can reach. */
import type { Choice, Evidence, FindingReport, Fix } from '../../model/report'
import { conditionSentences } from '../condition-wording'
import { diffOf } from '../diff'
import type { ReporterSettings } from '../reporter'
import { changeLabel, explainCommand, letterOf, words } from '../wording'
import { htmlCode, htmlLink, htmlText } from './escape'
import { marksOf } from './head'
import { codeBlock, placeText, whereText } from './place'
import { traceSection } from './trace'

/** `picture`: markup of what the finding speaks of, or nothing. */
export function findingArticle(finding: FindingReport, picture: string, settings: ReporterSettings): string {
  const { severity, also, evidence, trace, fix } = finding
  return [
    `<article class="${severity}" data-marks="${marksOf(finding).join(' ')}" tabindex="0">`,
    ...heading(finding, settings),
    '<div class="body">',
    `<p class="lead">${htmlText(finding.message)}</p>`,
    picture,
    ...conditionSentences(finding).map((text) => `<p>${htmlText(text)}</p>`),
    ...finding.wouldRaise.map((text) => `<p>${words.wouldRaise} ${htmlText(text)}.</p>`),
    ...(also.length === 0 ? [] : [`<p>${words.also}: ${also.map(htmlText).join(', ')}</p>`]),
    ...(evidence.length === 0 ? [] : [`<h4>${words.facts}</h4>`]),
    `<ol class="facts">${evidence.map((each) => fact(each, settings)).join('')}</ol>`,
    ...(trace === null ? [] : traceSection(trace, settings)),
    ...wayOut(finding, fix),
    ...reading(finding),
    '</div>',
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function heading(finding: FindingReport, settings: ReporterSettings): readonly string[] {
  const { severity, certainty, change, rule, range } = finding
  const badges = [
    ...(certainty === 'possible' ? ['possible'] : []),
    ...(change === null ? [] : [changeLabel(change)]),
  ].map((text) => `<span class="badge">${htmlText(text)}</span>`)
  return [
    '<header>',
    `<span class="severity">${severity}</span>`,
    `<h3>${htmlText(rule)}</h3>`,
    ...badges,
    `<span class="where">${placeText(range, settings)}</span>`,
    '</header>',
  ]
}

const fact = ({ text, range, excerpt, trail }: Evidence, settings: ReporterSettings): string => {
  const set = trail.map((each) => `<p class="totals">${words.trail}${whereText(each, settings)}</p>`)
  return `<li><p>${htmlText(text)}${whereText(range, settings)}</p>${excerpt === null ? '' : codeBlock(excerpt, range)}${set.join('')}</li>`
}

function wayOut(finding: FindingReport, fix: Fix | null): readonly string[] {
  const remedy = oneLine(finding.remedy)
  if (fix === null && remedy === '') return []
  return [
    `<h4>${words.remedy}</h4>`,
    ...(remedy === '' ? [] : [`<p>${htmlText(remedy)}</p>`]),
    ...(fix === null ? [] : diff(fix, finding)),
    ...(finding.fixes ?? []).flatMap((choice, at) => chosen(choice, at, finding)),
    ...checked(finding),
  ]
}

function chosen(choice: Choice, at: number, finding: FindingReport): readonly string[] {
  const { title, costs, steps, edits, breaks } = choice
  const told = [...(costs === null ? [] : [costs]), ...breaks.map((text) => `${words.first} ${text}`)]
  return [
    `<p><strong>${words.fix} ${letterOf(at)}</strong> ${htmlText(title)}</p>`,
    ...(steps.length === 0 ? [] : [`<ul>${steps.map((step) => `<li>${htmlText(step)}</li>`).join('')}</ul>`]),
    ...diffBlock({ edits }, finding),
    ...told.map((text) => `<p>${htmlText(text)}</p>`),
  ]
}

const checked = ({ check }: FindingReport): readonly string[] =>
  check === undefined
    ? []
    : [
        `<p>${words.checkBy(check.command)} <code>${htmlText(check.command)}</code> (${htmlText(check.text)})</p>`,
      ]

const diff = (fix: Fix, finding: FindingReport): readonly string[] => [
  `<p><strong>${words.fix}</strong> ${htmlText(fix.title)}</p>`,
  ...diffBlock(fix, finding),
  ...(fix.caution === null ? [] : [`<p>${htmlText(fix.caution)}</p>`]),
]

function diffBlock(fix: Pick<Fix, 'edits'>, finding: FindingReport): readonly string[] {
  const parts = diffOf(fix, finding).map(({ range, gone, come }) => {
    const lines = [
      ...gone.map((line) => `<del>- ${htmlCode(line)}</del>`),
      ...come.map((line) => `<ins>+ ${htmlCode(line)}</ins>`),
    ]
    return `<span class="n">${htmlText(range.file)}:${range.start.line}</span>${lines.join('')}`
  })
  return parts.length === 0 ? [] : [`<pre>${parts.join('\n')}</pre>`]
}

const reading = ({ links, rule }: FindingReport): readonly string[] => [
  `<p class="totals">${[...links.map(htmlLink), `${words.more} <code>${htmlText(explainCommand(rule))}</code>`].join('<br>')}</p>`,
]

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
