/**
 * # Whether a plan changes anything that was judged
 *
 * A plan that leads to what there was need not be judged twice to tell what is new: nothing is. Nor need one that only updates attributes
 * that nobody asked for while it was judged. Told by what it says of each object: every change is none or such an update, with nothing
 * left to be known, and the prior state has what the changes start from. In doubt it changes something.
 */
import type { LargeSource, Source } from '../../model/place'
import type { PlanDocument, PlannedChange } from './plan-document'
import { openedPlan, takenPlan } from './plan-opened'
import { isUnasked } from './plan-updates'
import { type Contents, hasUnknown, hasValues, isSameAs } from './planned-contents'
import { isUpdate } from './planned-objects'

/** Asked when the plan was judged. */
export function changesNothingJudged(source: Source | LargeSource): boolean {
  const plan = openedPlan(source)?.plan
  const unchanged = plan !== undefined && isUnchanged(plan, isUnasked(source))
  // Nobody asks for it again.
  if (unchanged) takenPlan(source)
  return unchanged
}

/** `unasked`: what the plan updates. */
function isUnchanged(plan: PlanDocument, unasked: boolean): boolean {
  if (plan.changes === undefined || plan.deferred.length > 0) return false
  const objects = new Map<string, Contents>()
  for (const change of plan.changes) {
    if (!isNoChange(change) && !(unasked && isUpdate(change))) return false
    objects.set(change.address, change.before)
  }
  for (const { address, parsed, contents } of plan.prior(() => true)) {
    const before = objects.get(address)
    if (before === undefined ? parsed.mode === 'managed' : !isSameAs(before, contents)) return false
    objects.set(address, contents)
  }
  return !plan.planned((address) => !objects.has(address)).some(({ contents }) => hasValues(contents))
}

const isNoChange = ({ actions, before, after }: PlannedChange): boolean =>
  actions.length === 1 && actions[0] === 'no-op' && isSameAs(before, after) && !hasUnknown(after)
