/** The answer of `vpclint trace` for people: hop by hop what passes and what does not, then what to change. */
import { type Page, sentences } from '../reporters/text/page'
import { besideMark, linesOf, placed } from './answer-page'
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

export function traceText(traces: readonly ShownTrace[], on: Page): string {
  return `${traces.flatMap((trace) => traceLines(trace, on)).join('\n')}\n`
}

const BY = '    '

function traceLines(trace: ShownTrace, on: Page): readonly string[] {
  const verdict = { reachable: on.paint.good, blocked: on.paint.bad, unknown: on.paint.strong }
  const codes = trace.codes.length === 0 ? '' : `: ${trace.codes.join(', ')}`
  return [
    on.paint.strong(on.plain(`${trace.from} -> ${trace.to}`)),
    '',
    ...trace.hops.flatMap(({ label, steps }) => [
      ...sentences(on, label, '  '),
      ...saidOnce(steps).flatMap((step) => stepLines(step, on)),
    ]),
    '',
    `  ${verdict[trace.verdict](VERDICTS[trace.verdict])}${codes}`,
    ...(trace.symptom === null ? [] : [`  ${SEEN[trace.symptom] ?? ''}`]),
    ...causes(trace, on),
    ...edits(trace.edits, on),
    '',
  ]
}

/** Two subnets of one route table are routed alike, and tell it in the same words at the same place. */
function saidOnce(steps: readonly ShownStep[]): readonly ShownStep[] {
  const first = new Map<string, ShownStep>()
  for (const step of steps) {
    const key = JSON.stringify([step.verdict, step.says, step.range])
    if (!first.has(key)) first.set(key, step)
  }
  return [...first.values()]
}

function stepLines({ verdict, says, range }: ShownStep, on: Page): readonly string[] {
  const word = MARKS[verdict].padEnd(WIDTH)
  const { bad, good } = on.paint
  const mark = verdict === 'blocked' ? bad(word) : verdict === 'open' ? good(word) : word
  return placed(on, besideMark(says), range, `${BY}${' '.repeat(WIDTH)}  `, `${BY}${mark}  `)
}

const MOST = 5

/** What several places lack is said once, with them behind it. */
function causes({ causes: all }: ShownTrace, on: Page): readonly string[] {
  if (all.length === 0) return []
  const known = [...new Set(all.map(({ says }) => says))].sort(
    (a, b) => Number(a === null) - Number(b === null),
  )
  const said = known.map((says) => {
    const places = linesOf(
      on,
      all.filter((one) => one.says === says),
      MOST,
    )
    return says === null ? places : `${says} (${places})`
  })
  return sentences(on, `What decides it is not known: ${said.join('; ')}`, '  ')
}

const edits = (all: readonly ShownEdit[], on: Page): readonly string[] =>
  all.length === 0
    ? []
    : [
        '',
        all.length === 1 ? '  To open it' : '  To open it, all of',
        ...all.flatMap(({ at, says, range, breaks, also }) => [
          ...placed(on, `${at}: ${says}`, range, BY),
          ...breaks.flatMap((broken) => sentences(on, `breaks: ${broken}`, `${BY}  `)),
          ...also.flatMap((opened) => sentences(on, `also: ${opened}`, `${BY}  `)),
        ]),
      ]
