/**
 * # What a plan changes of what was judged
 *
 * A plan that leads to what there was need not be judged twice to tell what is new: nothing is. Nor need one that only updates attributes
 * that nobody asked for while it was judged; and of one that only updates, what asked for none of them. Told by what it says of each
 * object: every change is none or an update, and the prior state has what the changes start from. In doubt it changes much.
 */
import type { LargeSource, Source } from '../../model/place'
import type { PlanDocument, PlannedChange } from './plan-document'
import { openedPlan, takenPlan } from './plan-opened'
import { isUnasked } from './plan-updates'
import { type Contents, hasUnknown, hasValues, isSameAs } from './planned-contents'
import { isUpdate } from './planned-objects'

/** `updates`: the same objects, of which something that was asked for differs. */
export type Changes = 'nothing' | 'updates' | 'much'

/** Asked when the plans were judged. */
export function whatChanges(sources: readonly (Source | LargeSource)[]): Changes {
  const all = sources.map(changesIn)
  if (all.includes('much')) return 'much'
  return all.includes('updates') ? 'updates' : 'nothing'
}

function changesIn(source: Source | LargeSource): Changes {
  const plan = openedPlan(source)?.plan
  const changes = plan === undefined ? 'much' : ofPlan(plan)
  if (changes === 'much' || (changes === 'updates' && !isUnasked(source))) return changes
  // Nobody asks for it again.
  takenPlan(source)
  return 'nothing'
}

function ofPlan(plan: PlanDocument): Changes {
  if (plan.changes === undefined || plan.deferred.length > 0) return 'much'
  let changes: Changes = 'nothing'
  const objects = new Map<string, Contents>()
  for (const change of plan.changes) {
    if (isUpdate(change)) changes = 'updates'
    else if (!isNoChange(change)) return 'much'
    objects.set(change.address, change.before)
  }
  return isWhereItStarts(plan, objects) ? changes : 'much'
}

/** `objects`: by address, as changes say that they were. */
function isWhereItStarts(plan: PlanDocument, objects: Map<string, Contents>): boolean {
  for (const { address, parsed, contents } of plan.prior(() => true)) {
    const before = objects.get(address)
    if (before === undefined ? parsed.mode === 'managed' : !isSameAs(before, contents)) return false
    objects.set(address, contents)
  }
  return !plan.planned((address) => !objects.has(address)).some(({ contents }) => hasValues(contents))
}

const isNoChange = ({ actions, before, after }: PlannedChange): boolean =>
  actions.length === 1 && actions[0] === 'no-op' && isSameAs(before, after) && !hasUnknown(after)
