/** Places and code on the page. */

import type { Range } from '../../model/range-in-source'
import type { Excerpt } from '../../model/report'
import type { ReporterSettings } from '../reporter'
import { isFile, uriOf } from '../where'
import { words } from '../wording'
import { htmlCode, htmlText } from './escape'

/** `main.tf:18:25`, a link where the lines of the commit can be seen. */
export function placeText({ file, start }: Range, { sourceLink }: ReporterSettings): string {
  if (!isFile(file)) return `${htmlText(words.standardInput)}:${start.line}`
  const shown = `${htmlText(file)}:${start.line}:${start.column}`
  return sourceLink === null
    ? shown
    : `<a href="${htmlText(`${sourceLink}${uriOf(file)}#L${start.line}`)}" rel="noopener noreferrer">${shown}</a>`
}

export const whereText = (range: Range | null, settings: ReporterSettings): string =>
  range === null ? '' : ` <span class="where">${placeText(range, settings)}</span>`

export function codeBlock({ firstLine, lines }: Excerpt, range: Range | null): string {
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
  const from = number === range.start.line ? range.start.column - 1 : line.length - line.trimStart().length
  const to = number === range.end.line ? range.end.column - 1 : line.length
  const point = htmlCode(line.slice(from, to))
  return `${htmlCode(line.slice(0, from))}${point === '' ? '' : `<mark>${point}</mark>`}${htmlCode(line.slice(to))}`
}
