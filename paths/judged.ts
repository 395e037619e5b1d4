/** A step before anybody says of it open, blocked or unknown: under which choices it lets the request pass. */
import type { Graph } from '../graph/graph'
import type { Standing } from '../graph/standing'
import { ALWAYS, allOf, type Guard, not } from '../model/guard'
import type { Outside, Resource } from '../model/resource'
import type { Value } from '../model/value'
import type { BlockCode } from './codes'
import type { Edit, Stage, Step, StepVerdict } from './trace'

export interface Judged {
  readonly stage: Stage
  readonly code: BlockCode
  /** Lets the request pass. */
  readonly is: Standing
  readonly says: { readonly open: string; readonly blocked: string; readonly unknown?: string }
  readonly at?: Resource | Outside
  readonly because: readonly Value<unknown>[]
  /** What else decides it that nobody knows; asked where nobody can tell. */
  readonly missing?: () => readonly Value<unknown>[]
  readonly source: string
  /** What opens it, which nobody needs to know while rules are asked. */
  readonly edit?: () => Change | readonly Change[]
}

export type Change = Pick<Edit, 'at' | 'attribute' | 'says'> &
  Partial<Pick<Edit, 'breaks' | 'also'>> & {
    /** One change that opens this block and others alike: where several have the same, it is made once in their place. */
    readonly once?: Change
  }

/** What something on the way decides, which is asked for thousands, and the step that tells it, which people see of a few. */
export interface Decided {
  readonly code: BlockCode
  /** Lets the request pass. */
  readonly is: Standing
  readonly step: () => Judged
}

/** `under`: the choices that are looked at; all of them when left out. */
export function verdictOf(graph: Graph, is: Standing, under: Guard = ALWAYS): StepVerdict {
  if (!graph.possible(allOf([under, not(is.yes)]))) return 'open'
  return graph.possible(allOf([under, not(is.no)])) ? 'unknown' : 'blocked'
}

export function stepOf(graph: Graph, judged: Judged, under: Guard = ALWAYS): Step {
  const { stage, code, says, at, because, source } = judged
  const verdict = verdictOf(graph, judged.is, under)
  const missing = verdict === 'unknown' ? (judged.missing?.() ?? []) : []
  const sentence = says[verdict] ?? `cannot tell whether ${says.open}`
  return {
    stage,
    verdict,
    says: sentence,
    because,
    source,
    ...(at && { at }),
    ...(missing.length > 0 && { missing }),
    ...(verdict === 'blocked' && { code }),
  }
}
