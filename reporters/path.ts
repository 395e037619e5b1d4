/**
 * The followed path as people read it at a glance: what lets the request pass is a line a stage, what stops it or cannot be told stands in
 * full, and what would have come after the last block is left out. Formats for programs have every step.
 */
import type { TraceReport, TraceStep } from '../model/report'
import { passedWords } from './trace-wording'

export function shownSteps({ steps }: TraceReport): readonly TraceStep[] {
  const last = steps.findLastIndex(({ outcome }) => outcome !== 'ok')
  const told = last < 0 ? steps : steps.slice(0, last + 1)
  return runsOf(told).flatMap((run, at, all) => {
    const next = all[at + 1]?.[0]
    const [first] = run
    if (!first) return []
    const said = first.outcome === 'ok' && next?.does === first.does && next.outcome !== 'ok'
    return said ? [] : shownRun(run, first)
  })
}

/** Neighbours of one stage that let the request pass are one run; the links of a name are not, nor is what does not pass. */
function runsOf(steps: readonly TraceStep[]): readonly (readonly TraceStep[])[] {
  const runs: TraceStep[][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run?.[0] && isAlike(run[0], step)) run.push(step)
    else runs.push([step])
  }
  return runs
}

const isAlike = (a: TraceStep, b: TraceStep): boolean =>
  a.outcome === 'ok' && b.outcome === 'ok' && a.does !== 'name' && groupOf(a) === groupOf(b)

/** What an endpoint checks before it takes a request. */
const groupOf = ({ does }: TraceStep): string =>
  does === 'certificate' || does === 'policy' ? 'endpoint' : does

const shownRun = (run: readonly TraceStep[], first: TraceStep): readonly TraceStep[] =>
  run.length === 1 ? run : [{ ...first, text: passedWords(run.map(({ does }) => does)), range: null }]
