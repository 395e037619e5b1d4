/** Stored reports with anything at all in every place where a text of the input can stand. */
import type { Report } from '../../model/report'

/** The report with its sentences, names and paths replaced in turn. */
export function withTexts(report: Report, pieces: readonly string[]): Report {
  let next = 0
  const fixed = new Set(['severity', 'certainty', 'change', 'outcome', 'verdict', 'name'])
  return JSON.parse(JSON.stringify(report), (key, value) => {
    if (typeof value !== 'string' || fixed.has(key)) return value
    next += 1
    return pieces[next % pieces.length]
  })
}
