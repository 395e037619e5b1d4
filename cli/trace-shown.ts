/** Traces, ready to be printed: texts, and places as lines. */
import type { Locator } from '../engine/locate'
import type { Range } from '../model/range-in-source'
import { isOutside } from '../model/resource'
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
  /** Where what nobody knows is written. */
  readonly causes: readonly Range[]
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

export const shownTrace = (trace: Trace, locate: Locator): ShownTrace => ({
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
  causes: trace.causes.map((value) => locate.range(value.origin.place)),
})

const editIn = ({ at, attribute, says, breaks, also }: Edit, locate: Locator): ShownEdit => ({
  at: isOutside(at) ? at.name : at.address,
  attribute: attribute ?? null,
  says,
  range: isOutside(at) ? null : locate.range(at.place),
  breaks,
  also,
})
