/** The answer of `vpclint trace` for people: hop by hop what passes and what does not, then what to change. */
import type { Range } from '../model/report'
import { palette } from '../reporters/palette'
import { plain } from '../reporters/plain'
import type { ShownEdit, ShownStep, ShownTrace } from './trace-shown'

const MARKS = { open: 'passes', blocked: 'blocked', unknown: 'cannot tell' } as const
const WIDTH = Math.max(...Object.values(MARKS).map((mark) => mark.length))

const SEEN: Readonly<Record<string, string>> = {
  answered: 'The caller sees: an answer.',
  timeout: 'The caller sees: a timeout.',
  'name-does-not-resolve': 'The caller sees: the name does not resolve.',
  'certificate-mismatch': 'The caller sees: the certificate does not match the name.',
  forbidden: 'The caller sees: 403 Forbidden.',
}

const VERDICTS: Readonly<Record<ShownTrace['verdict'], string>> = {
  reachable: 'reachable',
  blocked: 'blocked',
  unknown: 'cannot tell',
}

export function traceText(traces: readonly ShownTrace[], colors: boolean): string {
  const paint = palette(colors)
  const verdict = { reachable: paint.good, blocked: paint.bad, unknown: paint.strong }
  const lines = traces.flatMap((trace) => [
    paint.strong(shown(`${trace.from} -> ${trace.to}`)),
    '',
    ...trace.hops.flatMap(({ label, steps }) => [
      `  ${shown(label)}`,
      ...steps.map((step) => `    ${mark(step, paint)}  ${shown(step.says)}${where(step.range)}`),
    ]),
    '',
    `  ${verdict[trace.verdict](VERDICTS[trace.verdict])}${trace.codes.length === 0 ? '' : `: ${trace.codes.join(', ')}`}`,
    ...(trace.symptom === null ? [] : [`  ${SEEN[trace.symptom] ?? ''}`]),
    ...causes(trace),
    ...edits(trace.edits),
    '',
  ])
  return `${lines.join('\n')}\n`
}

const shown = (text: string): string => plain(text, true)

const mark = ({ verdict }: ShownStep, paint: ReturnType<typeof palette>): string => {
  const word = MARKS[verdict].padEnd(WIDTH)
  return verdict === 'blocked' ? paint.bad(word) : verdict === 'open' ? paint.good(word) : word
}

const where = (range: Range | null): string =>
  range === null ? '' : shown(`  (${range.file}:${range.start.line}:${range.start.column})`)

const MOST = 5

const causes = ({ causes: ranges }: ShownTrace): readonly string[] => {
  const places = [...new Set(ranges.map(({ file, start }) => `${file}:${start.line}`))].slice(0, MOST)
  return places.length === 0 ? [] : [`  What decides it is not known: ${shown(places.join(', '))}`]
}

const edits = (all: readonly ShownEdit[]): readonly string[] =>
  all.length === 0
    ? []
    : [
        '',
        all.length === 1 ? '  To open it' : '  To open it, all of',
        ...all.flatMap(({ at, says, range, breaks, also }) => [
          `    ${shown(at)}: ${shown(says)}${where(range)}`,
          ...breaks.map((broken) => `      breaks: ${shown(broken)}`),
          ...also.map((opened) => `      also: ${shown(opened)}`),
        ]),
      ]
