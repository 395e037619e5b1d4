/** A followed request as the report has it: its steps with lines, what stops it, what the caller sees, and what would open it. */
import type { Graph } from '../graph/graph'
import type { Range } from '../model/range-in-source'
import type { TraceReport } from '../model/report'
import { isOutside, type Outside, type Resource } from '../model/resource'
import { canBeTyped } from '../paths/asking'
import type { Edit, Stage, Step, Trace } from '../paths/trace'
import type { Locator } from './locate'

const DOES: Readonly<Record<Stage, string>> = {
  name: 'name',
  route: 'route',
  filter: 'ports',
  endpoint: 'endpoint',
  certificate: 'certificate',
  policy: 'policy',
  service: 'API',
  target: 'target',
}

const OUTCOMES = { open: 'ok', blocked: 'blocked', unknown: 'unknown' } as const

export function reportTrace(trace: Trace, graph: Graph, locator: Locator): TraceReport {
  const { from, to, port, hops, verdict, codes, symptom } = trace
  return {
    request: `${from} -> ${to}`,
    from,
    to,
    port: port ?? null,
    repeatable: canBeTyped(graph, from, to),
    steps: hops.flatMap(({ steps }) => steps.map((step) => reportStep(step, locator))),
    verdict,
    codes,
    symptom: symptom ?? null,
    edits: trace.edits.map((edit) => reportEdit(edit, locator)),
  }
}

const reportStep = (step: Step, locator: Locator): TraceReport['steps'][number] => ({
  does: DOES[step.stage],
  outcome: OUTCOMES[step.verdict],
  text: step.says,
  range: rangeOf(step, locator),
  code: step.code ?? null,
  source: step.source ?? null,
})

/** What somebody wrote, else whose setting it is. */
function rangeOf({ because, at }: Step, locator: Locator): Range | null {
  const written = because.find(({ origin }) => origin.how === 'written') ?? because[0]
  return written ? locator.range(written.origin.place) : rangeAt(at, locator)
}

const rangeAt = (at: Resource | Outside | undefined, locator: Locator): Range | null =>
  at && !isOutside(at) ? locator.range(at.place) : null

const reportEdit = (
  { at, attribute, says, breaks, also }: Edit,
  locator: Locator,
): TraceReport['edits'][number] => ({
  at: isOutside(at) ? at.name : at.address,
  attribute: attribute ?? null,
  text: says,
  range: rangeAt(at, locator),
  breaks,
  also,
})
