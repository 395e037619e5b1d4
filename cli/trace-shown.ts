/** Traces, ready to be printed: texts, and places as lines. */
import type { Locator } from '../engine/locate'
import { thingWords } from '../engine/missing'
import type { Graph } from '../graph/graph'
import type { Range } from '../model/range-in-source'
import { isOutside } from '../model/resource'
import { referencesIn, type Value } from '../model/value'
import type { Edit, Symptom, Trace } from '../paths/trace'
import { type DigStep, stepIn } from './dig-answer'

export interface ShownStep extends DigStep {
  readonly stage: string
}

export interface ShownTrace {
  readonly from: string
  readonly to: string
  readonly verdict: Trace['verdict']
  readonly codes: readonly string[]
  readonly hops: readonly { readonly label: string; readonly steps: readonly ShownStep[] }[]
  readonly symptom: Symptom | null
  /** Each change that opens a block; all of them together open the way. */
  readonly edits: readonly ShownEdit[]
  /** Where what nobody knows is written, and what that is. */
  readonly causes: readonly ShownCause[]
}

export interface ShownCause extends Range {
  /** `var.region has no value`; null where only its place is known. */
  readonly says: string | null
}

export interface ShownEdit {
  readonly at: string
  readonly attribute: string | null
  readonly says: string
  readonly range: Range | null
  /** What the change would break elsewhere. */
  readonly breaks: readonly string[]
  /** What else it would open, for whom. */
  readonly also: readonly string[]
}

export const shownTrace = (trace: Trace, graph: Graph, locate: Locator): ShownTrace => ({
  from: trace.from,
  to: trace.to,
  verdict: trace.verdict,
  codes: trace.codes,
  hops: trace.hops.map(({ label, steps }) => ({
    label,
    steps: steps.map((step) => ({ stage: step.stage, ...stepIn(step, locate) })),
  })),
  symptom: trace.symptom ?? null,
  edits: trace.edits.map((edit) => editIn(edit, locate)),
  causes: trace.causes.map((value) => ({
    ...locate.range(value.origin.place),
    says: causeWords(value, graph),
  })),
})

/** What is declared here is not missing: what else decides stands behind it. */
function causeWords(value: Value<unknown>, graph: Graph): string | null {
  const [first] = referencesIn(value)
  const declared = first?.to.is === 'declaration' ? graph.at(first.to.id) : undefined
  return declared && declared.ownership !== 'read' ? null : (thingWords(value, graph) ?? null)
}

const editIn = ({ at, attribute, says, breaks, also }: Edit, locate: Locator): ShownEdit => ({
  at: isOutside(at) ? at.name : at.address,
  attribute: attribute ?? null,
  says,
  range: locate.range(isOutside(at) ? at.value.origin.place : at.place),
  breaks,
  also,
})
