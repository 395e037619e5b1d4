/** What happens to the request, stage by stage; lines that stand among the facts already are referred to by their number. */

import type { Range } from '../../model/range-in-source'
import type { FindingReport, TraceStep } from '../../model/report'
import { columnsOf, padEnd } from '../columns'
import { shownSteps } from '../path'
import { outcomeLabel, traceCommand, traceVerdict } from '../trace-wording'
import { lineOf } from '../where'
import { words } from '../wording'
import { type Page, sentences, withLabel } from './page'

/** What a step does is one word; a longer text goes into its sentence. */
const STEP_COLUMNS = 12

export function traceLines(on: Page, { trace, evidence }: FindingReport): readonly string[] {
  if (trace === null) return []
  const steps = shownSteps(trace)
  const widest = Math.min(STEP_COLUMNS, Math.max(0, ...steps.map(({ does }) => columnsOf(on.plain(does)))))
  const numbers = new Map(
    [...evidence].reverse().map(({ range }, at) => [range && keyOf(range), evidence.length - at] as const),
  )
  const where = (range: Range | null): string => {
    if (range === null) return ''
    const number = numbers.get(keyOf(range))
    return number === undefined ? lineOf(range, on.settings) : `(${number})`
  }
  const command = traceCommand(trace)
  return [
    `  ${on.paint.strong(words.path)}`,
    ...sentences(on, trace.request, '    '),
    ...steps.flatMap((step, at) =>
      stepLines(on, step, where(step.range), widest, steps[at - 1]?.does === step.does),
    ),
    ...sentences(on, traceVerdict(trace), '    '),
    ...(command === null ? [] : [`    ${on.paint.dim(on.plain(command))}`]),
  ]
}

/** Of neighbours that do the same the first says so. */
function stepLines(
  on: Page,
  { does, outcome, text }: TraceStep,
  where: string,
  widest: number,
  again: boolean,
): readonly string[] {
  const label = outcome === 'blocked' ? on.paint.bad(outcomeLabel(outcome)) : outcomeLabel(outcome)
  const by = `    ${' '.repeat(widest)}  `
  const word = again ? '' : on.plain(does)
  const lines =
    columnsOf(word) > widest
      ? sentences(on, `${does}: ${text}`, by, '    ')
      : sentences(on, text, by, `    ${padEnd(word, widest)}  `)
  const placed = where === '' ? lines : [...lines.slice(0, -1), `${lines.at(-1)}  ${on.paint.dim(where)}`]
  return withLabel(on, placed, label, by)
}

const keyOf = ({ file, start }: Range): string => JSON.stringify([file, start.line, start.column])
