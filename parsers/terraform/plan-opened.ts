/** A plan's text or bytes, opened once for all who ask. */
import type { LargeSource, Source } from '../../model/place'
import { type PlanDocument, planDocument } from './plan-document'
import { type Json, parseJson } from './plan-json'
import { scanPlan } from './plan-scan'

export interface OpenedPlan {
  /** The whole document, or all of it but its resources. */
  readonly outline: Json
  readonly plan: PlanDocument
}

const opened = new WeakMap<Source | LargeSource, OpenedPlan | undefined>()

/** A plan may be large: who asks for its variables has opened it for the one who reads the rest. */
export function openedPlan(source: Source | LargeSource): OpenedPlan | undefined {
  if (!opened.has(source)) opened.set(source, 'bytes' in source ? scanPlan(source.bytes) : parsed(source))
  return opened.get(source)
}

/** The same for the last who asks, so that nobody keeps it. What was scanned is little, and is asked for again: what there was before. */
export function takenPlan(source: Source | LargeSource): OpenedPlan | undefined {
  const plan = openedPlan(source)
  if (!('bytes' in source)) opened.delete(source)
  return plan
}

function parsed({ text }: Source): OpenedPlan | undefined {
  const json = parseJson(text)
  return json === undefined ? undefined : { outline: json, plan: planDocument(json) }
}
