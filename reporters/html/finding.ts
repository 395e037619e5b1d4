/** One finding on the page: an article that the keyboard can reach. */
import type { Evidence, Excerpt, FindingReport, Fix, Range, TraceReport } from '../../model/report'
import { conditionSentences } from '../condition-wording'
import type { ReporterSettings } from '../reporter'
import { outcomeLabel, traceVerdict } from '../trace-wording'
import { isFile, uriOf } from '../where'
import { changeLabel, explainCommand, words } from '../wording'
import { htmlCode, htmlLink, htmlText } from './escape'

export function findingArticle(finding: FindingReport, settings: ReporterSettings): string {
  const { severity, certainty, change, rule, message, range } = finding
  const marks = [severity, certainty, change ?? 'introduced'].join(' ')
  const badges = [
    ...(certainty === 'possible' ? ['possible'] : []),
    ...(change === null ? [] : [changeLabel(change)]),
  ].map((text) => ` <span class="badge">${htmlText(text)}</span>`)
  return [
    `<article class="${severity}" data-marks="${marks}" tabindex="0">`,
    `<h3><span class="severity">${severity}</span> ${htmlText(rule)}${badges.join('')}</h3>`,
    `<p class="where">${placeText(range, settings)}</p>`,
    `<p>${htmlText(message)}</p>`,
    ...conditionSentences(finding).map((text) => `<p>${htmlText(text)}</p>`),
    ...(finding.also.length === 0 ? [] : [`<p>${words.also}: ${finding.also.map(htmlText).join(', ')}</p>`]),
    `<ol class="facts">${finding.evidence.map((each) => fact(each, settings)).join('')}</ol>`,
    ...(finding.trace === null ? [] : [traceList(finding.trace)]),
    ...(finding.fix === null ? [] : [fixText(finding.fix)]),
    ...(finding.remedy === ''
      ? []
      : [`<p><strong>${words.remedy}</strong> ${htmlText(oneLine(finding.remedy))}</p>`]),
    ...finding.links.map((link) => `<p>${htmlLink(link)}</p>`),
    `<p>${words.more} <code>${htmlText(explainCommand(rule))}</code></p>`,
    '</article>',
  ].join('\n')
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function placeText({ file, start }: Range, { sourceLink }: ReporterSettings): string {
  if (!isFile(file)) return `${htmlText(words.standardInput)}:${start.line}`
  const shown = `${htmlText(file)}:${start.line}:${start.column}`
  return sourceLink === null
    ? shown
    : `<a href="${htmlText(`${sourceLink}${uriOf(file)}#L${start.line}`)}" rel="noopener noreferrer">${shown}</a>`
}

function fact({ text, range, excerpt }: Evidence, settings: ReporterSettings): string {
  const where = range === null ? '' : ` <span class="where">${placeText(range, settings)}</span>`
  return `<li><p>${htmlText(text)}${where}</p>${excerpt === null ? '' : code(excerpt, range)}</li>`
}

function code({ firstLine, lines }: Excerpt, range: Range | null): string {
  const width = String(firstLine + lines.length - 1).length
  const shown = lines.map((line, index) => {
    const number = firstLine + index
    return `<span class="n">${String(number).padStart(width)}  </span>${marked(line, number, range)}`
  })
  return `<pre>${shown.join('\n')}</pre>`
}

/** Columns of a range count UTF-16 units, as `slice` does. */
function marked(line: string, number: number, range: Range | null): string {
  if (range === null || number < range.start.line || number > range.end.line) return htmlCode(line)
  const from = number === range.start.line ? range.start.column - 1 : 0
  const to = number === range.end.line ? range.end.column - 1 : line.length
  const point = htmlCode(line.slice(from, to))
  return `${htmlCode(line.slice(0, from))}${point === '' ? '' : `<mark>${point}</mark>`}${htmlCode(line.slice(to))}`
}

function traceList(trace: TraceReport): string {
  const steps = trace.steps.map(
    ({ does, text, outcome }) =>
      `<li>${htmlText(does)}: ${htmlText(text)} <span class="${outcome}">${outcomeLabel(outcome)}</span></li>`,
  )
  return `<details open><summary>${words.path}</summary><p>${htmlText(trace.request)}</p><ol class="path">${steps.join('')}</ol><p>${traceVerdict(trace)}</p></details>`
}

function fixText({ title, edits, caution }: Fix): string {
  const lines = (tag: 'del' | 'ins', sign: string, text: string) =>
    text === ''
      ? ''
      : text
          .split('\n')
          .map((line) => `<${tag}>${sign} ${htmlCode(line)}</${tag}>`)
          .join('')
  const diff = edits.map(
    ({ range, before, after }) =>
      `<span class="n">${htmlText(range.file)}:${range.start.line}</span>${lines('del', '-', before)}${lines('ins', '+', after)}`,
  )
  return `<p><strong>${words.fix}</strong> ${htmlText(title)}</p><pre>${diff.join('\n')}</pre>${caution === null ? '' : `<p>${htmlText(caution)}</p>`}`
}
